import type { Db } from './database.ts';
import { inTurn } from './hold.ts';
import { openInstallation, refuseOtherMode } from './installation.ts';
import { installJobs } from './jobs.ts';
import { migrate } from './migrate.ts';
import { keepProfiles, type ProfileVersion } from './profile-store.ts';
import type { Mode } from './tables.ts';

type Prepared = {
  readonly secret: string;
  /** Every profile version that the database has. */
  readonly kept: readonly ProfileVersion[];
};

/** Tables, queues, stamp and profiles as this version wants them; of several starts at once each waits for its turn. */
export async function prepareDatabase(
  db: Db,
  url: string,
  mode: Mode,
  versions: readonly ProfileVersion[],
): Promise<Prepared> {
  return await inTurn(url, async () => {
    // Before anything is changed: a database of the other mode stays as it is.
    await refuseOtherMode(db, mode);
    await migrate(db);
    await installJobs(url);
    const { secret } = await openInstallation(db, mode);
    return { secret, kept: await keepProfiles(db, versions) };
  });
}
