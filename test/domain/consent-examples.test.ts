import { describe, expect, test } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import type { UnitId } from '../../src/domain/ids.ts';
import { closedFor } from '../../src/domain/releases.ts';
import { isOutside, topicsOf } from '../../src/domain/rules/topics.ts';
import { answered, judged, SCOPE } from '../support/consent-forms.ts';
import { lacksOf } from '../support/lacks.ts';
import { drawn, wordsOf } from '../support/seen.ts';
import { berit, nina, peter } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import {
  amir,
  bup,
  child,
  context,
  day,
  eva,
  habilitation,
  item,
  jonas,
  karin,
  mother,
  sara,
  school,
  social,
  tove,
  Walk,
} from '../support/walk.ts';

const havsviken = 'havsviken' as UnitId;

test('C16 who has turned 18 is refused where the agreement is about children, and told of the same right', () => {
  const profile = { ...context.profile, ageRange: { min: 0, max: 17 } };
  const walk = new Walk(undefined, { ...context, profile }).draft();
  const start = {
    requester: 'family',
    detectedAt: walk.today,
    units: [school, bup],
    childName: 'Alva',
    birth: day('2008-03-02'),
  } as const;
  expect(lacksOf(walk.refuses(eva, 'case.start', start))).toEqual(['age-range']);
  expect(walk.tries(eva, 'case.start', { ...start, birth: day('2008-03-03') }).ok).toBe(true);
});

test('C41 C42 without a consent nothing goes from anyone to anyone, whatever other law allows outside the bot', () => {
  const walk = new Walk().consentStep();
  for (const receiving of [school, bup, social])
    expect(judged(walk, { receiving, disclosing: bup })).toMatchObject({ allowed: false, reasons: ['INGEN'] });
});

test('C57 an interpreter that is needed is there before the family is asked', () => {
  const walk = new Walk().consentStep();
  expect(lacksOf(walk.refuses(eva, 'consent.scope', { ...SCOPE, interpreter: 'to-book' }))).toEqual(['SAM-10']);
  expect(walk.tries(eva, 'consent.scope', { ...SCOPE, interpreter: 'used' }).ok).toBe(true);
});

test('C68 a consent counts in the case that it was given in', () => {
  const sister = new Walk().consented();
  const brother = new Walk().consentStep();
  expect([judged(sister).allowed, judged(brother).reasons]).toEqual([true, ['INGEN']]);
});

test('C39 an independent school discloses through the same gate as all others', () => {
  const walk = new Walk().consentStep();
  walk.does(eva, 'consent.scope', { ...SCOPE, units: [bup, havsviken] });
  answered(walk);
  expect(judged(walk, { disclosing: havsviken }).reasons).toEqual(['AVSANDARE_EJ_BEKRAFTAT']);
  const line = {
    text: 'Stöd i klassen',
    principal: 'other',
    unit: havsviken,
    order: 1,
    due: day('2026-04-13'),
  } as const;
  walk
    .arranged()
    .does(eva, 'guest.remove', { guest: walk.guest(sara) })
    .does(eva, 'guest.add', { people: [tove] });
  walk.does(eva, 'call.send', {}, { reason: 'Brådskande för barnet' }).on('2026-03-18', '14:00');
  const attended = walk.sip.meetings.at(-1)?.guests.map(({ id }) => id) ?? [];
  walk.does(karin, 'meeting.start', { attended, familyAbsence: '' }).does(eva, 'plan.begin', {});
  walk.does(eva, 'measure.put', { ...line, sign: '' });
  const measure = walk.sip.plans[0]?.measures[0];
  if (!measure) throw new TypeError('no measure');
  const closed = (): readonly string[] => closedFor(walk.context, walk.sip, measure, amir, walk.today);
  expect(closed()).toEqual(['AVSANDARE_EJ_BEKRAFTAT']);
  walk.does(tove, 'consent.confirm', {});
  expect(closed()).toEqual([]);
});

test('C59 in Västbas no child is assessed by name without a consent', () => {
  const walk = new VastbasWalk().started();
  expect(lacksOf(walk.refuses(berit, 'request.assess', { assessor: peter }))).toContain('VB-SAMTYCKE');
  expect(walk.allEffects).toEqual([]);
  expect(walk.agreed().sip.consents).toHaveLength(1);
});

test('C60 in Västbas a consent for the request does not reach someone whom a coordinator wants to invite', () => {
  const walk = new VastbasWalk().preMeeting();
  const police = { name: 'Polis Ek', via: 'phone', contact: '114 14', unit: habilitation } as const;
  walk.does(nina, 'guest.add-outside', police).does(nina, 'guests.approve', {});
  expect(judged(walk, { receiving: habilitation }).reasons).toEqual(['MOTTAGARE_EJ_OMFATTAD']);
  expect(lacksOf(walk.refuses(nina, 'call.send', {}))).toEqual(['MOT-02']);
});

