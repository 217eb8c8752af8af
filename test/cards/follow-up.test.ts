import { describe, expect, it } from 'vitest';
import { caseScreens } from '../../src/cards/screens.ts';
import { faultsOf } from '../support/card-rules.ts';
import { longPlan } from '../support/full-plan.ts';
import { followUpCards } from '../support/gallery/follow-up.ts';
import { LONG } from '../support/nasty.ts';
import { buttonsOf, drawn, inputOf, readAs, wordsOf } from '../support/seen.ts';
import { amir, day, eva, item, jonas, karin, mother, sara, Walk } from '../support/walk.ts';

const due = (): Walk => new Walk().fixed().on('2026-05-20');
const measureOf = (walk: Walk, index = 0): string => walk.fixedItems.measures[index] ?? '';
const paused = (): Walk =>
  new Walk().followedUp().does(eva, 'consent.withdraw', { who: mother, on: day('2026-05-20'), how: 'på telefon' });
const ours = [
  'measure-report',
  'follow-up',
  'follow-up-move',
  'revise',
  'goals',
  'close',
  'cancel-case',
  'reopen',
  'unreached',
] as const;

describe('every card is fit for Teams', () => {
  it.each(followUpCards().map(({ name, card }) => [name, card] as const))('%s', (_name, card) => {
    expect(faultsOf(card)).toEqual([]);
  });

  it.each(ours)('%s for everyone, in states where it is of no use', (screen) => {
    const states = [
      new Walk().draft(),
      new Walk().consented(),
      new Walk().plan(),
      due(),
      paused(),
      new Walk().closed(),
    ];
    for (const walk of states)
      for (const person of [eva, karin, jonas, amir, sara])
        expect(faultsOf(drawn(screen, walk, person, 'unknown'))).toEqual([]);
  });

  it('a plan of thirty long measures and twenty goals stays below the limit', () => {
    const walk = longPlan(new Walk().written()).does(karin, 'plan.fix', { contains: [], familyRead: true });
    walk.on('2026-05-20');
    for (const screen of ['measure-report', 'follow-up', 'goals', 'close'] as const)
      expect([screen, faultsOf(drawn(screen, walk, eva))]).toEqual([screen, []]);
    expect(wordsOf(drawn('follow-up', walk, eva))).toContain('15 av 32 insatser visas');
  });
});

describe('measure-report', () => {
  it('n.task says by when and whom to ring, to the one who has taken it on', () => {
    const task = 'Du har tagit på dig något i ärende K7F2. Klart senast 13 april 2026.';
    expect(wordsOf(drawn('measure-report', due(), jonas))).toContain(
      `${task} Kan du inte? Ring Eva Lind (Björkskolan), 070-000 10 01.`,
    );
    expect(wordsOf(drawn('measure-report', due(), eva, measureOf(due())))).not.toContain('Du har tagit på dig');
  });

  it('asks for the one measure at once, and lets one choose among several', () => {
    const walk = due();
    expect(buttonsOf(drawn('measure-report', walk, jonas)).slice(0, 3)).toEqual(['Gjort', 'Pågår', 'Inte gjort']);
    const list = drawn('measure-report', walk, eva);
    expect(buttonsOf(list)[0]).toBe('Välj');
    expect(inputOf(list, 'pick')?.['value']).toBe(measureOf(walk));
    expect(buttonsOf(drawn('measure-report', walk, eva, measureOf(walk, 1))).slice(0, 3)).toContain('Inte gjort');
  });

  it("shows nobody else's measure", () => {
    const walk = due();
    const card = drawn('measure-report', walk, amir, measureOf(walk));
    expect(wordsOf(card)).not.toContain('Anpassat schema');
    expect(wordsOf(card)).toContain('Samtal varannan vecka');
    expect(wordsOf(drawn('measure-report', walk, sara))).toContain('Det finns ingen insats för dig');
  });

  it.each(['done', 'ongoing', 'not-done'] as const)('the button %s is read as that answer', (result) => {
    const walk = due();
    const read = readAs(
      'measure-report',
      `measure.report:${result}`,
      { 's.follow.note': 'Skäl' },
      walk,
      jonas,
      measureOf(walk),
    );
    expect(read).toEqual({ ok: true, payload: { measure: measureOf(walk), result, note: 'Skäl' } });
  });

  it('"inte gjort" without a reason is said in words, and the other two need none', () => {
    const read = (verb: string) => readAs('measure-report', verb, {}, due(), jonas, measureOf(due()));
    expect(read('measure.report:not-done')).toEqual({ ok: false, faults: ['Skriv kort varför det inte är gjort.'] });
    expect(read('measure.report:done').ok && read('measure.report:ongoing').ok).toBe(true);
  });
});

