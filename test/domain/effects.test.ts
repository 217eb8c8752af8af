import { describe, expect, test } from 'vitest';
import type { Effect } from '../../src/domain/effects.ts';
import { consentAnew } from '../support/consent-anew.ts';
import { told } from '../support/told.ts';
import { berit } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, at, bup, day, eva, item, karin, mother, sara, Walk } from '../support/walk.ts';

const CASE = '00000000-0000-4000-8000-000000000001';
type NoticeEffect = Extract<Effect, { readonly kind: 'notice' }>;
const noticesOf = ({ effects }: Walk): readonly NoticeEffect[] =>
  effects.flatMap((effect) => (effect.kind === 'notice' ? [effect] : []));
/** "moved Amir Haddad GUEST.2.REV": what a notice is about, with the numbers that differ from walk to walk named. */
const about = (walk: Walk): readonly string[] => {
  const guests = new Set(walk.sip.meetings.flatMap((meeting) => meeting.guests.map(({ id }) => id as string)));
  const meetings = new Set(walk.sip.meetings.map(({ id }) => id as string));
  return noticesOf(walk)
    .map(({ notice, to, ref }) => {
      const [first = '', ...rest] = ref.split('.');
      const what = guests.has(first) ? 'GUEST' : meetings.has(first) ? 'MEETING' : first;
      const words = [what, ...rest].map((word) => (word.replace('r', '') === `${walk.sip.rev}` ? 'REV' : word));
      return `${notice} ${walk.context.directory.staff.get(to)?.name ?? ''} ${words.join('.')}`.trim();
    })
    .toSorted();
};
const withdraw = (walk: Walk): Walk =>
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
const move = { start: at('2026-03-19', '14:00'), minutes: 60, place: 'Rum 1', link: '', why: 'Sjukdom' };
const save = (leader: typeof eva) =>
  ({ question: 'Hur?', purpose: 'x', childWay: 'part', interpreter: false, leader, secretary: eva }) as const;

describe('decision 5: what is told is about one thing, so that it is told once and anew when it is new', () => {
  test.each<readonly [string, () => Walk, readonly string[]]>([
    [
      'A-09 a kallelse is about the guest',
      () => new Walk().called(),
      ['invitation Amir Haddad GUEST', 'invitation Sara Nyström GUEST', 'leads Karin Holm MEETING.REV'],
    ],
    [
      'A-10 another time is about the guest, the version of the meeting and this moment',
      () => new Walk().called().does(eva, 'meeting.move', move),
      ['leads Karin Holm MEETING.REV', 'moved Amir Haddad GUEST.2.REV', 'moved Sara Nyström GUEST.2.REV'],
    ],
    [
      'A-10 a meeting that is off is so in its version',
      () => new Walk().called().does(eva, 'meeting.cancel', { why: 'ill', note: '' }),
      ['cancelled Amir Haddad GUEST.1.REV', 'cancelled Karin Holm MEETING.1.REV', 'cancelled Sara Nyström GUEST.1.REV'],
    ],
    [
      'E4 whether it stands after a pause is asked once for each pause',
      () => consentAnew(withdraw(new Walk().called())),
      ['ask-stands Eva Lind REV'],
    ],
    [
      'A-13 a fixed plan is told of by its version',
      () => new Walk().fixed(),
      ['Amir Haddad', 'Jonas Ek', 'Karin Holm', 'Sara Nyström'].map((name) => `plan-fixed ${name} v1`),
    ],
    [
      'A-17 a pause, and whose case it is no longer',
      () => withdraw(new Walk().fixed()),
      ['paused Eva Lind REV', 'removed Amir Haddad REV', 'removed Sara Nyström REV'],
    ],
    [
      'C54 a lock tells the one who leads the case',
      () => new Walk().fixed().does(eva, 'protection.set', { kind: 'marking' }),
      ['paused Eva Lind REV', 'removed Amir Haddad REV', 'removed Jonas Ek REV', 'removed Sara Nyström REV'],
    ],
    [
      'A-04 a no is told to the manager, once',
      () =>
        new Walk().need().does(eva, 'need.refuse', {
          why: 'Skolans eget stöd räcker just nu.',
          decidedBy: 'Karin Holm',
          informedAt: day('2026-03-02'),
          informedHow: 'på möte',
        }),
      ['refusal Karin Holm'],
    ],
  ])('%s', (_what, begin, lines) => {
    expect(about(begin())).toEqual(lines);
  });

  test('a notice has the key of its case, kind, person and thing', () => {
    const walk = new Walk().called();
    expect(noticesOf(walk).map(({ key }) => key)).toEqual(
      noticesOf(walk).map(({ notice, to, ref }) => `${CASE}/${notice}/${to}/${ref}`),
    );
  });

  test('the face has one key for the whole case, a calendar entry one for each change', () => {
    const walk = new Walk().called();
    const meeting = walk.sip.meetings.at(-1)?.id;
    expect(walk.effects.filter(({ kind }) => kind === 'face' || kind === 'meeting')).toEqual([
      { kind: 'meeting', key: `${CASE}/${meeting}/${walk.sip.rev}`, meeting },
      { kind: 'face', key: `${CASE}/face` },
    ]);
  });

  test('§2.6 a person has one message a day, and the channel one question about the follow-up', () => {
    const walk = new Walk().fixed().on('2026-05-20', '08:00').does('system', 'look', {});
    expect(walk.effects.filter(({ kind }) => kind === 'digest')).toContainEqual({
      kind: 'digest',
      key: `digest/${eva}/2026-05-20`,
      to: eva,
      day: '2026-05-20',
    });
    const duty = 'follow-up::2026-05-20';
    expect(walk.effects.filter(({ kind }) => kind === 'prompt')).toEqual([
      { kind: 'prompt', key: `${CASE}/${duty}/2026-05-20`, duties: [duty] },
    ]);
    walk.does('system', 'effect.failed', { effect: 'prompt' }).does(eva, 'effect.again', { effect: 'prompt' });
    expect(walk.effects).toEqual([{ kind: 'prompt', key: `${CASE}/${duty}/${walk.sip.rev}`, duties: [duty] }]);
  });
});

