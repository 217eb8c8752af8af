import { describe, expect, test } from 'vitest';
import type { Staff } from '../../src/domain/directory.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { codesOf } from '../support/refusals.ts';
import { erik, nina, peter, vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { eva, karin, sara, ulla } from '../support/walk.ts';

describe('B-06, SEP3 the spokesperson', () => {
  test("ST26 a spokesperson without the guardian's trust, or without the own yes, stops the call", () => {
    const set = { name: 'Kim', relation: 'moster', accepted: true, trusted: true };
    const untrusted = new VastbasWalk().preMeeting().does(nina, 'spokesperson.set', { ...set, trusted: false });
    expect(codesOf(untrusted.refuses(nina, 'call.send', {}))).toEqual(['VB-SPR-TILLIT']);
    const unasked = new VastbasWalk().preMeeting().does(nina, 'spokesperson.set', { ...set, accepted: false });
    expect(codesOf(unasked.refuses(nina, 'call.send', {}))).toEqual(['VB-SPR-JA']);
    expect(new VastbasWalk().networkCalled().sip.step).toBe('network-1-called');
  });

  test.each([
    ['koordinator 2 by the person', { name: 'Erik S', person: erik }],
    ['koordinator 1 by the name', { name: 'nina  alm' }],
    ['who assesses for IFO', { name: 'Peter', person: peter }],
    ['a social worker', { name: 'Sara', person: sara }],
    ['a head teacher', { name: 'Karin', person: karin }],
    ['who handles the child', { name: 'Eva', person: eva }],
    ['one of IFO', { name: 'Lotta', person: 'lotta' as typeof eva }],
  ])('SEP3 %s is not the spokesperson', (_who, named) => {
    const set = { relation: '', accepted: true, trusted: true, ...named };
    const { staff } = vastbasContext.directory;
    const lotta = {
      ...(staff.get(peter) as Staff),
      id: 'lotta' as typeof eva,
      name: 'Lotta Ek',
      functions: ['ifo'],
    } as const;
    const directory = { ...vastbasContext.directory, staff: new Map(staff).set(lotta.id, lotta) };
    const walk = new VastbasWalk(undefined, { ...vastbasContext, directory }).accepted();
    expect(codesOf(walk.refuses(nina, 'spokesperson.set', set))).toEqual(['VB-SPR-FRI']);
  });

  test('B-06 a spokesperson has a name, and may be someone of the staff who is free', () => {
    const set = { name: 'Ulla Bergström', relation: 'läkare', accepted: true, trusted: true };
    const walk = new VastbasWalk().accepted();
    expect(codesOf(walk.refuses(nina, 'spokesperson.set', { ...set, name: '' }))).toEqual(['outside-name']);
    for (const person of [ulla, 'nobody' as typeof ulla]) {
      walk.does(nina, 'spokesperson.set', { ...set, person });
      expect(factsOf(walk.sip).spokesperson).toEqual({ ...set, person });
    }
  });

  test('B-06 who has been presented stays so with the same name, and another person does not inherit it', () => {
    const walk = new VastbasWalk().worked();
    const set = { name: 'Ulla Mentor', relation: 'ledare', accepted: true, trusted: true };
    walk.does(nina, 'spokesperson.set', set);
    expect(factsOf(walk.sip).spokesperson?.presented).toBe(true);
    walk.does(nina, 'spokesperson.set', { ...set, name: 'Kim' });
    expect(factsOf(walk.sip).spokesperson?.presented).toBeUndefined();
  });
});
