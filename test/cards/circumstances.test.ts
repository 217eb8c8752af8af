import { expect, test } from 'vitest';
import { faultsOf } from '../support/card-rules.ts';
import { dataOf, drawn, readAs, wordsOf } from '../support/seen.ts';
import { circumstanceCards } from '../support/gallery/circumstances.ts';
import { day, eva, father, Walk } from '../support/walk.ts';

const filled = {
  's.circumstances.kind': 'hindered',
  's.circumstances.guardian': father,
  's.circumstances.assessment': 'Pappa är på sjukhus',
  's.circumstances.by': 'Kuratorn',
  's.circumstances.wait': 'true',
  's.circumstances.until': '2026-03-10',
};

test('W9–W11 every card of it keeps the rules for cards', () => {
  const cards = circumstanceCards();
  expect(cards.length).toBeGreaterThan(3);
  expect(cards.flatMap(({ name, card }) => faultsOf(card).map((fault) => `${name}: ${fault}`))).toEqual([]);
});

test('W11 what is written is read, and what is missing is said', () => {
  const walk = new Walk().scoped();
  expect(readAs('circumstances', 'circumstance.set', filled, walk, eva)).toEqual({
    ok: true,
    payload: {
      kind: 'hindered',
      guardian: father,
      assessment: 'Pappa är på sjukhus',
      assessedBy: 'Kuratorn',
      cannotWait: true,
      until: day('2026-03-10'),
    },
  });
  expect(readAs('circumstances', 'circumstance.set', { 's.circumstances.until': '31 februari' }, walk, eva)).toEqual({
    ok: false,
    faults: ['Välj vad det gäller.', 'Skriv dagen då ni bedömer på nytt, till exempel 2026-12-01.'],
  });
  expect(readAs('circumstance-end', 'circumstance.end', { 's.circumstance-end.kind': 'care' }, walk, eva)).toEqual({
    ok: true,
    payload: { kind: 'care', ended: '' },
  });
});

test('W9 the card says that the assessment is awaited, and the written one comes back as text', () => {
  const walk = new Walk().scoped();
  const care = { kind: 'care', assessment: '', assessedBy: '', cannotWait: false } as const;
  expect(wordsOf(drawn('circumstances', walk.does(eva, 'circumstance.set', care), eva))).toContain(
    'Bedömningen väntar. Inga uppgifter får delas innan den finns.',
  );
  walk.does(eva, 'circumstance.set', { ...care, assessment: '**fet** ${x}', assessedBy: '<at>Eva</at>' });
  const card = JSON.stringify(drawn('circumstances', walk, eva));
  expect(card).not.toContain('**fet**');
  expect(card).toContain(String.raw`\\<at>Eva`);
  expect(dataOf('consent-status', walk, eva).choices?.['todo']?.map(({ value }) => value)).toContain('circumstances');
});
