import { sql } from 'kysely';
import type { Directory, Staff } from '../domain/directory.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Day } from '../domain/time.ts';
import type { Db, Tx } from './database.ts';

/** A member of staff as an import knows them: with the address that finds the account, and the day of leaving. */
export type Registered = Staff & {
  readonly email?: string;
  /** A digest of the id that the importer's own lists know the person by. */
  readonly ownKey?: string;
  readonly leftOn?: Day;
};
/** Everything that is written about organisations, units and people, those who have left too. */
export type Register = Pick<Directory, 'authorities' | 'units'> & {
  readonly people: ReadonlyMap<PersonId, Registered>;
};

/** Those who work there, without what only an import needs to know. */
export const staffOf = (register: Register): Directory['staff'] => staffWho(register, ({ leftOn }) => !leftOn);
const staffWho = ({ people }: Register, isMeant: (one: Registered) => boolean): Directory['staff'] =>
  new Map(
    [...people]
      .filter(([, one]) => isMeant(one))
      .map(([id, { email: _email, ownKey: _key, leftOn: _left, ...one }]): [PersonId, Staff] => [id, one]),
  );

/** Everyone who works there and every unit, as one value that the domain can look things up in. */
export async function readDirectory(db: Db): Promise<Directory> {
  const register = await readRegister(db);
  const { authorities, units } = register;
  const former = staffWho(register, ({ leftOn }) => leftOn !== undefined);
  return { authorities, units, staff: staffOf(register), former };
}

export async function readRegister(db: Db): Promise<Register> {
  const [authorities, units, people] = await Promise.all([
    db.selectFrom('authority').selectAll().orderBy('id').execute(),
    db.selectFrom('unit').selectAll().orderBy('id').execute(),
    db.selectFrom('staff').selectAll().orderBy('id').execute(),
  ]);
  return {
    authorities: new Map(authorities.map((one) => [one.id, one])),
    units: new Map(units.map((one) => [one.id, one])),
    people: new Map(
      people.map(({ phone, email, own_key, entra_id, kind, left_on, ...one }): [PersonId, Registered] => [
        one.id,
        {
          ...one,
          ...(phone ? { phone } : {}),
          ...(email ? { email } : {}),
          ...(own_key ? { ownKey: own_key } : {}),
          ...(entra_id ? { entraId: entra_id } : {}),
          ...(kind === 'member' ? {} : { kind }),
          ...(left_on ? { leftOn: left_on } : {}),
        },
      ]),
    ),
  };
}

/** The addresses of those who work there and have one. */
export async function findEmails(db: Db, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'email'])
    .where('id', 'in', people)
    .where('left_on', 'is', null)
    .execute();
  return new Map(rows.flatMap(({ id, email }) => (email ? [[id, email] as const] : [])));
}

/** Which reading of the directory is the latest: rises with every change. */
export async function readStamp(db: Db): Promise<number> {
  return (await db.selectFrom('directory_stamp').select('stamp').executeTakeFirstOrThrow()).stamp;
}
/** Changes of the directory take turns: until this transaction ends nobody else's begins. */
export async function holdStamp(tx: Tx): Promise<void> {
  await tx.selectFrom('directory_stamp').select('stamp').forUpdate().execute();
}
const raiseStamp = async (tx: Tx): Promise<void> => {
  await tx
    .updateTable('directory_stamp')
    .set({ stamp: sql<number>`stamp + 1` })
    .execute();
};

/** Writes what is new or changed, in one transaction; nobody is removed, since old cases name them. */
export async function writeRegister(tx: Tx, { authorities, units, people }: Register): Promise<void> {
  for (const one of authorities.values()) {
    await tx
      .insertInto('authority')
      .values(one)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(one))
      .execute();
  }
  for (const one of units.values()) {
    await tx
      .insertInto('unit')
      .values(one)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(one))
      .execute();
  }
  for (const { phone, email, ownKey, entraId, kind, leftOn, functions, ...one } of people.values()) {
    const row = {
      ...one,
      functions: [...functions],
      phone: phone ?? null,
      email: email ?? null,
      own_key: ownKey ?? null,
      entra_id: entraId ?? null,
      kind: kind ?? 'member',
      left_on: leftOn ?? null,
    };
    await tx
      .insertInto('staff')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }
  await raiseStamp(tx);
}

/** The same for a directory that is made elsewhere whole, such as that of practice. */
export async function writeDirectory(db: Db, { authorities, units, staff }: Directory): Promise<void> {
  await db.transaction().execute((tx) => writeRegister(tx, { authorities, units, people: staff }));
}

/** S18: from that day they are no longer there. Gives how many had not left before; the same call again gives none. */
export async function markLeft(db: Db, people: readonly PersonId[], on: Day): Promise<number> {
  if (people.length === 0) return 0;
  return await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('staff')
      .set({ left_on: on })
      .where('id', 'in', people)
      .where('left_on', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await raiseStamp(tx);
    return Number(numUpdatedRows);
  });
}
