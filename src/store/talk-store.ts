import { sql } from 'kysely';
import type { Place } from '../app/delivery.ts';
import type { Case } from '../domain/case.ts';
import type { CaseId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './database.ts';
import type { CardRow, DeliveryRow } from './tables.ts';

/** A card and the case that it belongs to. */
export async function findCard(
  db: Db,
  nonce: string,
): Promise<{ readonly card: CardRow; readonly sip: Case | undefined } | undefined> {
  const row = await db
    .selectFrom('card')
    .leftJoin('sip_case', 'sip_case.id', 'card.case_id')
    .selectAll('card')
    .select('sip_case.state')
    .where('card.nonce', '=', nonce)
    .executeTakeFirst();
  if (!row) return undefined;
  const { state, ...card } = row;
  return { card, sip: state ?? undefined };
}
/** The same card drawn again keeps its row. */
export async function saveCard(db: Db, card: CardRow): Promise<void> {
  await db
    .insertInto('card')
    .values(card)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type DraftKey = {
  readonly case_id: CaseId;
  readonly person: PersonId;
  readonly screen: string;
  readonly ref: string;
};

/** What a person has typed and not yet saved, and the revision of the case that was read meanwhile. */
export type Typed = { readonly inputs: Readonly<Record<string, string>>; readonly revision: number };

/**
 * Keeps the card of a screen, and gives what its person has typed there before and not yet saved. A card that goes on
 * with a draft is as old as the draft: what others have saved since is not overwritten unseen.
 */
export async function saveForm(
  db: Db,
  card: CardRow & DraftKey,
  { goesOn, draftRef }: { readonly goesOn: boolean; readonly draftRef: string },
): Promise<Typed | undefined> {
  const draft = db
    .selectFrom('draft')
    .where('case_id', '=', card.case_id)
    .where('person', '=', card.person)
    .where('screen', '=', card.screen)
    .where('ref', '=', draftRef);
  const revision = goesOn ? sql<number>`coalesce((${draft.select('revision')}), ${card.revision})` : card.revision;
  return await db
    .with('kept', (cte) =>
      cte
        .insertInto('card')
        .values({ ...card, revision })
        .onConflict((conflict) => conflict.doNothing()),
    )
    .selectFrom(draft.select(['inputs', 'revision']).as('typed'))
    .selectAll()
    .executeTakeFirst();
}

/** When the person last saw a screen of the case, by another card than this. */
export async function findSeen(
  db: Db,
  { case_id, person, screen, nonce }: Pick<CardRow & DraftKey, 'case_id' | 'person' | 'screen' | 'nonce'>,
): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('card')
    .select('at')
    .where('case_id', '=', case_id)
    .where('person', '=', person)
    .where('screen', '=', screen)
    .where('nonce', '<>', nonce)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** The statement that keeps a draft in the place of an earlier one. */
export function draftWrite(db: Db, key: DraftKey, { inputs, revision }: Typed, at: Instant) {
  const row = { inputs: JSON.stringify(inputs), revision, at };
  return db
    .insertInto('draft')
    .values({ ...key, ...row })
    .onConflict((conflict) => conflict.columns(['case_id', 'person', 'screen', 'ref']).doUpdateSet(row));
}
/** The statement that forgets a draft. */
export const draftDrop = (db: Db, key: DraftKey) =>
  db
    .deleteFrom('draft')
    .where('case_id', '=', key.case_id)
    .where('person', '=', key.person)
    .where('screen', '=', key.screen)
    .where('ref', '=', key.ref);

/** The statement that forgets what anyone has typed on some screens of a case. */
export const draftsDrop = (db: Db, id: CaseId, screens: readonly string[]) =>
  db.deleteFrom('draft').where('case_id', '=', id).where('screen', 'in', screens);

export async function keepDraft(db: Db, key: DraftKey, typed: Typed, at: Instant): Promise<void> {
  await draftWrite(db, key, typed, at).execute();
}
/** What was typed on the screen and not saved, if anything. */
export async function findDraft(db: Db, key: DraftKey): Promise<Typed['inputs'] | undefined> {
  const row = await db
    .selectFrom('draft')
    .select('inputs')
    .where('case_id', '=', key.case_id)
    .where('person', '=', key.person)
    .where('screen', '=', key.screen)
    .where('ref', '=', key.ref)
    .executeTakeFirst();
  return row?.inputs;
}
export async function dropDraft(db: Db, key: DraftKey): Promise<void> {
  await draftDrop(db, key).execute();
}
/** Forgets what the person typed last, unless it is older than `since`; true when there was something. */
export async function dropLatestDraft(db: Db, person: PersonId, since: Instant): Promise<boolean> {
  const latest = await db
    .selectFrom('draft')
    .selectAll()
    .where('person', '=', person)
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (latest) await dropDraft(db, latest);
  return latest !== undefined;
}

const written = new WeakMap<Db, Map<string, string>>();

/**
 * Where the person has just written from, and that the bot may write there again. A place seldom changes, so it is
 * written when it is new to this process, else once a minute and not at every click.
 */
export async function rememberPlace(
  db: Db,
  key: string,
  place: Place,
  at: Instant,
  person: PersonId | '' = '',
): Promise<void> {
  const known = written.get(db) ?? new Map<string, string>();
  written.set(db, known);
  const value = `${at.slice(0, MINUTE)} ${JSON.stringify(place)}`;
  if (known.get(`${key} ${person}`) === value) return;
  await savePlace(db, key, place, at);
  if (person !== '') await db.deleteFrom('blocked').where('person', '=', person).execute();
  known.set(`${key} ${person}`, value);
}
function forgetWritten(db: Db, isMeant: (known: string) => boolean): void {
  const known = written.get(db);
  for (const key of known?.keys() ?? []) if (isMeant(key)) known?.delete(key);
}
const MINUTE = '2026-01-01T00:00'.length;

/** The person has blocked the bot, or an administrator has: nothing is sent until the person writes (teams.md 3). */
export async function block(db: Db, person: PersonId, at: Instant): Promise<void> {
  await db
    .insertInto('blocked')
    .values({ person, at })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ at }))
    .execute();
  // The next word of the person lifts it, also within the minute.
  forgetWritten(db, (known) => known.endsWith(` ${person}`));
}
export const isBlocked = async (db: Db, person: PersonId): Promise<boolean> =>
  (await db.selectFrom('blocked').select('at').where('person', '=', person).executeTakeFirst()) !== undefined;

