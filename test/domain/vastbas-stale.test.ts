import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/domain/refusal.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { participantsOf } from '../../src/domain/rules/vastbas-homework.ts';
import { berit, erik, malin, nina, peter, rut } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { day, item, jonas, karin } from '../support/walk.ts';

const walk = (): VastbasWalk => new VastbasWalk();
type Late = (one: VastbasWalk, meta: { readonly seen: number }) => Refusal;
type Do = (one: VastbasWalk) => unknown;

const request = (one: VastbasWalk) => factsOf(one.sip).request ?? ({} as never);
const mapped = (one: VastbasWalk) => factsOf(one.sip).network?.[0]?.id ?? item('');
const everyone = (one: VastbasWalk) => participantsOf(one.context, one.sip).map(({ who }) => who);
const aunt = { name: 'Moster', relation: '', kind: 'private', circle: 1 } as const;
const voice = { name: 'Kim', relation: '', accepted: true, trusted: true };
const verdict = { fits: true, why: 'Ja' };
const fix = { contains: [], familyRead: true } as const;
const asked = { on: day('2026-01-07'), words: 'Vi funderar' };
const began = (one: VastbasWalk) => ({ measure: one.fixedItems.measures[0] ?? item(''), on: one.today });
const said = { better: 'Ja', remains: '', childView: '' };

