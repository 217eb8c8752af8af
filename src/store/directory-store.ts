import type { Directory, Staff } from '../domain/directory.ts';
import type { Db } from './database.ts';

/** Everyone and every unit, as one value that the domain can look things up in. */
export async function readDirectory(db: Db): Promise<Directory> {
  const [authorities, units, people] = await Promise.all([
    db.selectFrom('authority').selectAll().execute(),
    db.selectFrom('unit').selectAll().execute(),
    db.selectFrom('staff').selectAll().execute(),
  ]);
  return {
    authorities: new Map(authorities.map((one) => [one.id, one])),
    units: new Map(units.map((one) => [one.id, one])),
    staff: new Map(
      people.map(({ phone, ...one }): [Staff['id'], Staff] => [one.id, { ...one, ...(phone ? { phone } : {}) }]),
    ),
  };
}

/** Writes what is new or changed; nobody is removed, since old cases name them. */
export async function writeDirectory(db: Db, { authorities, units, staff }: Directory): Promise<void> {
  await db.transaction().execute(async (tx) => {
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
    for (const one of staff.values()) {
      const row = { ...one, phone: one.phone ?? null, functions: [...one.functions] };
      await tx
        .insertInto('staff')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    }
  });
}
