import keepCard from '../../../cards/keep-meeting.json' with { type: 'json' };
import { isCalledOff, isHeldBack, isMissed, openCalls } from '../../domain/called.ts';
import { isUndecided, unitsAway } from '../../domain/meeting-obligations.ts';
import { responsibleOf } from '../../domain/access.ts';
import { currentMeeting } from '../../domain/case.ts';
import { PARTS } from '../../domain/event.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { longDay } from '../dates.ts';
import { dayOf } from '../../domain/time.ts';
import { listed } from '../listed.ts';
import { lackText } from '../texts.ts';
import { deadlineTexts, meetingFacts, OFF_TEXTS } from '../meeting-texts.ts';
import { staffName, unitName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

type Words = { readonly title: string; readonly why: string; readonly effect: string; readonly keep: string };
const STANDS = 'Ja, mötet står fast';

/** E4: a meeting that is off stands only when someone says so; and someone decides when those who are needed stay away. */
export const keepMeeting: CaseScreen = {
  template: keepCard,
  opens: ['meeting.keep', 'meeting.unmiss'],
  exists: ({ sip, directory, verbs }) => isUndecided(directory, sip) && (verbs.has('meeting.keep') || isMissed(sip)),
  back: 'case',
  data: (view) => {
    const { sip, now, verbs } = view;
    const meeting = currentMeeting(sip);
    const isOff = isHeldBack(sip);
    const hasPassed = meeting?.start !== undefined && meeting.start <= now;
    const words = isOff && meeting ? wordsOff(view, meeting) : wordsAway(view);
    return {
      text: {
        ...words,
        ...deadlineTexts(view),
        facts: meeting ? meetingFacts(view, meeting) : [],
        keep: hasPassed && !isMissed(sip) ? '' : words.keep,
        passed: hasPassed && !meeting.offWhy ? lackText({ code: 'meeting-past' }) : '',
        calling: Object.keys(openCalls(sip)).length > 0,
        inviting: !isOff,
        calledOff: isCalledOff(sip),
        missed: isMissed(sip),
        moves: verbs.has('meeting.move'),
      },
    };
  },
  reads: {
    'meeting.keep': () => ({ ok: true, payload: {} }),
    'meeting.unmiss': () => ({ ok: true, payload: {} }),
  },
  next: { 'meeting.keep': 'answers', 'meeting.unmiss': 'was-held' },
};

function wordsOff({ sip, directory, verbs }: View, { offAt, offWhy }: Meeting): Words {
  const on = offAt ? ` ${longDay(dayOf(offAt))}` : '';
  const by = sip.changed[PARTS.time]?.by;
  const who = (by !== 'system' && staffName(directory, by)) || 'Någon';
  if (!offWhy)
    return {
      title: 'Samtycket gäller igen. Ska mötet stå fast?',
      why: `De som är kallade fick veta${on} att mötet är inställt. Inget skickas förrän du har valt.`,
      effect:
        'Står mötet fast får de som är kallade veta det och svarar på nytt. Den som inte har Teams blir ett samtal för dig.',
      keep: STANDS,
    };
  if (offWhy === 'not-held')
    return {
      title: 'Mötet blev inte av',
      why: `${who} skrev det${on}.`,
      effect: verbs.has('meeting.move')
        ? 'Välj en ny tid. Alla som är kallade får den och svarar på nytt.'
        : `${staffName(directory, responsibleOf(sip)) || 'Den som svarar för ärendet'} väljer en ny tid. Blev det fel kan du ångra.`,
      keep: 'Ångra: svara igen på om det blev av',
    };
  return {
    title: 'Mötet är inställt',
    why: `${who} ställde in det${on}. Skäl: ${OFF_TEXTS[offWhy].toLocaleLowerCase('sv')}.`,
    effect: 'Välj en ny tid när du kan. Alla som är kallade får den och svarar på nytt.',
    keep: 'Ångra: mötet blir av som planerat',
  };
}

function wordsAway({ sip, directory }: View): Words {
  const units = unitsAway(directory, sip).map(({ unit }) => unitName(directory, unit));
  return units.length > 0
    ? {
        title: `Ingen från ${listed(units)} kan komma. Ska mötet stå fast?`,
        why: 'Den som är kallad har svarat nej. Ring och fråga om någon annan kan komma. Den bjuder du in från gästlistan.',
        effect: 'Står mötet fast skickas inget nytt.',
        keep: STANDS,
      }
    : {
        title: 'Familjen kan inte komma. Ska mötet stå fast?',
        why: 'Barnet, eller alla vårdnadshavare, har svarat nej. Prata med familjen innan du väljer.',
        effect: 'Står mötet fast skickas inget nytt. Att familjen inte är med skriver du när mötet startar.',
        keep: STANDS,
      };
}
