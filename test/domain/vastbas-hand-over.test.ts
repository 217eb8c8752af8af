import { describe, expect, test } from 'vitest';
import { mayRead, responsibleOf, rolesOf } from '../../src/domain/access.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import { currentMeeting } from '../../src/domain/case.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { Staff } from '../../src/domain/directory.ts';
import type { PersonId, UnitId } from '../../src/domain/ids.ts';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import { dayOf } from '../../src/domain/time.ts';
import { coordinatorsOf, factsOf, leavingOf } from '../../src/domain/vastbas.ts';
import { codesOf } from '../support/refusals.ts';
import { without } from '../support/remind.ts';
import { dutiesNamed, told } from '../support/told.ts';
import { berit, erik, nina, peter, rut } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { eva, jonas, named, type Walk } from '../support/walk.ts';

const [siv, mats] = [named('Siv Lund'), named('Mats Ekberg')];
const why = { reason: 'Det finns ingen annan som kan' };
const reads = ({ context: { profile, directory }, sip, today }: Walk, person: PersonId): boolean =>
  mayRead(profile, directory, sip, person, today);
const may = ({ context, sip, today }: Walk, person: PersonId): ReadonlySet<string> =>
  availableVerbs(context, sip, person, today);
const leaving = (): VastbasWalk => new VastbasWalk().preMeeting().does(nina, 'coordinator.leave', { stays: false });
const asked = (): VastbasWalk => leaving().does(berit, 'coordinator.replace', { from: nina, to: rut }, why);
const askedOf = (walk: Walk): readonly (readonly [PersonId, string | undefined])[] =>
  dutiesOf(walk.context, walk.sip).flatMap(({ rule, person, nudgeAt }) =>
    rule === 'replace-coordinator' || rule === 'successor' ? [[person, nudgeAt && dayOf(nudgeAt)] as const] : [],
  );

