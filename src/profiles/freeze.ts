import { isDeepStrictEqual } from 'node:util';
import type { Profile } from '../domain/profile.ts';
import { StartError } from '../start-error.ts';
import { completed, restoreProfile, type LoadedProfile } from './load-profile.ts';

type Kept = { readonly id: string; readonly version: number; readonly body: unknown };

/**
 * The kept versions as profiles. A version that was kept with another content than the one now loaded is refused with
 * a StartError: cases run on it, so a change needs a version of its own (PT3).
 */
export function frozen(loaded: readonly LoadedProfile[], kept: readonly Kept[]): readonly Profile[] {
  const changed = loaded.filter(({ profile, body }) => {
    const old = kept.find(({ id, version }) => id === profile.id && version === profile.version);
    return old && !isDeepStrictEqual(completed(old.body), body);
  });
  if (changed.length > 0)
    throw new StartError(
      `Profilen ${changed.map(({ profile }) => `${profile.id} version ${profile.version}`).join(', ')} är ändrad, men ärenden kan följa den som den var: höj version i filen och starta igen.`,
    );
  return kept.map(restored);
}

function restored({ id, version, body }: Kept): Profile {
  try {
    return restoreProfile(body);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new StartError(`Profilen ${id} version ${version} i databasen går inte att läsa (${error.message}).`, {
      cause: error,
    });
  }
}
