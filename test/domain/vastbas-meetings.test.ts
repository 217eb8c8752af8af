import { describe, expect, test } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import { currentMeeting } from '../../src/domain/case.ts';
import { participantsOf } from '../../src/domain/rules/vastbas-homework.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { codesOf } from '../support/refusals.ts';
import { berit, erik, malin, nina, vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { bup, child, day, father, jonas, karin, mother, named, sara, school, social } from '../support/walk.ts';

const fatima = named('Fatima Yusuf');
const start = (walk: VastbasWalk) => ({ attended: walk.everyone, familyAbsence: '' });

describe('B-05 the offer', () => {
  test('B-05 the family says yes, and the child has been asked how to be heard', () => {
    const walk = new VastbasWalk().offered();
    const yes = { on: walk.today, childWay: 'part', words: '' } as const;
    expect(codesOf(walk.refuses(nina, 'offer.accept', yes))).toEqual(['VB-BARNET']);
    expect(codesOf(walk.refuses(nina, 'offer.accept', { ...yes, on: day('2026-02-01'), words: 'Ja' }))).toEqual([
      'day-future',
    ]);
    walk.does(nina, 'offer.accept', { ...yes, words: 'Med mormor.' });
    const { leader, secretary, guests } = currentMeeting(walk.sip) ?? {};
    expect([walk.sip.step, leader, secretary]).toEqual(['pre-meeting', nina, erik]);
    expect(factsOf(walk.sip).offer).toEqual({ answer: 'yes', on: walk.today, words: 'Med mormor.' });
    expect(guests?.map(({ member }) => member)).toEqual([child, mother, father]);
  });

  test('B-05 the consent covers the units of those at the förmöte', () => {
    const walk = new VastbasWalk().offered();
    walk.does(nina, 'consent.scope', {
      units: [school, social, bup],
      questions: 'Skolan',
      infoTypes: ['schooling'],
      exclusions: 'nej',
      until: day('2026-12-31'),
      form: 'paper',
      informed: { on: walk.today, by: nina },
      interpreter: 'no',
    });
    expect(codesOf(walk.refuses(nina, 'offer.accept', { on: walk.today, childWay: 'part', words: 'Ja' }))).toEqual([
      'role-unit',
    ]);
  });

  test('B-05 a family that says no ends the case when the asker has been told; one that thinks keeps it', () => {
    const walk = new VastbasWalk().offered();
    walk.does(nina, 'offer.think', { on: walk.today, words: '' });
    expect([walk.sip.step, factsOf(walk.sip).offer?.answer]).toEqual(['offer', 'thinking']);
    walk.does(nina, 'offer.decline', { on: walk.today, words: 'Inte nu' });
    expect([walk.sip.step, factsOf(walk.sip).offer]).toEqual([
      'declined',
      { answer: 'no', on: walk.today, words: 'Inte nu' },
    ]);
    walk.does(nina, 'decision.tell', { askerHow: 'på telefon', familyHow: '' });
    expect([walk.sip.status, walk.sip.closure?.reason]).toEqual(['closed', 'family-wish']);
  });

  test('E4 from the offer on a consent that falls pauses the case, and a new one resumes it in the same step', () => {
    const walk = new VastbasWalk().offered();
    walk.does(nina, 'consent.withdraw', { who: father, on: walk.today, how: 'på telefon' });
    expect([walk.sip.status, walk.sip.step]).toEqual(['paused-consent', 'offer']);
    walk.does(nina, 'consent.scope', {
      units: [school, social],
      questions: 'Skolan',
      infoTypes: ['schooling'],
      exclusions: 'nej',
      until: day('2026-12-31'),
      form: 'paper',
      informed: { on: walk.today, by: nina },
      interpreter: 'no',
    });
    walk.does(nina, 'consent.child', { result: 'yes', on: walk.today, why: '', maturityReason: '' });
    for (const who of [mother, father])
      walk.does(nina, 'consent.answer', { who, result: 'yes', on: walk.today, form: 'paper', how: '' });
    expect([walk.sip.status, walk.sip.step]).toEqual(['active', 'offer']);
  });
});

describe('B-06 from the förmöte to network meeting 1', () => {
  test('B-06 what the förmöte must come to is said all at once', () => {
    const walk = new VastbasWalk().accepted();
    expect(codesOf(walk.refuses(nina, 'call.send', {}))).toEqual(
      expect.arrayContaining(['VB-PROBLEMANALYS', 'VB-NATVERKSKARTA', 'VB-SPR', 'VB-KARTLAGGNING', 'MOT-03']),
    );
  });

  test('B-06 a guest who came after the family had said yes waits for a new yes', () => {
    const walk = new VastbasWalk().preMeeting().does(nina, 'guest.add', { people: [sara] });
    walk.does(nina, 'guest.contacted', { guests: walk.guests([sara]) });
    expect(walk.refuses(nina, 'call.send', {})).toEqual({
      code: 'lacking',
      lacks: [{ code: 'VB-GASTLISTA', params: { n: 1 } }],
    });
    expect(walk.does(nina, 'guests.approve', {}).does(nina, 'call.send', {}).sip.step).toBe('network-1-called');
  });

  test('B-06 the family says yes to somebody, and not to itself alone', () => {
    expect(codesOf(new VastbasWalk().accepted().refuses(nina, 'guests.approve', {}))).toEqual(['guests-none']);
  });

  test('C60 nobody is called whose unit the consent of the request does not cover', () => {
    const walk = new VastbasWalk().preMeeting().does(nina, 'guest.add', { people: [fatima] });
    walk.does(nina, 'guest.contacted', { guests: walk.guests([fatima]) }).does(nina, 'guests.approve', {});
    const refusal = walk.refuses(nina, 'call.send', {});
    expect([codesOf(refusal), walk.sip.step]).toEqual([['MOT-02'], 'pre-meeting']);
  });

  test('B-06 people of the map are put, changed and taken away', () => {
    const walk = new VastbasWalk().preMeeting();
    const [first] = factsOf(walk.sip).network ?? [];
    if (!first) throw new TypeError('nobody on the map');
    walk.does(nina, 'network.put', {
      item: first.id,
      name: 'Moster Ann',
      relation: 'moster',
      kind: 'private',
      circle: 2,
    });
    expect(factsOf(walk.sip).network?.map(({ name, circle }) => [name, circle])).toEqual([
      ['Moster Ann', 2],
      ['Jonas Ek', 2],
    ]);
    walk.does(nina, 'network.remove', { item: first.id });
    expect(factsOf(walk.sip).network).toHaveLength(1);
    expect(codesOf(walk.refuses(nina, 'network.remove', { item: first.id }))).toEqual(['item-gone']);
    const nobody = { item: first.id, name: '', relation: '', kind: 'private', circle: 1 } as const;
    expect(codesOf(walk.refuses(nina, 'network.put', nobody))).toEqual(['outside-name', 'item-gone']);
    for (const { id } of factsOf(walk.sip).network ?? []) walk.does(nina, 'network.remove', { item: id });
    expect(codesOf(walk.refuses(nina, 'call.send', {}))).toEqual(['VB-NATVERKSKARTA']);
  });
});

describe('B-07 from network meeting 1 to 2', () => {
  test('ST27 homework for everyone, also the coordinators; "inget" is an answer', () => {
    const walk = new VastbasWalk().network1();
    walk.does(nina, 'needs.analyse', { text: 'Lugna morgnar' }).does(nina, 'spokesperson.present', {});
    const people = participantsOf(vastbasContext, walk.sip).map(({ who }) => who);
    expect(people).toEqual(expect.arrayContaining([nina, erik]));
    walk.does(erik, 'homework.set', { who: people.slice(1), text: 'Vad kan jag bidra med?' });
    expect(codesOf(walk.refuses(nina, 'meeting.renew', {}))).toEqual(['VB-HEMLAXA']);
    walk.does(erik, 'homework.set', { who: people.slice(0, 1), text: 'inget' });
    const refusal = walk.refuses(nina, 'meeting.renew', {});
    expect([refusal.code, codesOf(refusal)]).toEqual(['needs-reason', ['VB-KONTAKT-FORE']]);
    walk.does(nina, 'meeting.renew', {}, { reason: 'Rektor är borta den här veckan' });
    expect(walk.sip.step).toBe('prepare');
  });

  test('B-07 the analysis of needs and the presented spokesperson are there first', () => {
    expect(codesOf(new VastbasWalk().network1().refuses(nina, 'meeting.renew', {}))).toEqual(
      expect.arrayContaining(['VB-BEHOVSANALYS', 'VB-SPR-PRESENTERA', 'VB-HEMLAXA']),
    );
  });

  test('T12 network meeting 2 does not start before the mapping is ready; gaps may be named, and no reason goes past it', () => {
    const walk = new VastbasWalk().secondCalled().on('2026-01-31', '14:00');
    const stopped = walk.refuses(nina, 'meeting.start', start(walk), { reason: 'Vi gör det sedan i stället' });
    expect(codesOf(stopped)).toEqual(['VB-KARTLAGGNING-KLAR']);
    walk.does(erik, 'mapping.save', { state: 'ready', gaps: 'BUP:s del, svaret dröjer' });
    expect(walk.does(nina, 'meeting.start', start(walk)).sip.step).toBe('meeting');
  });

  test.each([
    ['1', (): VastbasWalk => new VastbasWalk().networkCalled(), '2026-01-19'],
    ['2', (): VastbasWalk => new VastbasWalk().secondCalled(), '2026-01-31'],
  ])(
    'B-06, T12 and A-10 network meeting %s that is called off does not start before it stands again',
    (_n, called, on) => {
      const walk = called().does(nina, 'meeting.cancel', { why: 'ill', note: '' });
      expect(codesOf(walk.refuses(nina, 'meeting.start', start(walk)))).toContain('meeting-called-off');
      walk.does(nina, 'meeting.keep', {}).on(on, '14:00');
      walk.does(erik, 'mapping.save', { state: walk.sip.step === 'called' ? 'ready' : 'begun', gaps: '' });
      expect(walk.does(nina, 'meeting.start', start(walk)).sip.step).toMatch(/^(network-1|meeting)$/u);
    },
  );

  test('B-06 and T12 a network meeting begins before its day only for a written reason', () => {
    const first = new VastbasWalk().networkCalled();
    expect(codesOf(first.refuses(nina, 'meeting.start', start(first)))).toEqual(['meeting-early']);
    const second = new VastbasWalk().secondCalled();
    second.does(erik, 'mapping.save', { state: 'ready', gaps: 'BUP:s del, svaret dröjer' });
    expect(codesOf(second.refuses(nina, 'meeting.start', start(second)))).toEqual(['meeting-early']);
  });

  test('§5.2 koordinator 2 does not lead the meeting or fix the plan', () => {
    const walk = new VastbasWalk().networkCalled().on('2026-01-19', '14:00');
    expect(walk.refuses(erik, 'meeting.start', start(walk)).code).toBe('not-yours');
    const written = new VastbasWalk().written();
    expect(written.refuses(erik, 'plan.fix', { contains: [], familyRead: true }).code).toBe('not-yours');
  });
});

test('§5.2 the head teacher is asked, and told, without reading; the contact person reads from the appointment', () => {
  const { profile, directory } = vastbasContext;
  const walk = new VastbasWalk().asked();
  const reads = (person: typeof karin): boolean => mayRead(profile, directory, walk.sip, person, walk.today);
  expect(walk.effects.filter((one) => one.kind === 'notice').map((one) => [one.notice, one.to])).toEqual([
    ['appoint', karin],
  ]);
  expect([reads(karin), reads(malin), reads(berit)]).toEqual([false, false, false]);
  walk.does(karin, 'contact.appoint', { person: malin });
  expect([reads(karin), reads(malin), reads(jonas)]).toEqual([false, true, true]);
});
