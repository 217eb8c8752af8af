import { sql } from 'kysely';
import type { Db } from '../../src/store/database.ts';

type Table = { readonly schema: string; readonly name: string };

const textOf = async (db: Db, { schema, name }: Table): Promise<string> => {
  const { rows } = await sql<{ text: string }>`
    select coalesce(string_agg(t::text, E'\n'), '') as text from ${sql.table(`${schema}.${name}`)} t`.execute(db);
  return rows[0]?.text ?? '';
};

/** Every row of every table, the jobs' too, as text; `except` names tables that may hold what is looked for. */
export async function everythingIn(db: Db, except: readonly string[] = []): Promise<string> {
  const { rows } = await sql<Table>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`.execute(db);
  const texts = await Promise.all(rows.filter(({ name }) => !except.includes(name)).map((table) => textOf(db, table)));
  return texts.join('\n');
}
