import { describe, expect, it } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import { effectiveConsent } from '../../src/domain/evaluate-consent.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { answered, ASKED, judged, narrower, SCOPE, YES } from '../support/consent-forms.ts';
import { lacksOf } from '../support/lacks.ts';
import { amir, bup, context, day, eva, father, mother, sara, school, social, Walk } from '../support/walk.ts';

const looked = (walk: Walk, date: string, time: string): string =>
  walk.on(date, time).does('system', 'look', {}).sip.status;
const reads = (walk: Walk, who: PersonId): boolean =>
  mayRead(context.profile, context.directory, walk.sip, who, walk.today);
const withdraw = { who: mother, on: day('2026-03-02'), how: 'på telefon' };

describe('SC4: versions', () => {
  it('SC4 answers to an older version do not count, and it goes on until the new one has all of its own', () => {
    const walk = narrower(new Walk().called());
    expect(judged(walk)).toMatchObject({ allowed: true, until: '2026-11-30' });
    expect(answered(walk).sip.status).toBe('active');
    expect(judged(walk).until).toBe('2026-12-31');
  });
  it('§3.4 what a new version leaves out stops at once, what it adds waits', () => {
    const walk = new Walk().called();
    walk.does(eva, 'consent.scope', {
      ...SCOPE,
      units: [bup],
      infoTypes: ['absence', 'crime'],
      exclusions: 'Mammas hälsa',
    });
    expect(effectiveConsent(context.profile, walk.sip, walk.today)).toMatchObject({
      units: [school, bup],
      infoTypes: ['absence'],
      exclusions: 'Pappas arbete; Mammas hälsa',
      version: 1,
    });
    expect([reads(walk, amir), reads(walk, sara)]).toEqual([true, false]);
  });
  it('SC4 an ended version does not bring back the one it replaced', () => {
    const walk = new Walk().called().does(eva, 'consent.scope', { ...SCOPE, until: day('2026-04-30') });
    answered(walk);
    expect(looked(walk, '2026-05-01', '00:00')).toBe('paused-consent');
    expect(judged(walk)).toMatchObject({ allowed: false, reasons: ['UTGANGET'] });
  });
  it('SC4 nor does a refused or a withdrawn one', () => {
    expect(narrower(new Walk().called()).signed(mother, 'no').sip.status).toBe('paused-consent');
    expect(narrower(new Walk().called()).does(eva, 'consent.withdraw', withdraw).sip.status).toBe('paused-consent');
  });
  it('C66 nobody answers a version whose time is over', () => {
    expect(new Walk().scoped('2026-03-05').on('2026-03-05').signed(mother).signed(father).sip.step).toBe('prepare');
    const walk = new Walk().scoped('2026-03-05').on('2026-03-06');
    expect(lacksOf(walk.refuses(eva, 'consent.answer', YES))).toEqual(['consent-ended']);
    expect(lacksOf(walk.refuses(eva, 'consent.child', ASKED))).toEqual(['consent-ended']);
  });
  it('SC11 each version is confirmed anew, and a click on the old one confirms nothing', () => {
    const walk = new Walk().called().does(sara, 'consent.confirm', {});
    walk.does(eva, 'consent.scope', { ...SCOPE, units: [bup, social] });
    const seen = walk.sip.rev;
    answered(walk);
    expect(judged(walk, { disclosing: social }).reasons).toEqual(['AVSANDARE_EJ_BEKRAFTAT']);
    expect(walk.refuses(sara, 'consent.confirm', {}, { seen }).code).toBe('stale');
    expect(judged(walk.does(sara, 'consent.confirm', {}), { disclosing: social }).allowed).toBe(true);
  });
  it('SC11 only a unit that the consent names confirms', () => {
    const walk = narrower(new Walk().called());
    expect(walk.refuses(sara, 'consent.confirm', {}).code).toBe('not-yours');
    expect(walk.does(amir, 'consent.confirm', {}).sip.consents[0]?.confirmedBy[bup]?.by).toBe(amir);
    expect(lacksOf(new Walk().scoped().refuses(eva, 'consent.confirm', {}))).toEqual(['MOT-02']);
  });
});
