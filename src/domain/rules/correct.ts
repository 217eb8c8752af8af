import { childOf, guardiansOf, type Case } from '../case.ts';
import type { CommandOf } from '../command.ts';
import type { EventOf } from '../event.ts';
import { CHILD } from '../ids.ts';
import { effectiveConsent } from '../evaluate-consent.ts';
import { hard, soft } from '../refusal.ts';
import { dayOf } from '../time.ts';
import { fallsBy } from './consent-falls.ts';
import type { Evolves, Guard, Rule } from './rule.ts';
import { ageInRange, detectedInRange, inLegalSense, plain } from './start.ts';

/** A-01 asks again for what is changed, and for that alone: a child grows and a case goes on for years. */
export const correctedFit: Guard<'facts.correct'> = (sip, command, context) => {
  const { birth, detectedAt, units } = command;
  const assessed = sip.need?.assessedAt;
  const sameBirth = birth === childOf(sip)?.birth;
  const isDayNew = detectedAt !== sip.need?.detectedAt || !sameBirth;
  return [
    ...(sameBirth ? [] : ageInRange(sip, command, context)),
    ...(isDayNew ? detectedInRange(sip, command, context) : []),
    ...(assessed && detectedAt > assessed ? [hard('detected-after-assessed')] : []),
    ...(new Set([sip.unit, ...units]).size >= context.profile.threshold.units
      ? []
      : [hard('two-organisations', { n: context.profile.threshold.units, work: context.profile.words.work })]),
    ...(guardiansOf(sip).some((one) => plain(one.name) === plain(command.childName))
      ? [hard('guardian-is-child')]
      : []),
  ];
};
/**
 * C68: what was agreed about one child does not hold for another, whether name and birthday change at once or one
 * after the other. Asked of the version that counts and of those that are to come after it.
 */
export const sameChild: Guard<'facts.correct'> = (sip, { childName, birth, at }, { profile }) => {
  const counts = effectiveConsent(profile, sip, dayOf(at))?.version ?? sip.consents.at(-1)?.version ?? 0;
  const isOther = sip.consents.some(
    ({ version, about }) => version >= counts && birth !== about.birth && plain(childName) !== plain(about.name),
  );
  return isOther ? [hard('other-child')] : [];
};
/** with one principal left it is no longer a SIP in the law's sense. */
export const stillBothPrincipals: Guard<'facts.correct'> = (sip, command, { directory, profile }) =>
  profile.threshold.bothPrincipals === 'soft' &&
  sip.need?.inLegalSense === true &&
  !inLegalSense(directory, unitsOf(sip, command))
    ? [soft('one-principal')]
    : [];
/** §3.4: who changes the age so that the consent no longer holds has said that this is known. */
export const birthFallKnown: Guard<'facts.correct'> = (sip, command, context) =>
  command.understood ? [] : fallsBy(context, sip, evolveCorrected(sip, corrected(sip, command, context)), command.at);

const unitsOf = (
  sip: Case,
  { units }: Pick<CommandOf<'facts.correct'>, 'units'>,
): CommandOf<'facts.correct'>['units'] => [...new Set([sip.unit, ...units])];

const corrected = (
  sip: Case,
  command: CommandOf<'facts.correct'>,
  { directory }: Parameters<Rule<'facts.correct'>>[2],
): EventOf<'Corrected'> => {
  const { requester, detectedAt, childName, birth } = command;
  const units = unitsOf(sip, command);
  return {
    type: 'Corrected',
    need: {
      requester,
      detectedAt,
      units,
      ...(sip.need?.inLegalSense === undefined ? {} : { inLegalSense: inLegalSense(directory, units) }),
    },
    child: { id: CHILD, capacity: 'child', name: childName, birth },
  };
};
/** One event with all that was written at the start, as it now stands; consent and deadlines follow from it. */
export const correctFacts: Rule<'facts.correct'> = (sip, command, context) => [corrected(sip, command, context)];

const evolveCorrected = (sip: Case, { need, child }: EventOf<'Corrected'>): Case => ({
  ...(childOf(sip)?.birth === child.birth ? sip : ageless(sip)),
  ...(sip.need ? { need: { ...sip.need, ...need } } : {}),
  people: sip.people.map((one) => (one.id === child.id ? child : one)),
});
/** Another birthday: whether it is the 18th that has come is found out anew. */
const ageless = ({ adultSince: _anew, ...sip }: Case): Case => sip;
export const correctEvolves: Evolves<'Corrected'> = { Corrected: evolveCorrected };
