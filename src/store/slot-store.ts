import { sql, type RawBuilder } from 'kysely';
import type { Db } from './database.ts';

/** At most so many in any stretch of that length. */
export type Quota = { readonly most: number; readonly perMs: number };

class Full extends Error {}

/** The database's clock: all replicas have the same. */
const DATABASE_CLOCK = sql<Date>`clock_timestamp()`;

/**
 * Counts one sending against every key, or, when one of them is full, against none. Gives 0, or the milliseconds until
 * that one may have room.
 */
export async function takeSlots(
  db: Db,
  quotas: readonly (Quota & { readonly key: string })[],
  now: RawBuilder<Date> = DATABASE_CLOCK,
): Promise<number> {
  let wait = 0;
  try {
    await db.transaction().execute(async (tx) => {
      for (const quota of quotas) {
        wait = await takeOne(tx, quota, now);
        if (wait > 0) throw new Full();
      }
    });
  } catch (error) {
    if (!(error instanceof Full)) throw error;
  }
  return wait;
}

async function takeOne(
  db: Db,
  { key, most, perMs }: Quota & { readonly key: string },
  now: RawBuilder<Date>,
): Promise<number> {
  const per = sql`${perMs} * interval '1 millisecond'`;
  // The one that must have been long enough ago; null while there are fewer.
  const oldest = sql`send_slot.sent[cardinality(send_slot.sent) - ${most - 1}::int]`;
  const { rows: taken } = await sql`
    insert into send_slot (key, sent) values (${key}, array[${now}])
    on conflict (key) do update
      set sent = (send_slot.sent || ${now})[greatest(1, cardinality(send_slot.sent) + 2 - ${most}::int):]
      where ${oldest} is null or ${oldest} <= ${now} - ${per}
    returning 1`.execute(db);
  if (taken.length > 0) return 0;
  const { rows } = await sql<{ ms: number }>`
    select extract(epoch from ${oldest} + ${per} - ${now})::float8 * 1000 as ms from send_slot where key = ${key}`.execute(
    db,
  );
  return Math.max(1, Math.ceil(rows[0]?.ms ?? 0));
}
