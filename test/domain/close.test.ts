import { describe, expect, it } from 'vitest';
import { CLOSE_REASONS, fixedPlan } from '../../src/domain/case.ts';
import { evaluateConsent } from '../../src/domain/evaluate-consent.ts';
import { dayOf } from '../../src/domain/time.ts';
import { remindUntil } from '../support/remind.ts';
import { drawn, wordsOf } from '../support/seen.ts';
import { amir, context, day, eva, father, item, jonas, karin, mother, sara, school, Walk } from '../support/walk.ts';

const lacking = (...codes: readonly string[]) => ({
  code: 'lacking',
  lacks: codes.map((code): unknown => expect.objectContaining({ code })),
});
const soft = (code: string) => ({ code: 'needs-reason', lacks: [expect.objectContaining({ code, soft: true })] });
const wish = { why: 'need-gone', familyInformed: true, saved: true, note: '' } as const;
const judged = (): Walk => {
  const walk = new Walk().followedUp().on('2026-09-10');
  return walk.does(eva, 'goal.judge', {
    outcomes: Object.fromEntries(walk.fixedItems.goals.map((id) => [id, 'reached'])),
  });
};
const withdrawn = (walk: Walk): Walk =>
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });

describe('E7 an outcome for every goal', () => {
  it('is noted with name and day, and may be changed', () => {
    const walk = judged();
    const [goal = item('')] = walk.fixedItems.goals;
    expect(fixedPlan(walk.sip)?.goals[0]?.outcome).toEqual({ result: 'reached', by: eva, on: '2026-09-10' });
    walk.does(karin, 'goal.judge', { outcomes: { [goal]: 'partly' } });
    expect(fixedPlan(walk.sip)?.goals[0]?.outcome).toMatchObject({ result: 'partly', by: karin });
  });

  it('a goal that is not in the plan, or none at all, is no outcome', () => {
    const walk = new Walk().followedUp();
    expect(walk.refuses(eva, 'goal.judge', { outcomes: { [item('nope')]: 'reached' } })).toEqual(lacking('item-gone'));
    expect(walk.refuses(eva, 'goal.judge', { outcomes: {} })).toEqual(lacking('goal-none'));
    expect(walk.refuses(amir, 'goal.judge', { outcomes: {} })).toEqual({ code: 'not-yours' });
  });
});

describe('A-16 close', () => {
  it('ST18 is refused with one goal without outcome', () => {
    expect(new Walk().followedUp().refuses(eva, 'case.close', wish)).toEqual(lacking('goal-no-outcome'));
  });

  it('a manager without a part in the case is told how many goals are open, and not their words', () => {
    const walk = new Walk().written().does(eva, 'plan.responsible', {
      principal: 'municipality',
      unit: school,
      person: eva,
      deputy: jonas,
      followUpOn: day('2026-05-20'),
    });
    walk.does(karin, 'plan.fix', { contains: [], familyRead: true });
    walk.sip = { ...walk.sip, meetings: walk.sip.meetings.map(({ leader: _leader, ...meeting }) => meeting) };
    expect(walk.refuses(karin, 'case.close', wish)).toEqual({
      code: 'lacking',
      lacks: [{ code: 'goals-no-outcome', params: { n: 1, role: 'huvudansvarig' } }],
    });
    expect(wordsOf(drawn('close', walk, karin))).not.toContain('Alva');
    expect(wordsOf(drawn('close', walk, eva))).toContain('Alva');
  });

  it('the family has to know, unless the case was a mistake', () => {
    const untold = { ...wish, familyInformed: false };
    expect(judged().refuses(eva, 'case.close', untold)).toEqual(lacking('family-uninformed'));
    expect(judged().does(eva, 'case.close', { ...untold, why: 'mistake' }).sip.status).toBe('closed');
  });

  it('a plan that nobody has saved in the own record is a soft stop', () => {
    const walk = judged();
    const unsaved = { ...wish, saved: false };
    expect(walk.refuses(eva, 'case.close', unsaved)).toEqual(soft('not-saved'));
    expect(walk.tries(eva, 'case.close', unsaved, { reason: 'kort' }).ok).toBe(false);
    expect(walk.does(eva, 'case.close', unsaved, { reason: 'Sparas på måndag' }).sip.step).toBe('closed');
  });

  it.each(CLOSE_REASONS)('the reason %s is kept, with the day when the working copies go', (why) => {
    const { sip } = judged().does(eva, 'case.close', { ...wish, why, note: 'Klart' });
    expect(sip).toMatchObject({ status: 'closed', step: 'closed' });
    expect(sip.closure).toMatchObject({ reason: why, note: 'Klart', by: eva, deleteOn: '2026-12-09' });
  });

  it('E1 the change of step is kept with from, to, number and the reason for passing a soft stop', () => {
    const walk = judged().does(karin, 'case.close', wish, { reason: 'Eva har slutat' });
    expect(walk.history.at(-1)).toEqual({
      type: 'Moved',
      from: 'follow-up',
      to: 'closed',
      transition: 'A-16',
      reason: 'Eva har slutat',
    });
    expect(walk.sip.closure).toMatchObject({ by: karin, at: walk.now });
  });

  it('ST19 is for the responsible; the deputy and the manager need a reason, a participant cannot', () => {
    expect(judged().refuses(amir, 'case.close', wish)).toEqual({ code: 'not-yours' });
    expect(judged().refuses(jonas, 'case.close', wish)).toEqual({ code: 'not-yours' });
    expect(judged().refuses(karin, 'case.close', wish)).toEqual(soft('closer-not-responsible'));
    expect(judged().does(karin, 'case.close', wish, { reason: 'Eva har slutat' }).sip.step).toBe('closed');
  });

  it('is not possible while the plan is being changed', () => {
    expect(judged().does(eva, 'plan.revise', {}).refuses(eva, 'case.close', wish)).toEqual({ code: 'not-now' });
  });
});

