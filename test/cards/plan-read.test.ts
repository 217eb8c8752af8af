import { describe, expect, test } from 'vitest';
import { fixedPlan } from '../../src/domain/case.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { faultsOf } from '../support/card-rules.ts';
import { longPlan } from '../support/full-plan.ts';
import { HOSTILE } from '../support/hostile.ts';
import { buttonsOf, dataOf, drawn, inputOf, readAs, viewOf, wordsOf } from '../support/seen.ts';
import { amir, eva, father, item, jonas, karin, mother, sara, Walk } from '../support/walk.ts';
import { sign, signatures } from '../../src/cards/screens/signatures.ts';

describe('reading the plan', () => {
  test('has the four points of the law, the words, the way back and the follow-up', () => {
    const words = wordsOf(drawn('plan-view', new Walk().followedUp(), eva));
    for (const text of [
      'Den här versionen gäller. Fastställd 18 mars 2026 av Karin Holm (Björkskolan).',
      'Jag vill träffa mina vänner.',
      'Trygg väg tillbaka till skolan',
      'Så märker vi att det blir bättre: Närvaron varje vecka',
      String.raw`1. Anpassat schema`.replace('.', String.raw`\.`),
      'Ansvarar: Kommunen, Björkskolan, Jonas Ek.',
      'Börjar 23 mars 2026, klar senast 13 april 2026.',
      'Läget 20 maj 2026: Gjort.',
      'Det här gör någon annan än kommunen och regionen',
      'BUP berättar för Björkskolan: Hur samtalen går, på telefon varje månad',
      'Eva Lind (Björkskolan). Huvudman: kommunen.',
      'Ersättare: Karin Holm (Björkskolan).',
      '10 september 2026. Eva Lind (Björkskolan) ser till att det blir av.',
    ])
      expect(words).toContain(text);
    expect(words).not.toContain('Bara en huvudman');
  });

  test('a draft is for those who write; others read what is agreed', () => {
    const draft = new Walk().written();
    expect(wordsOf(drawn('plan-view', draft, eva))).toContain('Utkast. Inget är bestämt än.');
    for (const guest of [amir, sara]) {
      const card = drawn('plan-view', draft, guest, 'v1');
      expect(wordsOf(card)).toContain('Planen är inte fastställd än.');
      expect(wordsOf(card)).not.toContain('Anpassat schema');
      expect(faultsOf(card)).toEqual([]);
    }
    const revised = new Walk().fixed().does(eva, 'plan.revise', {});
    expect(wordsOf(drawn('plan-view', revised, amir, 'v2'))).toContain('Planen, version 1');
    expect(wordsOf(drawn('plan-view', revised, eva, 'v1'))).toContain('Den här versionen gäller.');
    expect(wordsOf(drawn('plan-view', revised, eva))).toContain('Planen, version 2');
  });

  test('SAM-13 what another unit has not confirmed is not shown, and nothing of it', () => {
    const walk = new Walk().fixed().does(jonas, 'measure.report', {
      measure: new Walk().fixed().fixedItems.measures[0] ?? item(''),
      result: 'ongoing',
      note: 'Hemlig notering',
    });
    const forSara = wordsOf(drawn('plan-view', walk, sara));
    expect(forSara).toContain('Visas inte förrän BUP Björkvik har bekräftat samtycket.');
    expect(forSara).not.toMatch(/Samtal varannan vecka|Amir/u);
    expect(forSara, 'the unit that took the consent has thereby confirmed it').toContain('Anpassat schema');
    expect(wordsOf(drawn('plan-view', walk, amir))).toContain('Samtal varannan vecka');
    for (const writer of [eva, karin])
      expect(wordsOf(drawn('plan-view', walk, writer))).not.toContain('Visas inte förrän');
    walk.does(amir, 'consent.confirm', {});
    const confirmed = wordsOf(drawn('plan-view', walk, sara));
    expect(confirmed).toContain('Samtal varannan vecka');
    expect(confirmed).toContain('Hemlig notering');
  });

  test('the longest plan is turned page by page, and nothing of it is lost', () => {
    const walk = longPlan(new Walk().written());
    const pages = Number(/Sida 1 av (\d+)\./u.exec(wordsOf(drawn('plan-view', walk, eva)))?.[1]);
    expect(pages).toBeGreaterThan(2);
    let words = '';
    for (let page = 1; page <= pages; page += 1) {
      const card = drawn('plan-view', walk, eva, String(page));
      expect(faultsOf(card)).toEqual([]);
      expect(inputOf(card, 'pick')).toMatchObject({ value: `v1-${(page % pages) + 1}` });
      expect(wordsOf(drawn('plan-view', walk, eva, `v1-${page}`))).toBe(wordsOf(card));
      words += wordsOf(card);
    }
    for (let index = 1; index <= 30; index += 1) expect(words).toContain(`Insats ${index}: `);
    for (const letter of ['Å', 'Ä', 'Ö', 'é']) expect(words).toContain(letter.repeat(1200));
  });

  test.each(['99', 'v9', 'v1-99', '0', '-', 'plan-need/b1', '__proto__', 'v1-1; drop'])(
    'a page that is not there, %s, gives one that is',
    (ref) => {
      const card = drawn('plan-view', new Walk().fixed(), eva, ref);
      expect(faultsOf(card)).toEqual([]);
      expect(wordsOf(card)).toContain('Planen, version 1');
    },
  );

  test('what was written is shown letter by letter', () => {
    for (const text of HOSTILE) {
      const walk = new Walk().written().does(eva, 'need.put', { text });
      walk.does(eva, 'plan.words', { child: text, family: text, familyDoes: text, others: text });
      const card = drawn('plan-view', walk, eva);
      expect(faultsOf(card).filter((fault) => !(text.includes('${') && fault.includes('placeholder')))).toEqual([]);
      const words = wordsOf(card);
      expect(words).not.toMatch(/(?<!\\)\[länk|(?<!\\)<at>|\{\{|^# |\n- |\*\*fet/u);
    }
  });

  test('says when it is no SIP in the law’s sense', () => {
    const walk = new Walk().fixed();
    const { need } = walk.sip;
    if (!need) throw new TypeError('no need');
    walk.sip = { ...walk.sip, need: { ...need, inLegalSense: false } };
    expect(wordsOf(drawn('plan-view', walk, eva))).toContain('inte en SIP i lagens mening');
  });
});

describe('signatures and copies', () => {
  const signed = (): Walk => {
    const walk = new Walk().fixed();
    const on = walk.today;
    return walk
      .does(eva, 'plan.sign', { who: mother, state: { kind: 'e-id', on, by: eva } })
      .does(eva, 'plan.sign', { who: father, state: { kind: 'declined', reason: 'Vill tänka', on, by: eva } })
      .does(eva, 'plan.copied', { who: mother, how: 'i handen' });
  };

  test('say for each who has signed, who has not and who has a copy', () => {
    const words = wordsOf(drawn('signatures', signed(), eva));
    expect(words).toContain(
      '1 av 7 har skrivit under. 1 av 7 har fått en kopia. 1 skriver inte under. Planen gäller ändå.',
    );
    expect(words).toContain('Skrev under med e-legitimation 18 mars 2026, kopia 18 mars 2026');
    expect(words).toContain('Skriver inte under 18 mars 2026, kopia saknas');
    expect(words).toContain('Originalet förvaras hos Björkskolan.');
    expect(words).not.toContain('Vill tänka');
  });

  test('suggest the next person who lacks something', () => {
    const walk = new Walk().fixed();
    const [first] = dataOf('signatures', walk, eva).choices?.['people'] ?? [];
    expect(dataOf('signatures', walk, eva).values?.['pick']).toBe(first?.value);
    walk
      .does(eva, 'plan.sign', { who: first?.value as PersonId, state: { kind: 'oral', on: walk.today, by: eva } })
      .does(eva, 'plan.copied', { who: first?.value as PersonId, how: 'med posten' });
    expect(dataOf('signatures', walk, eva).values?.['pick']).not.toBe(first?.value);
  });

  test('follow the profile: who has the original, who signs', () => {
    const walk = signed();
    const profile = { ...walk.context.profile, originalHolder: 'family', signaturesFrom: 'family' } as const;
    const text = JSON.stringify(signatures.data({ ...viewOf(walk, eva), profile }).text);
    expect(text).toContain('Familjen har originalet.');
    expect(text).toContain('Behöver inte skriva under, kopia saknas');
    expect(text).toContain('1 av 3 har skrivit under.');
  });

  test('ask to tell the child only when the child was away', () => {
    expect(buttonsOf(drawn('signatures', new Walk().fixed(), eva))).not.toContain('Berättat för barnet');
    const walk = new Walk().fixed();
    walk.sip = {
      ...walk.sip,
      meetings: walk.sip.meetings.map((one) => ({
        ...one,
        guests: one.guests.map((guest) => (guest.member === 'child' ? { ...guest, attended: false } : guest)),
      })),
    };
    expect(buttonsOf(drawn('signatures', walk, eva))).toContain('Berättat för barnet');
    expect(readAs('signatures', 'child.told', {}, walk, eva)).toEqual({ ok: true, payload: {} });
    walk.does(eva, 'child.told', {});
    const told = drawn('signatures', walk, eva);
    expect(buttonsOf(told)).not.toContain('Berättat för barnet');
    expect(wordsOf(told)).toContain('Barnet fick veta vad ni bestämde 18 mars 2026.');
    expect(faultsOf(told)).toEqual([]);
  });

  test('of one person are read for that person, by the one who notes them', () => {
    const walk = signed();
    const read = (inputs: Record<string, string>) => readAs('sign', 'plan.sign', inputs, walk, karin, mother);
    expect(read({ 's.sign.how': 'paper', 's.sign.on': '2026-03-18', 's.sign.why': 'x' })).toEqual({
      ok: true,
      payload: { who: mother, state: { kind: 'paper', on: '2026-03-18', by: karin } },
    });
    expect(read({ 's.sign.how': 'declined', 's.sign.on': '2026-03-18', 's.sign.why': 'Vill tänka' })).toEqual({
      ok: true,
      payload: { who: mother, state: { kind: 'declined', reason: 'Vill tänka', on: '2026-03-18', by: karin } },
    });
    expect(read({ 's.sign.on': '2026-02-30' })).toEqual({
      ok: false,
      faults: [
        'Välj hur personen skrev under, eller att personen inte skriver under.',
        'Skriv vilken dag, till exempel 2026-11-22.',
      ],
    });
    expect(readAs('sign', 'plan.copied', { 's.sign.copy': ' i handen ' }, walk, karin, mother)).toEqual({
      ok: true,
      payload: { who: mother, how: 'i handen' },
    });
  });

  test('of someone unknown ask to choose a person', () => {
    const walk = new Walk().fixed();
    for (const ref of ['', 'm99', 'constructor']) {
      const card = drawn('sign', walk, eva, ref);
      expect(faultsOf(card)).toEqual([]);
      expect(wordsOf(card)).toContain('Gå tillbaka och välj en person.');
      expect(buttonsOf(card)).toEqual(['Tillbaka', 'Hjälp']);
    }
    expect(sign.back).toBe('signatures');
    expect(fixedPlan(walk.sip)?.signatures).toEqual({});
  });
});
