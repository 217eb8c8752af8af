import { describe, expect, it } from 'vitest';
import { lacksOf } from '../support/lacks.ts';
import { context, day, eva, father, mother, Walk } from '../support/walk.ts';

describe('F07 a remiss to someone new', () => {
  const REMISS = { route: 'referral', why: 'Habiliteringen behövs' } as const;
  const referral = { to: 'Habiliteringen', agreed: [mother, father], on: day('2026-03-02'), how: 'på telefon' };
  const lack = (walk: Walk, change: Partial<typeof referral> | undefined): readonly string[] =>
    lacksOf(
      walk.refuses(eva, 'need.reroute', { ...REMISS, ...(change ? { referral: { ...referral, ...change } } : {}) }),
    );

  it('F07 a remiss needs the yes of everyone whose yes any consent needs, to a named place, and remembers it', () => {
    const walk = new Walk().need();
    expect(lack(walk, undefined)).toEqual(['referral-to', 'referral-consent', 'referral-how']);
    expect(lack(walk, { agreed: [mother] })).toEqual(['referral-consent']);
    const nobody = walk.refuses(eva, 'need.reroute', { ...REMISS, referral: { ...referral, agreed: [] } });
    expect(nobody).toMatchObject({ lacks: [{ params: { names: 'Maria Testsson, Johan Testsson' } }] });
    expect(lack(walk, { to: '', on: day('2017-05-09') })).toEqual(['referral-to']);
    expect(lack(walk, { to: '', how: '' })).toEqual(['referral-to', 'referral-how']);
    expect(lack(walk, { on: day('2026-03-03') })).toEqual(['day-future']);
    expect(lack(walk, { on: day('2017-05-08') })).toEqual(['before-birth']);
    walk.does(eva, 'need.reroute', { ...REMISS, referral });
    expect([walk.sip.step, walk.sip.reroute?.referral]).toEqual(['rerouted', referral]);
  });
  it('F07 W4 from fifteen the child agrees too, and W13 nobody can while the guardians are unknown', () => {
    expect(lack(new Walk().need('2010-05-09'), {})).toEqual(['referral-consent']);
    const unknown = new Walk().started().does(eva, 'family.set', { custody: 'unknown', guardians: [] });
    expect(lack(unknown, {})).toEqual(['referral-guardians']);
  });
  it('F07 U-05 where the profile lets one guardian do, one is enough', () => {
    const profile = { ...context.profile, consent: { ...context.profile.consent, guardians: 'one' as const } };
    const walk = Object.assign(new Walk(), { context: { ...context, profile } }).need();
    walk.does(eva, 'need.reroute', { ...REMISS, referral: { ...referral, agreed: [father] } });
    expect(walk.sip.step).toBe('rerouted');
  });
});
