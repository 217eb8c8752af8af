import { describe, expect, test } from 'vitest';
import { availableVerbs } from '../../src/domain/available.ts';
import type { Staff } from '../../src/domain/directory.ts';
import type { PersonId, UnitId } from '../../src/domain/ids.ts';
import type { Lack } from '../../src/domain/refusal.ts';
import { proposedSuccessor } from '../../src/domain/rules/coordinator-leaves.ts';
import { candidatesOf, coordinatorsOf, factsOf, leavingOf, type VastbasFacts } from '../../src/domain/vastbas.ts';
import { without } from '../support/remind.ts';
import { dutiesNamed } from '../support/told.ts';
import { berit, erik, nina, rut } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import type { Walk } from '../support/walk.ts';

const tove = 'tove' as PersonId;
const why = { reason: 'Det finns ingen annan som kan' };

/** One more of the pool, who works where Erik does. */
const withTove = (walk: VastbasWalk): VastbasWalk => {
  const { directory } = walk.context;
  const one = directory.staff.get(erik) as Staff;
  const staff = new Map(directory.staff).set(tove, { ...one, id: tove, name: 'Tove Berg' });
  return Object.assign(walk, { context: { ...walk.context, directory: { ...directory, staff } } });
};
const leaving = (): VastbasWalk =>
  withTove(new VastbasWalk().preMeeting()).does(nina, 'coordinator.leave', { stays: false });
const ask = <W extends Walk>(walk: W, to: PersonId, from = nina): W =>
  walk.does(berit, 'coordinator.replace', { from, to }, why);
const candidates = ({ sip }: Walk): readonly PersonId[] => candidatesOf(sip).map(({ person }) => person);
const lacks = (walk: Walk, to: PersonId, from = nina): readonly Lack[] => {
  const decision = walk.tries(berit, 'coordinator.replace', { from, to });
  return !decision.ok && 'lacks' in decision.refusal ? decision.refusal.lacks : [];
};
const known = (walk: VastbasWalk, facts: VastbasFacts): VastbasWalk =>
  Object.assign(walk, { sip: { ...walk.sip, vastbas: { ...walk.sip.vastbas, ...facts } } });
const seat = ({ sip }: Walk, person: PersonId): unknown =>
  factsOf(sip).coordinators?.filter((one) => one.person === person);

