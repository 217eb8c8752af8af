import { describe, expect, it } from 'vitest';
import { currentMeeting, guardiansOf } from '../../src/domain/case.ts';
import type { Payloads } from '../../src/domain/command.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { child, eva, father, fatima, mother, Walk } from '../support/walk.ts';

type Given = Payloads['family.set']['guardians'][number];
const maria: Given = { name: 'Maria Testsson', phone: '070-000 00 01' };
const johan: Given = { name: 'Johan Testsson', phone: '' };
const set = (walk: Walk, ...guardians: readonly Given[]): Walk =>
  walk.does(eva, 'family.set', {
    custody: guardians.length > 1 ? 'joint' : 'sole',
    guardians,
    ground: 'Dom 3 februari',
    understood: true,
  });
const ids = ({ sip }: Walk): readonly MemberId[] => guardiansOf(sip).map(({ id }) => id);
const guests = ({ sip }: Walk) => currentMeeting(sip)?.guests ?? [];
const family = (walk: Walk): readonly MemberId[] => guests(walk).flatMap(({ member }) => member ?? []);

describe('F30 the guest list of the family follows who the guardians are', () => {
  it('stays as it is when only a number was put right', () => {
    const walk = new Walk().prepared();
    const before = guests(walk);
    const seen = walk.history.length;
    set(walk, { ...maria, phone: '070-000 00 77' }, johan);
    expect(guests(walk)).toEqual(before);
    expect(walk.history.slice(seen).map(({ type }) => type)).toEqual(['FamilySet']);
  });

  it('loses the guardian who is one no more, and nobody else', () => {
    const walk = new Walk().prepared();
    const before = guests(walk);
    set(walk, maria);
    expect(guests(walk)).toEqual(before.filter(({ member }) => member !== father));
  });

  it('gains the one who has become a guardian, as a guest of their own', () => {
    const walk = set(new Walk().prepared(), maria).does(eva, 'guest.add', { people: [fatima] });
    set(walk, { name: 'Gunnar Testsson', phone: '' });
    const all = guests(walk).map(({ id }) => id);
    expect([family(walk), new Set(all).size]).toEqual([[child, ...ids(walk)], all.length]);
  });

  it('W10 does not gain the guardian who must not be contacted, however often the family is written anew', () => {
    const walk = new Walk().prepared().does(eva, 'circumstance.set', {
      kind: 'shelter',
      guardian: father,
      assessment: 'Får samtycka ensam',
      assessedBy: 'Juristen',
      cannotWait: false,
    });
    expect(family(set(walk, maria, { ...johan, phone: '070-000 00 02' }))).toEqual([child, mother]);
  });

  it('W6 does not gain the parents of an adult', () => {
    const walk = new Walk().scoped(undefined, '2006-06-01').signed(child);
    expect(guests(set(walk, maria, { name: 'Gunnar Testsson', phone: '' })).map(({ member }) => member)).toEqual([
      child,
    ]);
  });
});

describe('C71 who someone is', () => {
  it('a wrong spelling is put right for a guardian who is not named beside, and for nobody else', () => {
    const right = set(new Walk().need(), maria, { name: 'Johan Testson', phone: '', same: father });
    expect(ids(right)).toEqual([mother, father]);
    const named = set(new Walk().need(), maria, { name: 'Gunnar', phone: '', same: mother });
    expect(ids(named).filter((id) => id === mother)).toHaveLength(1);
    expect(ids(named)).not.toContain(father);
    const notGuardian = set(new Walk().need(), maria, { name: 'Gunnar', phone: '', same: child });
    expect(ids(notGuardian)).not.toContain(child);
  });

  it('everyone has an id of their own, also after several changes, and who comes back is the same', () => {
    const walk = new Walk().consented();
    const people = (): readonly MemberId[] => walk.sip.people.map(({ id }) => id);
    const before = walk.sip.seq;
    set(walk, maria, { name: 'Gunnar Testsson', phone: '' });
    set(walk, maria, { name: 'Bo Testsson', phone: '' });
    expect(new Set(people()).size).toBe(5);
    expect(people()).toHaveLength(5);
    expect(walk.sip.seq).toBeGreaterThanOrEqual(before + 4);
    set(walk, maria, johan);
    expect([ids(walk), people().length]).toEqual([[mother, father], 5]);
  });

  it('who was named by mistake before anything was asked leaves no trace', () => {
    const walk = set(new Walk().need(), maria);
    expect(walk.sip.people.map(({ capacity }) => capacity)).toEqual(['child', 'guardian']);
    expect(set(new Walk().consented(), maria).sip.people.map(({ capacity }) => capacity)).toContain('former-guardian');
  });

  it('W1 each guardian has a name', () => {
    const nameless = { custody: 'joint', guardians: [maria, { name: '', phone: '070-000 00 02' }] } as const;
    expect(new Walk().started().refuses(eva, 'family.set', nameless)).toEqual({
      code: 'lacking',
      lacks: [{ code: 'guardian-name' }],
    });
  });

  it('W1 says how many guardians there have to be', () => {
    const payload = { custody: 'joint', guardians: [maria] } as const;
    expect(new Walk().started().refuses(eva, 'family.set', payload)).toMatchObject({
      lacks: [{ code: 'guardians-missing', params: { n: 2 } }],
    });
  });
});
