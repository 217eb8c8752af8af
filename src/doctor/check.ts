import type { LiveConfig } from '../config.ts';
import type { Db } from '../store/database.ts';
import type { Facts } from '../store/fitness.ts';
import type { Platform } from '../teams/platform.ts';
import type { Tokens } from '../teams/tokens.ts';

/** What the checks look at. */
export type Scene = {
  readonly config: LiveConfig;
  readonly platform: Platform;
  /** Of the program that asks. */
  readonly version: string;
  /** Milliseconds of the epoch. */
  readonly now: () => number;
  readonly tokens: Tokens;
  /** Undefined where the database does not answer. */
  readonly database?: { readonly db: Db; readonly facts: Facts };
  /** Why it does not: a code of the driver or of Postgres. */
  readonly databaseCode?: string;
};

/** Swedish, without a secret and without a person. */
export type Fault = { readonly fault: string; readonly mend: string };

export type Check = {
  readonly id: string;
  /** What is checked, as a Swedish noun. */
  readonly about: string;
  /** Gives what is wrong; undefined when all is well. Throws Unknown where it cannot be known. */
  readonly look: (scene: Scene) => Promise<Fault | undefined>;
};

/** Why something could not be checked: the end of a Swedish sentence. */
export class Unknown extends Error {
  override readonly name = 'Unknown';
}

export const fault = (what: string, mend: string): Fault => ({ fault: what, mend });
export const when = (isWrong: boolean, what: string, mend: string): Promise<Fault | undefined> =>
  Promise.resolve(isWrong ? fault(what, mend) : undefined);
