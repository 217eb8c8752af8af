import { describe, expect, it } from 'vitest';
import { escapeText } from '../../src/cards/escape.ts';
import { deskScreens, type CaseScreenId } from '../../src/cards/screens.ts';
import { manyGoals } from '../support/gallery/follow-up.ts';
import { LONG, NASTY } from '../support/nasty.ts';
import { buttonsOf, dataOf, drawn, inputOf, readAs, wordsOf } from '../support/seen.ts';
import { day, eva, jonas, karin, mother, Walk } from '../support/walk.ts';

const due = (): Walk => new Walk().fixed().on('2026-05-20');
const measureOf = (walk: Walk, index = 0): string => walk.fixedItems.measures[index] ?? '';
const paused = (): Walk =>
  new Walk().followedUp().does(eva, 'consent.withdraw', { who: mother, on: day('2026-05-20'), how: 'på telefon' });
describe('goals', () => {
  it('one page holds six; the first with an open goal is shown, another can be chosen', () => {
    const walk = manyGoals().on('2026-05-20');
    expect(dataOf('goals', walk, eva).text?.['goals']).toHaveLength(6);
    expect(dataOf('goals', walk, eva).choices?.['pages']?.map(({ title }) => title)).toEqual([
      'Mål 1–6',
      'Mål 7–12',
      'Mål 13–18',
      'Mål 19–20',
    ]);
    expect(dataOf('goals', walk, eva, '4').text?.['goals']).toHaveLength(2);
    const [first = ''] = walk.fixedItems.goals;
    expect(dataOf('goals', walk, eva, first).values?.['pick']).toBe('1');
    walk.does(eva, 'goal.judge', {
      outcomes: Object.fromEntries(walk.fixedItems.goals.slice(0, 7).map((id) => [id, 'reached'])),
    });
    expect(dataOf('goals', walk, eva).values?.['pick']).toBe('2');
  });

  it('reads what was chosen and nothing else', () => {
    const walk = due();
    const [goal = ''] = walk.fixedItems.goals;
    const read = (inputs: Record<string, string>) => readAs('goals', 'goal.judge', inputs, walk, eva);
    expect(read({ [`s.goal.${goal}`]: 'partly', 's.goal.x': 'reached' })).toEqual({
      ok: true,
      payload: { outcomes: { [goal]: 'partly' } },
    });
    expect(read({ [`s.goal.${goal}`]: 'great' })).toEqual({
      ok: false,
      faults: ['Välj hur det gick för minst ett mål.'],
    });
  });
});

