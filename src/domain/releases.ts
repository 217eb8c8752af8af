import { BLIND, peopleOf, rolesOf } from './access.ts';
import { fixedPlan, isOpen, type Case } from './case.ts';
import type { Consent, ConsentReason } from './consent.ts';
import { unitOf, type Directory } from './directory.ts';
import { effectiveConsent } from './evaluate-consent.ts';
import type { Event } from './event.ts';
import type { ItemId, PersonId, UnitId } from './ids.ts';
import type { Measure } from './plan.ts';
import type { InfoType, Profile } from './profile.ts';
import { seesAllLines } from './process/rights.ts';
import { saysYes, thirdOf } from './third-person.ts';
import { dayOf, type Day, type Instant } from './time.ts';

type Ruled = { readonly profile: Profile; readonly directory: Directory };

/** What a line of the plan contains: kinds of information, and other persons than the child (§4.1). */
export type LineTag = { readonly infoTypes: readonly InfoType[]; readonly about: readonly ItemId[] };
/** To which units a line has been given out, and by which version of the consent (§4.3). */
export type Release = { readonly to: readonly UnitId[]; readonly version: number };

const UNTAGGED: LineTag = { infoTypes: [], about: [] };
export const tagOf = (sip: Case, item: ItemId): LineTag => sip.lineTags?.[item] ?? UNTAGGED;

/** Why a line stays with its owner: its unit has not confirmed, its kind or another person in it is not covered. */
export function heldBack(
  { profile }: Pick<Ruled, 'profile'>,
  sip: Case,
  measure: Measure,
  on: Day,
): readonly ConsentReason[] {
  return reasonsOf(profile, sip, measure, effectiveConsent(profile, sip, on), on);
}

function reasonsOf(
  profile: Profile,
  sip: Case,
  { id, unit }: Measure,
  consent: Consent | undefined,
  on: Day,
): readonly ConsentReason[] {
  const { infoTypes, about } = tagOf(sip, id);
  // The family's own line, which says nothing of any kind that was named, is not a unit's to keep.
  if (!consent && unit === undefined && infoTypes.length + about.length === 0) return [];
  if (!consent) return [sip.protection ? 'SKYDD' : 'INGEN'];
  const confirmed = !profile.consent.perAuthorityConfirmation || unit === undefined || consent.confirmedBy[unit];
  const thirds = about.map((one) => thirdOf(sip, one));
  return [
    ...(confirmed ? [] : (['AVSANDARE_EJ_BEKRAFTAT'] as const)),
    ...(infoTypes.every((type) => consent.infoTypes.includes(type)) ? [] : (['TYP_EJ_OMFATTAD'] as const)),
    ...(thirds.every((one) => one && saysYes(profile, one, infoTypes, on)) ? [] : (['ANNAN_PERSON_SAKNAS'] as const)),
  ];
}

/**
 * Why this person may not read a line now; nothing when it is open. Its own unit and those who write the plan read it;
 * all others when its owner has released it and the consent of the day covers their unit and what it contains (§4.3).
 */
export function closedFor(
  { profile, directory }: Ruled,
  sip: Case,
  measure: Measure,
  viewer: PersonId,
  on: Day,
): readonly ConsentReason[] {
  const unit = unitOf(directory, viewer);
  if (measure.unit !== undefined && unit === measure.unit) return [];
  if (seesAllLines(rolesOf(directory, sip, viewer))) return [];
  return heldBack({ profile }, sip, measure, on);
}

/** Other units with a part in the case that a line goes to on that day: participants ∩ recipients ∩ kinds (§4.3). */
export function releasedTo({ profile, directory }: Ruled, sip: Case, measure: Measure, on: Day): readonly UnitId[] {
  const consent = effectiveConsent(profile, sip, on);
  return reasonsOf(profile, sip, measure, consent, on).length > 0
    ? []
    : recipients(directory, sip, consent).filter((unit) => unit !== measure.unit);
}
/** SEP10: a unit that nobody with a part in the content is left of, is given nothing. */
const recipients = (directory: Directory, sip: Case, consent: Consent | undefined): readonly UnitId[] => {
  const reads = (person: PersonId): boolean => rolesOf(directory, sip, person).some((role) => !BLIND.has(role));
  const units = new Set(peopleOf(sip).flatMap((person) => (reads(person) ? unitOf(directory, person) : [])));
  return [...units]
    .filter((unit) => unit !== undefined)
    .filter((unit) => unit === sip.unit || consent?.units.includes(unit))
    .toSorted();
};

/** The giving out of lines as an event, whenever it has come to be otherwise than it was (LAMNA_UT, §4.3). */
export function releasesDue({ profile, directory }: Ruled, sip: Case, at: Instant): readonly Event[] {
  const plan = fixedPlan(sip);
  if (!plan) return [];
  const on = dayOf(at);
  // In a case that has ended nobody else reads any more, and no later day changes that.
  const consent = isOpen(sip) ? effectiveConsent(profile, sip, on) : undefined;
  const units = recipients(directory, sip, consent);
  const version = consent?.version ?? 0;
  const changed = plan.measures.flatMap((measure): readonly (readonly [ItemId, Release])[] => {
    const open = isOpen(sip) && reasonsOf(profile, sip, measure, consent, on).length === 0;
    const to = open ? units.filter((unit) => unit !== measure.unit) : [];
    const before = sip.released?.[measure.id]?.to ?? [];
    return before.join() === to.join() ? [] : [[measure.id, { to, version }]];
  });
  return changed.length > 0 ? [{ type: 'Released', lines: Object.fromEntries(changed) }] : [];
}