describe('N12 a coordinator hands over', () => {
  test('N12 who wants to leave stays until another has said yes, and samordnaren is asked without reading the case', () => {
    const walk = leaving();
    expect([coordinatorsOf(walk.sip), responsibleOf(walk.sip)]).toEqual([[nina, erik], nina]);
    expect(dutiesNamed(walk, 'replace-coordinator')).toHaveLength(1);
    expect(askedOf(walk).map(([person]) => person)).toEqual([berit]);
    expect([reads(walk, berit), may(walk, berit).has('coordinator.replace')]).toEqual([false, true]);
    expect(codesOf(walk.refuses(nina, 'coordinator.leave', { stays: false }))).toEqual(['VB-KOORD-BETT']);
    walk.does(nina, 'coordinator.leave', { stays: true });
    expect([leavingOf(walk.sip), dutiesNamed(walk, 'replace-coordinator')]).toEqual([[], []]);
    expect(codesOf(walk.refuses(nina, 'coordinator.leave', { stays: true }))).toEqual(['VB-KOORD-KVAR']);
  });

  test('N12 who is asked instead learns nothing before the yes, and may do nothing but answer', () => {
    const walk = asked();
    expect(told(walk)).toEqual(['coordinate Rut Ahl']);
    expect([reads(walk, rut), [...may(walk, rut)]]).toEqual([false, ['coordinator.answer']]);
    expect(noticeHolds(walk.context, walk.sip, { notice: 'coordinate', to: rut, ref: '' }, walk.now)).toBe(true);
    expect(dutiesNamed(walk, 'declare')).toEqual([expect.stringContaining('Rut Ahl')]);
    expect(dutiesNamed(walk, 'replace-coordinator')).toEqual([]);
    expect(codesOf(walk.refuses(nina, 'coordinator.leave', { stays: true }))).toEqual(['VB-KOORD-TILLFRAGAD']);
    for (const person of [berit, erik, jonas])
      expect(walk.refuses(person, 'coordinator.answer', { takes: true }).code).toBe('not-yours');
  });

  test('N12 B-04 with the yes the successor has the seat, the meeting and the homework, and who left reads no more (SEP8)', () => {
    const walk = asked().does(rut, 'coordinator.answer', { takes: true });
    expect([coordinatorsOf(walk.sip), responsibleOf(walk.sip), leavingOf(walk.sip)]).toEqual([[rut, erik], rut, []]);
    expect(currentMeeting(walk.sip)?.leader).toBe(rut);
    expect(told(walk)).toEqual(expect.arrayContaining(['coordinates Rut Ahl', 'removed Nina Alm']));
    expect([reads(walk, nina), reads(walk, rut), rolesOf(walk.context.directory, walk.sip, nina)]).toEqual([
      false,
      true,
      [],
    ]);
    const later = new VastbasWalk().worked();
    expect(factsOf(later.sip).homework?.some(({ who }) => who === nina)).toBe(true);
    later.does(nina, 'coordinator.leave', { stays: false });
    later
      .does(berit, 'coordinator.replace', { from: nina, to: rut }, why)
      .does(rut, 'coordinator.answer', { takes: true });
    const homework = factsOf(later.sip).homework?.map(({ who }) => who);
    expect([homework?.includes(nina), homework?.includes(rut)]).toEqual([false, true]);
  });

  test('N12 after a no samordnaren is asked again, within the same fortnight', () => {
    const walk = leaving();
    const [due] = dutiesNamed(walk, 'replace-coordinator');
    walk.does(berit, 'coordinator.replace', { from: nina, to: rut }, why);
    walk.does(rut, 'coordinator.answer', { takes: false });
    expect([coordinatorsOf(walk.sip), dutiesNamed(walk, 'replace-coordinator')]).toEqual([[nina, erik], [due]]);
    expect([...may(walk, rut)]).toEqual([]);
  });

  test('SEP2 SEP3 B-04 a successor is held to the same independence as the first two', () => {
    const walk = leaving();
    const lack = (to: PersonId, from = nina): readonly string[] =>
      codesOf(walk.refuses(berit, 'coordinator.replace', { from, to }));
    expect(lack(nina)).toEqual(['VB-KOORD-REDAN']);
    expect(lack(erik)).toEqual(['VB-KOORD-REDAN']);
    expect(lack(rut, erik)).toEqual(['VB-KOORD-KVAR']);
    expect(lack(jonas)).toContain('VB-KOORD-POOL');
    expect(lack(eva)).toEqual(expect.arrayContaining(['VB-KOORD-POOL', 'VB-KOORD-JAV']));
    const voice = leaving();
    const { spokesperson } = factsOf(voice.sip);
    const facts = { ...voice.sip.vastbas, spokesperson: { ...spokesperson, name: 'Rut Ahl' } };
    Object.assign(voice, { sip: { ...voice.sip, vastbas: facts } });
    expect(codesOf(voice.refuses(berit, 'coordinator.replace', { from: nina, to: rut }))).toEqual(['VB-KOORD-JAV']);
    for (const person of [nina, erik, mats, peter])
      expect(walk.refuses(person, 'coordinator.replace', { from: nina, to: rut }).code).toBe('not-yours');
  });

  test('N12 after the contact person has taken over no coordinator leaves any more', () => {
    const walk = new VastbasWalk().handedOver();
    expect(walk.refuses(nina, 'coordinator.leave', { stays: false }).code).toBe('not-yours');
    const later = without(walk, nina, erik).does('system', 'look', {});
    expect(dutiesNamed(later, 'replace-coordinator')).toEqual([]);
  });
});