describe('N12 who is asked to take the place of a coordinator', () => {
  test('N12 samordnaren asks another one instead of who has not answered, who is asked no more', () => {
    const walk = ask(ask(leaving(), rut), tove);
    expect(candidates(walk)).toEqual([nina, erik, tove]);
    expect(factsOf(walk.sip).coordinators).toHaveLength(3);
    expect([...availableVerbs(walk.context, walk.sip, rut, walk.today)]).toEqual([]);
  });

  test('N12 who has said no may be asked again, and stands in the case once', () => {
    const walk = ask(leaving(), rut).does(rut, 'coordinator.answer', { takes: false });
    ask(walk, rut);
    expect(seat(walk, rut)).toEqual([{ person: rut, proposedOn: walk.today, replaces: nina }]);
    walk.does(rut, 'coordinator.answer', { takes: true });
    expect(coordinatorsOf(walk.sip)).toEqual([rut, erik]);
    const other = ask(leaving(), rut).does(rut, 'coordinator.answer', { takes: false });
    ask(other.does(erik, 'coordinator.leave', { stays: false }), rut, erik);
    expect(seat(other, rut)).toEqual([{ person: rut, proposedOn: other.today, replaces: erik }]);
  });

  test('N12 both coordinators may leave at the same time, and each place has its own successor', () => {
    const walk = ask(leaving(), rut).does(erik, 'coordinator.leave', { stays: false });
    expect(leavingOf(walk.sip).map(({ person }) => person)).toEqual([nina, erik]);
    expect(lacks(walk, rut, erik)).toEqual([expect.objectContaining({ code: 'VB-KOORD-REDAN' })]);
    ask(walk, tove, erik);
    expect(candidates(walk)).toEqual([nina, erik, rut, tove]);
    walk.does(tove, 'coordinator.answer', { takes: true }).does(rut, 'coordinator.answer', { takes: true });
    expect([coordinatorsOf(walk.sip), candidates(walk)]).toEqual([
      [rut, tove],
      [rut, tove],
    ]);
  });

  test('N12 who wanted to leave and then leaves the directory is still followed by the one who was asked', () => {
    const walk = without(ask(leaving(), rut), nina).does('system', 'look', {});
    expect([candidates(walk), seat(walk, nina)]).toEqual([
      [erik, rut],
      [expect.objectContaining({ gone: true, leavesOn: walk.today })],
    ]);
    walk.does(rut, 'coordinator.answer', { takes: true });
    expect(coordinatorsOf(walk.sip)).toEqual([rut, erik]);
  });

  test('N12 when who had left is back, the one who was asked instead is asked no more', () => {
    const stored = withTove(new VastbasWalk().preMeeting());
    const { context } = stored;
    const walk = without(stored, nina).does('system', 'look', {});
    ask(walk, rut);
    Object.assign(walk, { context }).does('system', 'look', {});
    expect([coordinatorsOf(walk.sip), candidates(walk)]).toEqual([
      [nina, erik],
      [nina, erik],
    ]);
    expect([...availableVerbs(walk.context, walk.sip, rut, walk.today)]).toEqual([]);
  });

  test('N12 nobody is noted as gone who had said no, or after the contact person has taken over', () => {
    const asked = new VastbasWalk().proposed().does(nina, 'coordinator.answer', { takes: false });
    const declined = without(asked, nina).does('system', 'look', {});
    expect(seat(declined, nina)).toEqual([expect.not.objectContaining({ gone: true })]);
    const later = without(new VastbasWalk().handedOver(), nina, erik).does('system', 'look', {});
    for (const person of [nina, erik])
      expect(seat(later, person)).toEqual([expect.not.objectContaining({ gone: true })]);
  });
});

describe('N12 B-04 what the successor takes over with the yes', () => {
  const answers = (walk: VastbasWalk, from: PersonId, to: PersonId): VastbasWalk =>
    ask(walk, to, from).on('2026-01-20').does(to, 'coordinator.answer', { takes: true });
  const leads = ({ sip }: Walk): unknown => sip.meetings.map(({ leader, secretary }) => [leader, secretary]);

  test('N12 the seat of the one who leaves, from the day of the yes', () => {
    const walk = ask(leaving().on('2026-01-08'), rut);
    const asked = walk.today;
    walk.on('2026-01-09').does(rut, 'coordinator.answer', { takes: true });
    expect(factsOf(walk.sip).coordinators).toEqual([
      { person: rut, proposedOn: asked, declaredOn: walk.today },
      expect.objectContaining({ person: erik }),
    ]);
    expect([coordinatorsOf(walk.sip), candidates(walk)]).toEqual([
      [rut, erik],
      [rut, erik],
    ]);
  });

  test('N12 who leads goes on to lead, and who writes to write, by the one who takes that place', () => {
    expect(leads(answers(leaving(), nina, rut))).toEqual([[rut, erik]]);
    const other = withTove(new VastbasWalk().preMeeting()).does(erik, 'coordinator.leave', { stays: false });
    expect(leads(answers(other, erik, tove))).toEqual([[nina, tove]]);
  });

  test('N12 a meeting that others lead, or that has begun, is left as it is', () => {
    const walk = leaving();
    const meetings = walk.sip.meetings.map((one) => ({ ...one, leader: berit, secretary: berit }));
    expect(leads(answers(Object.assign(walk, { sip: { ...walk.sip, meetings } }), nina, rut))).toEqual([
      [berit, berit],
    ]);
    const begun = withTove(new VastbasWalk().network1()).does(nina, 'coordinator.leave', { stays: false });
    expect(leads(answers(begun, nina, rut))).toEqual([[nina, erik]]);
  });

  test('N12 what is still to be thought about is passed on, and what is answered stays with who answered', () => {
    const walk = withTove(new VastbasWalk().worked());
    const before = factsOf(walk.sip).homework ?? [];
    const own = before.findIndex(({ who }) => who === nina);
    expect([own >= 0, before.length > 1]).toEqual([true, true]);
    const passed = before.map((one, index) => (index === own ? { ...one, who: rut } : one));
    const open = answers(walk.does(nina, 'coordinator.leave', { stays: false }), nina, rut);
    expect(factsOf(open.sip).homework).toEqual(passed);
    const answer = { text: 'Jag kan ringa på morgonen.', on: walk.today, by: nina };
    const answered = withTove(new VastbasWalk().worked());
    const homework = before.map((one, index) => (index === own ? { ...one, answer } : one));
    known(answered, { homework }).does(nina, 'coordinator.leave', { stays: false });
    expect(factsOf(answers(answered, nina, rut).sip).homework).toEqual(homework);
  });
});

