import { describe, expect, test } from 'vitest';
import type { CaseScreenId } from '../../src/cards/screens.ts';
import { draftPlan } from '../../src/domain/case.ts';
import { faultsOf } from '../support/card-rules.ts';
import { longPlan } from '../support/full-plan.ts';
import { HIDDEN, HOSTILE, SHOWN } from '../support/hostile.ts';
import { buttonsOf, dataOf, drawn, inputOf, readAs, wordsOf } from '../support/seen.ts';
import { amir, bup, eva, jonas, mother, school, Walk } from '../support/walk.ts';

const FORMS = [
  ['plan-need', 'need.put', 'needs', { 's.plan.need': 'Trygghet' }],
  ['plan-goal', 'goal.put', 'goals', { 's.plan.goal': 'Mål', 's.plan.sign': 'Tecken' }],
  [
    'plan-measure',
    'measure.put',
    'measures',
    { 's.plan.measure': 'Insats', 's.plan.principal': 'municipality', 's.plan.unit': school, 's.plan.order': '1' },
  ],
  ['plan-route', 'route.put', 'routes', { 's.plan.from': 'BUP', 's.plan.to': 'skolan', 's.plan.what': 'hur det går' }],
] as const satisfies readonly (readonly [CaseScreenId, string, string, object])[];
const rowId = (walk: Walk, list: (typeof FORMS)[number][2]): string => draftPlan(walk.sip)?.[list][0]?.id ?? '';

describe.each(FORMS)('the form %s', (screen, verb, list, good) => {
  test('adds a row, and another one right after', () => {
    const walk = new Walk().plan();
    const reading = readAs(screen, verb, good, walk, eva);
    expect(reading).toMatchObject({ ok: true });
    expect(reading.ok && reading.payload).not.toHaveProperty('item');
    expect(readAs(screen, `${verb}:more`, good, walk, eva)).toEqual(reading);
    expect(buttonsOf(drawn(screen, walk, eva))).toEqual([
      'Spara',
      'Spara och lägg till en till',
      'Tillbaka',
      'Avbryt',
      'Hjälp',
    ]);
  });

  test('changes or takes away the row that it was opened with', () => {
    const walk = new Walk().written();
    const id = rowId(walk, list);
    expect(readAs(screen, verb, good, walk, eva, id)).toMatchObject({ ok: true, payload: { item: id } });
    expect(readAs(screen, 'plan.remove', {}, walk, eva, id)).toEqual({ ok: true, payload: { item: id } });
    expect(buttonsOf(drawn(screen, walk, eva, id))).toEqual(['Spara', 'Ta bort', 'Tillbaka', 'Avbryt', 'Hjälp']);
    const saved = dataOf(screen, walk, eva, id).values ?? {};
    expect(Object.keys(good).every((field) => saved[field] !== '')).toBe(true);
  });

  test('a row that someone else took away is added again only when one says so', () => {
    const walk = new Walk().staffed({ secretary: jonas }).written();
    const id = rowId(walk, list);
    walk.does(jonas, 'plan.remove', { item: id as never });
    const card = drawn(screen, walk, eva, id, { typed: good });
    expect(faultsOf(card)).toEqual([]);
    expect(wordsOf(card)).toContain('Någon annan har tagit bort raden.');
    expect(buttonsOf(card)).not.toContain('Ta bort');
    expect(inputOf(card, 's.row.again')).toMatchObject({ value: 'true' });
    expect(inputOf(card, Object.keys(good)[0] ?? '')).toMatchObject({ value: Object.values(good)[0] });
    expect(readAs(screen, verb, good, walk, eva, id)).toMatchObject({ payload: { item: id } });
    const again = readAs(screen, verb, { ...good, 's.row.again': 'true' }, walk, eva, id);
    expect(again.ok && again.payload).not.toHaveProperty('item');
    walk.does(eva, verb as 'need.put', (again.ok ? again.payload : {}) as never);
    expect(draftPlan(walk.sip)?.[list].length).toBeGreaterThan(0);
  });

  test('says what is missing, and keeps a text that is too long', () => {
    const walk = new Walk().plan();
    expect(readAs(screen, verb, {}, walk, eva)).toMatchObject({ ok: false });
    const first = Object.keys(good)[0] ?? '';
    const long = readAs(screen, verb, { ...good, [first]: 'å'.repeat(40_000) }, walk, eva);
    expect(long.ok ? '' : long.faults.join(' ')).toMatch(/skriv högst \d+ tecken\. Texten är kvar, korta den\./u);
    expect(readAs(screen, verb, { ...good, [first]: '\u200B \u202E ' }, walk, eva).ok).toBe(false);
  });

  test('shows what was typed letter by letter and reads it without hidden letters', () => {
    const walk = new Walk().plan();
    const first = Object.keys(good)[0] ?? '';
    for (const text of HOSTILE) {
      const typed = drawn(screen, walk, eva, '', { typed: { ...good, [first]: text } });
      expect(inputOf(typed, first)?.['value']).toBe(text);
      const reading = readAs(screen, verb, { ...good, [first]: text }, walk, eva);
      expect(JSON.stringify(reading)).toContain(
        JSON.stringify(text.replaceAll('\n', screen === 'plan-route' ? ' ' : '\n')),
      );
    }
    expect(JSON.stringify(readAs(screen, verb, { ...good, [first]: HIDDEN }, walk, eva))).toContain(`"${SHOWN}"`);
  });

  test('is sound for each who writes, also in the longest plan', () => {
    const walk = longPlan(new Walk().staffed({ secretary: jonas }).written());
    for (const person of [eva, jonas]) {
      expect(faultsOf(drawn(screen, walk, person))).toEqual([]);
      for (const { id } of draftPlan(walk.sip)?.[list] ?? [])
        expect(faultsOf(drawn(screen, walk, person, id))).toEqual([]);
    }
  });

  test('shows what another wrote last beside what one has typed', () => {
    const walk = new Walk().staffed({ secretary: jonas }).written();
    const id = rowId(walk, list);
    expect(wordsOf(drawn(screen, walk, jonas, id))).not.toContain('ändrade senast');
    const card = drawn(screen, walk, eva, id, { typed: good });
    expect(wordsOf(card)).toContain('Jonas Ek ändrade senast, 18 mars kl. 14:00. Så står det nu: ');
    expect(faultsOf(card)).toEqual([]);
  });
});

