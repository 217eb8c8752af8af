import type { Case } from '../domain/case.ts';
import type { Directory } from '../domain/directory.ts';
import type { AuthorityId } from '../domain/ids.ts';
import type { Profile } from '../domain/profile.ts';
import type { Instant } from '../domain/time.ts';
import type { Log } from '../log.ts';
import type { Db } from '../store/database.ts';
import type { Jobs } from '../store/jobs.ts';

export type Clock = () => Instant;

/** What every use case works with: handed in by the composition root, faked at the network in tests. */
export type Shell = {
  readonly db: Db;
  readonly jobs: Jobs;
  /** The profile version that governs a case: the one with which it was started, for as long as it runs (PT3). */
  readonly profileOf: (sip: Case) => Profile;
  /** The profile of what begins now: in an authority, or where none is known. */
  readonly profileNow: (authority?: AuthorityId) => Profile;
  readonly directory: () => Directory;
  readonly clock: Clock;
  /** Each case has a channel of its own, which is looked after. */
  readonly ownChannels?: boolean;
  readonly log: Log;
  /** Keys the hash that finds a second case about the same child. */
  readonly secret: string;
  /** Something was decided: the worker may look for work at once. */
  readonly wake: () => void;
};