describe('N12 someone of process B is no longer in the directory', () => {
  test('N12 ST39 the other coordinator leads at once, samordnaren is asked three times, and then the manager', () => {
    const walk = without(new VastbasWalk().preMeeting(), nina).does('system', 'look', {});
    expect([coordinatorsOf(walk.sip), responsibleOf(walk.sip)]).toEqual([[erik], erik]);
    expect(may(walk, erik).has('meeting.start') || may(walk, erik).has('meeting.plan')).toBe(true);
    expect(leavingOf(walk.sip)).toMatchObject([{ person: nina, leavesOn: walk.today, gone: true }]);
    const first = askedOf(walk);
    expect(first.map(([person]) => person)).toEqual([berit]);
    walk
      .does(berit, 'coordinator.replace', { from: nina, to: rut }, why)
      .does(rut, 'coordinator.answer', { takes: true });
    expect([coordinatorsOf(walk.sip), askedOf(walk)]).toEqual([[rut, erik], []]);
  });

  test('N12 with both coordinators gone samordnaren answers for the case and reads it until there are two again', () => {
    const walk = without(new VastbasWalk().preMeeting(), nina, erik).does('system', 'look', {});
    expect([coordinatorsOf(walk.sip), responsibleOf(walk.sip), reads(walk, berit)]).toEqual([[], berit, true]);
    expect(askedOf(walk)).toHaveLength(2);
  });

  test('N12 who is back before anyone took the place is coordinator again', () => {
    const stored = new VastbasWalk().preMeeting();
    const { context } = stored;
    const walk = without(stored, nina).does('system', 'look', {});
    expect(coordinatorsOf(walk.sip)).toEqual([erik]);
    Object.assign(walk, { context }).does('system', 'look', {});
    expect([coordinatorsOf(walk.sip), leavingOf(walk.sip)]).toEqual([[nina, erik], []]);
  });

  test('N12 a candidate who is gone before the offer counts as one less, and samordnaren proposes anew', () => {
    const walk = without(new VastbasWalk().proposed(), nina).does('system', 'look', {});
    expect(dutiesNamed(walk, 'propose')).toHaveLength(1);
  });

  test('F87 SEP11 samordnaren hands over to another one, before the offer with all of it and later without reading', () => {
    const walk = new VastbasWalk().assessing();
    const lack = (to: PersonId): readonly string[] => codesOf(walk.refuses(berit, 'case.hand-over', { to }));
    expect([lack(berit), lack(mats), lack(nina)]).toEqual([
      ['handover-self'],
      ['VB-SAMORDNARE-VEM'],
      ['VB-SAMORDNARE-VEM'],
    ]);
    walk.does(berit, 'case.hand-over', { to: siv });
    expect(walk.refuses(berit, 'case.hand-over', { to: siv }).code).toBe('not-yours');
    expect([walk.sip.openedBy, reads(walk, siv), reads(walk, berit)]).toEqual([siv, true, false]);
    expect(told(walk)).toContain('takes-over Siv Lund');
    const later = new VastbasWalk().preMeeting().does(berit, 'case.hand-over', { to: siv });
    expect([later.sip.openedBy, reads(later, siv), responsibleOf(later.sip)]).toEqual([siv, false, nina]);
    const notice = { notice: 'takes-over', to: siv, ref: '' } as const;
    expect(told(later)).toContain('takes-over Siv Lund');
    expect(noticeHolds(later.context, later.sip, notice, later.now)).toBe(true);
  });

  test('F87 SEP2 samordnaren is followed by one of the same authority who neither assesses nor coordinates the case', () => {
    const intake = (walk: Walk, person: PersonId, unit?: UnitId): Walk => {
      const { directory } = walk.context;
      const one = directory.staff.get(person) as Staff;
      const staff = new Map(directory.staff).set(person, { ...one, unit: unit ?? one.unit, functions: ['intake'] });
      return Object.assign(walk, { context: { ...walk.context, directory: { ...directory, staff } } });
    };
    const lack = (walk: Walk, to: PersonId): readonly string[] =>
      codesOf(walk.refuses(berit, 'case.hand-over', { to }));
    const led = new VastbasWalk().preMeeting();
    expect(lack(intake(led, nina), nina)).toEqual(['VB-SAMORDNARE-FRI']);
    expect(lack(led, 'nobody' as PersonId)).toEqual(['VB-SAMORDNARE-VEM']);
    const school = led.context.directory.staff.get(nina)?.unit;
    expect(lack(intake(new VastbasWalk().assessing(), peter), peter)).toEqual(['VB-SAMORDNARE-VEM']);
    expect(lack(intake(new VastbasWalk().assessing(), peter, school), peter)).toEqual(['VB-SAMORDNARE-FRI']);
    expect(intake(new VastbasWalk().assessing(), jonas).does(berit, 'case.hand-over', { to: jonas }).sip.openedBy).toBe(
      jonas,
    );
    const gone = without(new VastbasWalk().preMeeting(), berit).does('system', 'look', {});
    expect(codesOf(gone.refuses(mats, 'case.hand-over', { to: berit }))).toEqual(['handover-same']);
    expect(codesOf(gone.refuses(mats, 'case.hand-over', { to: mats }))).toEqual(['handover-self']);
  });

  test('N12 samordnaren has left: the manager has fourteen days to name another one, in every step until the handing over', () => {
    for (const stored of [new VastbasWalk().requested(), new VastbasWalk().preMeeting()]) {
      const walk = without(stored, berit).does('system', 'look', {});
      expect(walk.sip.gone?.person).toBe(berit);
      expect(askedOf(walk).map(([person]) => person)).toEqual([mats]);
      expect(reads(walk, mats)).toBe(false);
      walk.does(mats, 'case.hand-over', { to: siv });
      expect([walk.sip.openedBy, walk.sip.gone, askedOf(walk)]).toEqual([siv, undefined, []]);
    }
    const done = without(new VastbasWalk().handedOver(), berit).does('system', 'look', {});
    expect([done.sip.gone, askedOf(done)]).toEqual([undefined, []]);
  });
});