describe('a measure', () => {
  const good = FORMS[2][3];
  const read = (inputs: Record<string, string>, walk = new Walk().written()) =>
    readAs('plan-measure', 'measure.put', { ...good, ...inputs }, walk, eva);

  test('is read whole', () => {
    const walk = new Walk().written();
    const goal = draftPlan(walk.sip)?.goals[0]?.id ?? '';
    const inputs = {
      's.plan.for-goal': goal,
      's.plan.principal': 'region',
      's.plan.unit': bup,
      's.plan.person': amir,
      's.plan.order': ' 2 ',
      's.plan.start': '2026-03-30',
      's.plan.due': '2026-05-18',
      's.plan.helps': 'Mindre oro',
    };
    expect(read(inputs, walk)).toEqual({
      ok: true,
      payload: {
        text: 'Insats',
        goal,
        principal: 'region',
        unit: bup,
        person: amir,
        order: 2,
        start: '2026-03-30',
        due: '2026-05-18',
        sign: 'Mindre oro',
      },
    });
  });

  test.each([
    [{ 's.plan.start': '2026-02-30' }, 'Dagen då insatsen börjar går inte att läsa. Skriv till exempel 2026-11-22.'],
    [{ 's.plan.due': 'i vår' }, 'Dagen då insatsen ska vara klar går inte att läsa. Skriv till exempel 2026-11-22.'],
    [{ 's.plan.order': '0' }, 'Skriv ordningen som ett tal från 1 till 99. Samma tal betyder samtidigt.'],
    [{ 's.plan.order': '1,5' }, 'Skriv ordningen som ett tal från 1 till 99. Samma tal betyder samtidigt.'],
    [{ 's.plan.principal': 'nato' }, 'Välj vem som ansvarar för insatsen.'],
    [{ 's.plan.person': 'nobody' }, 'Personen finns inte längre att välja. Välj igen.'],
    [{ 's.plan.unit': 'nowhere' }, 'Verksamheten finns inte längre att välja. Välj igen.'],
    [{ 's.plan.for-goal': 'm99' }, 'Målet finns inte längre att välja. Välj igen.'],
    [
      { 's.plan.person': jonas, 's.plan.person-name': 'Jonas' },
      'Välj en person i listan eller skriv ett namn, inte båda.',
    ],
  ])('%o is refused with a clear sentence', (inputs, fault) => {
    expect(read(inputs)).toEqual({ ok: false, faults: [fault] });
  });

  test('names the family, those at the meeting and their colleagues, and no unit outside the case', () => {
    const { choices, values } = dataOf('plan-measure', new Walk().written(), eva);
    const people = choices?.['people']?.map(({ title }) => title) ?? [];
    expect(people).toContain('Maria Testsson (vårdnadshavare)');
    expect(people).toContain('Alva Testsson (barnet)');
    expect(people).toContain('Amir Haddad, psykolog (BUP Björkvik)');
    expect(people).toContain('Ulla Bergström, sjuksköterska (BUP Björkvik)');
    expect(people.some((title) => title.startsWith('Fatima Yusuf'))).toBe(false);
    expect(choices?.['units']?.map(({ title }) => title)).toContain('BUP Björkvik (regionen)');
    expect(values?.['s.plan.order']).toBe('2');
  });

  test('a very large directory still makes a card that Teams takes, with the people of the case in it', () => {
    const walk = new Walk().written();
    const staff = new Map(walk.context.directory.staff);
    const units = new Map(walk.context.directory.units);
    for (let index = 0; index < 900; index += 1) {
      const id = `0b1f6f6e-2000-4f7e-9a01-${String(index).padStart(12, '0')}`;
      const name = `Någon ${index} ${'Å'.repeat(60)}`;
      staff.set(id as never, { id: id as never, unit: school, name, title: 'lärare', functions: [] });
      const unit = { id: `unit-${index}` as never, authority: 'regionen' as never, name, sector: 'other' } as const;
      units.set(unit.id, unit);
    }
    const big = new Walk(walk.now, { ...walk.context, directory: { ...walk.context.directory, staff, units } });
    big.sip = walk.sip;
    for (const screen of ['plan-measure', 'plan-responsible'] as const) {
      const card = drawn(screen, big, eva);
      expect(faultsOf(card)).toEqual([]);
      expect(wordsOf(card)).toContain('Amir Haddad, psykolog (BUP Björkvik)');
    }
  });

  test('what cannot be shown by an input is left out of it', () => {
    const typed = { 's.plan.start': '2026-02-30', 's.plan.order': 'två', 's.plan.person': mother };
    const card = drawn('plan-measure', new Walk().written(), eva, '', { typed });
    expect(faultsOf(card)).toEqual([]);
    expect(inputOf(card, 's.plan.start')).not.toHaveProperty('value');
    expect(inputOf(card, 's.plan.order')).not.toHaveProperty('value');
    expect(inputOf(card, 's.plan.person')).toMatchObject({ value: mother });
  });
});
