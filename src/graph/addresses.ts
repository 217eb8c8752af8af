import { findEmails } from '../store/directory-store.ts';
import type { Db } from '../store/database.ts';
import type { Directory } from '../domain/directory.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { dayOf, timeOf } from '../domain/time.ts';
import { GraphError } from './errors.ts';
import type { Graph } from './gateway.ts';

export type AddressBook = {
  readonly graph: Graph;
  readonly db: Db;
  readonly directory: () => Directory;
};

/** The address of each who has one: as the directory was given it, else as Entra knows it, if we may ask. */
export async function addressesOf(
  { graph, db, directory }: AddressBook,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const known = await findEmails(db, people);
  const found = await Promise.all(
    people.map(async (person): Promise<readonly [PersonId, string | undefined]> => {
      const staff = directory().staff.get(person);
      if (known.has(person) || !staff?.entraId) return [person, staff && known.get(person)];
      return [person, await askFor(graph, staff.entraId)];
    }),
  );
  return new Map(found.flatMap(([person, address]) => (address ? [[person, address] as const] : [])));
}

async function askFor(graph: Graph, user: string): Promise<string | undefined> {
  try {
    const { mail } = await graph.request('user.Get', { user, query: { $select: 'id,mail' } });
    return mail ?? undefined;
  } catch (error) {
    // Who cannot be looked up is told by the bot alone.
    if (error instanceof GraphError && (error.fault === 'forbidden' || error.fault === 'notFound')) return undefined;
    throw error;
  }
}

/** Swedish time as calendars write it, so that an invitation in a mail says the hour that people mean. */
export const calendarTime = (instant: Instant): { readonly dateTime: string; readonly timeZone: string } => ({
  dateTime: `${dayOf(instant)}T${timeOf(instant)}:00`,
  timeZone: 'W. Europe Standard Time',
});
