import { describe, expect, it } from 'vitest';
import type { Payloads } from '../../src/domain/command.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { assessesMaturity } from '../../src/domain/rules/consent.ts';
import { ASKED, judged, narrower, SCOPE, withCustody, YES, LESS } from '../support/consent-forms.ts';
import { lacksOf } from '../support/lacks.ts';
import { amir, bup, context, day, eva, father, karin, mother, named, school, social, Walk } from '../support/walk.ts';

/** The plan names someone of the region as responsible, who then coordinates. */
class LedByRegion extends Walk {
  override written(): this {
    return super.written().does(eva, 'plan.responsible', {
      principal: 'region',
      unit: bup,
      person: amir,
      deputy: karin,
      followUpOn: day('2026-05-20'),
    });
  }
}

describe('what is kept of a consent', () => {
  it('SC11 who takes it has confirmed it for the own unit, and for no other', () => {
    const own = new Walk().scoped();
    expect(own.sip.consents[0]?.confirmedBy).toEqual({ [school]: { by: eva, on: '2026-03-02' } });
    const walk = new LedByRegion().fixed();
    walk.does(amir, 'consent.scope', { ...SCOPE, informed: { on: walk.today, by: amir } });
    expect(walk.sip.consents[1]?.confirmedBy).toEqual({});
  });

  it('SC11 a unit confirms the version that counts, not the one that waits for answers', () => {
    const walk = narrower(new Walk().called()).does(amir, 'consent.confirm', {});
    expect(walk.sip.consents.map(({ confirmedBy }) => confirmedBy[bup])).toEqual([
      { by: amir, on: '2026-03-02' },
      undefined,
    ]);
  });

  it('MOT-02 says which unit it is that the consent does not name', () => {
    expect(new Walk().scoped().refuses(eva, 'consent.confirm', {})).toMatchObject({
      lacks: [{ code: 'MOT-02', params: { unit: 'Björkskolan' } }],
    });
  });

  it('SC6, SC9 how an answer was given, and why a child was not asked', () => {
    const walk = new Walk().scoped().does(eva, 'consent.child', { ...ASKED, result: 'not-asked', why: 'Tre månader' });
    expect(walk.sip.consents[0]?.child).toEqual({
      result: 'not-asked',
      on: '2026-03-02',
      by: eva,
      reason: 'Tre månader',
    });
    walk.does(eva, 'consent.answer', { ...YES, form: 'oral', how: 'i rummet' });
    const said = { result: 'yes', on: '2026-03-02', receivedBy: eva };
    expect(walk.sip.consents[0]?.signatures[mother]).toEqual({ ...said, form: 'oral', how: 'i rummet' });
    walk.signed(father);
    expect(walk.sip.consents[0]?.signatures[father]).toEqual({ ...said, form: 'paper' });
  });

  it('A-17 who took it back, when, how, and who wrote it down', () => {
    const walk = new Walk().called();
    walk.does(amir, 'consent.withdraw', { who: father, on: day('2026-03-01'), how: 'i ett brev' });
    expect(walk.sip.consents[0]?.withdrawn).toEqual({
      who: father,
      on: '2026-03-01',
      how: 'i ett brev',
      receivedBy: amir,
    });
  });
});

describe('the edges of what may be written', () => {
  it('SC7 the family was informed on the day of the birth at the earliest', () => {
    const walk = new Walk().consentStep();
    const informed = (on: string): Payloads['consent.scope'] => ({ ...SCOPE, informed: { on: day(on), by: eva } });
    expect(walk.tries(eva, 'consent.scope', informed('2017-05-09')).ok).toBe(true);
    expect(walk.refuses(eva, 'consent.scope', { ...SCOPE, until: day('2027-03-03') })).toMatchObject({
      lacks: [{ code: 'SAM-04', params: { n: 12 } }],
    });
  });

  it('SC5 nobody consents who is only proposed to the meeting, and a stranger is only no signatory', () => {
    const walk = withCustody('sole', ['Amir Haddad'])
      .signed(mother)
      .does(eva, 'guest.add', { people: [amir] });
    walk.does(eva, 'consent.scope', SCOPE).does(eva, 'consent.child', ASKED);
    expect(lacksOf(walk.refuses(eva, 'consent.answer', YES))).toEqual(['SAM-07']);
    expect(lacksOf(walk.refuses(eva, 'consent.answer', { ...YES, who: 'm99' as MemberId }))).toEqual(['not-signatory']);
  });

  it('SC5 someone who has left the directory stops no answer', () => {
    const before = new Walk().called();
    const staff = new Map(context.directory.staff);
    staff.delete(amir);
    const walk = Object.assign(new Walk(before.now, { ...context, directory: { ...context.directory, staff } }), {
      sip: before.sip,
    });
    walk.does(eva, 'consent.scope', SCOPE).does(eva, 'consent.child', ASKED).signed(mother).signed(father);
    expect(judged(walk).until).toBe('2026-06-30');
  });

  it('§5.2 someone who is not in the directory assesses nothing', () => {
    expect([eva, named('Jonas Ek'), 'nobody' as typeof eva].map((one) => assessesMaturity(context, one))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('§3.4 a part is taken back on the last day too, one or several kinds of part at once', () => {
    const several = (): Walk => {
      const walk = new Walk().consentStep();
      walk.does(eva, 'consent.scope', {
        ...SCOPE,
        units: [bup, social],
        infoTypes: ['absence', 'schooling'],
        questions: 'A\nB',
      });
      return walk;
    };
    const parts: readonly Partial<typeof LESS>[] = [
      { units: [social], questions: ['B'] },
      { units: [social], infoTypes: ['schooling'] },
      { infoTypes: ['schooling'], questions: ['B'] },
      { units: [social], infoTypes: ['schooling'], questions: ['A', 'B'].slice(1) },
    ];
    for (const part of parts) expect(several().tries(eva, 'consent.narrow', { ...LESS, ...part }).ok).toBe(true);
    const last = several().on('2026-06-30');
    expect(last.tries(eva, 'consent.narrow', { ...LESS, units: [social] }).ok).toBe(true);
  });
});