/** What is said outright is written outright, whatever this process has written before. */
export async function savePlace(db: Db, key: string, place: Place, at: Instant): Promise<void> {
  const value = JSON.stringify(place);
  await db
    .insertInto('conversation')
    .values({ key, place: value, at })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ place: value, at }))
    .execute();
}
/** Teams no longer knows the conversation; a newer one under the key stays. */
export async function forgetPlace(db: Db, key: string, conversationId: string): Promise<void> {
  await db
    .deleteFrom('conversation')
    .where('key', '=', key)
    .where(sql<string>`place ->> 'conversationId'`, '=', conversationId)
    .execute();
  forgetWritten(db, (known) => known.startsWith(`${key} `));
}

/** Which of these keys lead to that channel. */
export async function findKeysAt(
  db: Db,
  keys: readonly string[],
  rootConversationId: string,
): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('conversation')
    .select('key')
    .where('key', 'in', keys)
    .where(sql<string>`place ->> 'rootConversationId'`, '=', rootConversationId)
    .execute();
  return rows.map(({ key }) => key);
}
export async function findPlace(db: Db, key: string): Promise<Place | undefined> {
  const row = await db.selectFrom('conversation').select('place').where('key', '=', key).executeTakeFirst();
  return row?.place;
}

export async function findDelivery(db: Db, key: string): Promise<DeliveryRow | undefined> {
  return await db.selectFrom('delivery').selectAll().where('key', '=', key).executeTakeFirst();
}
export async function saveDelivery(db: Db, row: DeliveryRow): Promise<void> {
  await db
    .insertInto('delivery')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

/** Writes the row only where it is still what was read (`known`); false when another process has been there since. */
export async function beginDelivery(db: Db, row: DeliveryRow, known: DeliveryRow | undefined): Promise<boolean> {
  const written = await db
    .insertInto('delivery')
    .values(row)
    .onConflict((conflict) =>
      known
        ? conflict
            .column('key')
            .doUpdateSet(row)
            .where('delivery.state', '=', known.state)
            .where('delivery.at', '=', known.at)
        : conflict.column('key').doNothing(),
    )
    .returning('key')
    .execute();
  return written.length > 0;
}
