import { sql } from 'kysely';
import type { Case } from '../domain/case.ts';
import { DEVIATION_KINDS, type DeviationCount } from '../domain/deviations.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './database.ts';

const AT_ONCE = 200;
const QUARTERS = 4;
// Each quarter has for each kind its whole and at most six sectors.
const MOST_ROWS = QUARTERS * DEVIATION_KINDS.length * 7;
const FIRST_ID = '00000000-0000-0000-0000-000000000000' as CaseId;

/** Has the quarter been counted? */
export async function isCounted(db: Db, quarter: string): Promise<boolean> {
  const row = await db.selectFrom('deviation_count').select('n').where('quarter', '=', quarter).executeTakeFirst();
  return row !== undefined;
}

/** Every case that has changed since then, some at a time. */
export async function* casesChangedSince(db: Db, since: Instant): AsyncGenerator<Case> {
  let last = FIRST_ID;
  for (;;) {
    const rows = await db
      .selectFrom('sip_case')
      .select(['id', 'state'])
      .where('updated_at', '>=', since)
      .where('id', '>', last)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    for (const { state } of rows) yield state;
    const end = rows.at(-1);
    if (!end || rows.length < AT_ONCE) return;
    last = end.id;
  }
}

/** All of a quarter, or nothing when another process has counted it meanwhile. */
export async function saveCounts(
  db: Db,
  counts: readonly (DeviationCount & { readonly profile: string })[],
): Promise<void> {
  const [first] = counts;
  if (!first) return;
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('deviations', 0))`.execute(tx);
    if (!(await isCounted(tx, first.quarter))) await tx.insertInto('deviation_count').values(counts).execute();
  });
}

/** The last year of a profile, the latest quarter first. */
export async function findCounts(db: Db, profile: string): Promise<readonly DeviationCount[]> {
  return await db
    .selectFrom('deviation_count')
    .select(['quarter', 'kind', 'sector', 'n'])
    .where('profile', '=', profile)
    .orderBy('quarter', 'desc')
    .orderBy('kind')
    .limit(MOST_ROWS)
    .execute();
}
