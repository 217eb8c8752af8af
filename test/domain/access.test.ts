import { describe, expect, it } from 'vitest';
import { mayRead, peopleOf, rolesOf } from '../../src/domain/access.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { berit, erik, malin, nina, peter } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, eva, karin, sara, Walk } from '../support/walk.ts';

const reads = ({ context, sip, today }: Walk, person: PersonId): boolean =>
  mayRead(context.profile, context.directory, sip, person, today);
const again = (): Walk => new Walk().followedUp().does(eva, 'meeting.renew', {});
const without = (walk: Walk, person: PersonId): Walk => walk.does(eva, 'guest.remove', { guest: walk.guest(person) });
const told = (walk: Walk): readonly string[] =>
  walk.effects.flatMap((effect) => (effect.kind === 'notice' ? [`${effect.notice} ${effect.to}`] : []));

describe('RM9 what nobody has opened to others is restricted', () => {
  it.each([
    ['a draft', () => new Walk().draft()],
    ['a new case', () => new Walk().need()],
    ['a case that waits for consent', () => new Walk().scoped()],
  ])('RM9 %s is read by whoever started it, and by nobody else of all in the directory', (_what, walked) => {
    const walk = walked();
    const staff = [...walk.context.directory.staff.keys()];
    expect(staff.length).toBeGreaterThan(10);
    expect(staff.filter((person) => reads(walk, person))).toEqual([eva]);
    expect(peopleOf(walk.sip)).toEqual([eva]);
  });
});

describe('SEP8 who takes part reads, and nobody else of another organisation', () => {
  it('a participant of the first meeting sees the plan after it, with or without a measure of their own', () => {
    const walk = new Walk().fixed();
    expect([reads(walk, amir), reads(walk, sara)]).toEqual([true, true]);
  });

  it('who is proposed for a new meeting goes on reading until the kallelse, and is told nothing', () => {
    const walk = again();
    expect([reads(walk, amir), reads(walk, sara)]).toEqual([true, true]);
    expect(told(walk)).toEqual([]);
  });

  it('a guest of the first meeting who is taken from the list of the second no longer reads, and is told so once', () => {
    const walk = without(again(), sara);
    expect(rolesOf(walk.context.directory, walk.sip, sara)).toEqual([]);
    expect(reads(walk, sara)).toBe(false);
    expect(told(walk)).toEqual([`removed ${sara}`]);
  });

  it('a guest taken from the list who carries out the fixed plan still reads it', () => {
    const walk = without(again(), amir);
    expect(rolesOf(walk.context.directory, walk.sip, amir)).toEqual(['doer']);
    expect(reads(walk, amir)).toBe(true);
    expect(told(walk)).toEqual([]);
  });

  it('F20 a guest who is only proposed for a first meeting reads nothing', () => {
    expect(reads(new Walk().prepared(), amir)).toBe(false);
  });
});

it('S18 those who have a part in a case of process B are all known, whether they read it or not', () => {
  expect(peopleOf(new VastbasWalk().proposed().sip)).toEqual([berit, peter, nina, erik]);
  expect(peopleOf(new VastbasWalk().appointed().sip)).toEqual(expect.arrayContaining([karin, malin]));
});
