import { epochOf, toInstant, type Instant } from '../domain/time.ts';
import { personName } from '../cards/people.ts';
import { practiceDirectory } from './people.ts';
import type { Clock } from '../app/shell.ts';
import type { Directory } from '../domain/directory.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Db } from '../store/database.ts';
import type { Cast } from '../talk/cast.ts';

export const PERSONAL = 'practice:personal';
export const CHANNEL = 'practice:channel';

/** Who is played, where, and how far ahead the practice clock is: all of it outlives a restart. */
export type Stage = {
  readonly clock: Clock;
  readonly cast: Cast;
  readonly played: () => PersonId;
  readonly play: (person: PersonId) => Promise<void>;
  /** The id of the profile that is practised; none until one was chosen. */
  readonly practised: () => string | undefined;
  readonly practise: (profile: string) => Promise<void>;
  /** Everyone, with the places named as in the municipality that is practised. */
  readonly directory: () => Directory;
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
  let { played, ahead_ms: ahead, profile } = stored;
  let here = namedAs(directory, profile);
  const clock = (): Instant => toInstant(epochOf(realClock()) + ahead);
  const save = async (): Promise<void> => {
    await db.updateTable('practice').set({ played, ahead_ms: ahead, profile }).execute();
  };
  const cast: Cast = {
    // Everyone's cards lie in the one visible chat: a click acts as the person whom the card is addressed to.
    actor: (_sender, card) => card?.person ?? played,
    placeOfPerson: () => PERSONAL,
    placeOfChannel: () => CHANNEL,
    mark: (person) => (person ? `Övning – till ${personName(here, person)}` : 'Övning'),
  };
  return {
    clock,
    cast,
    played: () => played,
    play: async (person) => {
      played = person;
      await save();
    },
    practised: () => profile ?? undefined,
    practise: async (id) => {
      profile = id;
      here = namedAs(directory, profile);
      await save();
    },
    directory: () => here,
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

/** The staff stays the same value: what is looked up by it is remembered. */
function namedAs({ authorities, units, staff }: Directory, profile: string | null): Directory {
  const named = practiceDirectory(profile ?? undefined);
  return {
    authorities: new Map([...authorities, ...named.authorities]),
    units: new Map([...units, ...named.units]),
    staff,
  };
}
