import type { Walk } from './walk.ts';
import { dutyNames } from './remind.ts';

/** "cancelled Amir Haddad": the notices of the last command. */
export const told = (walk: Walk): readonly string[] =>
  walk.effects
    .flatMap((effect) => (effect.kind === 'notice' ? [effect] : []))
    .map(({ notice, to }) => `${notice} ${walk.context.directory.staff.get(to)?.name ?? ''}`)
    .toSorted();

/** The duties of a rule, or of rules that begin alike. */
export const dutiesNamed = (walk: Walk, rule: string): readonly string[] =>
  dutyNames(walk).filter((name) => name.startsWith(rule));

/** Whom the calls about a meeting that is off are to, and why. */
export const callOffs = ({ sip }: Walk): readonly string[] =>
  Object.values(sip.calls).map(({ name, why }) => `${why} ${name}`);