describe('follow-up', () => {
  const good = {
    's.follow.how': 'meeting',
    's.follow.child': 'Bra',
    's.follow.summary': 'Vi går vidare',
    's.follow.next': '2026-09-10',
  };

  it('says how each measure goes and offers those without an answer', () => {
    const walk = due().does(jonas, 'measure.report', { measure: item(measureOf(due())), result: 'done', note: '' });
    const words = wordsOf(drawn('follow-up', walk, eva));
    expect(words).toContain('Anpassat schema: Gjort, 20 maj 2026');
    expect(words).toContain('En insats saknar svar.');
    expect(inputOf(drawn('follow-up', walk, eva), 'pick')?.['value']).toBe(measureOf(walk, 1));
    expect(inputOf(drawn('follow-up', new Walk().followedUp(), eva), 'pick')).toBeUndefined();
  });

  it('reads what was agreed; the next day may wait for the rule to ask for it', () => {
    expect(readAs('follow-up', 'follow-up.record', good, due(), eva)).toEqual({
      ok: true,
      payload: { how: 'meeting', childView: 'Bra', summary: 'Vi går vidare', next: '2026-09-10' },
    });
    const { 's.follow.next': _next, ...without } = good;
    expect(readAs('follow-up', 'follow-up.record', without, due(), eva)).not.toHaveProperty('payload.next');
  });

  it.each([
    [{ 's.follow.how': 'sms' }, 'Välj hur ni följer upp.'],
    [{ 's.follow.child': ' ' }, 'Skriv vad barnet säger, eller varför det saknas.'],
    [{ 's.follow.summary': '' }, 'Skriv kort vad ni kom fram till.'],
    [{ 's.follow.next': '2026-02-30' }, 'Skriv en dag, till exempel 2026-11-22.'],
    [{ 's.follow.next': 'i höst' }, 'Skriv en dag, till exempel 2026-11-22.'],
    [{ 's.follow.summary': LONG }, 'Det ni kom fram till: skriv högst 3000 tecken. Texten är kvar, korta den.'],
  ])('%j is answered in words', (change, fault) => {
    expect(readAs('follow-up', 'follow-up.record', { ...good, ...change }, due(), eva)).toEqual({
      ok: false,
      faults: [fault],
    });
  });

  it('T7 another day: shows the present one and reads the new', () => {
    expect(wordsOf(drawn('follow-up-move', due(), eva))).toContain('onsdag 20 maj 2026');
    const read = (inputs: Record<string, string>) => readAs('follow-up-move', 'follow-up.move', inputs, due(), eva);
    expect(read({ 's.move.on': '2026-06-03', 's.move.why': 'Lov' })).toEqual({
      ok: true,
      payload: { on: '2026-06-03', why: 'Lov' },
    });
    expect(read({ 's.move.on': '3/6' })).toEqual({
      ok: false,
      faults: ['Välj den nya dagen.', 'Skriv varför dagen ändras.'],
    });
  });

  it('A-14, A-15 two ways to change, each with its next screen', () => {
    expect(buttonsOf(drawn('revise', due(), eva)).slice(0, 2)).toEqual(['Ändra planen', 'Nytt SIP-möte']);
    expect(readAs('revise', 'plan.revise', {}, due(), eva)).toEqual({ ok: true, payload: {} });
    expect(readAs('revise', 'meeting.renew', {}, due(), eva)).toEqual({ ok: true, payload: {} });
  });
});

describe('unreached', () => {
  const failed = (): Walk => new Walk().called().does('system', 'delivery.failed', { person: amir });

  it('P4 says whom to call and on which number, and nothing about the child', () => {
    const words = wordsOf(drawn('unreached', failed(), eva, amir));
    expect(words).toContain('070-000 10 08');
    expect(words).not.toContain('Alva');
    expect(readAs('unreached', 'person.reached', {}, failed(), eva, amir)).toEqual({
      ok: true,
      payload: { person: amir },
    });
    expect(readAs('unreached', 'person.reached', {}, failed(), eva)).toEqual({ ok: true, payload: { person: amir } });
  });

  it('P4 says that nobody knows whether it arrived', () => {
    const unsure = new Walk().called().does('system', 'delivery.uncertain', { person: amir });
    const words = wordsOf(drawn('unreached', unsure, eva, amir));
    expect(words).toContain('Det är osäkert om ett meddelande om ärende');
    expect(words).not.toContain('kom inte fram');
  });

  it('says when there is nobody to call, and lets one choose among several', () => {
    expect(wordsOf(drawn('unreached', new Walk().called(), eva))).toContain('Det finns ingen att ringa just nu.');
    const two = failed().does('system', 'delivery.failed', { person: sara });
    expect(buttonsOf(drawn('unreached', two, eva))[0]).toBe('Visa');
  });
});

it('every screen leads back, and on to a screen that is there', () => {
  for (const id of ours) {
    const screen = caseScreens[id];
    const next = Object.values<unknown>('next' in screen ? screen.next : {});
    const after = next.map((one): unknown => (typeof one === 'function' ? one(new Walk().scoped().sip) : one));
    expect([screen.back, ...after].filter((one) => !Object.hasOwn(caseScreens, String(one)))).toEqual([]);
  }
});

it('§3.4 who has lost the case is rung without a word of something to read', () => {
  const walk = new Walk().called();
  walk.does(eva, 'guest.remove', { guest: walk.guest(amir) });
  const words = wordsOf(drawn('unreached', walk.does('system', 'delivery.failed', { person: amir }), eva, amir));
  expect(words).toContain('Amir Haddad kan inte längre öppna ärendet. Ring och säg det.');
  expect(words).not.toContain('något att läsa');
});
