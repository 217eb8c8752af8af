import beginAgainCard from '../../../cards/begin-again.json' with { type: 'json' };
import helpCard from '../../../cards/help.json' with { type: 'json' };
import myCasesCard from '../../../cards/my-cases.json' with { type: 'json' };
import todayCard from '../../../cards/today.json' with { type: 'json' };
import welcomeCard from '../../../cards/welcome.json' with { type: 'json' };
import { progressFor } from '../../domain/deadlines.ts';
import { readsCounts } from '../../domain/deviations.ts';
import { startsCases } from '../../domain/rules/start.ts';
import { dayOf, type Day } from '../../domain/time.ts';
import { dutyLines, dutyValue } from '../duty-texts.ts';
import type { Choice, DeskScreen } from '../screen.ts';
import { progressText } from '../texts.ts';
import type { Desk } from '../view.ts';
import { passableCases } from './hand-over.ts';

const byAlias = ({ alias }: { readonly alias: string }): string => `${alias}: `;

const MOST = 30;
const FEW = 6;
const style = (count: number): string => (count > FEW ? 'compact' : 'expanded');

/** The word that one begins with: who may not start a case points a need out (PT2). */
function beginning({ profile, directory, viewer }: Pick<Desk, 'profile' | 'directory' | 'viewer'>) {
  const starts = startsCases(profile, directory, viewer);
  return starts ? { starts, word: 'ny SIP', begin: 'Ny SIP' } : { starts, word: 'påtala behov', begin: 'Påtala behov' };
}

export const welcome: DeskScreen = {
  template: welcomeCard,
  desk: (own) => ({ text: { isPractice: own.isPractice, ...beginning(own) } }),
};

export const help: DeskScreen = {
  template: helpCard,
  isHelp: true,
  desk: ({ profile, isPractice, directory, viewer }) => ({
    text: {
      isPractice,
      ...beginning({ profile, directory, viewer }),
      readsCounts: profile.absence !== null && readsCounts(directory.staff.get(viewer)),
      name: profile.name,
      work: profile.words.work,
      familyDoor: profile.familyDoor,
      agreement: profile.agreement,
      stepCount: profile.steps.length,
      steps: profile.steps.map(({ heading }) => ({ heading })),
    },
  }),
};

/** Practice mode asks before it empties everything; its buttons say the words that a person could type too. */
export const beginAgain: DeskScreen = { template: beginAgainCard, desk: () => ({}) };

/** One line for each duty, and what finds it again. */
function dutyChoices(duties: Desk['duties'], today: Day): readonly Choice[] {
  const lines = dutyLines(duties, today, byAlias);
  return duties.map((duty, index) => ({ title: lines[index] ?? '', value: dutyValue(duty) }));
}

/** "Mina ärenden": what there is to do, then alias, step, next date and nothing else (§4.4). */
export const myCases: DeskScreen = {
  template: myCasesCard,
  desk: (own) => {
    const { cases, duties, now, directory, viewer } = own;
    const shown = cases.slice(0, MOST);
    const list = shown.map(({ id, sip, profile }) => ({
      title: progressText(sip.alias, progressFor({ profile, directory, viewer, now }, sip)),
      value: id,
    }));
    const todo = dutyChoices(duties, dayOf(now)).slice(0, FEW);
    return {
      text: {
        ...beginning(own),
        work: own.profile.words.work,
        hasCases: list.length > 0,
        isEmpty: list.length === 0 && todo.length === 0,
        answersForSome: passableCases(own).length > 0,
        hasInquiries: (own.inquiries ?? []).length > 0,
        style: style(list.length),
        duties: todo,
        moreDuties:
          duties.length > FEW ? `De ${FEW} första av ${duties.length} saker visas. Resten står i varje ärende.` : '',
        more: cases.length > MOST ? `De ${MOST} senast ändrade visas. Du har ${cases.length} ärenden.` : '',
      },
      choices: { duties: todo, cases: list },
      values: { duty: todo[0]?.value ?? '', pick: list[0]?.value ?? '' },
    };
  },
};

const things = (count: number): string => (count === 1 ? 'en sak' : `${count} saker`);

/** One message for each person and day (N10): what there is to do, in words that say nothing about a child. */
export const today: DeskScreen = {
  template: todayCard,
  desk: ({ duties, others, now }) => {
    const list = dutyChoices(duties, dayOf(now)).slice(0, MOST);
    return {
      text: {
        title: list.length === 0 ? 'inget kvar i dag' : `${things(duties.length)} i dag`,
        hasDuties: list.length > 0,
        style: style(list.length),
        others: others === 0 ? '' : `Dessutom väntar ${things(others)} sedan tidigare. Du ser allt i Mina ärenden.`,
      },
      choices: { duties: list },
      values: { duty: list[0]?.value ?? '', snooze: '1' },
    };
  },
};