describe('SEP2 SEP3 B-04 what is asked about a successor', () => {
  test('B-04 a successor is compared with the coordinator who stays, not with the one who leaves', () => {
    const codes = (walk: Walk, to: PersonId, from = nina): readonly string[] =>
      lacks(walk, to, from).map((one) => one.code);
    expect(codes(leaving(), rut)).toEqual([]);
    expect(codes(leaving(), tove)).toEqual(['VB-KOORD-ENHET', 'VB-KOORD-SEKTOR']);
    const other = withTove(new VastbasWalk().preMeeting()).does(erik, 'coordinator.leave', { stays: false });
    expect(codes(other, rut, erik)).toEqual(['VB-KOORD-ENHET', 'VB-KOORD-SEKTOR']);
  });

  test('SEP3 the child’s voice and the contact person are no coordinators, by name or by person', () => {
    const biased = [expect.objectContaining({ code: 'VB-KOORD-JAV', params: { name: 'Rut Ahl' } })];
    const voice = { name: 'R. Ahl', relation: 'lärare', person: rut, accepted: true, trusted: true };
    expect(lacks(known(leaving(), { spokesperson: voice }), rut)).toEqual(biased);
    const contact = { person: rut, unit: 'forskolan' as UnitId, appointedBy: berit, appointedOn: leaving().today };
    expect(lacks(known(leaving(), { contact }), rut)).toEqual(biased);
    const { spokesperson: _voice, ...silent } = factsOf(leaving().sip);
    const walk = leaving();
    Object.assign(walk, { sip: { ...walk.sip, vastbas: silent } });
    expect(lacks(walk, rut)).toEqual([]);
  });

  test('B-04 who already coordinates is named in the answer', () => {
    expect(lacks(leaving(), erik)).toEqual([
      expect.objectContaining({ code: 'VB-KOORD-REDAN', params: { name: 'Erik Sand' } }),
    ]);
  });

  test('B-04 the one to ask first is free, of another unit and sector than who stays, and has the fewest cases', () => {
    const walk = leaving();
    const proposed = (from: PersonId, load: readonly (readonly [PersonId, number])[] = []): PersonId | undefined =>
      proposedSuccessor(walk.context, walk.sip, from, new Map(load), walk.now);
    expect([proposed(nina), proposed(erik)]).toEqual([rut, tove]);
    expect(proposed(nina, [[rut, 9]])).toBe(rut);
    const alone = without(walk, rut, tove);
    expect(proposedSuccessor(alone.context, alone.sip, nina, new Map(), alone.now)).toBeUndefined();
    expect(dutiesNamed(walk, 'replace-coordinator')).toHaveLength(1);
  });
});
