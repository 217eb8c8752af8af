import type { PersonId } from '../../src/domain/ids.ts';
import type { Db } from '../../src/store/database.ts';
import type { Shown } from './card-reader.ts';
import { cardOf, Office } from './office.ts';
import { storeCase } from './stored-case.ts';
import { amir, eva, karin, sara, school, type Walk } from './walk.ts';

export const MENU = 'Vad vill du göra?';
const ID = '11111111-1111-4111-8111-111111111111';

/** An office with one case, at the time to which it was walked. */
export async function inOffice(db: Db, dbUrl: string, walk: Walk): Promise<Office> {
  const office = await Office.open(db, dbUrl, walk.now);
  await storeCase(db, walk, ID);
  return office;
}
/** The same with its channel, and the four most concerned reachable. */
export async function withChannel(db: Db, dbUrl: string, walk: Walk): Promise<Office> {
  const office = await inOffice(db, dbUrl, walk);
  await office.openChannel(school);
  for (const person of [eva, karin, amir, sara]) await office.say(person, 'hej');
  return office;
}
/** The overview of the person's case, by "mina ärenden". */
export const opened = async (office: Office, person: PersonId): Promise<Shown> =>
  cardOf(await office.click(person, cardOf(await office.say(person, 'mina ärenden')), 'Öppna'));
/** The screen behind one line of its menu. */
export const chosen = async (office: Office, person: PersonId, title: string): Promise<Shown> =>
  cardOf(await office.click(person, await opened(office, person), 'Gå vidare', { [MENU]: title }));
