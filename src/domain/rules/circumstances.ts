import { circumstanceOf, type Circumstance } from '../circumstances.ts';
import { currentMeeting, guardiansOf, isAdult, type Case } from '../case.ts';
import type { CommandOf } from '../command.ts';
import { hard, type Lack } from '../refusal.ts';
import { addDays, dayOf } from '../time.ts';
import { actor, type Evolves, type Guard, type Rule } from './rule.ts';

/** W11: a hindrance is looked at again within two weeks. */
export const HINDERED_DAYS = 14;

/** W9–W11: what must be said about it; who of the guardians it is about, and that another is left to decide. */
export const circumstanceComplete: Guard<'circumstance.set'> = (sip, command) => {
  const { kind, assessment, assessedBy, at } = command;
  if (isAdult(sip, dayOf(at))) return [hard('adult-decides')];
  return [
    ...(kind === 'care' ? [] : guardianLacks(sip, command)),
    ...(assessment !== '' && assessedBy === '' ? [hard('assessed-by')] : []),
    ...(kind === 'hindered' ? hinderedLacks(command) : []),
  ];
};

function guardianLacks(sip: Case, { guardian, kind }: CommandOf<'circumstance.set'>): readonly Lack[] {
  const guardians = guardiansOf(sip).map(({ id }) => id);
  if (!guardian || !guardians.includes(guardian)) return [hard('circumstance-guardian')];
  const other = circumstanceOf(sip, kind === 'shelter' ? 'hindered' : 'shelter')?.guardian;
  return guardians.some((id) => id !== guardian && id !== other) ? [] : [hard('circumstance-last')];
}

/** FB 6:13 2 st: only what cannot wait and does not decide the child's future; someone says why (C50). */
const hinderedLacks = ({ assessment, cannotWait, until, at }: CommandOf<'circumstance.set'>): readonly Lack[] => [
  ...(assessment === '' ? [hard('hindered-why')] : []),
  ...(cannotWait ? [] : [hard('hindered-wait')]),
  ...(until && until >= dayOf(at) && until <= addDays(dayOf(at), HINDERED_DAYS)
    ? []
    : [hard('hindered-until', { n: HINDERED_DAYS })]),
];

/** W10: whoever must not be contacted leaves the guest list in the same moment. */
export const setCircumstance: Rule<'circumstance.set'> = (sip, command) => {
  const { kind, guardian, assessment, assessedBy, until, at } = command;
  const about = kind === 'care' ? undefined : guardian;
  const circumstance: Circumstance = {
    kind,
    ...(about ? { guardian: about } : {}),
    assessment,
    assessedBy,
    by: actor(command),
    on: dayOf(at),
    ...(kind === 'hindered' && until ? { until } : {}),
  };
  const meeting = currentMeeting(sip);
  const listed = kind === 'shelter' && !meeting?.startedAt ? (meeting?.guests ?? []) : [];
  return [
    { type: 'CircumstanceSet', circumstance },
    ...listed
      .filter(({ member }) => member !== undefined && member === about)
      .map(({ id }) => ({ type: 'GuestRemoved', guest: id }) as const),
  ];
};

export const circumstanceThere: Guard<'circumstance.end'> = (sip, { kind, ended }) => [
  ...(circumstanceOf(sip, kind) ? [] : [hard('circumstance-gone')]),
  ...(ended === '' ? [hard('circumstance-ended')] : []),
];
export const endCircumstance: Rule<'circumstance.end'> = (_sip, { kind, ended }) => [
  { type: 'CircumstanceEnded', kind, ended },
];

const without = (sip: Case, kind: Circumstance['kind']): readonly Circumstance[] =>
  (sip.circumstances ?? []).filter((one) => one.kind !== kind);

export const circumstanceEvolves: Evolves<'CircumstanceSet' | 'CircumstanceEnded'> = {
  CircumstanceSet: (sip, { circumstance }) => ({
    ...sip,
    circumstances: [...without(sip, circumstance.kind), circumstance],
  }),
  CircumstanceEnded: (sip, { kind }) => ({ ...sip, circumstances: without(sip, kind) }),
};
