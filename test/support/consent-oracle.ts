import type { Case } from '../../src/domain/case.ts';
import type { Consent } from '../../src/domain/consent.ts';
import type { UnitId } from '../../src/domain/ids.ts';
import type { InfoType, Profile } from '../../src/domain/profile.ts';
import type { Day } from '../../src/domain/time.ts';

/** Whole years on a day, read off the written dates; whoever is born on 29 February is a year older on the 28th. */
function yearsOn(birth: Day, on: Day): number {
  const [year = 0, month = 0, date = 0] = birth.split('-').map(Number);
  const [nowYear = 0, nowMonth = 0, nowDate = 0] = on.split('-').map(Number);
  const isLeap = (nowYear % 4 === 0 && nowYear % 100 !== 0) || nowYear % 400 === 0;
  const turns = month === 2 && date === 29 && !isLeap ? 28 : date;
  return nowYear - year - (nowMonth > month || (nowMonth === month && nowDate >= turns) ? 0 : 1);
}

type Answer = 'holds' | 'waits' | 'over';

/** §3.2 and §3.3 for one version, written down a second time in plain order and from nothing of ours. */
function answerOf(profile: Profile, sip: Case, consent: Consent, on: Day): Answer {
  const { withdrawn, signatures, until, from, maturity } = consent;
  const birth = sip.people.find(({ capacity }) => capacity === 'child')?.birth ?? on;
  const age = yearsOn(birth, on);
  const saidNo = (who: string): boolean => signatures[who as never]?.result === 'no';
  const saidYes = (who: string): boolean => {
    const signature = signatures[who as never];
    return signature?.result === 'yes' && (signature.form !== 'oral' || !profile.consent.writtenRequired);
  };
  const inTime = (): Answer => (on < from ? 'waits' : on > until ? 'over' : 'holds');
  if (withdrawn) return 'over';
  if (age >= 18) return saidNo('child') ? 'over' : saidYes('child') ? inTime() : 'waits';
  const guardians = sip.people.filter(({ capacity }) => capacity === 'guardian').map(({ id }) => id as string);
  if (guardians.some(saidNo)) return 'over';
  const isNeeded = { joint: 2, sole: 1, appointed: 1, 'god-man': 1, unknown: 99 }[sip.custody ?? 'unknown'];
  const circumstances = sip.circumstances ?? [];
  const isExcused = (who: string): boolean =>
    circumstances.some(
      ({ kind, guardian, until: last }) =>
        guardian === who && (kind === 'shelter' || (kind === 'hindered' && last !== undefined && on <= last)),
    );
  const { childSignsFromAge, childSignsIfMature, guardians: how } = profile.consent;
  const asksChild =
    childSignsFromAge !== null && age >= childSignsFromAge
      ? maturity?.result !== 'not-mature'
      : childSignsIfMature && age >= 12 && maturity?.result === 'mature';
  if (asksChild && saidNo('child')) return 'over';
  const asked = guardians.filter((who) => !isExcused(who));
  const agree = asked.some(saidYes) && (how === 'one' || asked.every(saidYes));
  const isWhole =
    guardians.length >= isNeeded &&
    agree &&
    (!asksChild || saidYes('child')) &&
    circumstances.every(({ assessment }) => assessment !== '');
  return isWhole ? inTime() : 'waits';
}

/** May units other than the own one be told about this kind on that day, and which? None when nothing may leave. */
export function mayHear(
  profile: Profile,
  sip: Case,
  on: Day,
): { readonly units: readonly UnitId[]; readonly types: readonly InfoType[] } | undefined {
  if (sip.protection) return undefined;
  let limits: { units: readonly UnitId[]; types: readonly InfoType[] } | undefined;
  for (const consent of sip.consents.toReversed()) {
    const answer = answerOf(profile, sip, consent, on);
    if (answer === 'over') return undefined;
    limits = {
      units: consent.units.filter((unit) => limits?.units.includes(unit) ?? true),
      types: consent.infoTypes.filter((type) => limits?.types.includes(type) ?? true),
    };
    if (answer === 'holds') return limits;
  }
  return undefined;
}
