import noticeCard from '../../cards/notice.json' with { type: 'json' };
import { mayRead, responsibleOf } from '../domain/access.ts';
import { currentMeeting, fixedPlan, isOpen, type Case } from '../domain/case.ts';
import type { Notice } from '../domain/effects.ts';
import { isVastbas } from '../domain/vastbas.ts';
import type { VastbasNotice } from '../domain/vastbas-effects.ts';
import type { PersonId } from '../domain/ids.ts';
import { dayOf } from '../domain/time.ts';
import { clockTime, longDay } from './dates.ts';
import { calledOrInvited } from './guest-texts.ts';
import { personName, staffName } from './people.ts';
import { renderCard, type Card } from './render.ts';
import { VASTBAS_NOTICES } from './vastbas-texts.ts';
import type { View } from './view.ts';

export type NoticeView = Pick<View, 'sip' | 'profile' | 'directory' | 'now'> & { readonly to: PersonId };
export type Envelope = { readonly nonce: string; readonly practice: string };
type Words = { readonly title: string; readonly text: string; readonly screen: string };

/** A card that is sent (decision 16): alias, day, time and the names of staff; the rest is behind "Öppna". */
export const drawNotice = (notice: Notice, view: NoticeView, { nonce, practice }: Envelope): Card =>
  renderCard(
    noticeCard,
    { text: isVastbasNotice(notice) ? vastbasWords(notice, view) : WORDS[notice](view) },
    {
      frame: { practice, progress: '', good: '', faultTitle: '', faults: [], kept: '', askReason: false },
      footer: [],
      nonce,
      isOpen: () => true,
    },
  );

/** What a telephone shows of the message before it is opened: never more than the alias. */
export const summaryOf = (notice: Notice, alias: string): string =>
  (isVastbasNotice(notice) ? VASTBAS_NOTICES[notice].summary : SUMMARIES[notice]).replace('{alias}', alias);

const isVastbasNotice = (notice: Notice): notice is VastbasNotice => Object.hasOwn(VASTBAS_NOTICES, notice);

const SUMMARIES: Readonly<Record<Exclude<Notice, VastbasNotice>, string>> = {
  invitation: 'Möte i ärende {alias}: svara om du kommer',
  moved: 'Möte i ärende {alias}: ändrad tid eller plats',
  stands: 'Möte i ärende {alias}: blir av som planerat',
  'ask-stands': 'Ärende {alias}: ska mötet stå fast?',
  cancelled: 'Möte i ärende {alias}: gäller inte längre',
  leads: 'Ärende {alias}: du leder mötet',
  writes: 'Ärende {alias}: du skriver på mötet',
  'plan-fixed': 'Ärende {alias}: det finns något att läsa',
  removed: 'Ärende {alias}: du är inte längre med',
  refusal: 'Ärende {alias}: ett beslut att läsa',
  paused: 'Ärende {alias} är pausat',
  'takes-over': 'Ärende {alias}: du tar över',
  ring: 'Ärende {alias}: någon behöver ringas',
};

function vastbasWords(notice: VastbasNotice, { sip, directory }: NoticeView): Words {
  const { title, text, screen } = VASTBAS_NOTICES[notice];
  const leader = personName(directory, responsibleOf(sip));
  return { title, text: text.replace('{alias}', sip.alias).replace('{leader}', leader), screen };
}

