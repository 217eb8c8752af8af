import { describe, expect, it } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import { currentConsent } from '../../src/domain/case.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { judged, SCOPE, LESS } from '../support/consent-forms.ts';
import { lacksOf } from '../support/lacks.ts';
import {
  amir,
  bup,
  child,
  context,
  day,
  eva,
  father,
  jonas,
  mother,
  sara,
  school,
  social,
  Walk,
} from '../support/walk.ts';

const reads = (walk: Walk, who: PersonId): boolean =>
  mayRead(context.profile, context.directory, walk.sip, who, walk.today);

describe('§3.4, F25: a part is taken back', () => {
  it('one unit loses the case at once and is told, and the rest goes on without a new answer', () => {
    const walk = new Walk().called().does(eva, 'consent.narrow', { ...LESS, units: [social] });
    expect([walk.sip.status, walk.sip.step, judged(walk).allowed]).toEqual(['active', 'called', true]);
    expect([reads(walk, amir), reads(walk, sara)]).toEqual([true, false]);
    expect(judged(walk, { receiving: social }).reasons).toEqual(['MOTTAGARE_EJ_OMFATTAD']);
    expect(walk.effects.filter((one) => one.kind === 'notice' && one.to === sara)).toHaveLength(1);
  });
  it('C66 it is a version of its own, which says who took what back, and the old one stays as it was', () => {
    const walk = new Walk().called();
    const before = currentConsent(walk.sip);
    walk.does(eva, 'consent.narrow', { ...LESS, infoTypes: ['mental-health'] });
    expect(walk.sip.consents[0]).toEqual(before);
    expect(walk.sip.consents[1]).toMatchObject({
      version: 2,
      units: [school, bup, social],
      infoTypes: ['schooling', 'absence', 'ongoing-measures'],
      signatures: before?.signatures,
      less: { who: mother, how: 'på telefon', receivedBy: eva, infoTypes: ['mental-health'] },
    });
    expect(judged(walk, { infoType: 'mental-health' }).reasons).toEqual(['TYP_EJ_OMFATTAD']);
  });
  it('one of several questions goes, and the others stay', () => {
    const walk = new Walk().consentStep();
    walk.does(eva, 'consent.scope', { ...SCOPE, questions: 'Skolan\n  Kamrater \n\nSömnen' });
    walk.does(eva, 'consent.narrow', { ...LESS, questions: ['Kamrater'] });
    expect(currentConsent(walk.sip)?.questions).toBe('Skolan\nSömnen');
  });
  it('SC11 the units that are left have confirmed already', () => {
    const walk = new Walk().called().does(amir, 'consent.confirm', {});
    walk.does(eva, 'consent.narrow', { ...LESS, units: [social] });
    expect(judged(walk, { disclosing: bup }).allowed).toBe(true);
  });
  it('a version that waits for answers is narrowed too, and keeps those it has', () => {
    const walk = new Walk()
      .scoped()
      .signed(mother)
      .does(eva, 'consent.narrow', { ...LESS, units: [social] });
    expect(judged(walk)).toMatchObject({ status: 'partial', missing: [father] });
    expect(walk.signed(father).sip.step).toBe('prepare');
    expect(judged(walk, { receiving: social }).allowed).toBe(false);
  });
  it('§5.2 anyone of the case who is told writes it down, also who loses the case by it', () => {
    const walk = new Walk().called().does(sara, 'consent.narrow', { ...LESS, units: [social] });
    expect(reads(walk, sara)).toBe(false);
    expect(new Walk().called().refuses(jonas, 'consent.narrow', { ...LESS, units: [social] }).code).toBe('not-yours');
  });
  it('something is chosen, something is left, and it says who, when and how', () => {
    const walk = new Walk().called();
    const lacks = (change: Partial<typeof LESS>): readonly string[] =>
      lacksOf(walk.refuses(eva, 'consent.narrow', { ...LESS, ...change }));
    expect(lacks({})).toEqual(['narrow-what']);
    expect(lacks({ units: [bup, social] })).toEqual(['narrow-all']);
    expect(lacks({ units: [school] })).toEqual(['narrow-all']);
    expect(lacks({ questions: ['Hur Alva ska komma tillbaka till skolan'] })).toEqual(['narrow-all']);
    expect(lacks({ infoTypes: ['schooling', 'absence', 'mental-health', 'ongoing-measures'] })).toEqual(['narrow-all']);
    expect(lacks({ units: [social], how: '', on: day('2026-03-03'), who: child })).toEqual([
      'not-signatory',
      'day-future',
      'withdraw-how',
    ]);
  });
  it('nothing is left to take back of what has ended', () => {
    const part = { ...LESS, units: [social] };
    const gone = new Walk().called().does(eva, 'consent.withdraw', { who: mother, on: LESS.on, how: 'x' });
    expect(lacksOf(gone.refuses(eva, 'consent.narrow', part))).toEqual(['consent-withdrawn']);
    expect(lacksOf(new Walk().prepared().on('2026-12-01').refuses(eva, 'consent.narrow', part))).toEqual([
      'consent-ended',
    ]);
    expect(lacksOf(new Walk().consentStep().refuses(eva, 'consent.narrow', part))).toEqual(['consent-scope-first']);
  });
  it('C69 after a change of school the old one is out, and the new one is not in before a new consent', () => {
    const walk = new Walk().called().does(eva, 'consent.narrow', { ...LESS, units: [bup] });
    expect([reads(walk, amir), judged(walk, { receiving: bup }).reasons]).toEqual([false, ['MOTTAGARE_EJ_OMFATTAD']]);
  });
});
