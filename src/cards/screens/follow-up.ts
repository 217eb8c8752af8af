import followUpCard from '../../../cards/follow-up.json' with { type: 'json' };
import followUpMoveCard from '../../../cards/follow-up-move.json' with { type: 'json' };
import reviseCard from '../../../cards/revise.json' with { type: 'json' };
import { fixedPlan } from '../../domain/case.ts';
import type { Measure } from '../../domain/plan.ts';
import { FOLLOW_UP_WAYS, type FollowUpWay } from '../../domain/profile.ts';
import { unreported } from '../../domain/rules/follow-up.ts';
import { dayOf } from '../../domain/time.ts';
import { cut } from '../cut.ts';
import { longDay, weekdayAndDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import type { CaseScreen } from '../screen.ts';
import { reportText } from './tasks.ts';

const MOST = 15;
const LINE = 120;
const WAYS: Readonly<Record<FollowUpWay, string>> = { meeting: 'Möte', phone: 'Telefon', check: 'Kort avstämning' };
const DAY_FAULT = 'Skriv en dag, till exempel 2026-11-22.';

const lineOf = ({ text, report, due }: Measure): string => {
  const state = report ? reportText(report) : `inget svar än${due ? `, klar senast ${longDay(due)}` : ''}`;
  return `${cut(text, LINE)}: ${state}`;
};

/** A-14: how each measure went, what the child says, what was agreed, and the next day. */
export const followUp: CaseScreen = {
  template: followUpCard,
  opens: ['follow-up.record'],
  back: 'case',
  data: ({ sip, profile, now }) => {
    const measures = fixedPlan(sip)?.measures ?? [];
    const open = unreported(sip, dayOf(now));
    const shown = [...open, ...measures.filter((one) => !open.includes(one))].slice(0, MOST);
    return {
      text: {
        measures: shown.map((one) => ({ line: lineOf(one) })),
        more: measures.length > MOST ? `${MOST} av ${measures.length} insatser visas. Läs resten i planen.` : '',
        hasLacking: open.length > 0,
        lackingText: open.length === 1 ? 'En insats saknar svar.' : `${open.length} insatser saknar svar.`,
      },
      choices: {
        ways: profile.followUp.ways.map((value) => ({ title: WAYS[value], value })),
        lacking: open.map(({ id, text }) => ({ title: cut(text, LINE), value: id })),
      },
      values: {
        pick: open[0]?.id ?? '',
        's.follow.how': profile.followUp.ways.length === 1 ? (profile.followUp.ways[0] ?? '') : '',
      },
    };
  },
  reads: {
    'follow-up.record': (inputs) =>
      readForm(
        {
          's.follow.how': field.one(FOLLOW_UP_WAYS, 'Välj hur ni följer upp.'),
          's.follow.child': field.needed('Barnets ord', 'Skriv vad barnet säger, eller varför det saknas.', 2000),
          's.follow.summary': field.needed('Det ni kom fram till', 'Skriv kort vad ni kom fram till.', 3000),
          's.follow.next': field.maybeDay(DAY_FAULT),
        },
        inputs,
        (form) => ({
          how: form['s.follow.how'],
          childView: form['s.follow.child'],
          summary: form['s.follow.summary'],
          ...(form['s.follow.next'] ? { next: form['s.follow.next'] } : {}),
        }),
      ),
  },
};

export const followUpMove: CaseScreen = {
  template: followUpMoveCard,
  opens: ['follow-up.move'],
  exists: ({ sip }) => fixedPlan(sip) !== undefined,
  back: 'case',
  data: ({ sip }) => {
    const day = fixedPlan(sip)?.followUp?.on;
    return { text: { day: day ? `${weekdayAndDay(day)} ${day.slice(0, 4)}` : '' } };
  },
  reads: {
    'follow-up.move': (inputs) =>
      readForm(
        {
          's.move.on': field.day('Välj den nya dagen.'),
          's.move.why': field.needed('Skälet', 'Skriv varför dagen ändras.', 1000),
        },
        inputs,
        (form) => ({ on: form['s.move.on'], why: form['s.move.why'] }),
      ),
  },
};

/** Two ways to change what was agreed: by changing the plan, or by meeting again (A-14, A-15). */
export const revise: CaseScreen = {
  template: reviseCard,
  opens: ['plan.revise', 'meeting.renew'],
  back: 'case',
  data: () => ({}),
  reads: {
    'plan.revise': () => ({ ok: true, payload: {} }),
    'meeting.renew': () => ({ ok: true, payload: {} }),
  },
  next: { 'plan.revise': 'plan', 'meeting.renew': 'prepare' },
};
