import type { Profile } from '../domain/profile.ts';

type MeetingRule = NonNullable<Profile['deadlines']['meeting']>;

const DAYS_IN_WEEK = 7;
const NUMBERS = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta'];

/** "tre veckor" of 21 days, "10 dagar" of 10: how long T2 is in this profile. */
export function lengthText(days: number): string {
  const weeks = days / DAYS_IN_WEEK;
  const number = NUMBERS[weeks];
  return number ? `${number} ${weeks === 1 ? 'vecka' : 'veckor'}` : `${days} dagar`;
}

/** What T2 is counted from: "tre veckor från att behovet upptäcktes". */
export const anchorText = (anchor: MeetingRule['anchor']): string =>
  anchor === 'needDetectedAt' ? 'att behovet upptäcktes' : 'samtycket';
