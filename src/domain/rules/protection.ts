import { hard } from '../refusal.ts';
import { dayOf } from '../time.ts';
import { actor, type Evolves, type Guard, type Rule } from './rule.ts';

/** F96: whoever learns of it locks the case at once; what follows from the lock is in `settle` and `mayRead`. */
export const setProtection: Rule<'protection.set'> = (_sip, command) => [
  { type: 'ProtectionSet', kind: command.kind, on: dayOf(command.at), person: actor(command) },
];

export const isLocked: Guard<'protection.ask-lift' | 'protection.lift' | 'protection.keep'> = ({ protection }) =>
  protection ? [] : [hard('protection-none')];
export const liftReasoned: Guard<'protection.ask-lift'> = (_sip, { why }) =>
  why === '' ? [hard('protection-why')] : [];
export const askLift: Rule<'protection.ask-lift'> = (_sip, command) => [
  { type: 'LiftAsked', lift: { by: actor(command), on: dayOf(command.at), why: command.why } },
];

/** §5.2: two persons, the responsible one who asks and the manager who agrees; the same person is not two. */
export const secondPerson: Guard<'protection.lift'> = ({ protection }, { by }) => {
  if (!protection) return [];
  if (!protection.lift) return [hard('protection-not-asked')];
  return protection.lift.by === by ? [hard('protection-two')] : [];
};
export const liftAsked: Guard<'protection.keep'> = ({ protection }) =>
  protection && !protection.lift ? [hard('protection-not-asked')] : [];
export const liftProtection: Rule<'protection.lift'> = () => [{ type: 'ProtectionLifted' }];
export const keepProtection: Rule<'protection.keep'> = () => [{ type: 'ProtectionKept' }];

export const protectionEvolves: Evolves<'ProtectionSet' | 'LiftAsked' | 'ProtectionLifted' | 'ProtectionKept'> = {
  ProtectionSet: (sip, { kind, on, person }) => ({ ...sip, protection: { kind, on, by: person } }),
  LiftAsked: (sip, { lift }) => (sip.protection ? { ...sip, protection: { ...sip.protection, lift } } : sip),
  ProtectionLifted: ({ protection: _gone, ...sip }) => sip,
  ProtectionKept: (sip) => {
    if (!sip.protection) return sip;
    const { lift: _asked, ...protection } = sip.protection;
    return { ...sip, protection };
  },
};
