import { describe, expect, test } from 'vitest';
import { draftPlan } from '../../src/domain/case.ts';
import { faultsOf } from '../support/card-rules.ts';
import { bareRows, longPlan } from '../support/full-plan.ts';
import { planCards } from '../support/gallery/plan.ts';
import { HIDDEN, HOSTILE, SHOWN } from '../support/hostile.ts';
import { buttonsOf, dataOf, drawn, inputOf, readAs, wordsOf } from '../support/seen.ts';
import { amir, eva, item, jonas, karin, school, tove, Walk } from '../support/walk.ts';

test.each(planCards().map(({ name, card }) => [name, card] as const))('%s is a sound card', (_name, card) => {
  expect(faultsOf(card)).toEqual([]);
});

describe('the hub of the plan', () => {
  test('says what is there and what is missing in plain words', () => {
    const words = wordsOf(drawn('plan', bareRows(new Walk().plan()), eva));
    expect(words).toContain('1: Alva är i skolan');
    expect(words).toContain('Det här saknas:');
    expect(words).toContain('När insatsen "Promenad" börjar eller ska vara klar.');
    expect(words).toContain('Barnets och familjens egna ord, och vad familjen själv gör.');
    expect(words).not.toMatch(/\bV\d/u);
    expect(wordsOf(drawn('plan', new Walk().written(), eva))).toContain('Allt som måste finnas är på plats.');
  });

  test.each([
    ['an empty plan', () => new Walk().plan(), 'plan-need'],
    ['needs but no measures', () => new Walk().plan().does(eva, 'need.put', { text: 'x' }), 'plan-measure'],
    [
      'no words',
      () => new Walk().written().does(eva, 'plan.words', { child: '', family: '', familyDoes: '', others: '' }),
      'plan-words',
    ],
    ['no day', () => new Walk().fixed().does(eva, 'plan.revise', {}), 'plan-responsible'],
  ] as const)('suggests where to go on: %s', (_name, walk, place) => {
    expect(dataOf('plan', walk(), eva).values?.['pick']).toBe(place);
  });

  test('suggests the very row that lacks a day or a sign', () => {
    const walk = bareRows(new Walk().written());
    const id = draftPlan(walk.sip)?.measures.at(-1)?.id ?? item('');
    expect(dataOf('plan', walk, eva).values?.['pick']).toBe(`plan-measure/${id}`);
    walk.does(eva, 'plan.remove', { item: id });
    expect(dataOf('plan', walk, eva).values?.['pick']).toBe(`plan-goal/${draftPlan(walk.sip)?.goals.at(-1)?.id}`);
  });

  test('leads to each section and each row', () => {
    const walk = new Walk().written();
    const plan = draftPlan(walk.sip);
    const rows = plan ? [...plan.needs, ...plan.goals, ...plan.measures, ...plan.routes] : [];
    const values = dataOf('plan', walk, eva).choices?.['parts']?.map(({ value }) => value) ?? [];
    expect(values).toEqual(
      expect.arrayContaining([
        'plan-words',
        'plan-need',
        'plan-goal',
        'plan-measure',
        'plan-route',
        'plan-responsible',
      ]),
    );
    for (const { id } of rows) expect(values.filter((value) => value.endsWith(`/${id}`))).toHaveLength(1);
  });

  test('lets the leader read and fix the plan, and the secretary write it', () => {
    const walk = new Walk().staffed({ secretary: jonas }).written();
    expect(buttonsOf(drawn('plan', walk, karin))).toEqual(['Fastställ planen', 'Visa planen', 'Tillbaka', 'Hjälp']);
    expect(wordsOf(drawn('plan', walk, karin))).toContain('Trygg väg tillbaka till skolan');
    expect(wordsOf(drawn('plan-view', walk, karin))).toContain('Anpassat schema');
    expect(buttonsOf(drawn('plan', walk, jonas))).toEqual(['Gå vidare', 'Visa planen', 'Tillbaka', 'Hjälp']);
    expect(inputOf(drawn('plan', walk, karin), 'pick')).toBeUndefined();
  });

  test('lets who takes part write the lines of the own unit, and shows none of the rest', () => {
    const walk = new Walk().written();
    const card = drawn('plan', walk, amir);
    expect(buttonsOf(card)).toEqual(['Gå vidare', 'Tillbaka', 'Hjälp']);
    expect(dataOf('plan', walk, amir).choices?.['parts']?.map(({ title }) => title)).toEqual([
      'Ny insats',
      'Ändra insats: Samtal varannan vecka',
    ]);
    expect(wordsOf(card)).not.toMatch(/Anpassat schema|Trygg väg|lugna morgnar/u);
    expect(faultsOf(card)).toEqual([]);
  });

  test('is where one begins when the meeting is held and nothing is written', () => {
    expect(buttonsOf(drawn('plan', new Walk().meeting(), eva))).toEqual(['Skriv planen', 'Tillbaka', 'Hjälp']);
  });

  test('says which version is in force while the next one is written', () => {
    const walk = new Walk().fixed().does(eva, 'plan.revise', {});
    expect(wordsOf(drawn('plan', walk, eva))).toContain('Version 2. Version 1 gäller tills du fastställer den nya.');
  });

  test('with thirty measures of the longest kind it is still one card', () => {
    const walk = longPlan(new Walk().written());
    expect(faultsOf(drawn('plan', walk, eva))).toEqual([]);
    const lacking = longPlan(bareRows(new Walk().plan()));
    for (const { id } of draftPlan(lacking.sip)?.goals ?? [])
      lacking.does(eva, 'goal.put', { item: id, text: 'Mål'.repeat(200), sign: '' });
    expect(faultsOf(drawn('plan', lacking, eva))).toEqual([]);
    const refusal = lacking.refuses(karin, 'plan.fix', { contains: [], familyRead: true });
    const notice = { kind: 'refused', refusal } as const;
    expect(faultsOf(drawn('plan-fix', lacking, karin, '', { notice }))).toEqual([]);
  });

  test('shows what was written letter by letter, never as markup', () => {
    const walk = new Walk().plan();
    for (const text of HOSTILE) walk.does(eva, 'need.put', { text });
    const facts = wordsOf(drawn('plan', walk, eva));
    expect(facts).toContain(String.raw`\*\*fet\*\* \_kursiv\_ \[länk\](https://exempel.se)`);
    expect(facts).not.toContain('\n<at>');
  });
});

