import {
  CLOSE_REASONS,
  FAILABLES,
  type Failable,
  currentMeeting,
  draftPlan,
  fixedPlan,
} from '../../src/domain/case.ts';
import type { Payloads, Verb } from '../../src/domain/command.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { ItemId, PersonId } from '../../src/domain/ids.ts';
import { OFF_REASONS } from '../../src/domain/meeting.ts';
import { surveyNow } from '../../src/domain/survey.ts';
import { addDays, addMinutes, atTime } from '../../src/domain/time.ts';
import { consentPayloads } from './consent-payloads.ts';
import { guest, member, pick, staff, word } from './pick.ts';
import { vastbasPayloads } from './vastbas-payloads.ts';
import { bup, eva, item, school, social, type Walk } from './walk.ts';

const time = (walk: Walk, number: number) => ({
  start: addMinutes(atTime(addDays(walk.today, (number % 30) - 2), '13:00'), number % 60),
  minutes: 60,
  place: number % 7 === 0 ? '' : 'Rum 12',
  link: '',
});

/** What each verb may carry in the case as it stands: mostly sensible, now and then not. */
export const payloads: { readonly [V in Verb]: (walk: Walk, number: number) => Payloads[V] } = {
  ...vastbasPayloads,
  ...consentPayloads,
  'case.draft': () => ({ alias: 'K7F2' }),
  'case.start': (walk, number) => ({
    requester: pick(['family', 'staff'], number, 'child'),
    detectedAt: addDays(walk.today, -(number % 40)),
    units: [school, bup, social].slice(0, 1 + (number % 3)),
    childName: 'Alva Testsson',
    birth: addDays(walk.today, -pick([3300, 5400, 6500, 9000], number, 3000)),
  }),
  'facts.correct': (walk, number) => ({
    ...payloads['case.start'](walk, number),
    childName: pick(['Alva Testsson', 'Alva Testson'], number, ''),
    understood: number % 2 === 0,
  }),
  'family.set': (_walk, number) => ({
    custody: pick(['joint', 'sole', 'unknown'], number, 'joint'),
    guardians: [
      { name: 'Maria Testsson', phone: '' },
      { name: 'Johan Testsson', phone: '' },
    ].slice(0, 1 + (number % 2)),
  }),
  'need.confirm': (_walk, number) => ({ checklist: number % 4 === 0 ? [] : ['several'], text: '' }),
  'need.reroute': (_walk, number) => ({ route: 'support', why: word(number) }),
  'need.refuse': (walk, number) => ({
    why: `${word(number)} och lite till så att det räcker`,
    decidedBy: 'Karin',
    informedAt: walk.today,
    informedHow: 'telefon',
  }),
  'refusal.read': () => ({}),
  'preparation.save': (walk, number) => ({
    question: number % 5 === 0 ? '' : 'Hur?',
    purpose: 'En plan',
    childWay: 'part',
    interpreter: false,
    leader: staff(walk, number % 5),
    secretary: staff(walk, (number + 1) % 3),
  }),
  'guest.add': (walk, number) => ({ people: [staff(walk, number), staff(walk, number + 3)] }),
  'guest.add-outside': (_walk, number) => ({
    name: 'Mormor',
    via: 'phone',
    contact: '070',
    ...(number % 3 === 0 ? { unit: bup } : {}),
  }),
  'guest.remove': (walk, number) => ({ guest: guest(walk, number) }),
  'guest.contacted': (walk, number) => ({ guests: [guest(walk, number), guest(walk, number + 1)] }),
  'guest.object': (walk, number) => ({ guest: guest(walk, number), wants: number % 3 === 0 }),
  'topic.add': (_walk, number) => ({ text: word(number), question: number % 2 === 0 ? 'Skolan' : '' }),
  'topic.remove': ({ sip }, number) => ({
    topic: pick(currentMeeting(sip)?.topics?.map(({ id }) => id) ?? [], number, item('none')),
  }),
  'meeting.plan': time,
  'meeting.move': (walk, number) => ({ ...time(walk, number), why: word(number) }),
  'meeting.booked': ({ sip }) => ({ meeting: currentMeeting(sip)?.id ?? item('none'), link: 'https://example.org/m' }),
  'call.send': () => ({}),
  'invitation.answer': (walk, number) => ({
    guest: guest(walk, number),
    answer: pick(
      [
        { kind: 'yes' },
        { kind: 'no', reason: 'time', note: '' },
        { kind: 'substitute', person: staff(walk, number) },
      ] as const,
      number,
      { kind: 'yes' },
    ),
  }),
  'meeting.start': (walk, number) => ({
    attended: (currentMeeting(walk.sip)?.guests ?? [])
      .filter((_one, index) => (number + index) % 4 !== 0)
      .map(({ id }) => id),
    familyAbsence: word(number),
  }),
  'absence.report': ({ sip }, number) => ({
    came:
      number % 3 === 0
        ? (sip.meetings
            .at(-1)
            ?.guests.slice(0, 1)
            .map(({ id }) => id) ?? [])
        : [],
  }),
  'profile.adopt': () => ({}),
  'case.pause': (walk, number) => ({ why: word(number), until: addDays(walk.today, (number % 40) - 3) }),
  'case.resume': () => ({}),
  'case.hand-over': (walk, number) => ({
    to: staff(walk, number),
    ...(number % 3 === 0 ? { deputy: staff(walk, number + 1) } : {}),
  }),
  'plan.begin': () => ({}),
  'plan.words': (_walk, number) => ({
    child: word(number),
    family: 'Lugn',
    familyDoes: 'Väcker',
    others: word(number + 1),
  }),
  'need.put': (walk, number) => ({ text: word(number), ...known(draftPlan(walk.sip)?.needs, number) }),
  'goal.put': (walk, number) => ({ text: 'Mål', sign: word(number), ...known(draftPlan(walk.sip)?.goals, number) }),
  'measure.put': (walk, number) => ({
    text: 'Insats',
    principal: pick(['municipality', 'region', 'family', 'other'], number, 'other'),
    ...pick([{ unit: school }, { unit: bup }, { person: member(walk, number) }, { personName: 'Gården' }], number, {
      unit: school,
    }),
    ...(number % 2 === 0 ? { person: staff(walk, number) } : {}),
    order: 1,
    due: addDays(walk.today, number % 90),
    sign: '',
    ...known(draftPlan(walk.sip)?.measures, number),
  }),
  'route.put': (walk, number) => ({
    from: 'BUP',
    to: 'Skolan',
    what: 'x',
    ...known(draftPlan(walk.sip)?.routes, number),
  }),
  'plan.remove': ({ sip }, number) => ({
    item: pick(draftPlan(sip)?.measures.map(({ id }) => id) ?? [], number, item('none')),
  }),
  'plan.responsible': (walk, number) => ({
    principal: 'municipality',
    unit: school,
    person: staff(walk, number % 4),
    deputy: staff(walk, (number + 1) % 4),
    followUpOn: addDays(walk.today, number % 120),
  }),
  'plan.fix': () => ({ contains: [], familyRead: true }),
  'plan.sign': (walk, number) => ({ who: member(walk, number), state: { kind: 'paper', on: walk.today, by: eva } }),
  'plan.copied': (walk, number) => ({ who: member(walk, number), how: 'i handen' }),
  'child.told': () => ({}),
  'plan.revise': () => ({}),
  'plan.drop-draft': () => ({}),
  'meeting.drop': () => ({}),
  'measure.report': ({ sip }, number) => ({
    measure: pick(fixedPlan(sip)?.measures.map(({ id }) => id) ?? [], number, item('none')),
    result: pick(['done', 'ongoing', 'not-done'], number, 'done'),
    note: word(number),
  }),
  'follow-up.record': (walk, number) => ({
    how: 'phone',
    childView: 'x',
    summary: 'x',
    ...(number % 5 === 0 ? {} : { next: addDays(walk.today, number % 100) }),
  }),
  'follow-up.move': (walk, number) => ({ on: addDays(walk.today, number % 60), why: word(number) }),
  'survey.answer': (walk, number) => ({
    round: surveyNow(walk.context.profile, walk.sip)?.round ?? 'none',
    who: number % 2 === 0 ? staff(walk, number) : member(walk, number),
  }),
  'goal.judge': ({ sip }, number) => ({
    outcomes: Object.fromEntries((fixedPlan(sip)?.goals ?? []).slice(number % 2).map(({ id }) => [id, 'partly'])),
  }),
  'meeting.renew': () => ({}),
  'case.close': (_walk, number) => ({
    why: pick(CLOSE_REASONS, number, 'moved'),
    familyInformed: true,
    saved: true,
    note: '',
  }),
  'case.cancel': (_walk, number) => ({ why: 'moved', note: word(number) }),
  'case.reopen': () => ({}),
  'duty.snooze': ({ context, sip }, number) => ({
    duty: pick(
      dutiesOf(context, sip).map(({ key }) => key),
      number,
      'none',
    ),
    days: pick([1, 3, 7] as const, number, 1),
  }),
  'meeting.keep': () => ({}),
  'meeting.unmiss': () => ({}),
  'meeting.cancel': (_walk, number) => ({ why: pick(OFF_REASONS, number, 'ill'), note: word(number) }),
  'meeting.missed': () => ({}),
  'host.decline': () => ({}),
  'call.tried': (walk, number) => ({ guest: guest(walk, number) }),
  'call-off.done': ({ sip }, number) => ({ guest: pick(Object.keys(sip.calls), number, 'none') as ItemId }),
  'effect.failed': (_walk, number) => ({ effect: pick(FAILABLES, number, 'face') }),
  'effect.again': ({ sip }, number) => ({ effect: pick(Object.keys(sip.failed) as Failable[], number, 'face') }),
  'effect.done': ({ sip }, number) => ({
    effect: pick(Object.keys(sip.failed) as Failable[], number, 'face'),
    link: number % 3 === 0 ? 'https://meet.example.se/1' : '',
  }),
  'person.reached': (walk, number) => ({
    person: pick(Object.keys({ ...walk.sip.unreached, ...walk.sip.unsure }), number, eva) as PersonId,
  }),
  look: () => ({}),
  'duplicate.seen': (walk, number) => ({ person: staff(walk, number) }),
  'nudge.delivered': ({ context, sip }) => ({ duties: dutiesOf(context, sip).map(({ key }) => key) }),
  'delivery.failed': (walk, number) => ({ person: staff(walk, number) }),
  'delivery.uncertain': (walk, number) => ({ person: staff(walk, number) }),
  'delivery.proved': (walk, number) => ({ person: staff(walk, number) }),
};

const known = (list: readonly { readonly id: ItemId }[] | undefined, number: number): { readonly item?: ItemId } => {
  const found = number % 3 === 0 ? list?.[number % (list.length || 1)] : undefined;
  return found ? { item: found.id } : {};
};
