import { describe, expect, test } from 'vitest';
import type { Payloads } from '../../src/domain/command.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { withTove } from '../support/crowded.ts';
import { codesOf } from '../support/refusals.ts';
import {
  amir,
  at,
  child,
  eva,
  fatima,
  item,
  jonas,
  karin,
  mother,
  sara,
  school,
  tove,
  ulla,
  Walk,
} from '../support/walk.ts';

type Answer = Payloads['invitation.answer']['answer'];
const yes: Answer = { kind: 'yes' };
const substitute = (person: PersonId): Answer => ({ kind: 'substitute', person });
const answers = (walk: Walk, by: PersonId, answer: Answer, who = by): Walk =>
  walk.does(by, 'invitation.answer', { guest: walk.guest(who), answer });
const guestsOf = (walk: Walk) => walk.sip.meetings.at(-1)?.guests ?? [];
const answerOf = (walk: Walk, person: string) =>
  guestsOf(walk).find((guest) => guest.person === person || guest.member === person)?.answer;

describe('F51: one’s own answer', () => {
  test.each<[string, Answer]>([
    ['yes', yes],
    ['no, with why', { kind: 'no', reason: 'time', note: '' }],
    ['no, for another reason in words', { kind: 'no', reason: 'other', note: 'Jag har slutat' }],
  ])('F51 %s', (_name, answer) => {
    const walk = answers(new Walk().called().on('2026-03-04'), amir, answer);
    expect(answerOf(walk, amir)).toEqual({ value: answer, at: walk.now, by: amir });
  });

  test('F51 another reason without words is refused', () => {
    const walk = new Walk().called();
    const answer = { kind: 'no', reason: 'other', note: '' } as const;
    expect(codesOf(walk.refuses(amir, 'invitation.answer', { guest: walk.guest(amir), answer }))).toEqual([
      'answer-why',
    ]);
  });

  test('F51 can be changed; the same click twice is stale', () => {
    const walk = answers(new Walk().called(), amir, yes);
    answers(walk, amir, { kind: 'no', reason: 'time', note: '' });
    expect(answerOf(walk, amir)?.value.kind).toBe('no');
    const old = walk.refuses(
      amir,
      'invitation.answer',
      { guest: walk.guest(amir), answer: yes },
      { seen: walk.sip.rev - 1 },
    );
    expect(old).toMatchObject({ code: 'stale', change: { by: amir } });
  });

  test('F51 does not make the coordinator’s other screens stale', () => {
    const walk = new Walk().called();
    const seen = walk.sip.rev;
    answers(walk, amir, yes);
    answers(walk, sara, yes);
    const move = { start: at('2026-03-20'), minutes: 60, place: 'Rum 1', link: '', why: 'Sjuk' };
    expect(walk.tries(eva, 'guest.add', { people: [ulla] }, { seen }).ok).toBe(true);
    expect(walk.tries(eva, 'meeting.move', move, { seen }).ok).toBe(true);
  });
});

describe('T4: who may answer for whom', () => {
  test('T4 the coordinator answers after a telephone call, and it is noted who wrote it', () => {
    const walk = new Walk().called();
    answers(walk, eva, yes, amir);
    walk.does(eva, 'invitation.answer', { guest: walk.guest(mother), answer: yes });
    expect(answerOf(walk, amir)).toMatchObject({ value: yes, by: eva });
    expect(answerOf(walk, mother)).toMatchObject({ value: yes, by: eva });
  });

  test('T4 neither an invitee nor the leader answers for another', () => {
    const walk = new Walk().called();
    const answer = { guest: walk.guest(amir), answer: yes };
    expect(codesOf(walk.refuses(sara, 'invitation.answer', answer))).toEqual(['answer-not-yours']);
    expect(walk.refuses(karin, 'invitation.answer', answer)).toEqual({ code: 'not-yours' });
    expect(answerOf(walk, amir)).toBeUndefined();
  });

  test('RM8 a stranger and a guest of an uncovered unit learn nothing', () => {
    const walk = new Walk().called();
    const answer = { guest: walk.guest(amir), answer: yes };
    for (const by of [ulla, fatima])
      expect(walk.refuses(by, 'invitation.answer', answer)).toEqual({ code: 'not-yours' });
  });

  test('T4 no answer before the call, for someone unknown, or after the consent fell', () => {
    const walk = new Walk().prepared();
    expect(walk.refuses(eva, 'invitation.answer', { guest: walk.guest(amir), answer: yes })).toEqual({
      code: 'not-now',
    });
    walk.does(eva, 'call.send', {});
    expect(codesOf(walk.refuses(eva, 'invitation.answer', { guest: item('g99'), answer: yes }))).toContain(
      'guest-gone',
    );
    walk.does(eva, 'guest.add', { people: [ulla] });
    expect(codesOf(walk.refuses(eva, 'invitation.answer', { guest: walk.guest(ulla), answer: yes }))).toEqual([
      'guest-gone',
    ]);
    walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
    expect(walk.refuses(eva, 'invitation.answer', { guest: walk.guest(amir), answer: yes })).toEqual({
      code: 'not-now',
    });
  });
});

