import { epochOf, toInstant, type Instant } from '../domain/time.ts';
import { personName } from '../cards/people.ts';
import type { Clock } from '../app/shell.ts';
import type { Directory } from '../domain/directory.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Db } from '../store/database.ts';
import type { Cast } from '../talk/cast.ts';

export const PERSONAL = 'practice:personal';
export const CHANNEL = 'practice:channel';

/** Who is played and how far ahead the practice clock is; both outlive a restart. */
export type Stage = {
  readonly clock: Clock;
  readonly cast: Cast;
  readonly played: () => PersonId;
  readonly play: (person: PersonId) => Promise<void>;
  /** Moves the practice clock forward, never back. */
  readonly moveTo: (moment: Instant) => Promise<void>;
  readonly rewind: () => Promise<void>;
};

export async function openStage(db: Db, directory: Directory, realClock: Clock): Promise<Stage> {
  const [first] = directory.staff.keys();
  if (!first) throw new Error('nobody to play');
  await db
    .insertInto('practice')
    .values({ one: true, played: first, ahead_ms: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const stored = await db.selectFrom('practice').selectAll().executeTakeFirstOrThrow();
  let { played, ahead_ms: ahead } = stored;
  const clock = (): Instant => toInstant(epochOf(realClock()) + ahead);
  const save = async (): Promise<void> => {
    await db.updateTable('practice').set({ played, ahead_ms: ahead }).execute();
  };
  const cast: Cast = {
    // Everyone's cards lie in the one visible chat: a click acts as the person whom the card is addressed to.
    actor: (_sender, card) => card?.person ?? played,
    placeOfPerson: () => PERSONAL,
    placeOfChannel: () => CHANNEL,
    mark: (person) => (person ? `Övning – till ${personName(directory, person)}` : 'Övning'),
  };
  return {
    clock,
    cast,
    played: () => played,
    play: async (person) => {
      played = person;
      await save();
    },
    moveTo: async (moment) => {
      const now = clock();
      if (moment > now) ahead += epochOf(moment) - epochOf(now);
      await save();
    },
    rewind: async () => {
      [played, ahead] = [first, 0];
      await save();
    },
  };
}
