import type { Case } from '../case.ts';
import type { Profile } from '../profile.ts';
import { hard } from '../refusal.ts';
import type { Evolves, Guard, Rule } from './rule.ts';

/** PT3: a later version of the very profile that the case follows, for the same process. */
export const isNewer = ({ id, version, process }: Profile, { profile }: Case): boolean =>
  id === profile.id && process === profile.process && version > profile.version;

export const newerThere: Guard<'profile.adopt'> = (sip, _command, { profile }) =>
  isNewer(profile, sip) ? [] : [hard('profile-same')];
export const adoptProfile: Rule<'profile.adopt'> = (_sip, _command, { profile: { id, version, process } }) => [
  { type: 'ProfileAdopted', profile: { id, version, process } },
];
export const adoptEvolves: Evolves<'ProfileAdopted'> = {
  ProfileAdopted: (sip, { profile }) => ({ ...sip, profile }),
};