describe('F51: substitutes', () => {
  test('F51 a substitute of the same unit is called at once and may read', () => {
    const walk = answers(new Walk().called().on('2026-03-04'), amir, substitute(ulla));
    const guest = guestsOf(walk).at(-1);
    expect(guest).toMatchObject({
      person: ulla,
      substituteFor: walk.guest(amir),
      sentAt: walk.now,
      oral: { by: amir },
    });
    expect(walk.effects.filter((effect) => effect.kind === 'notice')).toMatchObject([
      { to: ulla, notice: 'invitation' },
    ]);
    answers(walk, ulla, yes);
  });

  test.each<[string, PersonId, string]>([
    ['oneself', amir, 'substitute-self'],
    ['someone of another unit', sara, 'substitute-unit'],
    ['someone unknown', 'nobody' as PersonId, 'substitute-unit'],
  ])('F51 not %s', (_name, person, code) => {
    const walk = new Walk().called();
    const answer = substitute(person);
    expect(codesOf(walk.refuses(amir, 'invitation.answer', { guest: walk.guest(amir), answer }))).toEqual([code]);
  });

  test('F51 not someone who is invited already', () => {
    const walk = answers(new Walk().called(), amir, substitute(ulla));
    const again = { guest: walk.guest(amir), answer: substitute(ulla) };
    expect(codesOf(walk.refuses(amir, 'invitation.answer', again))).toEqual(['substitute-invited']);
  });

  test.each([child, mother])('F51 no one is sent in the place of the family (%s), not even an unknown', (member) => {
    const walk = new Walk().called();
    for (const person of [ulla, jonas, 'nobody' as PersonId]) {
      const refusal = walk.refuses(eva, 'invitation.answer', { guest: walk.guest(member), answer: substitute(person) });
      expect(codesOf(refusal)).toEqual(['substitute-unit']);
    }
  });

  test('F51 who comes after all relieves the substitute, who is told and can no longer read', () => {
    const walk = answers(new Walk().called(), amir, substitute(ulla));
    answers(walk, amir, yes);
    expect(guestsOf(walk).some((guest) => guest.person === ulla)).toBe(false);
    expect(walk.effects.filter((effect) => effect.kind === 'notice')).toMatchObject([
      { to: ulla, notice: 'cancelled' },
    ]);
    expect(walk.refuses(ulla, 'consent.confirm', {})).toEqual({ code: 'not-yours' });
  });

  test('F51 a substitute’s substitute is relieved too', () => {
    const walk = answers(new Walk().called(), amir, substitute(ulla));
    const henrik = [...walk.context.directory.staff.values()].find((one) => one.name === 'Henrik Sjö')?.id ?? eva;
    answers(walk, ulla, substitute(henrik));
    answers(walk, amir, yes);
    expect(guestsOf(walk).flatMap((guest) => guest.person ?? [])).toEqual([amir, sara]);
  });

  test('N1 MOT-02 no substitute for a unit that the consent no longer covers', () => {
    const walk = withTove();
    const rektor = [...walk.context.directory.staff.values()].find((one) => one.name === 'Anna-Karin Ros')?.id ?? eva;
    walk.does(eva, 'consent.scope', {
      units: walk.sip.consents[0]?.units ?? [],
      questions: 'Skolgången',
      infoTypes: ['schooling'],
      exclusions: 'nej',
      until: walk.sip.consents[0]?.until ?? walk.today,
      form: 'paper',
      informed: { on: walk.today, by: eva },
      interpreter: 'no',
    });
    walk.does(eva, 'consent.child', { result: 'yes', on: walk.today, why: '', maturityReason: '' });
    for (const { id } of walk.sip.people.filter((one) => one.capacity === 'guardian')) walk.signed(id);
    const refusal = walk.refuses(eva, 'invitation.answer', { guest: walk.guest(tove), answer: substitute(rektor) });
    expect(refusal).toMatchObject({
      lacks: [
        { code: 'guest-gone' },
        {
          code: 'MOT-02',
          params: {
            unit: walk.context.directory.units.get(walk.context.directory.staff.get(tove)?.unit ?? school)?.name,
          },
        },
      ],
    });
  });
});
