import { describe, expect, test } from 'vitest';
import { availableVerbs, hasRight } from '../../src/domain/available.ts';
import { evolve, noCase } from '../../src/domain/evolve.ts';
import type { CaseId } from '../../src/domain/ids.ts';
import { lacksOf } from '../support/lacks.ts';
import { berit } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, at, context, day, eva, karin, school, ulla, Walk } from '../support/walk.ts';

const { directory } = context;
const move = { start: at('2026-03-19', '14:00'), minutes: 60, place: 'Rum 1', link: '', why: 'Sjukdom' };
const time = { start: at('2026-06-10'), minutes: 60, place: 'Rum 1', link: '' };
const preparation = {
  question: 'Hur går det?',
  purpose: 'En ny plan',
  childWay: 'part',
  interpreter: false,
  leader: karin,
  secretary: eva,
} as const;

describe('decision 4: one decision for every command', () => {
  test('a case before its first event is an empty, active draft of one person in one unit', () => {
    const authority = directory.units.get(school)?.authority;
    if (!authority) throw new TypeError('no authority');
    expect(noCase('c1' as CaseId, authority, school, eva, at('2026-03-02'))).toEqual({
      id: 'c1',
      alias: '',
      rev: 0,
      profile: { id: '', version: 0, process: 'sip7' },
      authority,
      unit: school,
      openedBy: eva,
      status: 'active',
      step: 'draft',
      since: at('2026-03-02'),
      changed: {},
      seq: 0,
      people: [],
      consents: [],
      meetings: [],
      plans: [],
      followUps: [],
      nudges: {},
      alsoAsked: {},
      unreached: {},
      unsure: {},
      calls: {},
      failed: {},
    });
  });

  test('each event is one revision, and a part that it changes says by whom and when', () => {
    const { sip } = new Walk().consented();
    const stamp = { by: karin, at: at('2026-03-04') };
    const next = evolve(sip, { type: 'MeetingPlanned', ...time }, stamp);
    expect(next.rev).toBe(sip.rev + 1);
    expect(next.changed).toEqual({ ...sip.changed, time: { rev: next.rev, ...stamp } });
    const moved = { type: 'Moved', from: 'prepare', transition: 'A-09' } as const;
    expect(evolve(sip, { ...moved, to: 'prepare' }, stamp)).toEqual({ ...sip, rev: sip.rev + 1 });
    expect(evolve(sip, { ...moved, to: 'called' }, stamp)).toEqual({
      ...sip,
      rev: sip.rev + 1,
      step: 'called',
      since: stamp.at,
    });
  });

  test('T-ERR-02 who is too late is told of the newest of the changes, whichever part it is', () => {
    const renewed = (): Walk => new Walk().followedUp().does(eva, 'meeting.renew', {});
    const timed = renewed();
    const seen = timed.sip.rev;
    timed.does(eva, 'preparation.save', preparation).does(eva, 'meeting.plan', time);
    expect(timed.refuses(eva, 'meeting.drop', {}, { seen })).toEqual({
      code: 'stale',
      change: timed.sip.changed['time'],
    });
    const prepared = renewed().does(eva, 'meeting.plan', time).does(eva, 'preparation.save', preparation);
    expect(prepared.refuses(eva, 'meeting.drop', {}, { seen })).toEqual({
      code: 'stale',
      change: prepared.sip.changed['preparation'],
    });
    expect(prepared.does(eva, 'meeting.drop', {}).sip.step).toBe('follow-up');
  });

  test('E2 a reason is asked for, and noted, only where something soft is set aside', () => {
    const walk = new Walk().called();
    walk.does(eva, 'meeting.move', move, { reason: 'Behövs inte alls här' });
    expect(walk.history.findLast(({ type }) => type === 'Moved')).toMatchObject({ transition: 'A-09' });
    expect(walk.refuses(eva, 'meeting.move', { ...move, start: at('2026-04-08') }).code).toBe('needs-reason');
  });

  test('ST40 of two who fix the plan one is told that it is done, and before there is one only that it is not now', () => {
    const fix = { contains: [], familyRead: true } as const;
    expect(new Walk().fixed().refuses(karin, 'plan.fix', fix)).toEqual({ code: 'not-now', done: 'plan-fixed' });
    expect(new Walk().meeting().refuses(karin, 'plan.fix', fix)).toEqual({ code: 'not-now' });
    const locked = new Walk().fixed().does(eva, 'protection.set', { kind: 'marking' });
    expect(lacksOf(locked.refuses(karin, 'plan.fix', fix))).toEqual(['SKY-01']);
  });

  test('A-01 of a duplicate only who takes part in it learns that it is theirs', () => {
    const duplicate = (people: readonly (typeof eva)[]) =>
      Object.assign(new Walk(undefined, { ...context, duplicate: { caseId: 'other' as CaseId, people } }), {
        sip: new Walk().draft().sip,
      });
    const start = {
      requester: 'family',
      detectedAt: day('2026-03-02'),
      units: [],
      childName: 'A',
      birth: day('2017-05-09'),
    } as const;
    expect(duplicate([karin, eva]).refuses(eva, 'case.start', start)).toMatchObject({ member: true });
    expect(duplicate([karin]).refuses(eva, 'case.start', start)).toMatchObject({ member: false });
    expect(duplicate([karin]).does(eva, 'case.cancel', { why: 'moved', note: 'Fel' }).sip.status).toBe('cancelled');
  });
});

describe('§5.2 what can be done, by whom', () => {
  test('§5.2 a verb of another process is nobody’s, a person does nothing of the bot’s, and the bot nothing of theirs', () => {
    const law = new Walk().called().sip;
    const network = new VastbasWalk().requested().sip;
    expect([
      hasRight(directory, law, 'request.save', eva),
      hasRight(directory, network, 'request.save', berit),
    ]).toEqual([false, true]);
    expect([hasRight(directory, law, 'look', 'system'), hasRight(directory, law, 'look', eva)]).toEqual([true, false]);
    expect([hasRight(directory, law, 'call.send', 'system'), hasRight(directory, law, 'call.send', eva)]).toEqual([
      false,
      true,
    ]);
  });

  test('§3.4 who may no longer read can still register a withdrawal, and nothing else', () => {
    const walk = new Walk().called();
    const verbs = (person: typeof eva, on: string): readonly string[] => [
      ...availableVerbs(context, walk.sip, person, day(on)),
    ];
    expect(verbs(amir, '2026-03-03')).toEqual(expect.arrayContaining(['invitation.answer', 'consent.withdraw']));
    expect(verbs(amir, '2026-12-24').toSorted()).toEqual(['consent.withdraw', 'protection.set']);
    expect(verbs(ulla, '2026-03-03')).toEqual([]);
  });
});
