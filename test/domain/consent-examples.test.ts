import { expect, test } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import type { UnitId } from '../../src/domain/ids.ts';
import { ASKED, judged, SCOPE } from '../support/consent-forms.ts';
import { lacksOf } from '../support/lacks.ts';
import { bup, context, day, eva, father, mother, school, social, Walk } from '../support/walk.ts';

test('C16 who has turned 18 is refused where the agreement is about children, and told of the same right', () => {
  const profile = { ...context.profile, ageRange: { min: 0, max: 17 } };
  const walk = new Walk(undefined, { ...context, profile }).draft();
  const start = {
    requester: 'family',
    detectedAt: walk.today,
    units: [school, bup],
    childName: 'Alva',
    birth: day('2008-03-02'),
  } as const;
  expect(lacksOf(walk.refuses(eva, 'case.start', start))).toEqual(['age-range']);
  expect(walk.tries(eva, 'case.start', { ...start, birth: day('2008-03-03') }).ok).toBe(true);
});

test('C41 C42 without a consent nothing goes from anyone to anyone, whatever other law allows outside the bot', () => {
  const walk = new Walk().consentStep();
  for (const receiving of [school, bup, social])
    expect(judged(walk, { receiving, disclosing: bup })).toMatchObject({ allowed: false, reasons: ['INGEN'] });
});

test('C57 an interpreter that is needed is there before the family is asked', () => {
  const walk = new Walk().consentStep();
  expect(lacksOf(walk.refuses(eva, 'consent.scope', { ...SCOPE, interpreter: 'to-book' }))).toEqual(['SAM-10']);
  expect(walk.tries(eva, 'consent.scope', { ...SCOPE, interpreter: 'used' }).ok).toBe(true);
});

test('C68 a consent counts in the case that it was given in', () => {
  const sister = new Walk().consented();
  const brother = new Walk().consentStep();
  expect([judged(sister).allowed, judged(brother).reasons]).toEqual([true, ['INGEN']]);
});

test('C39 an independent school discloses through the same gate as everyone: its own confirmation', () => {
  const friskola = 'havsviken' as UnitId;
  const walk = new Walk().consentStep();
  walk.does(eva, 'consent.scope', { ...SCOPE, units: [bup, friskola] }).does(eva, 'consent.child', ASKED);
  walk.signed(mother).signed(father);
  expect(judged(walk, { disclosing: friskola })).toMatchObject({ allowed: false, reasons: ['AVSANDARE_EJ_BEKRAFTAT'] });
});

test('RM9 a case that is begun is nobody else’s to read: neither colleagues, managers nor another organisation', () => {
  const { sip, today } = new Walk().need();
  const readers = [...context.directory.staff.keys()].filter((person) =>
    mayRead(context.profile, context.directory, sip, person, today),
  );
  expect(readers).toEqual([eva]);
});