describe('words of the child and the family', () => {
  const good = {
    's.plan.child': 'Jag vill',
    's.plan.family': '',
    's.plan.family-does': 'inget',
    's.plan.other': 'inget',
  };

  test('are read as they are written, and may wait', () => {
    expect(readAs('plan-words', 'plan.words', { ...good, 's.plan.child': HIDDEN }, new Walk().plan(), eva)).toEqual({
      ok: true,
      payload: { child: SHOWN, family: '', familyDoes: 'inget', others: 'inget' },
    });
    const long = { 's.plan.child': 'å'.repeat(2001), 's.plan.family': 'å'.repeat(40_000) };
    expect(readAs('plan-words', 'plan.words', long, new Walk().plan(), eva)).toEqual({
      ok: false,
      faults: [
        'Barnets ord: skriv högst 2000 tecken. Texten är kvar, korta den.',
        'Familjens ord: skriv högst 1200 tecken. Texten är kvar, korta den.',
      ],
    });
  });

  test('come back as they were saved, and the other’s text stands beside one’s own', () => {
    const walk = longPlan(new Walk().plan(), 0);
    const card = drawn('plan-words', walk, jonas, '', { typed: { 's.plan.child': 'Min text' } });
    expect(inputOf(card, 's.plan.child')).toMatchObject({ value: 'Min text' });
    expect(inputOf(card, 's.plan.family')).toMatchObject({ value: 'Ä'.repeat(1200) });
    expect(wordsOf(card)).toContain('Eva Lind ändrade senast');
    expect(faultsOf(card)).toEqual([]);
    for (const text of HOSTILE) {
      walk.does(eva, 'plan.words', { child: text, family: text, familyDoes: text, others: text });
      expect(inputOf(drawn('plan-words', walk, eva), 's.plan.child')?.['value']).toBe(text);
    }
  });
});

describe('who is responsible', () => {
  const good = {
    's.plan.principal': 'municipality',
    's.plan.unit': school,
    's.plan.person': eva,
    's.plan.deputy': karin,
    's.plan.follow-up': '2026-05-20',
  };
  const read = (inputs: Record<string, string>) =>
    readAs('plan-responsible', 'plan.responsible', { ...good, ...inputs }, new Walk().plan(), eva);

  test('is read, and offers no friskola (U-09)', () => {
    expect(read({})).toEqual({
      ok: true,
      payload: { principal: 'municipality', unit: school, person: eva, deputy: karin, followUpOn: '2026-05-20' },
    });
    const { choices } = dataOf('plan-responsible', new Walk().plan(), eva);
    expect(choices?.['units']?.map(({ value }) => value)).not.toContain('havsviken');
    expect(choices?.['units']?.map(({ value }) => value)).toContain('bup');
  });

  test.each([
    [{ 's.plan.principal': 'other' }, 'Välj vilken huvudman som har det övergripande ansvaret.'],
    [{ 's.plan.unit': 'havsviken' }, 'Välj verksamhet.'],
    [{ 's.plan.person': '' }, 'Välj vem som är huvudansvarig.'],
    [{ 's.plan.deputy': tove }, 'Välj en ersättare.'],
    [{ 's.plan.follow-up': '2026-02-30' }, 'Skriv dagen för uppföljning, till exempel 2026-11-22.'],
    [{ 's.plan.follow-up': '' }, 'Skriv dagen för uppföljning, till exempel 2026-11-22.'],
  ])('%o is refused with a clear sentence', (inputs, fault) => {
    expect(read(inputs)).toEqual({ ok: false, faults: [fault] });
  });
});

