import { describe, expect, it } from 'vitest';
import { elementsOf, readingOf, type Shown } from '../support/card-reader.ts';
import { galleryCards } from '../support/gallery-cards.ts';
import { lixOf } from '../support/lix.ts';

/** U4: how hard a text may be at most, by who reads it. */
const LIMITS = { staff: 45, network: 40, family: 30 } as const;
type Audience = keyof typeof LIMITS;

/** The first letter of the copy deck's keys says for whom an element is; the hardest to please decides. */
function audienceOf(card: Shown): Audience {
  const letters = new Set(elementsOf(card).map(({ id }) => id?.slice(0, 2)));
  if (letters.has('f.') || letters.has('b.')) return 'family';
  return letters.has('n.') ? 'network' : 'staff';
}

const ENOUGH = 30;
/** Hardly a word of ours: lists of made-up names and signs that show how a card bears them. */
const CROWDED: ReadonlySet<string> = new Set(['Gästlistan: lång', 'Läs planen: flera sidor', 'Svar: många']);
const isProse = (line: string): boolean => /[.!?]["”)*]*$/u.test(line);

type Measured = { readonly name: string; readonly audience: Audience; readonly lines: readonly string[] };
const screens: readonly Measured[] = (await galleryCards()).map(({ name, card }) => ({
  name,
  audience: audienceOf(card as Shown),
  lines: readingOf(card as Shown).split('\n'),
}));

function tooHard(measured: readonly Measured[]): readonly string[] {
  return measured.flatMap(({ name, audience, lines }) => {
    const { lix, words } = lixOf(lines);
    return words >= ENOUGH && lix > LIMITS[audience] ? [`${name}: ${lix} for ${audience}`] : [];
  });
}

describe('U4 what a person reads is plain', () => {
  it('every screen of at least thirty words keeps the limit of those who read it', () => {
    expect(tooHard(screens.filter(({ name }) => !CROWDED.has(name)))).toEqual([]);
  });

  it('so do its sentences alone, without headings, labels and lists that would make them look easier', () => {
    const prose = screens.map((one) => ({ ...one, lines: one.lines.filter(isProse) }));
    expect(prose.filter(({ lines }) => lixOf(lines).words >= ENOUGH).length).toBeGreaterThan(70);
    expect(tooHard(prose)).toEqual([]);
  });

  it('there are screens for each kind of reader', () => {
    expect(new Set(screens.map(({ audience }) => audience))).toEqual(new Set(['staff', 'network', 'family']));
  });
});

describe('lixOf', () => {
  it('adds the words of a sentence to the long words in a hundred', () => {
    expect(lixOf(['Vi ska träffas. Du får ta paus.'])).toEqual({ lix: 18, words: 7 });
    expect(lixOf(['Dokumentationsskyldigheten regleras författningsmässigt.'])).toEqual({ lix: 103, words: 3 });
  });

  it('knows an abbreviation from an end, and a colon before something new as one', () => {
    const one = lixOf(['Mötet är kl. 14.00 enligt 16 kap. 4 § i dag']);
    expect(one).toEqual({ lix: 10, words: 10 });
    expect(lixOf(['Plats: Skolan']).lix).toBe(1);
  });

  it('reads each line as a sentence and nothing in a line without letters', () => {
    expect(lixOf(['Ja', '– –', 'Nej'])).toEqual({ lix: 1, words: 2 });
    expect(lixOf([])).toEqual({ lix: 0, words: 0 });
  });
});