const WORDS: Readonly<Record<Exclude<Notice, VastbasNotice>, (view: NoticeView) => Words>> = {
  ring: ({ sip }) => ({
    title: 'Någon behöver ringas',
    text: `Ett meddelande i ärende ${sip.alias} har kanske inte kommit fram. Öppna, så ser du vem du ska ringa.`,
    screen: 'unreached',
  }),
  invitation: (view) => {
    const { word, title } = calledOrInvited(view.directory, ownGuest(view));
    return {
      title,
      text: `Du är ${word} till ett möte i ärende ${view.sip.alias}${whenText(view.sip)}.${leaderText(view)}`,
      screen: 'invitation',
    };
  },
  moved: (view) => ({
    title: 'Ändrat möte',
    text: `Mötet i ärende ${view.sip.alias} hålls${whenText(view.sip)}.${leaderText(view)} Öppna och svara om du kommer.`,
    screen: 'invitation',
  }),
  stands: (view) => ({
    title: 'Mötet blir av',
    text: `Mötet i ärende ${view.sip.alias} hålls som planerat${whenText(view.sip)}.${leaderText(view)} Öppna och svara om du kommer.`,
    screen: 'invitation',
  }),
  'ask-stands': ({ sip }) => ({
    title: 'Ska mötet stå fast?',
    text: `Samtycket gäller igen. Mötet i ärende ${sip.alias}${whenText(sip)} är inställt tills du har bestämt. Inget skickas innan dess.`,
    screen: 'keep-meeting',
  }),
  cancelled: (view) =>
    ownGuest(view) || isHost(view)
      ? {
          title: 'Mötet är inställt',
          text: `Mötet i ärende ${view.sip.alias}${whenText(view.sip)} blir inte av. Du behöver inte svara. Du får veta om det blir en ny tid.`,
          screen: '',
        }
      : {
          title: 'Du är inte längre kallad',
          text: mayStillRead(view)
            ? `Du är inte längre kallad till mötet i ärende ${view.sip.alias}.`
            : removedText(view.sip),
          screen: '',
        },
  leads: (view) => ({
    title: 'Du leder mötet',
    text: `Du leder mötet i ärende ${view.sip.alias}${whenText(view.sip)}.`,
    screen: 'case',
  }),
  writes: (view) => ({
    title: 'Du skriver på mötet',
    text: `Du skriver på mötet i ärende ${view.sip.alias}${whenText(view.sip)}.`,
    screen: 'case',
  }),
  'plan-fixed': (view) => ({
    title: 'Planen är fastställd',
    text: `Planen i ärende ${view.sip.alias} är fastställd. ${taskText(view)}`,
    screen: 'case',
  }),
  removed: (view) => ({
    title: isOpen(view.sip) ? 'Du är inte längre med' : 'Ärendet är avslutat',
    text: mayStillRead(view) ? `Ärende ${view.sip.alias} är avslutat.` : removedText(view.sip),
    screen: '',
  }),
  refusal: ({ sip }) => ({
    title: 'Ett beslut att läsa',
    text: `Det finns ett beslut i ärende ${sip.alias} som du ska läsa.`,
    screen: 'refusal',
  }),
  'takes-over': (view) => ({
    title: 'Du tar över ett ärende',
    text: takesOver(view),
    screen: mayStillRead(view) ? 'case' : '',
  }),
  paused: ({ sip }) => ({
    title: 'Ärendet är pausat',
    text: `Ärende ${sip.alias} är pausat. Öppna och se vad du ska göra.`,
    screen: 'case',
  }),
};

/** In process B samordnaren reads until the coordinators lead, and then only sees to it that there are two of them. */
function takesOver(view: NoticeView): string {
  const { sip, profile } = view;
  const word = isVastbas(sip) ? 'samordnare' : profile.words.responsible;
  const next = mayStillRead(view)
    ? 'Öppna och läs det.'
    : 'Koordinatorerna arbetar med det. Slutar en av dem får du veta det.';
  return `Ärende ${sip.alias} är lämnat över till dig. Du är ${word} från och med nu. ${next}`;
}

/** n.task: what one has taken on and the first day of it, without a word of what it is. */
function taskText({ sip, to }: NoticeView): string {
  const own = fixedPlan(sip)?.measures.filter((measure) => measure.person === to) ?? [];
  if (own.length === 0) return 'Öppna och läs den.';
  const due = own.flatMap((measure) => measure.due ?? []).toSorted()[0];
  const when = due ? ` ${own.length === 1 ? 'Klart senast' : 'Det första ska vara klart'} ${longDay(due)}.` : '';
  return `Du har tagit på dig ${own.length === 1 ? 'något' : `${own.length} saker`}.${when} Öppna och se vad du ska göra.`;
}

const ownGuest = ({ sip, to }: NoticeView) =>
  currentMeeting(sip)?.guests.find((guest) => guest.person === to && guest.sentAt);
const isHost = ({ sip, to }: NoticeView): boolean =>
  [currentMeeting(sip)?.leader, currentMeeting(sip)?.secretary].includes(to);
const mayStillRead = ({ profile, directory, sip, to, now }: NoticeView): boolean =>
  mayRead(profile, directory, sip, to, dayOf(now));
/** n.removed */
const removedText = ({ alias }: Case): string => `Du är inte längre med i ärende ${alias}. Du kan inte öppna det.`;

const whenText = (sip: Case): string => {
  const start = currentMeeting(sip)?.start;
  return start ? ` den ${longDay(dayOf(start))} kl. ${clockTime(start)}` : '';
};
const leaderText = ({ sip, directory }: NoticeView): string => {
  const name = staffName(directory, currentMeeting(sip)?.leader);
  return name ? ` Leder gör ${name}.` : '';
};
