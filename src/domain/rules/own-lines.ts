import { rolesOf } from '../access.ts';
import { draftPlan, type Case } from '../case.ts';
import { unitOf, type Directory } from '../directory.ts';
import type { PersonId, UnitId } from '../ids.ts';
import type { Measure } from '../plan.ts';
import { markOf } from '../process/rights.ts';
import { hard, type Lack } from '../refusal.ts';
import { actor, type Context, type Guard } from './rule.ts';

const measureOf = (sip: Case, item: string | undefined): Measure | undefined =>
  draftPlan(sip)?.measures.find(({ id }) => id === item);

/** §5.2: who only takes part touches the lines of the own unit; who writes the plan, all of them. */
export function touches(
  directory: Directory,
  sip: Case,
  person: PersonId,
  verb: Written['verb'],
  unit: UnitId | undefined,
): boolean {
  const mark = markOf(rolesOf(directory, sip, person), verb);
  return mark === 'X' || (mark === 'O' && unit !== undefined && unit === unitOf(directory, person));
}

type Written = { readonly verb: 'measure.put' | 'plan.remove' | 'line.tag'; readonly by: PersonId | 'system' };

/** Nothing when the one who writes may touch the lines of all these units. */
export const linesOf = (
  { directory }: Pick<Context, 'directory'>,
  sip: Case,
  command: Written,
  units: readonly (UnitId | undefined)[],
): readonly Lack[] =>
  units.every((unit) => touches(directory, sip, actor(command), command.verb, unit)) ? [] : [hard('line-not-yours')];

/** Neither the line as it was nor as it becomes is another unit's, nor another's to carry out. */
export const putsOwnLine: Guard<'measure.put'> = (sip, command, context) => {
  const known = measureOf(sip, command.item);
  const does = command.person && unitOf(context.directory, command.person as PersonId);
  return linesOf(context, sip, command, [
    command.unit ?? does,
    ...(command.person ? [does] : []),
    ...(known ? [known.unit] : []),
  ]);
};
/** What is removed is a line of the own unit, or the one who removes it writes the plan. */
export const removesOwnLine: Guard<'plan.remove'> = (sip, command, context) =>
  linesOf(context, sip, command, [measureOf(sip, command.item)?.unit]);
