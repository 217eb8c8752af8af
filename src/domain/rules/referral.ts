import { childOf, memberOf, type Case } from '../case.ts';
import { areGuardiansKnown, requiredSignatories, withoutOthers } from '../evaluate-consent.ts';
import type { MemberId } from '../ids.ts';
import type { Profile } from '../profile.ts';
import { hard } from '../refusal.ts';
import { dayOf, type Day } from '../time.ts';
import type { Guard } from './rule.ts';

/** Who has to agree to a remiss on that day: the same people as to any consent about the child (§3.2). */
export const referrers = (profile: Profile, sip: Case, on: Day): readonly MemberId[] =>
  requiredSignatories(profile, sip, undefined, on);

/** F07, S2: a remiss hands the matter to someone new, so each one whose yes is needed has agreed to it before. */
export const referralAgreed: Guard<'need.reroute'> = (sip, { route, referral, at }, { profile }) => {
  if (route !== 'referral') return [];
  const today = dayOf(at);
  if (!areGuardiansKnown(sip, today)) return [hard('referral-guardians')];
  const { to = '', agreed = [], on = today, how = '' } = referral ?? {};
  const required = referrers(profile, sip, today);
  const missing = withoutOthers(
    profile,
    required,
    required.filter((id) => !agreed.includes(id)),
  );
  const names = missing.map((id) => memberOf(sip, id)?.name ?? '').join(', ');
  return [
    ...(to === '' ? [hard('referral-to')] : []),
    ...(missing.length > 0 ? [hard('referral-consent', { names })] : []),
    ...(on > today ? [hard('day-future')] : []),
    ...(on < (childOf(sip)?.birth ?? on) ? [hard('before-birth')] : []),
    ...(how === '' ? [hard('referral-how')] : []),
  ];
};
