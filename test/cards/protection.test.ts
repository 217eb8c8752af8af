import { expect, test } from 'vitest';
import { managerOf } from '../../src/domain/directory.ts';
import { faultsOf } from '../support/card-rules.ts';
import { protectionCards } from '../support/gallery/protection.ts';
import { buttonsOf, dataOf, drawn, readAs, wordsOf } from '../support/seen.ts';
import { bup, context, day, eva, mother, school, Walk } from '../support/walk.ts';

const manager = managerOf(context.directory, school) ?? eva;
const locked = (): Walk => new Walk().fixed().does(eva, 'protection.set', { kind: 'registration' });

test('F96 every card of it keeps the rules for cards', () => {
  const cards = protectionCards();
  expect(cards.length).toBeGreaterThan(5);
  expect(cards.flatMap(({ name, card }) => faultsOf(card).map((fault) => `${name}: ${fault}`))).toEqual([]);
});

test('C54 F96 no screen of a locked case says a name of the family, a telephone number or a place', () => {
  const walk = new Walk().called().does(eva, 'protection.set', { kind: 'marking' });
  const secret = ['Alva', 'Maria', 'Johan', 'Mormor Gun', '070-000 00 01', '070-000 00 09', 'rum 12'];
  const screens = [
    'case',
    'consent-status',
    'consent-receipt',
    'consent-withdraw',
    'unreached',
    'cancel-case',
    'call-off',
  ] as const;
  for (const screen of [...screens, 'answers', 'guests', 'invitation', 'meeting', 'family'] as const) {
    const words = wordsOf(drawn(screen, walk, eva));
    expect([screen, secret.filter((one) => words.includes(one) && !isPlanText(one, screen))]).toEqual([screen, []]);
  }
  expect(wordsOf(drawn('case', new Walk().called(), eva))).toContain('Alva');
});
/** The family's question is free text that those who coordinate it may read. */
const isPlanText = (word: string, screen: string): boolean =>
  word === 'Alva' && ['consent-status', 'consent-receipt', 'invitation', 'meeting'].includes(screen);

test('F96 the locked case says what is wrong and leads on to what can be done', () => {
  expect(wordsOf(drawn('case', locked(), eva))).toContain('Ärendet är låst: någon har skyddade personuppgifter.');
  expect(dataOf('case', locked(), eva).choices?.['menu']?.[0]?.value).toBe('protection-lift');
  expect(buttonsOf(drawn('protection-lift', locked(), eva))).toContain('Be om att låset tas bort');
  const asked = locked().does(eva, 'protection.ask-lift', { why: 'Adressen är Storgatan 1' });
  expect(buttonsOf(drawn('protection-lift', asked, eva))).not.toContain('Be om att låset tas bort');
  expect(dataOf('manager', asked, manager).choices?.['menu']?.map(({ value }) => value)).toContain(
    'protection-approve',
  );
  expect(wordsOf(drawn('protection-approve', asked, manager))).not.toContain('Storgatan');
});

test('F96 what is chosen is read, and what is missing is said', () => {
  const walk = new Walk().called();
  expect(readAs('protection', 'protection.set', { 's.protection.kind': 'shelter' }, walk, eva)).toEqual({
    ok: true,
    payload: { kind: 'shelter' },
  });
  expect(readAs('protection', 'protection.set', {}, walk, eva)).toEqual({
    ok: false,
    faults: ['Välj vad det gäller.'],
  });
  expect(readAs('protection-lift', 'protection.ask-lift', { 's.locked.why': 'Klart' }, locked(), eva)).toEqual({
    ok: true,
    payload: { why: 'Klart' },
  });
});

test('§3.4 a part that is taken back is read by unit, kind and the place of the question', () => {
  const walk = new Walk().consentStep().does(eva, 'consent.scope', {
    units: [bup],
    questions: 'Skolan\nSömnen, och **maten**',
    infoTypes: ['absence', 'schooling'],
    exclusions: 'nej',
    until: day('2026-06-30'),
    form: 'paper',
    informed: { on: day('2026-03-02'), by: eva },
    interpreter: 'no',
  });
  const inputs = {
    's.narrow.units': bup,
    's.narrow.types': 'absence,crime',
    's.narrow.questions': 'q2',
    's.narrow.who': mother,
    's.narrow.on': '2026-03-02',
    's.narrow.how': 'på telefon',
  };
  expect(readAs('consent-narrow', 'consent.narrow', inputs, walk, eva)).toEqual({
    ok: true,
    payload: {
      who: mother,
      on: day('2026-03-02'),
      how: 'på telefon',
      units: [bup],
      infoTypes: ['absence'],
      questions: ['Sömnen, och **maten**'],
    },
  });
  expect(readAs('consent-narrow', 'consent.narrow', {}, walk, eva)).toEqual({
    ok: false,
    faults: ['Välj vem som tar tillbaka.', 'Fyll i vilken dag det togs tillbaka.'],
  });
});
