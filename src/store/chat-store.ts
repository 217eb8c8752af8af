import { sql } from 'kysely';
import type { PersonId } from '../domain/ids.ts';
import type { Db } from './database.ts';

/** Longer than the making of a chat can take. */
const OPENING = sql`interval '30 seconds'`;
/** How long an installation that did not help is not asked for again. */
const INSTALLED = sql`interval '1 day'`;

/** True for one at a time of all who would make the person's chat, in any replica, until `endOpening` or 30 s. */
export async function beginOpening(db: Db, person: PersonId): Promise<boolean> {
  const { rows } = await sql`
    insert into chat (person, opening_until) values (${person}, now() + ${OPENING})
    on conflict (person) do update set opening_until = excluded.opening_until
      where chat.opening_until is null or chat.opening_until < now()
    returning person`.execute(db);
  return rows.length > 0;
}
export async function endOpening(db: Db, person: PersonId): Promise<void> {
  await sql`update chat set opening_until = null where person = ${person}`.execute(db);
}

/** Has the app been installed for the person within the last day? */
export async function wasInstalled(db: Db, person: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from chat where person = ${person} and installed_at > now() - ${INSTALLED}`.execute(db);
  return rows.length > 0;
}
export async function noteInstalled(db: Db, person: PersonId): Promise<void> {
  await sql`
    insert into chat (person, installed_at) values (${person}, now())
    on conflict (person) do update set installed_at = excluded.installed_at`.execute(db);
}

/** The service URL of whoever wrote last: all of a tenant have the same, and it may change. */
export async function findServiceUrl(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('conversation')
    .select(sql<string>`place ->> 'serviceUrl'`.as('url'))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.url;
}