describe('close, cancel, reopen', () => {
  it('A-16 names the goals without an outcome and the way to them', () => {
    const card = drawn('close', due(), eva);
    expect(wordsOf(card)).toContain('Ett mål är inte bedömt.');
    expect(buttonsOf(card)[0]).toBe('Bedöm målen');
  });

  it('s.close.check says that every goal is judged when it is', () => {
    const walk = due();
    expect(wordsOf(drawn('close', walk, eva))).not.toContain('Varje mål är bedömt.');
    walk.does(eva, 'goal.judge', { outcomes: Object.fromEntries(walk.fixedItems.goals.map((id) => [id, 'reached'])) });
    expect(wordsOf(drawn('close', walk, eva))).toContain('Varje mål är bedömt.');
    expect(wordsOf(drawn('close', paused(), eva))).not.toContain('Varje mål');
  });

  it('A-18 a paused case may be closed without them', () => {
    const card = drawn('close', paused(), eva);
    expect(wordsOf(card)).toContain('Du kan avsluta utan nytt samtycke.');
    expect(buttonsOf(card)[0]).toBe('Avsluta ärendet');
    expect(inputOf(card, 's.close.q')?.['value']).toBe('consent-gone');
  });

  it('reads reason and ticks; no reason is said in words', () => {
    const read = (inputs: Record<string, string>) => readAs('close', 'case.close', inputs, due(), eva);
    expect(read({ 's.close.q': 'moved', 's.close.informed': 'true', 's.close.saved': 'false' })).toEqual({
      ok: true,
      payload: { why: 'moved', familyInformed: true, saved: false, note: '' },
    });
    expect(read({ 's.close.q': 'bored' })).toEqual({ ok: false, faults: ['Välj varför ärendet avslutas.'] });
  });

  it('A-19 cancelling needs a reason from the list and in words; guests of a called meeting are mentioned', () => {
    const read = (inputs: Record<string, string>) => readAs('cancel-case', 'case.cancel', inputs, due(), eva);
    expect(read({ 's.cancel.q': 'moved', 's.cancel.note': 'Till Malmö' })).toEqual({
      ok: true,
      payload: { why: 'moved', note: 'Till Malmö' },
    });
    expect(read({ 's.cancel.q': 'need-gone' })).toEqual({
      ok: false,
      faults: ['Välj varför ärendet avbryts.', 'Skriv varför ärendet avbryts.'],
    });
    expect(wordsOf(drawn('cancel-case', new Walk().called(), eva))).toContain('mötet är inställt');
    expect(wordsOf(drawn('cancel-case', new Walk().need(), eva))).not.toContain('mötet är inställt');
  });

  it('A-20 says until when, and that a new consent is needed', () => {
    const words = wordsOf(drawn('reopen', new Walk().closed(), eva));
    expect(words).toContain('Det gamla samtycket gäller inte längre.');
    expect(words).toContain('Det går till och med 10 oktober 2026.');
  });
});

it('ST17 the way to an orosanmälan is the same for everyone and touches no case (E3)', () => {
  const { template } = deskScreens.concern;
  const verbs = [...JSON.stringify(template).matchAll(/"verb":"([^"]*)"/gu)].map(([, verb]) => verb);
  expect(verbs.filter((verb) => !verb?.startsWith('go.'))).toEqual([]);
  expect(deskScreens.concern).not.toHaveProperty('reads');
});

describe('what a person writes', () => {
  const written = (text: string): Walk => {
    const walk = new Walk().written().does(eva, 'measure.put', {
      text,
      principal: 'municipality',
      person: jonas,
      order: 2,
      due: day('2026-04-01'),
      sign: text,
    });
    walk.does(eva, 'goal.put', { text, sign: text }).does(karin, 'plan.fix', { contains: [], familyRead: true });
    return walk.on('2026-05-20');
  };

  it.each(NASTY)('%s comes back letter by letter', (_name, _typed, text) => {
    const walk = written(text);
    const measure = measureOf(walk, 2);
    expect(wordsOf(drawn('measure-report', walk, jonas, measure))).toContain(escapeText(text));
    for (const screen of ['follow-up', 'goals'] as const)
      expect(wordsOf(drawn(screen, walk, eva))).toContain(escapeText(text));
    expect(wordsOf(drawn('close', walk, eva))).toContain(escapeText(`– ${text}`));
  });

  it.each([...NASTY, ['40 kB', LONG, LONG] as const])('%s typed into a field is kept in it', (_name, text) => {
    const fields: readonly [CaseScreenId, string][] = [
      ['follow-up', 's.follow.summary'],
      ['follow-up-move', 's.move.why'],
      ['close', 's.close.note'],
      ['cancel-case', 's.cancel.note'],
    ];
    for (const [screen, id] of fields) {
      const card = drawn(screen, due(), eva, '', { typed: { [id]: text } });
      const { value, maxLength } = inputOf(card, id) ?? {};
      expect(value).toBe(text.slice(0, Number(maxLength)));
    }
  });

  it.each(NASTY)('%s is read without the signs that nobody sees', (_name, text, kept) => {
    const inputs = { 's.move.on': '2026-06-03', 's.move.why': text };
    expect(readAs('follow-up-move', 'follow-up.move', inputs, due(), eva)).toMatchObject({ payload: { why: kept } });
  });
});
