import { expect, test } from 'vitest';
import { faultsOf } from '../support/card-rules.ts';
import { disclosureCards, tagged } from '../support/gallery/disclosure.ts';
import { drawn, readAs, wordsOf } from '../support/seen.ts';
import { amir, bup, day, eva, sara, school, Walk } from '../support/walk.ts';

const lineOf = (walk: Walk, unit: string): string =>
  walk.sip.plans.at(-1)?.measures.find((one) => one.unit === unit)?.id ?? '';
const [maria = ''] = (tagged().sip.thirds ?? []).map(({ id }) => id as string);

test('F27 §4.3 every card of it keeps the rules for cards', () => {
  const cards = disclosureCards();
  expect(cards.length).toBeGreaterThan(7);
  expect(cards.flatMap(({ name, card }) => faultsOf(card).map((fault) => `${name}: ${fault}`))).toEqual([]);
});

test('C37 a reader of another unit sees that the line is there and why it is closed, and not a word of it', () => {
  const walk = tagged();
  for (const screen of ['plan-view', 'releases'] as const) {
    const words = wordsOf(drawn(screen, walk, sara));
    expect(words).toContain('Visas inte: en annan person som nämns har inte sagt ja.');
    expect(words).not.toContain('Samtal varannan vecka');
    expect(words).not.toContain('Maria');
  }
  expect(wordsOf(drawn('plan-view', walk, amir))).toContain('Samtal varannan vecka');
});

test('§4.3 each line says who owns it and who else sees it', () => {
  const words = wordsOf(drawn('releases', tagged(), eva));
  expect(words).toContain('Ägs av Björkskolan. Ses också av BUP Björkvik och Socialtjänsten barn och unga.');
});

test('C18 kinds and persons of a line are read, unknown ones are dropped', () => {
  const walk = tagged();
  const inputs = { 's.line.types': 'absence,unknown', 's.line.about': `${maria},p99` };
  expect(readAs('line-tag', 'line.tag', inputs, walk, amir, lineOf(walk, bup))).toEqual({
    ok: true,
    payload: { line: lineOf(walk, bup), infoTypes: ['absence'], about: [maria] },
  });
  expect(lineOf(walk, school)).not.toBe('');
});

test('F27 a yes needs a last day and a no does not', () => {
  const walk = tagged();
  const no = { 's.third.result': 'no', 's.third.on': '2026-03-18', 's.third.form': 'oral', 's.third.how': 'mötet' };
  expect(readAs('third-answer', 'third.answer', no, walk, eva, maria)).toMatchObject({
    ok: true,
    payload: { third: maria, result: 'no', infoTypes: [], until: day('2026-03-18'), form: 'oral', how: 'mötet' },
  });
  expect(readAs('third-answer', 'third.answer', { ...no, 's.third.result': 'yes' }, walk, eva, maria)).toEqual({
    ok: false,
    faults: ['Fyll i till och med vilken dag svaret gäller, till exempel 2027-02-28.'],
  });
  expect(readAs('third-add', 'third.add', { 's.third.name': ' ', 's.third.relation': 'x' }, walk, eva)).toEqual({
    ok: false,
    faults: ['Skriv namnet.'],
  });
});

test('F27 a name that someone wrote never becomes markup', () => {
  const walk = new Walk().scoped().does(eva, 'third.add', { name: '**Gun** ${x}', relation: '[länk](x)' });
  const words = wordsOf(drawn('thirds', walk, eva));
  expect(words).not.toContain('****Gun**');
  expect(words).toContain(String.raw`\*\*Gun\*\*`);
});
