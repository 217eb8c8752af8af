import { sql } from 'kysely';
import { OPEN_STATUSES } from '../domain/case.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './database.ts';

/** Every member of staff with a part in an open case. */
export async function findInvolved(db: Db): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('case_person')
    .innerJoin('sip_case', 'sip_case.id', 'case_person.case_id')
    .select('case_person.person')
    .distinct()
    .where('sip_case.status', 'in', OPEN_STATUSES)
    .execute();
  return rows.map(({ person }) => person);
}

/** What is due already stays as early as it is. */
const isAsleep = (at: Instant) => sql<boolean>`(wake_at is null or wake_at > ${at})`;

/** Open cases with one of these people are looked at now. */
export async function wakeCases(db: Db, people: readonly PersonId[], at: Instant): Promise<void> {
  await db
    .updateTable('sip_case')
    .set({ wake_at: at })
    .where('status', 'in', OPEN_STATUSES)
    .where(isAsleep(at))
    .where('id', 'in', (cases) => cases.selectFrom('case_person').select('case_id').where('person', 'in', people))
    .execute();
}

/** Every open case is looked at now. */
export async function wakeAll(db: Db, at: Instant): Promise<void> {
  await db
    .updateTable('sip_case')
    .set({ wake_at: at })
    .where('status', 'in', OPEN_STATUSES)
    .where(isAsleep(at))
    .execute();
}