describe('C19: what is on the agenda', () => {
  const SCHOOL = 'Hur Alva ska komma tillbaka till skolan';
  const topical = (walk: Walk): Walk =>
    walk
      .does(eva, 'topic.add', { text: 'Skolskjutsen', question: SCHOOL })
      .does(eva, 'topic.add', { text: 'Föräldrarnas ekonomi', question: '' });

  test('C19 FRAGA_EJ_OMFATTAD a topic that belongs to no question of the consent is said to the leader of the meeting', () => {
    const walk = topical(new Walk().answered()).on('2026-03-18', '14:00');
    expect(judged(walk, { question: SCHOOL }).allowed).toBe(true);
    expect(judged(walk, { question: 'Föräldrarnas ekonomi' }).reasons).toEqual(['FRAGA_EJ_OMFATTAD']);
    const warned = wordsOf(drawn('meeting', walk, karin));
    expect(warned).toContain('Föräldrarnas ekonomi – omfattas inte av samtycket. Ta inte upp det.');
    expect(warned).not.toContain('Skolskjutsen');
    const attended = walk.sip.meetings.at(-1)?.guests.map(({ id }) => id) ?? [];
    walk.does(karin, 'meeting.start', { attended, familyAbsence: '' });
    const agenda = wordsOf(drawn('agenda', walk, karin));
    expect(agenda).toContain('Skolskjutsen – omfattas.');
    expect(agenda).toContain('Föräldrarnas ekonomi – omfattas inte av samtycket.');
  });

  test('C19 a topic whose question is taken back is outside from that moment', () => {
    const walk = new Walk().consentStep().does(eva, 'consent.scope', { ...SCOPE, questions: `${SCHOOL}\nSömnen` });
    answered(walk).does(eva, 'topic.add', { text: 'Kvällarna', question: 'Sömnen' });
    const [topic] = topicsOf(walk.sip);
    if (!topic) throw new TypeError('no topic');
    expect(isOutside(walk.context, walk.sip, topic, walk.now)).toBe(false);
    const less = { who: mother, on: walk.today, how: 'på telefon', units: [], infoTypes: [], questions: ['Sömnen'] };
    walk.does(eva, 'consent.narrow', less);
    expect(isOutside(walk.context, walk.sip, topic, walk.now)).toBe(true);
  });

  test('C19 a topic has words, can be taken away, and is for those who prepare and lead', () => {
    const walk = topical(new Walk().prepared());
    expect(lacksOf(walk.refuses(eva, 'topic.add', { text: '', question: '' }))).toEqual(['topic-text']);
    const [first, second] = topicsOf(walk.sip);
    expect([first?.id, second?.id]).toEqual([`t${walk.sip.seq - 1}`, `t${walk.sip.seq}`]);
    walk.does(karin, 'topic.remove', { topic: first?.id ?? item('none') });
    expect(topicsOf(walk.sip).map(({ text }) => text)).toEqual(['Föräldrarnas ekonomi']);
    expect(lacksOf(walk.refuses(karin, 'topic.remove', { topic: item('none') }))).toEqual(['item-gone']);
    expect(walk.refuses(jonas, 'topic.add', { text: 'x', question: '' }).code).toBe('not-yours');
  });
});

describe('C62: whom the child does not want there', () => {
  const objected = (walk: Walk): Walk => {
    const aunt = walk.sip.meetings.at(-1)?.guests.find(({ outside }) => outside)?.id ?? item('none');
    return walk.does(eva, 'guest.object', { guest: aunt, wants: false });
  };

  test('C62 the child’s no to an aunt stops softly; guardian and leader say why it is otherwise', () => {
    const walk = objected(new Walk().prepared());
    expect(walk.sip.meetings.at(-1)?.guests.at(-1)?.objection).toEqual({ by: eva, on: '2026-03-02' });
    expect(lacksOf(walk.refuses(eva, 'call.send', {}))).toEqual(['soft child-objects']);
    walk.does(eva, 'call.send', {}, { reason: 'Mamma och Karin: mormor hämtar varje dag' });
    expect(walk.sip.step).toBe('called');
    expect(walk.history.find((event) => event.type === 'Moved' && event.transition === 'A-09')).toMatchObject({
      reason: 'Mamma och Karin: mormor hämtar varje dag',
    });
  });

  test('C62 a child who has come to want it stops nothing, and a no about someone who is taken away neither', () => {
    const walk = objected(new Walk().prepared());
    const aunt = walk.sip.meetings.at(-1)?.guests.at(-1)?.id ?? item('none');
    walk.does(eva, 'guest.object', { guest: aunt, wants: true });
    expect(walk.does(eva, 'call.send', {}).sip.step).toBe('called');
    const gone = objected(new Walk().prepared()).does(eva, 'guest.remove', { guest: aunt });
    expect(gone.does(eva, 'call.send', {}).sip.step).toBe('called');
  });

  test('C62 W6 an adult decides: nobody is invited against the own no', () => {
    const walk = new Walk().scoped('2026-11-30', '2008-03-02').signed(child).arranged();
    expect(lacksOf(objected(walk).refuses(eva, 'call.send', {}))).toEqual(['adult-objects']);
  });

  test('C62 the child is not left out of the own meeting by it, and an invitee notes no objection', () => {
    const walk = new Walk().called();
    const own = { guest: walk.guest(child), wants: false };
    expect(lacksOf(walk.refuses(eva, 'guest.object', own))).toEqual(['object-self']);
    expect(lacksOf(walk.refuses(eva, 'guest.object', { ...own, guest: item('none') }))).toEqual(['guest-gone']);
    expect(walk.refuses(amir, 'guest.object', { guest: walk.guest(sara), wants: false }).code).toBe('not-yours');
  });
});

test('C64 before and during the meeting it is said that nothing is recorded, and what to do if someone does', () => {
  for (const card of [drawn('meeting', new Walk().answered(), karin), drawn('agenda', new Walk().meeting(), karin)])
    expect(wordsOf(card)).toContain('Inspelning, transkribering och AI-sammanfattning är avstängt.');
  expect(wordsOf(drawn('agenda', new Walk().meeting(), karin))).toContain('Börjar någon spela in eller transkribera?');
});

test('RM9 a case that is begun is nobody else’s to read: neither colleagues, managers nor another organisation', () => {
  const { sip, today } = new Walk().need();
  const readers = [...context.directory.staff.keys()].filter((person) =>
    mayRead(context.profile, context.directory, sip, person, today),
  );
  expect(readers).toEqual([eva]);
});
