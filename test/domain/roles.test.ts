import { describe, expect, it } from 'vitest';
import { isOutsider, mayRead, peopleOf, rolesOf } from '../../src/domain/access.ts';
import type { Directory } from '../../src/domain/directory.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { erik, malin, nina, peter, rut, VastbasStart } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, context, eva, jonas, karin, mother, named, sara, Walk } from '../support/walk.ts';

const roles = ({ context, sip }: Walk, person: PersonId): readonly string[] => rolesOf(context.directory, sip, person);
const reads = ({ context, sip, today }: Walk, person: PersonId, directory = context.directory): boolean =>
  mayRead(context.profile, directory, sip, person, today);
const without = (person: PersonId): Directory => {
  const staff = new Map(context.directory.staff);
  staff.delete(person);
  return { ...context.directory, staff };
};
const withdrawn = (walk: Walk): Walk =>
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });

describe('§5.1 what a person is in a case', () => {
  it('N12 the school chief has a part only while a head teacher was asked and there is no contact person', () => {
    const chief = named('Gunilla Rask');
    const asked = new VastbasWalk().asked();
    expect(roles(new VastbasWalk().worked(), chief)).toEqual([]);
    expect(roles(asked, chief)).toEqual(['school-chief']);
    const others = [rut, jonas, 'nobody' as PersonId];
    expect(others.filter((one) => roles(asked, one).includes('school-chief'))).toEqual([]);
    const appointed = new VastbasWalk().appointed();
    expect(roles(appointed, chief)).toEqual([]);
    const gone = Object.assign(new VastbasWalk(appointed.now, { ...appointed.context, directory: without(malin) }), {
      sip: appointed.sip,
    }).does('system', 'look', {});
    expect(factsOf(gone.sip).contact?.lostOn).toBeDefined();
    expect([roles(gone, chief), roles(gone, malin).includes('contact')]).toEqual([['school-chief'], false]);
  });

  it('B-03 a candidate is a candidate until the case is with the family, then both coordinate', () => {
    expect(roles(new VastbasStart().proposed(), nina)).toEqual(['candidate']);
    const offered = new VastbasStart().offered();
    expect([nina, erik].map((one) => roles(offered, one))).toEqual([
      ['coordinator-1', 'coordinator'],
      ['coordinator-2', 'coordinator'],
    ]);
    expect(roles(offered, peter)).toEqual([]);
  });

  it('SEP8 who is only proposed has no part yet, whoever else was called', () => {
    const walk = new Walk()
      .followedUp()
      .does(eva, 'meeting.renew', {})
      .does(eva, 'guest.add', { people: [peter] });
    expect([roles(walk, peter), roles(walk, sara)]).toEqual([[], ['participant']]);
  });

  it('F17 the case stands in the list of those who have a part, and in no other', () => {
    expect(peopleOf(new Walk().prepared().sip)).toEqual([eva, karin]);
    expect(peopleOf(new Walk().called().sip)).toEqual([eva, karin, amir, sara]);
    expect(peopleOf(new Walk().fixed().sip)).toEqual([eva, karin, amir, sara, jonas]);
  });
});

describe('F20 who reads', () => {
  it('who has left the directory reads nothing, whatever part the case still names', () => {
    const walk = new Walk().fixed();
    expect(reads(walk, amir)).toBe(true);
    expect(reads(walk, amir, without(amir))).toBe(false);
    expect(reads(walk, jonas, without(jonas))).toBe(false);
  });

  it('a guest of the own authority reads by the consent, who leads or writes by the part', () => {
    const walk = new Walk().prepared().does(eva, 'guest.add', { people: [jonas, karin] });
    walk.does(eva, 'guest.contacted', { guests: walk.guests([jonas, karin]) }).does(eva, 'call.send', {});
    expect([jonas, karin].map((one) => reads(walk, one))).toEqual([true, true]);
    withdrawn(walk);
    expect([jonas, karin].map((one) => reads(walk, one))).toEqual([false, true]);
  });

  it('an outsider is invited or does something and no more; who leads from another organisation is none', () => {
    const outsider = (walk: Walk, person: PersonId): boolean => isOutsider(context.directory, walk.sip, person);
    const walk = new Walk().called();
    expect([amir, eva].map((one) => outsider(walk, one))).toEqual([true, false]);
    walk.does(eva, 'preparation.save', {
      question: 'Hur?',
      purpose: 'En plan',
      childWay: 'part',
      interpreter: false,
      leader: amir,
      secretary: eva,
    });
    expect(outsider(walk, amir)).toBe(false);
    expect(outsider(walk, 'nobody' as PersonId)).toBe(true);
  });
});
