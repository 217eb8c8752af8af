import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/domain/effects.ts';
import { dutyNames, remindUntil } from '../support/remind.ts';
import { amir, at, bup, day, eva, jonas, karin, mother, sara, ulla, Walk } from '../support/walk.ts';

const told = (walk: Walk): readonly string[] =>
  walk.effects
    .flatMap((effect) => (effect.kind === 'notice' ? [effect] : []))
    .map(({ notice, to }) => `${notice} ${walk.context.directory.staff.get(to)?.name ?? ''}`)
    .toSorted();
const kinds = (walk: Walk): readonly Effect['kind'][] => walk.effects.map(({ kind }) => kind);
const withdraw = (walk: Walk): Walk =>
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
const renew = (walk: Walk): Walk =>
  walk
    .does(eva, 'consent.scope', {
      units: walk.sip.consents.at(-1)?.units ?? [],
      questions: 'Skolan',
      infoTypes: ['schooling'],
      exclusions: 'nej',
      until: day('2026-12-31'),
      form: 'paper',
      informed: { on: walk.today, by: eva },
      interpreter: 'no',
    })
    .does(eva, 'consent.child', { result: 'yes', on: walk.today, why: '', maturityReason: '' })
    .signed(mother)
    .signed('m2' as typeof mother);

describe('A-17 consent falls', () => {
  it('with a called meeting: each guest hears once that it is off, and nothing more; the responsible hears why', () => {
    const walk = withdraw(new Walk().called());
    expect(walk.sip.status).toBe('paused-consent');
    expect(told(walk)).toEqual([
      'cancelled Amir Haddad',
      'cancelled Karin Holm',
      'cancelled Sara Nyström',
      'paused Eva Lind',
    ]);
    expect(kinds(walk)).toContain('meeting');
    const asked = remindUntil(walk, '2026-06-30').map(({ to }) => to);
    expect(new Set(asked)).toEqual(new Set([eva, karin]));
    walk.does(eva, 'case.close', { why: 'consent-gone', familyInformed: true, saved: true, note: '' });
    expect(told(walk)).toEqual([]);
  });

  it('with a plan in force: whoever is from elsewhere hears once that the case is no longer theirs', () => {
    const walk = withdraw(new Walk().fixed());
    expect(told(walk)).toEqual(['paused Eva Lind', 'removed Amir Haddad', 'removed Sara Nyström']);
    expect(dutyNames(walk)).toEqual(['talk-family 2026-03-19 Eva Lind']);
    walk.does(eva, 'case.close', { why: 'consent-gone', familyInformed: true, saved: true, note: '' });
    expect(told(walk)).toEqual([]);
  });

  it('A-17 the last day passes: the look after midnight says the same', () => {
    const walk = new Walk().fixed().on('2026-12-01', '00:00').does('system', 'look', {});
    expect(told(walk)).toEqual(['paused Eva Lind', 'removed Amir Haddad', 'removed Sara Nyström']);
    expect(dutyNames(walk)).toEqual(['talk-family 2026-12-02 Eva Lind']);
  });

  it('an alarm that comes late asks nobody for what no longer holds', () => {
    const walk = new Walk().fixed('2026-12-01').on('2026-12-01', '09:00').does('system', 'look', {});
    expect(walk.sip.status).toBe('paused-consent');
    expect(kinds(walk)).not.toContain('digest');
    expect(kinds(walk)).not.toContain('prompt');
  });

  it('a responsible outside the own authority loses it too: someone of the own authority talks with the family', () => {
    const walk = new Walk().written().does(eva, 'plan.responsible', {
      principal: 'region',
      unit: bup,
      person: amir,
      deputy: ulla,
      followUpOn: day('2026-05-20'),
    });
    withdraw(walk.does(karin, 'plan.fix', { contains: [], familyRead: true }));
    expect(dutyNames(walk)).toEqual(['talk-family 2026-03-19 Eva Lind']);
    expect(told(walk)).toContain('removed Amir Haddad');
    expect(told(walk)).toContain('paused Eva Lind');
  });

  it('E4 a new consent brings the case back to its step; those called hear nothing until someone says that it stands', () => {
    const walk = renew(withdraw(new Walk().called()));
    expect(walk.sip).toMatchObject({ status: 'active', step: 'called' });
    expect(told(walk)).toEqual(['ask-stands Eva Lind']);
    walk.does(eva, 'meeting.keep', {});
    expect(told(walk)).toEqual(['leads Karin Holm', 'stands Amir Haddad', 'stands Sara Nyström']);
    const planned = renew(withdraw(new Walk().fixed()));
    expect(planned.sip).toMatchObject({ status: 'active', step: 'follow-up' });
    expect(dutyNames(planned).join()).toContain('Amir Haddad');
  });
});

