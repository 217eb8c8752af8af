import { FAILABLES } from '../../src/domain/case.ts';
import type { Verb } from '../../src/domain/command.ts';
import type { DutyRule } from '../../src/domain/ladders.ts';

/** Open in every step; they lead nowhere. */
export const ALWAYS = new Set<Verb>([
  'case.cancel',
  'case.close',
  'duty.snooze',
  'person.reached',
  'consent.withdraw',
  'call.tried',
  'call-off.done',
  'effect.again',
  'effect.done',
]);
/** Calls about what was called off or did not arrive, what the bot could not do, and a lock that may be lifted. */
export const TO_DO_BY_HAND = new Set<DutyRule>([
  'lift-protection',
  'call-off',
  'unreached',
  'unsure',
  'duplicate',
  ...FAILABLES.map((effect) => `failed-${effect}` as const),
]);
