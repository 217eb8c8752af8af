import beginAgainCard from '../../../cards/begin-again.json' with { type: 'json' };
import helpCard from '../../../cards/help.json' with { type: 'json' };
import myCasesCard from '../../../cards/my-cases.json' with { type: 'json' };
import todayCard from '../../../cards/today.json' with { type: 'json' };
import welcomeCard from '../../../cards/welcome.json' with { type: 'json' };
import { progressFor } from '../../domain/deadlines.ts';
import { dayOf } from '../../domain/time.ts';
import { dutyLines, dutyValue } from '../duty-texts.ts';
import type { DeskScreen } from '../screen.ts';
import { progressText } from '../texts.ts';
import { passableCases } from './hand-over.ts';

const byAlias = ({ alias }: { readonly alias: string }): string => `${alias}: `;

const MOST = 30;
const FEW = 6;
const style = (count: number): string => (count > FEW ? 'compact' : 'expanded');

export const welcome: DeskScreen = {
  template: welcomeCard,
  desk: ({ isPractice }) => ({ text: { isPractice } }),
};

export const help: DeskScreen = {
  template: helpCard,
  isHelp: true,
  desk: ({ profile, isPractice }) => ({
    text: {
      isPractice,
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

/** "Mina ärenden": alias, step, next date and nothing else (§4.4). */
export const myCases: DeskScreen = {
  template: myCasesCard,
  desk: (own) => {
    const { cases, duties, now, directory, viewer } = own;
    const shown = cases.slice(0, MOST);
    const list = shown.map(({ id, sip, profile }) => ({
      title: progressText(sip.alias, progressFor({ profile, directory, viewer, now }, sip)),
      value: id,
    }));
    return {
      text: {
        hasCases: list.length > 0,
        answersForSome: passableCases(own).length > 0,
        hasInquiries: (own.inquiries ?? []).length > 0,
        style: style(list.length),
        duties: dutyLines(duties, dayOf(now), byAlias)
          .slice(0, FEW)
          .map((line) => ({ line })),
        more: cases.length > MOST ? `De ${MOST} senast ändrade visas. Du har ${cases.length} ärenden.` : '',
      },
      choices: { cases: list },
      values: { pick: list[0]?.value ?? '' },
    };
  },
};

const things = (count: number): string => (count === 1 ? 'en sak' : `${count} saker`);

/** One message for each person and day (N10): what there is to do, in words that say nothing about a child. */
export const today: DeskScreen = {
  template: todayCard,
  desk: ({ duties, others, now }) => {
    const shown = duties.slice(0, MOST);
    const lines = dutyLines(shown, dayOf(now), byAlias);
    const list = shown.map((duty, index) => ({ title: lines[index] ?? '', value: dutyValue(duty) }));
    return {
      text: {
        title: list.length === 0 ? 'inget kvar i dag' : `${things(duties.length)} i dag`,
        hasDuties: list.length > 0,
        style: style(list.length),
        others: others === 0 ? '' : `Dessutom väntar ${things(others)} sedan tidigare. Du ser allt i Mina ärenden.`,
      },
      choices: { duties: list },
      values: { pick: list[0]?.value ?? '', snooze: '1' },
    };
  },
};