describe('who is told of what', () => {
  it('A-16 closing: who is from elsewhere hears it once, own staff with a part in it do not', () => {
    const walk = new Walk().closed();
    expect(told(walk)).toEqual(['removed Amir Haddad', 'removed Sara Nyström']);
  });

  it('A-19 a called meeting that is cancelled with the case is told as that alone', () => {
    const walk = new Walk().called().does(eva, 'case.cancel', { why: 'moved', note: 'Flyttade' });
    expect(told(walk)).toEqual(['cancelled Amir Haddad', 'cancelled Karin Holm', 'cancelled Sara Nyström']);
  });

  it('A-13 everyone with a part in the plan hears that it is fixed, also doers who were not at the meeting', () => {
    expect(told(new Walk().fixed())).toEqual(
      ['Amir Haddad', 'Jonas Ek', 'Karin Holm', 'Sara Nyström'].map((name) => `plan-fixed ${name}`),
    );
  });

  it('a leader who is replaced and comes back is told each time', () => {
    const walk = new Walk().prepared();
    const save = (leader: typeof eva): Walk =>
      walk.does(eva, 'preparation.save', {
        question: 'Hur?',
        purpose: 'x',
        childWay: 'part',
        interpreter: false,
        leader,
        secretary: eva,
      });
    const keys = [jonas, karin, jonas].flatMap((leader) => {
      const { effects } = save(leader);
      return effects.flatMap((effect) => (effect.kind === 'notice' && effect.notice === 'leads' ? [effect.key] : []));
    });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(3);
  });

  it('who leads hears the time when the meeting is called and when it is moved, once each, also as no guest', () => {
    const walk = new Walk().called();
    expect(told(walk)).toContain('leads Karin Holm');
    walk.does(eva, 'guest.add', { people: [jonas] });
    expect(told(walk)).not.toContain('leads Karin Holm');
    walk.does(eva, 'meeting.move', { start: at('2026-03-17'), minutes: 60, place: 'Rum 1', link: '', why: 'Sjukdom' });
    expect(told(walk)).toContain('leads Karin Holm');
  });

  it('who leads and is called too hears it as a guest alone', () => {
    const walk = new Walk().prepared().does(eva, 'guest.add', { people: [karin] });
    walk.does(eva, 'call.send', {}, { reason: 'Vi ses i korridoren.' });
    expect(told(walk)).toContain('invitation Karin Holm');
    expect(told(walk)).not.toContain('leads Karin Holm');
  });

  it('A-04 the manager hears of a refusal', () => {
    const walk = new Walk().need().does(eva, 'need.refuse', {
      why: 'Familjen får redan allt stöd av skolan.',
      decidedBy: 'Karin Holm',
      informedAt: day('2026-03-02'),
      informedHow: 'på telefon',
    });
    expect(told(walk)).toEqual(['refusal Karin Holm']);
    expect(dutyNames(walk)).toEqual(['read-refusal 2026-03-02 Karin Holm']);
    expect(dutyNames(walk.does(karin, 'refusal.read', {}))).toEqual([]);
  });

  it('A-06 nothing of the case is shown anywhere before the family has said yes', () => {
    const before = [new Walk().need(), new Walk().scoped(), new Walk().scoped().signed(mother)];
    expect(before.flatMap(kinds)).toEqual([]);
    expect(kinds(new Walk().consented())).toEqual(['face']);
  });

  it('A-01 a colleague who asks for the same child is to be called; nothing says to whom the case belongs', () => {
    const walk = new Walk().need().does('system', 'duplicate.seen', { person: jonas });
    expect(dutyNames(walk)).toContain('duplicate 2026-03-02 Eva Lind');
    expect(told(walk)).toEqual([]);
    expect(dutyNames(walk.does(eva, 'person.reached', { person: jonas })).join()).not.toContain('duplicate');
  });

  it('ST15 one who does not sign is noted with a reason, and the plan stands', () => {
    const walk = new Walk().fixed().on('2026-03-19');
    const no = { kind: 'declined', reason: 'Vill läsa mer', on: walk.today, by: eva } as const;
    walk.does(eva, 'plan.sign', { who: sara, state: no });
    expect(walk.sip.plans.at(-1)).toMatchObject({ status: 'fixed', signatures: { [sara]: no } });
    expect(dutyNames(walk)).toContain('sign 2026-04-01 Eva Lind');
  });
});

describe('A-06 nothing is posted in the channel before the yes of the family', () => {
  it.each([
    ['is closed after a no', 'case.close', () => new Walk().scoped().signed(mother, 'no')],
    ['is cancelled while the family is asked', 'case.cancel', () => new Walk().scoped()],
  ] as const)('nor when the case %s', (_how, verb, begin) => {
    const end = { why: 'consent-gone', familyInformed: true, saved: true, note: 'Familjen vill inte' } as const;
    const walk = begin().does(eva, verb, end);
    expect([walk.sip.status === 'active', kinds(walk)]).toEqual([false, []]);
  });
});
