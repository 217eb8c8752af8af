import { expect, test } from 'vitest';
import { everStaff, type Staff } from '../../src/domain/directory.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { context, eva } from '../support/walk.ts';

test('who has left is known by name in what the person once did, and whoever works now before that', () => {
  const { directory } = context;
  const here = directory.staff.get(eva) as Staff;
  const gone = 'gone' as PersonId;
  const former = new Map([
    [gone, { ...here, id: gone, name: 'Gun Borg' }],
    [eva, { ...here, name: 'Eva Förr' }],
  ]);
  const names = [eva, gone, 'nobody', undefined].map((person) => everStaff({ ...directory, former }, person)?.name);
  expect(names).toEqual(['Eva Lind', 'Gun Borg', undefined, undefined]);
  expect(everStaff(directory, gone)).toBeUndefined();
});
