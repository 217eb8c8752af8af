import { describe, expect, test } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { sharesSurname } from '../../src/domain/kin.ts';
import { proposedCoordinators } from '../../src/domain/rules/vastbas-coordinators.ts';
import { coordinatorsOf, factsOf } from '../../src/domain/vastbas.ts';
import { codesOf } from '../support/refusals.ts';
import { dutiesNamed, told } from '../support/told.ts';
import { berit, erik, nina, peter, rut, vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { eva, father, jonas, karin, sara } from '../support/walk.ts';

const reads = (walk: VastbasWalk, person: PersonId): boolean =>
  mayRead(vastbasContext.profile, vastbasContext.directory, walk.sip, person, walk.today);
const withdrawn = (walk: VastbasWalk): VastbasWalk =>
  walk.does(berit, 'consent.withdraw', { who: father, on: walk.today, how: 'på telefon' });
const why = 'Ett skäl som räcker till';

describe('B-01, B-02 the request', () => {
  test('B-01 anyone may ask, but only samordnaren opens a case', () => {
    const walk = new VastbasWalk();
    const payload = {
      requester: 'staff',
      detectedAt: walk.today,
      units: [],
      childName: 'Alva Testsson',
      birth: walk.today,
    } as const;
    const others = Object.assign(new VastbasWalk(), { sip: { ...walk.sip, openedBy: eva } });
    others.does(eva, 'case.draft', { alias: 'V7B2' });
    expect(codesOf(others.refuses(eva, 'case.start', payload))).toEqual(['VB-SAMORDNARE']);
    expect(walk.started().sip.step).toBe('request');
  });

  test("C59, B-01, B-02 nothing is assessed before the family's yes, though the child has its name in the case", () => {
    const walk = new VastbasWalk().started();
    expect(codesOf(walk.refuses(berit, 'request.assess', { assessor: peter }))).toContain('VB-SAMTYCKE');
    expect(codesOf(new VastbasWalk().requested().refuses(berit, 'request.assess', { assessor: sara }))).toEqual([
      'VB-IFO-VEM',
    ]);
    expect(new VastbasWalk().assessing().sip.step).toBe('assessment');
  });

  test('B-02 background and the question whether networking helps are answered first', () => {
    const walk = new VastbasWalk().started().agreed();
    const lacking = ['VB-FRAGAR', 'VB-BAKGRUND', 'VB-GYNNAR'];
    expect(codesOf(walk.refuses(berit, 'request.assess', { assessor: peter }))).toEqual(lacking);
  });

  test('§3.4 B-02 the consent that falls while they assess pauses the case: IFO reads nothing, and the family is talked with', () => {
    const walk = withdrawn(new VastbasWalk().assessing());
    expect([walk.sip.step, walk.sip.status]).toEqual(['assessment', 'paused-consent']);
    expect([reads(walk, berit), reads(walk, peter)]).toEqual([true, false]);
    expect(dutiesNamed(walk, 'talk-family')).toEqual(['talk-family 2026-01-08 Berit Falk']);
    expect(told(walk)).toEqual(['paused Berit Falk', 'removed Peter Dahl']);
    expect(walk.refuses(berit, 'assessment.give', { fits: true, why: 'Ja' })).toEqual({ code: 'not-now' });
  });

  test('E4 B-02 with a new yes the assessment goes on where it was', () => {
    const walk = withdrawn(new VastbasWalk().assessing().bothSay(true)).agreed();
    expect([walk.sip.step, walk.sip.status, reads(walk, peter)]).toEqual(['assessment', 'active', true]);
    expect(walk.does(berit, 'coordinators.propose', { people: [nina, erik] }).sip.step).toBe('assessment');
  });

  test('§3.4 B-04 a coordinator who was asked before the consent fell cannot take it on, and is not asked for it', () => {
    const walk = withdrawn(new VastbasWalk().proposed());
    expect(dutiesNamed(walk, 'declare')).toEqual([]);
    expect(walk.tries(nina, 'coordinator.answer', { takes: true }).ok).toBe(false);
    walk.agreed();
    expect(dutiesNamed(walk, 'declare')).toHaveLength(2);
  });

  test('B-03 a no that both have said is noted also when the consent has fallen', () => {
    const walk = withdrawn(new VastbasWalk().assessing().bothSay(false));
    walk.does(berit, 'assessment.reject', { why: 'En insats räcker.', instead: 'ingen åtgärd' });
    expect(walk.sip.step).toBe('not-vastbas');
    walk.does(berit, 'decision.tell', { askerHow: 'på telefon', familyHow: 'på ett möte' });
    expect(walk.sip.status).toBe('closed');
  });
});

describe('B-03 not a case for Västbas', () => {
  test("ST25 CBE alone does not say no: IFO's position is missing", () => {
    const walk = new VastbasWalk().assessing().does(berit, 'assessment.give', { fits: false, why: 'En väg räcker.' });
    const no = { why: 'En insats räcker.', instead: 'Skolkuratorn fortsätter.' };
    expect(codesOf(walk.refuses(berit, 'assessment.reject', no))).toEqual(['VB-BEDOMNING-IFO']);
    walk.does(peter, 'assessment.give', { fits: true, why: 'Flera behövs.' });
    expect(codesOf(walk.refuses(berit, 'assessment.reject', no))).toEqual(['VB-INTE-NEJ']);
    walk.does(peter, 'assessment.give', { fits: false, why: 'Vi har pratat ihop oss.' });
    expect(codesOf(walk.refuses(berit, 'assessment.reject', { why: '', instead: '' }))).toEqual([
      'VB-SKAL',
      'VB-I-STALLET',
    ]);
    expect(walk.does(berit, 'assessment.reject', no).sip.step).toBe('not-vastbas');
  });

  test('B-03 asker and family are told, and then the case is closed', () => {
    const walk = new VastbasWalk()
      .assessing()
      .bothSay(false)
      .does(peter, 'assessment.reject', { why: 'En insats räcker.', instead: 'ingen åtgärd' });
    expect(codesOf(walk.refuses(berit, 'decision.tell', { askerHow: '', familyHow: '' }))).toEqual([
      'VB-FRAGAREN-VET',
      'VB-FAMILJEN-VET',
    ]);
    walk.does(berit, 'decision.tell', { askerHow: 'på telefon', familyHow: 'på ett möte' });
    expect([walk.sip.step, walk.sip.status, walk.sip.closure?.reason]).toEqual(['closed', 'closed', 'other-action']);
  });

  test("§5.2 IFO's half reads while it assesses, and not after", () => {
    expect(reads(new VastbasWalk().requested(), peter)).toBe(false);
    expect(reads(new VastbasWalk().assessing(), peter)).toBe(true);
    const walk = new VastbasWalk().offered();
    expect(reads(walk, peter)).toBe(false);
    expect(walk.allEffects.filter((one) => one.kind === 'notice' && one.notice === 'removed')).toEqual([]);
  });
});

describe('B-04 the coordinators', () => {
  const agreed = (): VastbasWalk => new VastbasWalk().assessing().bothSay(true);

  test.each([
    ['one', [nina]],
    ['three', [nina, erik, rut]],
    ['the same person twice', [nina, nina]],
  ])('ST22 %s is not two', (_name, people) => {
    expect(codesOf(agreed().refuses(berit, 'coordinators.propose', { people }))).toContain('VB-KOORD-ANTAL');
  });

  test('ST22 the offer begins when two have declared themselves free, and not with one', () => {
    const walk = new VastbasWalk().proposed().does(nina, 'coordinator.answer', { takes: true });
    expect([walk.sip.step, coordinatorsOf(walk.sip)]).toEqual(['assessment', [nina]]);
    walk.does(erik, 'coordinator.answer', { takes: true });
    expect([walk.sip.step, coordinatorsOf(walk.sip)]).toEqual(['offer', [nina, erik]]);
    expect(walk.history.at(-1)).toEqual({ type: 'Moved', from: 'assessment', to: 'offer', transition: 'B-04' });
  });

  test("ST23 the child's handläggare, IFO's assessor and the child's own school team are not free", () => {
    const staff = new Map(vastbasContext.directory.staff);
    for (const person of [eva, peter, jonas]) {
      const one = staff.get(person);
      if (one) staff.set(person, { ...one, functions: [...one.functions, 'coordinator'] });
    }
    const directory = { ...vastbasContext.directory, staff };
    for (const person of [eva, peter, jonas]) {
      const walk = Object.assign(new VastbasWalk(undefined, { ...vastbasContext, directory }), { sip: agreed().sip });
      expect(codesOf(walk.refuses(berit, 'coordinators.propose', { people: [nina, person] }))).toContain(
        'VB-KOORD-JAV',
      );
    }
  });

  test('B-04 only trained coordinators are asked, and only after both have said yes', () => {
    expect(codesOf(agreed().refuses(berit, 'coordinators.propose', { people: [nina, karin] }))).toContain(
      'VB-KOORD-POOL',
    );
    const early = new VastbasWalk().assessing();
    expect(codesOf(early.refuses(berit, 'coordinators.propose', { people: [nina, erik] }))).toEqual([
      'VB-BEDOMNING-CBE',
      'VB-BEDOMNING-IFO',
    ]);
  });

  test('B-04 two of one unit need a reason', () => {
    const refusal = agreed().refuses(berit, 'coordinators.propose', { people: [nina, rut] });
    expect([refusal.code, codesOf(refusal)]).toEqual(['needs-reason', ['VB-KOORD-ENHET', 'VB-KOORD-SEKTOR']]);
    const walk = agreed().does(berit, 'coordinators.propose', { people: [nina, rut] }, { reason: why });
    expect(factsOf(walk.sip).coordinators).toHaveLength(2);
  });

  test('SEP1 who bears a surname of the family is proposed last, and chosen only with a reason', () => {
    const staff = new Map(vastbasContext.directory.staff);
    const one = staff.get(rut);
    if (one) staff.set(rut, { ...one, name: 'Rut Ahl-Testsson' });
    const context = { ...vastbasContext, directory: { ...vastbasContext.directory, staff } };
    const walk = Object.assign(new VastbasWalk(undefined, context), { sip: agreed().sip });
    expect(proposedCoordinators(context, walk.sip, new Map([[nina, 9]]), walk.now)).not.toContain(rut);
    const refusal = walk.refuses(berit, 'coordinators.propose', { people: [rut, erik] });
    expect([refusal.code, codesOf(refusal)]).toEqual(['needs-reason', ['VB-KOORD-NAMN']]);
    walk.does(berit, 'coordinators.propose', { people: [rut, erik] }, { reason: why });
    expect(factsOf(walk.sip).coordinators).toHaveLength(2);
  });

  test.each([
    ['Maria Testsson', true],
    ['Anna Berg-Testsson', true],
    ['Alva Berg', false],
    ['Testsson Lind', false],
    ['', false],
  ])('SEP1 a surname counts and a given name does not: %s', (name, shares) => {
    expect(sharesSurname(agreed().sip, name)).toBe(shares);
  });

  test.each([
    ['Eva von Platen', false],
    ['Sara de la Cruz', false],
    ['Nour El-Amin', false],
    ['Karin Af Ekenstam', true],
    ['Ali Al-Rashid', true],
  ])('SEP1 what only joins a name to a place or a family makes nobody a relative: %s', (name, shares) => {
    const family = ['Alva von Ekenstam', 'Maria de Geer', 'Omar El-Rashid', 'Sven la Fontaine'];
    expect(sharesSurname({ people: family.map((one) => ({ name: one })) }, name)).toBe(shares);
  });

  test('B-04 who is asked sees nothing before the own yes, and is told in neutral words', () => {
    const walk = new VastbasWalk().proposed();
    expect(reads(walk, nina)).toBe(false);
    expect(walk.effects.filter((one) => one.kind === 'notice').map((one) => [one.notice, one.to])).toEqual([
      ['coordinate', nina],
      ['coordinate', erik],
    ]);
    expect(reads(walk.does(nina, 'coordinator.answer', { takes: true }), nina)).toBe(false);
    expect(reads(walk.does(erik, 'coordinator.answer', { takes: true }), nina)).toBe(true);
  });

  test('B-04 who is not free is replaced, and the other stays asked', () => {
    const walk = new VastbasWalk().proposed().does(nina, 'coordinator.answer', { takes: false });
    expect(walk.refuses(nina, 'coordinator.answer', { takes: true }).code).toBe('not-yours');
    walk.does(berit, 'coordinators.propose', { people: [rut, erik] });
    expect(walk.effects.filter((one) => one.kind === 'notice').map((one) => one.to)).toEqual([rut]);
    walk.does(rut, 'coordinator.answer', { takes: true }).does(erik, 'coordinator.answer', { takes: true });
    expect(coordinatorsOf(walk.sip)).toEqual([rut, erik]);
  });

  test('B-04 those with the fewest open cases are proposed, from different units and sectors', () => {
    const { sip, now } = agreed();
    const load = new Map([[nina, 2]]);
    expect(new Set(proposedCoordinators(vastbasContext, sip, load, now))).toEqual(new Set([rut, erik]));
    expect(new Set(proposedCoordinators(vastbasContext, sip, new Map([[rut, 1]]), now))).toEqual(new Set([nina, erik]));
    const declined = new VastbasWalk().proposed().does(nina, 'coordinator.answer', { takes: false });
    expect(new Set(proposedCoordinators(vastbasContext, declined.sip, new Map([[rut, 9]]), now))).toEqual(
      new Set([rut, erik]),
    );
  });

  test('§5.2 samordnaren reads through step 3, and the coordinators from then on', () => {
    expect(reads(new VastbasWalk().offered(), berit)).toBe(true);
    const walk = new VastbasWalk().accepted();
    expect([reads(walk, berit), reads(walk, nina), reads(walk, erik)]).toEqual([false, true, true]);
    expect(walk.refuses(berit, 'case.cancel', { why: 'moved', note: 'Flyttat' }).code).toBe('not-yours');
  });
});
