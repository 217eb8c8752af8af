import { openRow } from './available.ts';
import type { Case } from './case.ts';
import type { Command, CommandOf, Verb } from './command.ts';
import type { Lack } from './refusal.ts';
import type { Context } from './rules/rule.ts';

const sameLack = (a: Lack, b: Lack): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What blocks every one of the commands, whichever of them was meant: said at once beside what could not be read. */
export function certainLacks(context: Context, sip: Case, commands: Iterable<Command>): readonly Lack[] {
  let certain: readonly Lack[] | undefined;
  for (const command of commands) {
    const guards = openRow(sip, command.verb)?.guards ?? [];
    const lacks = guards.flatMap((guard) => guard(sip, command as CommandOf<Verb>, context)).filter((one) => !one.soft);
    certain = certain?.filter((one) => lacks.some((other) => sameLack(one, other))) ?? lacks;
    if (certain.length === 0) return [];
  }
  return certain ?? [];
}
