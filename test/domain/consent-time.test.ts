import { describe, expect, it } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { nextConsentChange } from '../../src/domain/evaluate-consent.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { wakeAt } from '../../src/domain/wake.ts';
import { answered, ASKED, judged, SCOPE, YES } from '../support/consent-forms.ts';
import { lacksOf } from '../support/lacks.ts';
import {
  amir,
  at,
  bup,
  child,
  context,
  day,
  eva,
  father,
  jonas,
  karin,
  mother,
  now,
  sara,
  social,
  Walk,
} from '../support/walk.ts';

const looked = (walk: Walk, date: string, time: string): string =>
  walk.on(date, time).does('system', 'look', {}).sip.status;
const reads = (walk: Walk, who: PersonId): boolean =>
  mayRead(context.profile, context.directory, walk.sip, who, walk.today);
const withdraw = { who: mother, on: day('2026-03-02'), how: 'på telefon' };
describe('SC3, T11: the last day', () => {
  it('C21 holds to the last second of the day and pauses at midnight, keeping the step (A-17, E4)', () => {
    const walk = new Walk().called();
    expect(looked(walk, '2026-11-30', '23:59')).toBe('active');
    expect(judged(walk).allowed).toBe(true);
    expect(looked(walk, '2026-12-01', '00:00')).toBe('paused-consent');
    expect([walk.sip.step, judged(walk).reasons]).toEqual(['called', ['UTGANGET']]);
    expect(walk.history.find(({ type }) => type === 'Paused')).toEqual({ type: 'Paused', reasons: ['UTGANGET'] });
  });
  it.each([
    ['2026-03-28', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['2026-10-24', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['2026-12-31', '2026-12-31T23:00:00.000Z'],
  ])('RM11 a consent to %s ends at local midnight, %s, also when the clocks change', (until, ends) => {
    const walk = new Walk().consented(until);
    expect(nextConsentChange(walk.sip, walk.now)).toBe(ends);
    walk.now = now(ends);
    const before = wakeAt(context, walk.sip, at('2026-03-02'));
    expect(before !== undefined && before <= ends).toBe(true);
    expect(walk.does('system', 'look', {}).sip.status).toBe('paused-consent');
  });
  it('C75 what would go out after midnight is stopped before the alarm has run', () => {
    const walk = new Walk().consented('2026-03-10');
    walk.does(eva, 'preparation.save', {
      question: 'Hur?',
      purpose: 'En plan',
      childWay: 'part',
      interpreter: false,
      leader: karin,
      secretary: eva,
    });
    walk.does(eva, 'meeting.plan', { start: at('2026-03-20'), minutes: 60, place: 'Rum 12', link: '' });
    walk.on('2026-03-11', '00:00');
    expect(walk.sip.status).toBe('active');
    expect(walk.refuses(eva, 'call.send', {}, { reason: 'Barnets behov avgör' }).code).toBe('not-now');
    expect(walk.on('2026-03-10', '23:59').tries(eva, 'call.send', {}, { reason: 'Barnets behov avgör' }).ok).toBe(true);
  });
  it('C22 the one responsible is told 30 days before, and it is a thing to renew', () => {
    const walk = new Walk().prepared().on('2026-11-02', '08:00');
    const duty = dutiesOf(context, walk.sip).find(({ rule }) => rule === 'renew-consent');
    expect(duty).toMatchObject({ person: eva, due: '2026-11-30', nudgeAt: at('2026-10-30', '08:00') });
  });
});

describe('the 15th and 18th birthdays', () => {
  it.each([
    ['2011-05-09', '2026-05-08', '2026-05-09'],
    ['2012-02-29', '2027-02-27', '2027-02-28'],
    ['2011-10-25', '2026-10-24', '2026-10-25'],
  ])('C07 a child born %s: still guardians alone on %s, the child too from 00:00 on %s', (birth, before, from) => {
    const walk = new Walk(at('2026-03-02')).consented('2027-03-01', birth);
    expect(looked(walk, before, '23:59')).toBe('active');
    expect(looked(walk, from, '00:00')).toBe('paused-consent');
    expect(judged(walk)).toMatchObject({ status: 'partial', missing: [child], reasons: ['DELVIS', 'BARN_15_SAKNAS'] });
    walk.signed(child);
    expect(walk.sip.status).toBe('active');
  });
  it('W4 a child who says yes in good time is not asked again on the birthday', () => {
    const walk = new Walk().consented('2026-11-30', '2011-05-09').signed(child);
    expect(looked(walk, '2026-05-09', '00:00')).toBe('active');
    expect(
      lacksOf(new Walk().scoped('2026-05-08', '2011-05-09').refuses(eva, 'consent.answer', { ...YES, who: child })),
    ).toEqual(['not-signatory']);
  });
  it.each([
    ['2008-05-09', '2026-05-08', '2026-05-09'],
    ['2008-02-29', '2026-02-27', '2026-02-28'],
  ])(
    'C07 born %s: the consent of the guardians ends on %s at midnight, the young person is asked on %s',
    (birth, before, from) => {
      const walk = new Walk(at('2026-01-12')).scoped('2026-11-30', birth);
      walk.does(eva, 'consent.child', {
        ...ASKED,
        on: walk.today,
        maturity: 'not-mature',
        maturityReason: 'Utredning',
      });
      walk.signed(mother).signed(father);
      expect(looked(walk, before, '23:59')).toBe('active');
      expect(looked(walk, from, '00:00')).toBe('paused-consent');
      expect(judged(walk)).toMatchObject({ missing: [child], reasons: ['DELVIS', 'BARN_18'] });
      expect(lacksOf(walk.refuses(eva, 'consent.withdraw', { ...withdraw, on: walk.today }))).toEqual([
        'not-signatory',
      ]);
      expect(walk.signed(child).sip.status).toBe('active');
    },
  );
});

describe('A-17, E4: pause and the way back', () => {
  const steps = {
    prepare: 'prepared',
    called: 'called',
    meeting: 'meeting',
    plan: 'plan',
    'follow-up': 'fixed',
  } as const;
  it.each(Object.entries(steps))(
    'A-17 C23 a withdrawal pauses step %s at once, and a new consent goes on there',
    (step, way) => {
      const walk = new Walk()[way]();
      const on = walk.today;
      walk.does(eva, 'consent.withdraw', { ...withdraw, on });
      expect([walk.sip.status, walk.sip.step, judged(walk).reasons]).toEqual(['paused-consent', step, ['ATERKALLAT']]);
      expect([reads(walk, amir), reads(walk, sara), reads(walk, eva)]).toEqual([false, false, true]);
      const rules = new Set(dutiesOf(context, walk.sip).map(({ rule }) => rule));
      expect([...rules]).toEqual(step === 'called' ? ['talk-family', 'call-off'] : ['talk-family']);
      walk.does(eva, 'consent.scope', { ...SCOPE, units: [bup, social], informed: { on, by: eva } });
      expect(answered(walk).sip).toMatchObject({ status: 'active', step });
      expect(walk.history.at(-1)).toEqual({ type: 'Resumed' });
    },
  );
  it('C23 those who were called, and who was to lead, are told, in the same transaction', () => {
    const walk = new Walk().called().does(amir, 'consent.withdraw', withdraw);
    const told = walk.effects.flatMap((effect) =>
      effect.kind === 'notice' && effect.notice === 'cancelled' ? effect.to : [],
    );
    expect(told.toSorted()).toEqual([amir, karin, sara].toSorted());
  });
  it('ST01 DELVIS in step 3: no kallelse, and nothing leaves', () => {
    const walk = new Walk().prepared();
    walk.does(eva, 'consent.withdraw', withdraw).does(eva, 'consent.scope', SCOPE);
    walk.does(eva, 'consent.child', ASKED).signed(mother);
    walk.effects = [];
    expect(judged(walk).missing).toEqual([father]);
    expect(walk.refuses(eva, 'call.send', {}).code).toBe('not-now');
    expect(walk.effects).toEqual([]);
  });
  it('A-17 anyone of the case and the manager can note it, others cannot', () => {
    expect(new Walk().called().does(karin, 'consent.withdraw', withdraw).sip.status).toBe('paused-consent');
    expect(new Walk().called().refuses(jonas, 'consent.withdraw', withdraw).code).toBe('not-yours');
  });
  it('A-17 it says who, when and how, once, and C25 only of those who decide', () => {
    const walk = new Walk().called();
    expect(lacksOf(walk.refuses(eva, 'consent.withdraw', { ...withdraw, how: '' }))).toEqual(['withdraw-how']);
    expect(lacksOf(walk.refuses(eva, 'consent.withdraw', { ...withdraw, on: day('2026-03-03') }))).toEqual([
      'day-future',
    ]);
    expect(lacksOf(walk.refuses(eva, 'consent.withdraw', { ...withdraw, who: child }))).toEqual(['not-signatory']);
    walk.does(eva, 'consent.withdraw', withdraw);
    expect(lacksOf(walk.refuses(eva, 'consent.withdraw', withdraw))).toEqual(['consent-withdrawn']);
    expect(lacksOf(walk.refuses(eva, 'consent.answer', YES))).toEqual(['consent-withdrawn']);
  });
  it('A-17 before there is anything to take back it says so', () => {
    expect(lacksOf(new Walk().consentStep().refuses(eva, 'consent.withdraw', withdraw))).toEqual([
      'consent-scope-first',
    ]);
  });
  it('A-06 the case gets a face in the channel with the consent, not before', () => {
    const walk = new Walk().scoped().signed(mother);
    expect(walk.effects).toEqual([]);
    expect(walk.signed(father).effects).toContainEqual(expect.objectContaining({ kind: 'face' }));
  });
});
