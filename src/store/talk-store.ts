import type { Place } from '../app/delivery.ts';
import type { CaseId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './database.ts';
import type { CardRow, DeliveryRow } from './tables.ts';

export async function findCard(db: Db, nonce: string): Promise<CardRow | undefined> {
  return await db.selectFrom('card').selectAll().where('nonce', '=', nonce).executeTakeFirst();
}
/** The same card drawn again keeps its row. */
export async function saveCard(db: Db, card: CardRow): Promise<void> {
  await db.insertInto('card').values(card).onConflict((conflict) => conflict.doNothing()).execute();
}

export type DraftKey = { readonly case_id: CaseId; readonly person: PersonId; readonly screen: string; readonly ref: string };

export async function findDraft(db: Db, key: DraftKey): Promise<Readonly<Record<string, string>> | undefined> {
  const row = await db
    .selectFrom('draft').select('inputs')
    .where('case_id', '=', key.case_id).where('person', '=', key.person).where('screen', '=', key.screen).where('ref', '=', key.ref)
    .executeTakeFirst();
  return row?.inputs;
}
export async function keepDraft(db: Db, key: DraftKey, inputs: Readonly<Record<string, string>>, at: Instant): Promise<void> {
  const value = JSON.stringify(inputs);
  await db
    .insertInto('draft').values({ ...key, inputs: value, at })
    .onConflict((conflict) => conflict.columns(['case_id', 'person', 'screen', 'ref']).doUpdateSet({ inputs: value, at }))
    .execute();
}
export async function dropDraft(db: Db, key: DraftKey): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('case_id', '=', key.case_id).where('person', '=', key.person).where('screen', '=', key.screen).where('ref', '=', key.ref)
    .execute();
}
/** Forgets what the person typed last; true when there was something. */
export async function dropLatestDraft(db: Db, person: PersonId): Promise<boolean> {
  const latest = await db.selectFrom('draft').selectAll().where('person', '=', person).orderBy('at', 'desc').limit(1).executeTakeFirst();
  if (latest) await dropDraft(db, latest);
  return latest !== undefined;
}

export async function rememberPlace(db: Db, key: string, place: Place, at: Instant): Promise<void> {
  const value = JSON.stringify(place);
  await db.insertInto('conversation').values({ key, place: value, at }).onConflict((conflict) => conflict.column('key').doUpdateSet({ place: value, at })).execute();
}
export async function findPlace(db: Db, key: string): Promise<Place | undefined> {
  const row = await db.selectFrom('conversation').select('place').where('key', '=', key).executeTakeFirst();
  return row?.place;
}

export async function findDelivery(db: Db, key: string): Promise<DeliveryRow | undefined> {
  return await db.selectFrom('delivery').selectAll().where('key', '=', key).executeTakeFirst();
}
export async function saveDelivery(db: Db, row: DeliveryRow): Promise<void> {
  await db.insertInto('delivery').values(row).onConflict((conflict) => conflict.column('key').doUpdateSet(row)).execute();
}