describe('fixing the plan', () => {
  test('V11 asks only about what the consent leaves out, none ticked means no', () => {
    const walk = new Walk().written();
    const titles = dataOf('plan-fix', walk, karin).choices?.['excluded']?.map(({ title }) => title);
    expect(titles).toContain('Missbruk');
    expect(titles).not.toContain('Skolgång');
    expect(readAs('plan-fix', 'plan.fix', { 's.plan.read': 'true' }, walk, karin)).toEqual({
      ok: true,
      payload: { contains: [], familyRead: true },
    });
    const ticked = { 's.plan.contains': 'crime,schooling,nonsense', 's.plan.read': 'false' };
    expect(readAs('plan-fix', 'plan.fix', ticked, walk, karin)).toEqual({
      ok: true,
      payload: { contains: ['crime'], familyRead: false },
    });
  });

  test('V11 asks nothing when the consent covers everything', () => {
    const walk = new Walk().written();
    const all = dataOf('plan-fix', walk, karin).choices?.['excluded']?.map(({ value }) => value) ?? [];
    walk.sip = {
      ...walk.sip,
      consents: walk.sip.consents.map((one) => ({ ...one, infoTypes: [...one.infoTypes, ...all] as never })),
    };
    const card = drawn('plan-fix', walk, karin);
    expect(inputOf(card, 's.plan.contains')).toBeUndefined();
    expect(faultsOf(card)).toEqual([]);
  });

  test('PLAN-03 names what the plan may not contain', () => {
    const walk = new Walk().written();
    const refusal = walk.refuses(karin, 'plan.fix', { contains: ['crime', 'substance-use'], familyRead: true });
    const card = drawn('plan-fix', walk, karin, '', { notice: { kind: 'refused', refusal } });
    expect(wordsOf(card)).toContain('Texten innehåller uppgifter som samtycket inte omfattar: Missbruk och Brott.');
  });

  test('is not offered while something is missing', () => {
    const card = drawn('plan-fix', bareRows(new Walk().plan()), karin);
    expect(wordsOf(card)).toContain('Planen kan inte fastställas. Det saknas:');
    expect(buttonsOf(card)).not.toContain('Fastställ');
    expect(inputOf(card, 's.plan.read')).toBeUndefined();
    expect(buttonsOf(drawn('plan-fix', new Walk().written(), karin))).toContain('Fastställ');
  });

  test('says when only one principal has measures, and when the consent ends before the follow-up (C22)', () => {
    const intern = 'Bara en huvudman har insatser.';
    const renew = 'Samtycket gäller till och med 30 november 2026, alltså inte fram till uppföljningen.';
    const walk = new Walk().written();
    expect(wordsOf(drawn('plan-fix', walk, karin))).not.toContain(intern);
    expect(wordsOf(drawn('plan-fix', walk, karin))).not.toContain(renew);
    expect(wordsOf(drawn('plan-fix', new Walk().written('2026-12-15'), karin))).toContain(renew);
    walk.does(eva, 'plan.remove', { item: draftPlan(walk.sip)?.measures[1]?.id ?? item('') });
    expect(wordsOf(drawn('plan-fix', walk, karin))).toContain(intern);
  });

  test('ST40 the second learns that the plan is fixed', () => {
    const walk = new Walk().fixed();
    const refusal = walk.refuses(eva, 'plan.fix', { contains: [], familyRead: true });
    const card = drawn('case', walk, eva, '', { notice: { kind: 'refused', refusal } });
    expect(wordsOf(card)).toContain('Planen är redan fastställd.');
    expect(refusal).toMatchObject({ done: 'plan-fixed' });
    expect(walk.refuses(amir, 'plan.fix', { contains: [], familyRead: true })).toEqual({ code: 'not-yours' });
  });
});
