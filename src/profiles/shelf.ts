import type { Case } from '../domain/case.ts';
import type { AuthorityId } from '../domain/ids.ts';
import type { Profile } from '../domain/profile.ts';

/** Every profile version that a case can follow, and the one that is followed from now on. */
export type Shelf = {
  readonly profileOf: (sip: Pick<Case, 'profile' | 'step' | 'authority'>) => Profile;
  readonly profileNow: (authority?: AuthorityId) => Profile;
  /** Versions that have come since, such as those of a newer program on the same database. */
  readonly learn: (more: readonly Profile[]) => void;
};

/**
 * Gives a case the version with which it was started, and a draft the present one (PT3). `now` is asked each time.
 * Throws when a case follows a version that nobody has kept, which the store makes impossible.
 */
export function createShelf(kept: readonly Profile[], now: (authority?: AuthorityId) => Profile): Shelf {
  const byVersion = new Map<string, Profile>();
  const learn = (more: readonly Profile[]): void => {
    for (const profile of more) byVersion.set(keyOf(profile), profile);
  };
  learn(kept);
  return {
    learn,
    profileNow: now,
    profileOf: ({ profile, step, authority }) => {
      if (step === 'draft') return now(authority);
      const found = byVersion.get(keyOf(profile));
      if (!found) throw new Error(`no profile ${keyOf(profile)}`);
      return found;
    },
  };
}

const keyOf = ({ id, version }: { readonly id: string; readonly version: number }): string => `${id} ${version}`;