describe('T-ERR-02 who saves what another has changed meanwhile is told so, in each step of process B', () => {
  test.each<readonly [string, () => VastbasWalk, Do, Late]>([
    [
      'B-01 the request',
      () => walk().requested(),
      (one) => one.does(berit, 'request.save', request(one)),
      (one, meta) => one.refuses(berit, 'request.save', request(one), meta),
    ],
    [
      'B-02 the request that is to be assessed',
      () => walk().requested(),
      (one) => one.does(berit, 'request.save', request(one)),
      (one, meta) => one.refuses(berit, 'request.assess', { assessor: peter }, meta),
    ],
    [
      'B-02 the own half of the assessment',
      () => walk().assessing(),
      (one) => one.does(peter, 'assessment.give', verdict),
      (one, meta) => one.refuses(peter, 'assessment.give', verdict, meta),
    ],
    [
      'B-03 what the no rests on',
      () => walk().assessing().bothSay(false),
      (one) => one.does(peter, 'assessment.give', { ...verdict, fits: false }),
      (one, meta) => one.refuses(berit, 'assessment.reject', { why: 'x', instead: 'y' }, meta),
    ],
    [
      'B-04 the two coordinators',
      () => walk().proposed(),
      (one) => one.does(berit, 'coordinators.propose', { people: [erik, rut] }),
      (one, meta) => one.refuses(berit, 'coordinators.propose', { people: [nina, erik] }, meta),
    ],
    [
      'B-05 what the family has answered',
      () => walk().offered(),
      (one) => one.does(nina, 'offer.think', asked),
      (one, meta) => one.refuses(erik, 'offer.decline', asked, meta),
    ],
    [
      'B-06 the analysis',
      () => walk().accepted(),
      (one) => one.does(erik, 'analysis.save', { on: one.today, text: 'Morgnarna' }),
      (one, meta) => one.refuses(nina, 'analysis.save', { on: one.today, text: 'Kvällarna' }, meta),
    ],
    [
      'B-06 one person of the map',
      () => walk().preMeeting(),
      (one) => one.does(erik, 'network.put', { ...aunt, item: mapped(one) }),
      (one, meta) => one.refuses(nina, 'network.put', { ...aunt, item: mapped(one) }, meta),
    ],
    [
      'B-06 one person taken from the map',
      () => walk().preMeeting(),
      (one) => one.does(erik, 'network.put', { ...aunt, item: mapped(one) }),
      (one, meta) => one.refuses(nina, 'network.remove', { item: mapped(one) }, meta),
    ],
    [
      'B-06 the spokesperson',
      () => walk().preMeeting(),
      (one) => one.does(erik, 'spokesperson.set', voice),
      (one, meta) => one.refuses(nina, 'spokesperson.set', voice, meta),
    ],
    [
      'B-07 the spokesperson who is presented',
      () => walk().network1(),
      (one) => one.does(erik, 'spokesperson.set', voice),
      (one, meta) => one.refuses(nina, 'spokesperson.present', {}, meta),
    ],
    [
      'T12 the mapping',
      () => walk().preMeeting(),
      (one) => one.does(erik, 'mapping.save', { state: 'ready', gaps: '' }),
      (one, meta) => one.refuses(nina, 'mapping.save', { state: 'begun', gaps: '' }, meta),
    ],
    [
      'B-07 the analysis of needs',
      () => walk().network1(),
      (one) => one.does(erik, 'needs.analyse', { text: 'Lugn' }),
      (one, meta) => one.refuses(nina, 'needs.analyse', { text: 'Ro' }, meta),
    ],
    [
      'v.home the homework that is given',
      () => walk().network1(),
      (one) => one.does(erik, 'homework.set', { who: everyone(one), text: 'Läs' }),
      (one, meta) => one.refuses(nina, 'homework.set', { who: everyone(one), text: 'Skriv' }, meta),
    ],
    [
      'v.home the homework that is answered',
      () => walk().worked(),
      (one) => one.does(jonas, 'homework.answer', { who: one.guests([jonas])[0] ?? '', text: 'Ja' }),
      (one, meta) => one.refuses(jonas, 'homework.answer', { who: one.guests([jonas])[0] ?? '', text: 'Nej' }, meta),
    ],
    [
      'B-08 who is appointed',
      () => walk().asked(),
      (one) => one.does(karin, 'contact.appoint', { person: malin }),
      (one, meta) => one.refuses(karin, 'contact.appoint', { person: jonas }, meta),
    ],
    [
      'B-08 the head teacher, when someone is appointed',
      () => walk().asked(),
      (one) => one.does(karin, 'contact.appoint', { person: malin }),
      (one, meta) => one.refuses(nina, 'contact.ask', { headTeacher: karin }, meta),
    ],
    [
      'B-08 the plan that is fixed',
      () => walk().written(),
      (one) => one.does(erik, 'need.put', { text: 'Lugnare kvällar' }),
      (one, meta) => one.refuses(nina, 'plan.fix', fix, meta),
    ],
    [
      'B-09 the receipt of a measure',
      () => walk().handedOver().on('2026-02-03'),
      (one) => one.does(jonas, 'measure.begin', began(one)),
      (one, meta) => one.refuses(malin, 'measure.begin', began(one), meta),
    ],
    [
      'B-11 the follow-up',
      () => walk().followedUp().does(malin, 'measures.keep', {}),
      (one) => one.does(malin, 'follow-up.move', { on: day('2026-06-01'), why: 'Sommaren' }),
      (one, meta) =>
        one.refuses(
          malin,
          'follow-up.record',
          { how: 'meeting', childView: 'x', summary: 'y', next: day('2026-08-20') },
          meta,
        ),
    ],
    [
      'B-14 the evaluation',
      () => walk().evaluating(),
      (one) => one.does(malin, 'evaluation.save', said),
      (one, meta) => one.refuses(malin, 'evaluation.save', said, meta),
    ],
  ])('%s', (_what, begin, change, late) => {
    const one = begin();
    const seen = one.sip.rev;
    change(one);
    expect(late(one, { seen }).code).toBe('stale');
  });

  test('B-06, v.home what another has done beside it makes nothing stale', () => {
    const one = walk().worked();
    const seen = one.sip.rev;
    one.does(jonas, 'homework.answer', { who: one.guests([jonas])[0] ?? '', text: 'Ja' });
    one.does(erik, 'network.put', aunt).does(nina, 'network.put', aunt, { seen });
    one.does(erik, 'homework.answer', { who: erik, text: 'Jag frågar' }, { seen });
    expect(factsOf(one.sip).network).toHaveLength(4);
  });
});
