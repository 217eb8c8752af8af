import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/profile.ts';
import { loadLibrary } from '../../src/profiles/library.ts';
import { Crawl, type Depth } from '../support/crawl/crawl.ts';
import { placeOf } from '../support/crawl/later.ts';
import { trailOf } from '../support/crawl/seeds.ts';

/** `CRAWL=deep` looks at every place again and again, for many minutes. */
const isDeep = process.env['CRAWL'] === 'deep';
const DEPTH: Depth = isDeep
  ? { looks: 4, fillings: 2, ways: 3, tries: 6 }
  : { looks: 0, fillings: 1, ways: 1, tries: 2 };
const TIMEOUT = isDeep ? 3_600_000 : 900_000;

const profiles = loadLibrary()
  .map(({ profile }) => profile)
  .filter(({ id }) => id !== 'platform-default');

/** A place is begun where it has all that it needs; a deep crawl begins in every case that the walk comes by. */
function crawlOf(profile: Profile): Crawl {
  const trail = trailOf(profile);
  const fullest = new Map(trail.map((state) => [placeOf(state), state]));
  return new Crawl(isDeep ? trail : [...fullest.values()], DEPTH).run();
}

const ENDED = /\/(?:closed|cancelled)/u;
/** The places from which no row of clicks leads to an end. */
function withoutEnd(moves: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const leads = (from: string, seen: Set<string>): boolean => {
    if (ENDED.test(from)) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(moves.get(from) ?? [])].some((to) => leads(to, seen));
  };
  return [...moves.keys()].filter((place) => !leads(place, new Set()));
}

describe.each(profiles.map((profile) => [profile.id, profile] as const))(
  'every button that anyone is shown in a case of %s',
  (_id, profile) => {
    it(
      'does something or says what is missing, leads to a card with a way back, and no place is without a way on or out',
      () => {
        const { faults, moves, done, screens, neutral } = crawlOf(profile);
        expect([...faults]).toEqual([]);
        expect(withoutEnd(moves)).toEqual([]);
        const stuck = [...moves].filter(([place, to]) => !ENDED.test(place) && [...to].every((one) => one === place));
        expect(stuck).toEqual([]);
        // A crawl that finds no doors finds no faults either.
        expect([screens.size > 50, done.size > 50]).toEqual([true, true]);
        expect([...neutral]).toEqual(
          expect.arrayContaining(['my-cases', 'today', 'face', 'notice invitation', 'notice cancelled']),
        );
      },
      TIMEOUT,
    );
  },
);
