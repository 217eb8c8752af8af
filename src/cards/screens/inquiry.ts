import inquiriesCard from '../../../cards/inquiries.json' with { type: 'json' };
import inquiryCard from '../../../cards/inquiry.json' with { type: 'json' };
import plainMeetingCard from '../../../cards/plain-meeting.json' with { type: 'json' };
import pointOutCard from '../../../cards/point-out.json' with { type: 'json' };
import type { PersonId } from '../../domain/ids.ts';
import type { Inquiry, InquiryAnswer } from '../../domain/inquiry.ts';
import { startsCases } from '../../domain/rules/start.ts';
import { dayOf } from '../../domain/time.ts';
import { longDay, shortDay } from '../dates.ts';
import { anyone, roleChoices, roleName, starters } from '../inquiry-people.ts';
import { KIND_TITLES, SORT_TITLES, whenOf } from '../inquiry-texts.ts';
import { most } from '../listed.ts';
import { personName, phoned } from '../people.ts';
import type { DeskScreen } from '../screen.ts';
import { choicesOf } from '../texts.ts';
import type { Desk } from '../view.ts';

const MOST = 30;
const FEW = 6;
const MOST_NAMES = 5;

/** PT2, F03: who may not start points the need out: to the family, and to those who may, without a name. */
export const pointOut: DeskScreen = {
  template: pointOutCard,
  desk: ({ profile, directory, viewer }) => ({
    text: {
      work: profile.words.work,
      name: profile.name,
      familyDoor: profile.familyDoor,
      starts: startsCases(profile, directory, viewer),
    },
    choices: { whom: roleChoices(directory, viewer, starters(profile, directory)) },
  }),
};

/** F11: a meeting at which nobody can tell whom it is about. */
export const plainMeeting: DeskScreen = {
  template: plainMeetingCard,
  desk: ({ directory, viewer }) => ({
    choices: {
      sorts: choicesOf(SORT_TITLES),
      whom: roleChoices(directory, viewer, anyone),
    },
  }),
};

const stateOf = ({ kind, answers, to }: Inquiry): string => {
  if (kind === 'meeting') return `${answers.length} av ${to.length} har svarat`;
  return answers.length > 0 ? 'besvarad' : 'väntar på svar';
};

/** Everything that one has asked, or been asked, outside any case. */
export const inquiries: DeskScreen = {
  template: inquiriesCard,
  desk: ({ inquiries: own = [], viewer }) => {
    const list = own.slice(0, MOST).map((one) => ({
      title: `${one.asker === viewer ? 'Från dig' : 'Till dig'}: ${KIND_TITLES[one.kind]} · ${shortDay(dayOf(one.at))} · ${stateOf(one)}`,
      value: one.id,
    }));
    return {
      text: { has: list.length > 0, style: list.length > FEW ? 'compact' : 'expanded' },
      choices: { inquiries: list },
      values: { pick: list[0]?.value ?? '' },
    };
  },
};

const SAID: Readonly<Record<InquiryAnswer['kind'], string>> = {
  advice: '',
  takes: 'tar det vidare.',
  declines: 'tar det inte vidare.',
  comes: 'kommer.',
  'stays-away': 'kan inte.',
};
const answerLine = (directory: Desk['directory'], { person, kind, text }: InquiryAnswer): string =>
  [`– ${personName(directory, person)}${SAID[kind] === '' ? ':' : ` ${SAID[kind]}`}`, text]
    .filter((part) => part !== '')
    .join(' ');

/** Advice is asked by a role: a name is one more trace of the child. A need and a meeting are talked about by phone. */
const askerText = ({ kind, asker }: Inquiry, directory: Desk['directory']): string =>
  kind === 'advice' ? roleName(directory, asker) : phoned(directory, asker);

const namesOf = (directory: Desk['directory'], people: readonly PersonId[]): string =>
  most(
    people.map((person) => personName(directory, person)),
    MOST_NAMES,
  );

const ASKS: Readonly<Record<Inquiry['kind'], string>> = {
  advice: 'Ditt råd, utan namn',
  need: 'Tar du det inte vidare: varför?',
  meeting: 'Vill du säga något?',
};

/** What waits for the viewer, in a sentence. */
function nextText(desk: Desk, inquiry: Inquiry): string {
  const own = inquiry.answers.find(({ person }) => person === desk.viewer);
  if (own?.kind === 'takes')
    return `Ring ${phoned(desk.directory, inquiry.asker)}, och prata med familjen. Säger familjen ja startar du en ny ${desk.profile.words.work}.`;
  const [first] = inquiry.answers;
  if (inquiry.asker === desk.viewer && first?.kind === 'takes')
    return 'Den som tar det vidare ringer dig. Säg vem det gäller först när familjen har sagt ja.';
  if (inquiry.asker === desk.viewer && first?.kind === 'declines')
    return 'Du kan fråga någon annan, och familjen kan alltid fråga själv.';
  return '';
}

/** One of them, as its asker or as one who was asked. */
export const inquiry: DeskScreen = {
  template: inquiryCard,
  desk: (desk) => {
    const { directory, viewer, inquiries: [one] = [], profile } = desk;
    if (!one)
      return {
        text: {
          title: 'Det finns inte längre',
          facts: [],
          text: '',
          answers: [],
          unreached: '',
          next: '',
          asks: '',
          can: '',
          mayStart: false,
          isOwn: false,
        },
      };
    const isOwn = one.asker === viewer;
    const can = !isOwn && (one.kind === 'meeting' || one.answers.length === 0) ? one.kind : '';
    const takes = one.answers.some(({ person, kind }) => person === viewer && kind === 'takes');
    return {
      text: {
        title: KIND_TITLES[one.kind],
        facts: [
          { title: isOwn ? 'Till' : 'Från', value: isOwn ? namesOf(directory, one.to) : askerText(one, directory) },
          ...(one.meeting
            ? [
                { title: 'Slag', value: SORT_TITLES[one.meeting.sort] },
                { title: 'När', value: whenOf(one) },
                { title: 'Var', value: one.meeting.place },
              ]
            : []),
          { title: 'Skickat', value: longDay(dayOf(one.at)) },
          { title: 'Tas bort', value: longDay(one.deleteOn) },
        ],
        text: one.text,
        answers: one.answers.map((answer) => ({ line: answerLine(directory, answer) })),
        unreached:
          isOwn && one.unreached.length > 0
            ? `Det kom inte fram till: ${one.unreached.map((person) => phoned(directory, person)).join('; ')}. Ring i stället.`
            : '',
        next: nextText(desk, one),
        asks: can === '' ? '' : ASKS[can],
        can,
        mayStart: takes && startsCases(profile, directory, viewer),
        isOwn,
      },
    };
  },
};