describe('who is told nothing', () => {
  const nothing = (walk: Walk): void => expect(told(walk)).toEqual([]);

  test('A-17, E4 what was told of a pause, a lock and a meeting that is off is not told by the next click', () => {
    const paused = withdraw(new Walk().called());
    nothing(paused.does(eva, 'call-off.done', { guest: paused.guest(mother) }));
    const resumed = consentAnew(withdraw(new Walk().called()));
    nothing(resumed.does(eva, 'call-off.done', { guest: resumed.guest(mother) }));
    const off = new Walk().called().does(eva, 'meeting.cancel', { why: 'ill', note: '' });
    expect(told(off)).not.toContain('ask-stands Eva Lind');
    nothing(off.does(eva, 'call-off.done', { guest: off.guest(mother) }));
  });

  test('A-04 the manager hears of a no once, whatever happens to the case afterwards', () => {
    const refused = new Walk().need().does(eva, 'need.refuse', {
      why: 'Skolans eget stöd räcker just nu.',
      decidedBy: 'Karin Holm',
      informedAt: day('2026-03-02'),
      informedHow: 'på möte',
    });
    expect(told(refused.does(eva, 'protection.set', { kind: 'marking' }))).not.toContain('refusal Karin Holm');
  });

  test('who opened the case is not told to lead its meeting', () => {
    const walk = new Walk().prepared();
    expect(told(walk.does(eva, 'preparation.save', save(eva), { reason: 'Ingen annan kan den dagen' }))).toEqual([
      'removed Karin Holm',
    ]);
  });

  test('A-17 who has a part in the plan in force but not in the meeting that is off hears that the case is no longer theirs', () => {
    const walk = new Walk().fixed().does(eva, 'meeting.renew', {});
    walk
      .does(eva, 'guest.remove', { guest: walk.guest(amir) })
      .does(eva, 'preparation.save', save(karin))
      .does(eva, 'guest.contacted', { guests: walk.guests([sara]) })
      .does(eva, 'meeting.plan', { start: at('2026-04-01'), minutes: 60, place: 'Rum 1', link: '' })
      .does(eva, 'call.send', {});
    expect(told(withdraw(walk))).toEqual([
      'cancelled Karin Holm',
      'cancelled Sara Nyström',
      'paused Eva Lind',
      'removed Amir Haddad',
    ]);
  });

  test('§5.2 IFO, which has assessed, hears that a case is no longer theirs when it ends, not when coordinators take over', () => {
    const ended = new VastbasWalk().assessing().does(berit, 'case.cancel', { why: 'moved', note: 'Flyttade' });
    expect(told(ended)).toEqual(['removed Peter Dahl']);
    expect(told(new VastbasWalk().offered()).filter((line) => line.startsWith('removed'))).toEqual([]);
  });
});

describe('F58 the calendar and the face', () => {
  const kinds = (walk: Walk): readonly string[] => walk.effects.map(({ kind }) => kind);

  test('F58 the calendar is not touched by what it does not show, nor when the meeting has begun', () => {
    const walk = new Walk().called();
    expect(kinds(walk.does(eva, 'call.tried', { guest: walk.guest(mother) }))).not.toContain('meeting');
    expect(kinds(new Walk().meeting())).not.toContain('meeting');
  });

  test.each(['booking', 'unbooking'] as const)('P4 another try at %s is a change of its own', (effect) => {
    const walk = new Walk().called().does('system', 'effect.failed', { effect });
    expect(kinds(walk.does(eva, 'effect.again', { effect }))).toEqual(['meeting']);
  });

  test('A-06, A-20 a case that is opened again shows nothing in the channel until the family has said yes anew', () => {
    const walk = new Walk().closed().does(eva, 'case.reopen', {}, { reason: 'Behovet är tillbaka igen' });
    expect(kinds(walk)).toEqual(['face']);
    expect(kinds(walk.does(eva, 'need.confirm', { checklist: ['several'], text: '' }))).toEqual([]);
    expect(kinds(consentAnew(walk, [bup]))).toContain('face');
    expect(item(walk.sip.id)).toBe(CASE);
  });
});
