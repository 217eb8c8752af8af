import { childOf, guardiansOf, isAdult, type Case } from './case.ts';
import { awaitsAssessment, isExcused } from './circumstances.ts';
import {
  MATURITY_FROM,
  type Consent,
  type ConsentReason,
  type ConsentStatus,
  type ConsentVerdict,
  type Custody,
} from './consent.ts';
import { CHILD, type MemberId, type UnitId } from './ids.ts';
import type { InfoType, Profile } from './profile.ts';
import { addDays, ageOn, birthday, startOfDay, type Day, type Instant } from './time.ts';

const KNOWN_GUARDIANS: Readonly<Record<Custody, number>> = {
  joint: 2,
  sole: 1,
  appointed: 1,
  'god-man': 1,
  unknown: Infinity,
};

/**
 * Who must say yes on that day (§3.2, rows W1–W11, W13): all guardians below 18 but those who are excused, the child
 * from 15 or when assessed as mature from 12, the young person alone from 18.
 */
export function requiredSignatories(
  profile: Profile,
  sip: Case,
  consent: Consent | undefined,
  on: Day,
): readonly MemberId[] {
  const birth = childOf(sip)?.birth;
  if (!birth) return [];
  if (isAdult(sip, on)) return [CHILD];
  const guardians = guardiansOf(sip)
    .map((one) => one.id)
    .filter((id) => !isExcused(sip, id, on));
  return childSigns(profile, consent, ageOn(birth, on)) ? [...guardians, CHILD] : guardians;
}

function childSigns(profile: Profile, consent: Consent | undefined, age: number): boolean {
  const { childSignsFromAge, childSignsIfMature } = profile.consent;
  const maturity = consent?.maturity?.result;
  if (childSignsFromAge !== null && age >= childSignsFromAge) return maturity !== 'not-mature';
  return childSignsIfMature && age >= MATURITY_FROM && maturity === 'mature';
}

/** Is it known who all the guardians are (W13)? Nobody asks from the 18th birthday on. */
export const areGuardiansKnown = (sip: Case, on: Day): boolean =>
  isAdult(sip, on) || guardiansOf(sip).length >= KNOWN_GUARDIANS[sip.custody ?? 'unknown'];

/** The questions that a version names, one a line (SC2). */
export const questionsOf = ({ questions }: Pick<Consent, 'questions'>): readonly string[] =>
  questions
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The state of one version of the consent on a day, and who is missing (§2.5, §3.7). */
export function statusOf(profile: Profile, sip: Case, consent: Consent, on: Day): ConsentVerdict {
  const verdict = (
    status: ConsentStatus,
    reasons: readonly ConsentReason[],
    missing: readonly MemberId[] = [],
  ): ConsentVerdict => ({
    allowed: status === 'valid',
    status,
    missing,
    reasons,
    until: consent.until,
  });
  if (consent.withdrawn) return verdict('withdrawn', ['ATERKALLAT']);
  const adult = isAdult(sip, on);
  if (!areGuardiansKnown(sip, on)) return verdict('in-progress', ['VARDNAD_OKAND']);
  const required = requiredSignatories(profile, sip, consent, on);
  const asked = adult ? required : [...new Set([...required, ...guardiansOf(sip).map(({ id }) => id)])];
  const refused = asked.filter((who) => consent.signatures[who]?.result === 'no');
  if (refused.length > 0) {
    const forLawyer = onlyChildSaysYes(consent, refused) || refused.every((who) => !required.includes(who));
    return verdict('refused', forLawyer ? ['NEKAT', 'JURIDISK_BEDOMNING'] : ['NEKAT']);
  }
  // U-04: a child alone, or nobody at all, is never enough while there are only guardians whose yes is not waited for.
  const isAlone = required.every((who) => who === CHILD);
  if (!adult && (isAlone || awaitsAssessment(sip))) return verdict('in-progress', ['JURIDISK_BEDOMNING']);
  const missing = withoutOthers(
    profile,
    required,
    required.filter((who) => !counts(profile, consent, who)),
  );
  if (missing.length > 0) {
    const answered = required.length > missing.length;
    return verdict(answered ? 'partial' : 'in-progress', missingReasons(missing, adult), missing);
  }
  if (on < consent.from) return verdict('in-progress', ['FORE_START']);
  if (on > consent.until) return verdict('expired', ['UTGANGET']);
  return verdict('valid', ['OK']);
}

/** An oral yes waits for the signature where the profile demands writing (C29, U-06). */
function counts(profile: Profile, consent: Consent, who: MemberId): boolean {
  const signature = consent.signatures[who];
  return signature?.result === 'yes' && !(profile.consent.writtenRequired && signature.form === 'oral');
}

/** U-05: where the profile lets one guardian do, the silence of the others is not waited for. */
export function withoutOthers(
  profile: Profile,
  required: readonly MemberId[],
  missing: readonly MemberId[],
): readonly MemberId[] {
  const oneSaysYes = required.some((who) => who !== CHILD && !missing.includes(who));
  return profile.consent.guardians === 'one' && oneSaysYes ? missing.filter((who) => who === CHILD) : missing;
}

const onlyChildSaysYes = (consent: Consent, refused: readonly MemberId[]): boolean =>
  consent.signatures[CHILD]?.result === 'yes' && !refused.includes(CHILD);

