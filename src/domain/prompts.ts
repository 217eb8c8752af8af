import type { Case } from './case.ts';
import { dutiesOf } from './duties.ts';
import type { Effect } from './effects.ts';
import type { DutyRule } from './ladders.ts';
import type { Context } from './rules/rule.ts';

const RULE = 'follow-up' satisfies DutyRule;

/** A question in the channel goes quiet when it no longer waits for an answer, and is asked again when it does (E5). */
export function promptEdits(context: Context, before: Case, after: Case): readonly Effect[] {
  const asked = Object.keys({ ...before.nudges, ...after.nudges }).filter((key) => key.startsWith(`${RULE}:`));
  if (asked.length === 0) return [];
  const waits = (sip: Case): ReadonlySet<string> => new Set(dutiesOf(context, sip).map(({ key }) => key));
  const [old, now] = [waits(before), waits(after)];
  return asked
    .filter((key) => old.has(key) !== now.has(key))
    .map((duty) => ({ kind: 'prompt-edit', key: [after.id, duty, `edit.${after.rev}`].join('/'), duty }));
}
