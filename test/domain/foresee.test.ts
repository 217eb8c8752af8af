import { expect, test } from 'vitest';
import type { Command, Payloads, Verb } from '../../src/domain/command.ts';
import { certainLacks } from '../../src/domain/foresee.ts';
import type { CommandId } from '../../src/domain/ids.ts';
import { eva, Walk } from '../support/walk.ts';

const asked = <V extends Verb>(walk: Walk, verb: V, payload: Payloads[V]): Command =>
  ({
    id: 'c' as CommandId,
    caseId: walk.sip.id,
    by: eva,
    at: walk.now,
    seen: 0,
    verb,
    ...payload,
  }) as unknown as Command;
const certain = (walk: Walk, ...commands: readonly Command[]): readonly string[] =>
  certainLacks(walk.context, walk.sip, commands).map(({ code, params }) => `${code}${params ? ` ${params['n']}` : ''}`);

test('what blocks every way in which a form can be meant is certain, and only that', () => {
  const walk = new Walk().started();
  const family = (custody: 'joint' | 'sole' | 'unknown', ...names: readonly string[]): Command =>
    asked(walk, 'family.set', { custody, guardians: names.map((name) => ({ name, phone: '' })) });
  const [joint, sole] = [family('joint'), family('sole')];
  expect(certain(walk, joint)).toEqual(['guardians-missing 2']);
  expect(certain(walk, joint, family('joint', 'Maria Testsson'))).toEqual(['guardians-missing 2']);
  // The same thing in other numbers is another thing.
  expect(certain(walk, joint, sole)).toEqual([]);
  expect(certain(walk, joint, family('unknown'))).toEqual([]);
  expect(certain(walk, family('unknown'), joint)).toEqual([]);
  expect(certain(walk)).toEqual([]);
});

test('E2 what yields to a reason is not certain, and a step that is not open says nothing in advance', () => {
  const walk = new Walk().answered().on('2026-03-17');
  const starts = asked(walk, 'meeting.start', { attended: [], familyAbsence: '' });
  expect(certain(walk, starts)).toEqual(['family-absent']);
  const reasoned = { attended: [], familyAbsence: 'Familjen är sjuk' };
  expect(walk.refuses(eva, 'meeting.start', reasoned).code).toBe('needs-reason');
  expect(certain(walk, asked(walk, 'meeting.start', reasoned))).toEqual([]);
  expect(certain(new Walk().need(), starts)).toEqual([]);
});