function missingReasons(missing: readonly MemberId[], adult: boolean): readonly ConsentReason[] {
  const own: ConsentReason = adult ? 'BARN_18' : 'BARN_15_SAKNAS';
  return [
    'DELVIS',
    ...(missing.includes(CHILD) ? [own] : []),
    ...(missing.some((who) => who !== CHILD) ? (['VARDNADSHAVARE_SAKNAS'] as const) : []),
  ];
}

/** Who may answer: all who must, and in good time the one who must before the consent ends (§3.4, the 15th birthday). */
export const answerersOf = (profile: Profile, sip: Case, consent: Consent, on: Day): readonly MemberId[] => [
  ...new Set([
    ...requiredSignatories(profile, sip, consent, on),
    ...requiredSignatories(profile, sip, consent, consent.until),
  ]),
];

/** W12: whose yes is not waited for may still say no, or take back a yes. Nobody is asked for it. */
export const excusedOf = (profile: Profile, sip: Case, consent: Consent, on: Day): readonly MemberId[] => {
  const answerers = answerersOf(profile, sip, consent, on);
  return isAdult(sip, on) ? [] : guardiansOf(sip).flatMap(({ id }) => (answerers.includes(id) ? [] : [id]));
};
/** Whose no counts: those who answer, and those who are excused from it (W12). */
export const objectorsOf = (profile: Profile, sip: Case, consent: Consent, on: Day): readonly MemberId[] => [
  ...answerersOf(profile, sip, consent, on),
  ...excusedOf(profile, sip, consent, on),
];

/**
 * The version that counts on a day: the newest that is valid, unless a newer one has ended, was withdrawn or refused.
 * A newer one that still waits for answers takes away at once what it leaves out; what it adds waits (§3.4).
 * None in a locked case (F96).
 */
export function effectiveConsent(profile: Profile, sip: Case, on: Day): Consent | undefined {
  if (sip.protection) return undefined;
  const waiting: Consent[] = [];
  for (const consent of sip.consents.toReversed()) {
    const { status } = statusOf(profile, sip, consent, on);
    if (status === 'valid') return waiting.reduce(narrowed, consent);
    if (status === 'withdrawn' || status === 'refused' || status === 'expired') return undefined;
    waiting.push(consent);
  }
  return undefined;
}

const narrowed = (consent: Consent, newer: Consent): Consent => ({
  ...consent,
  units: consent.units.filter((unit) => newer.units.includes(unit)),
  infoTypes: consent.infoTypes.filter((type) => newer.infoTypes.includes(type)),
  exclusions: [...new Set([consent.exclusions, newer.exclusions])].filter(excludes).join('; ') || consent.exclusions,
});
/** "Nej" is the answer of a family that leaves nothing out (SC10). */
export const excludes = (exclusions: string): boolean => !/^nej\P{L}*$/iu.test(exclusions);

/**
 * May something be shared on that day (§3.7)? With a receiving unit, a disclosing unit, an information type or a
 * question the answer is for just that. Asked at send time and at read time, never remembered.
 */
export function evaluateConsent(
  profile: Profile,
  sip: Case,
  on: Day,
  what: {
    readonly receiving?: UnitId;
    readonly disclosing?: UnitId;
    readonly infoType?: InfoType;
    readonly question?: string;
  } = {},
): ConsentVerdict {
  const consent = effectiveConsent(profile, sip, on);
  if (!consent) {
    const last = sip.consents.at(-1);
    const verdict: ConsentVerdict = last
      ? statusOf(profile, sip, last, on)
      : { allowed: false, status: 'none', missing: [], reasons: ['INGEN'] };
    return sip.protection ? { ...verdict, allowed: false, reasons: ['SKYDD'] } : verdict;
  }
  const reasons: ConsentReason[] = [];
  const { receiving, disclosing, infoType, question } = what;
  if (receiving && receiving !== sip.unit && !consent.units.includes(receiving)) reasons.push('MOTTAGARE_EJ_OMFATTAD');
  if (infoType && !consent.infoTypes.includes(infoType)) reasons.push('TYP_EJ_OMFATTAD');
  if (question !== undefined && !questionsOf(consent).includes(question)) reasons.push('FRAGA_EJ_OMFATTAD');
  if (disclosing && profile.consent.perAuthorityConfirmation && !consent.confirmedBy[disclosing])
    reasons.push('AVSANDARE_EJ_BEKRAFTAT');
  return {
    allowed: reasons.length === 0,
    status: 'valid',
    missing: [],
    reasons: reasons.length > 0 ? reasons : ['OK'],
    until: consent.until,
  };
}

/** The next moment at which the answer can change by itself: after a last day, at the 15th and 18th birthdays. */
export function nextConsentChange(sip: Case, now: Instant): Instant | undefined {
  const birth = childOf(sip)?.birth;
  const days = [
    ...sip.consents.flatMap((consent) => [consent.from, addDays(consent.until, 1)]),
    ...(birth ? [birthday(birth, 15), birthday(birth, 18)] : []),
    ...(sip.circumstances ?? []).flatMap(({ until }) => (until ? [addDays(until, 1)] : [])),
  ];
  return days
    .map(startOfDay)
    .filter((moment) => moment > now)
    .toSorted()[0];
}
