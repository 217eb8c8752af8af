import type { Db } from '../store/database.ts';
import { countProfiles, findProfiles, type ProfileVersion } from '../store/profile-store.ts';

/**
 * Looks for profile versions that another process has brought, for whose cases this one could do nothing (PT3). `known`
 * is how many there were at the start. What cannot be read is thrown once.
 */
export function createProfileWatch(
  db: Db,
  known: number,
  learn: (versions: readonly ProfileVersion[]) => void,
): () => Promise<void> {
  let seen = known;
  return async () => {
    const count = await countProfiles(db);
    if (count === seen) return;
    seen = count;
    learn(await findProfiles(db));
  };
}
