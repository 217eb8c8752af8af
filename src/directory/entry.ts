import type { PrincipalKind, Sector, StaffFunction, StaffKind } from '../domain/directory.ts';

/** One person as a file tells of them; what could not be read is empty, and then there is an error beside it. */
export type Entry = {
  readonly line: number;
  readonly authority: string;
  readonly principal: PrincipalKind;
  readonly formerAuthority?: string;
  readonly unit: string;
  readonly sector: Sector;
  readonly formerUnit?: string;
  readonly name: string;
  readonly title: string;
  readonly functions: readonly StaffFunction[];
  readonly email?: string;
  readonly phone?: string;
  /** In lower case. */
  readonly entraId?: string;
  /** None where the file does not say. */
  readonly kind?: StaffKind;
  /** The importer's own id of the person, as written. */
  readonly ownId?: string;
};

/** Names of places are the same whatever case they are written in. */
export const placeKey = (name: string): string => name.normalize('NFC').toLowerCase();
