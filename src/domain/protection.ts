import type { Case } from './case.ts';
import type { Verb } from './command.ts';
import type { PersonId } from './ids.ts';
import type { Day } from './time.ts';

/** L:OSL 21:3, 21:3 a, 26:2: marking, protected registration, assumed identity, protected housing (F96). */
export const PROTECTIONS = ['marking', 'registration', 'assumed', 'shelter'] as const;
export type ProtectionKind = (typeof PROTECTIONS)[number];

/** The lock of a case about someone whose identity or whereabouts are protected. Set by one, lifted by two (§5.2). */
export type Protection = {
  readonly kind: ProtectionKind;
  readonly by: PersonId;
  readonly on: Day;
  /** The first of the two who lift it. */
  readonly lift?: { readonly by: PersonId; readonly on: Day; readonly why: string };
};

/** All else is done on the telephone while the case is locked (SKY-01). */
const WHEN_LOCKED: ReadonlySet<Verb> = new Set<Verb>([
  'protection.ask-lift',
  'protection.keep',
  'protection.lift',
  'consent.withdraw',
  'duty.snooze',
  'goal.judge',
  'case.close',
  'case.cancel',
  'person.reached',
  'call.tried',
  'call-off.done',
  'effect.done',
  'other.choose',
]);
export const isLockedFor = (sip: Case, verb: Verb): boolean => sip.protection !== undefined && !WHEN_LOCKED.has(verb);
