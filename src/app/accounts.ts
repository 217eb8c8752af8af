import type { StaffKind } from '../domain/directory.ts';

/** An account as Entra tells of it. */
export type Account = {
  /** The Entra object id, in lower case. */
  readonly id: string;
  readonly isEnabled: boolean;
  readonly kind: StaffKind;
};

/** Accounts of the own tenant. Both throw when asking is not possible: then nothing is known, and nobody is gone. */
export type Accounts = {
  /** Those whose address or sign-in name is this one; none, or several, is an answer too. */
  readonly find: (email: string) => Promise<readonly Account[]>;
  /** By object id, as many as one likes; who is not in the tenant is not in the answer. */
  readonly look: (ids: readonly string[]) => Promise<ReadonlyMap<string, Account>>;
};
