import type { Case } from './case.ts';
import type { PlanAnchor, Profile } from './profile.ts';
import { schoolHolidayOn } from './school-holidays.ts';
import { addDays, addMonths, dayOf, type Day } from './time.ts';
import { factsOf } from './vastbas.ts';

/** The day of the handlingsplan that this round came to; `newMeasuresAt` means its latest version (U-08). */
function planDay(sip: Case, anchor: PlanAnchor): Day | undefined {
  const since = factsOf(sip).offer?.on ?? '';
  const days = sip.plans.flatMap(({ fixedAt }) => (fixedAt && dayOf(fixedAt) >= since ? [dayOf(fixedAt)] : []));
  return anchor === 'planCreatedAt' ? days[0] : days.at(-1);
}

/** T8: from when the item in the school's team is asked for, and after which it is overdue (U-19). */
export function ehtWindow({ vastbas }: Profile, sip: Case): { readonly from: Day; readonly due: Day } | undefined {
  const anchor = vastbas ? planDay(sip, vastbas.eht.anchor) : undefined;
  return vastbas && anchor
    ? { from: addMonths(anchor, vastbas.eht.minMonths), due: addMonths(anchor, vastbas.eht.maxMonths) }
    : undefined;
}

/** T9: six months from the plan, or from the day when it was decided to go on (B-16). */
export function evaluationDay({ vastbas }: Profile, sip: Case): Day | undefined {
  const anchor = vastbas ? (factsOf(sip).continuedOn ?? planDay(sip, vastbas.evaluation.anchor)) : undefined;
  return vastbas && anchor ? addMonths(anchor, vastbas.evaluation.months) : undefined;
}

/** T10: the next contact with the spokesperson, counted from the one before; what falls in the school's holidays waits. */
export function talkDay({ vastbas, schoolHolidays }: Profile, sip: Case): Day | undefined {
  const last = vastbas ? (factsOf(sip).talks?.at(-1)?.on ?? planDay(sip, 'planCreatedAt')) : undefined;
  if (!vastbas || !last) return undefined;
  // Holidays may follow on each other, each once: a calendar without a term must not hold it up for ever.
  return schoolHolidays.reduce(
    (day) => {
      const holiday = schoolHolidayOn(schoolHolidays, day);
      return holiday ? addDays(holiday.last, 1) : day;
    },
    addDays(last, 7 * vastbas.spokespersonWeeks),
  );
}