describe('A-18 close without a new consent', () => {
  it.each([
    ['before the meeting', () => new Walk().called()],
    ['when the plan is in force', () => new Walk().fixed()],
  ])('%s', (_when, walked) => {
    const walk = withdrawn(walked());
    expect(walk.sip.status).toBe('paused-consent');
    walk.does(eva, 'case.close', { ...wish, why: 'consent-gone' });
    expect(walk.sip).toMatchObject({ status: 'closed', step: 'closed', closure: { reason: 'consent-gone' } });
  });

  it('when the family says no from the start', () => {
    const walk = new Walk().scoped().signed(mother, 'no');
    expect(walk.sip.step).toBe('no-consent');
    expect(walk.does(eva, 'case.close', { ...wish, why: 'family-wish' }).sip.step).toBe('closed');
  });

  it('only outside: a participant of another authority has no longer a part in it', () => {
    expect(withdrawn(new Walk().called()).refuses(sara, 'case.close', wish)).toEqual({ code: 'not-yours' });
  });
});

describe('A-19 cancel', () => {
  it.each([
    ['a draft', () => new Walk().draft()],
    ['a need', () => new Walk().need()],
    ['a consent that waits', () => new Walk().scoped()],
    ['a called meeting', () => new Walk().called()],
    ['a plan being written', () => new Walk().plan()],
    ['a plan in force', () => new Walk().fixed()],
    ['a paused case', () => withdrawn(new Walk().fixed())],
  ])('%s', (_name, walked) => {
    const walk = walked();
    expect(walk.refuses(eva, 'case.cancel', { why: 'moved', note: '' })).toEqual(lacking('cancel-why'));
    walk.does(eva, 'case.cancel', { why: 'moved', note: 'Familjen har flyttat' });
    expect(walk.sip).toMatchObject({ status: 'cancelled', step: 'cancelled', closure: { reason: 'moved' } });
    expect(walk.refuses(eva, 'case.reopen', {})).toEqual({ code: 'not-now' });
  });

  it('the manager may, with a reason, when the one who started it is gone', () => {
    const walk = new Walk().called();
    const payload = { why: 'other-action', note: 'Eva har slutat' } as const;
    expect(walk.refuses(karin, 'case.cancel', payload)).toEqual(soft('closer-not-responsible'));
    expect(walk.refuses(amir, 'case.cancel', payload)).toEqual({ code: 'not-yours' });
    expect(walk.does(karin, 'case.cancel', payload, { reason: 'Ingen annan kan' }).sip.status).toBe('cancelled');
  });
});

describe('A-20 reopen', () => {
  const closedOn = (date: string): Walk => {
    const walk = judged().on(date);
    return walk.does(eva, 'case.close', wish);
  };

  it('ST20 closed on 10 September: day 30 is allowed, day 31 is not', () => {
    expect(closedOn('2026-09-10').on('2026-10-10', '23:59').does(eva, 'case.reopen', {}).sip.step).toBe('need');
    expect(closedOn('2026-09-10').on('2026-10-11', '00:00').refuses(eva, 'case.reopen', {})).toEqual(
      lacking('reopen-late'),
    );
  });

  it('ST20 old consents do not count, and nobody outside is asked for anything', () => {
    const walk = closedOn('2026-09-10').does(eva, 'case.reopen', {});
    expect(evaluateConsent(context.profile, walk.sip, dayOf(walk.now)).status).toBe('none');
    expect(walk.sip.closure).toBeUndefined();
    const asked = remindUntil(walk, '2026-12-30').map(({ to }) => to);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((to) => to !== eva && to !== karin)).toEqual([]);
  });

  it('a case that was closed with a called meeting gets a new one', () => {
    const walk = withdrawn(new Walk().called()).does(eva, 'case.close', wish).does(eva, 'case.reopen', {});
    walk.does(eva, 'need.confirm', { checklist: ['several'], text: '' });
    walk.does(eva, 'consent.scope', {
      units: walk.sip.need?.units ?? [],
      questions: 'Skolan',
      infoTypes: ['schooling'],
      exclusions: 'nej',
      until: day('2026-11-30'),
      form: 'paper',
      informed: { on: walk.today, by: eva },
      interpreter: 'no',
    });
    walk.does(eva, 'consent.child', { result: 'yes', on: walk.today, why: '', maturityReason: '' });
    walk.signed(mother).signed(father);
    expect(walk.sip.step).toBe('prepare');
    expect(walk.sip.meetings.at(-1)?.calledAt).toBeUndefined();
    expect(walk.arranged().does(eva, 'call.send', {}).sip.step).toBe('called');
  });

  it('is for the responsible and the deputy', () => {
    expect(closedOn('2026-09-10').refuses(amir, 'case.reopen', {})).toEqual({ code: 'not-yours' });
    expect(closedOn('2026-09-10').does(karin, 'case.reopen', {}).sip.status).toBe('active');
  });
});
