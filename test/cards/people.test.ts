import { expect, test } from 'vitest';
import { staffChoices } from '../../src/cards/people.ts';
import type { StaffKind } from '../../src/domain/directory.ts';
import { amir, context } from '../support/walk.ts';

test('whose account is of another organisation is marked in the lists of people', () => {
  const titled = (kind: StaffKind): readonly string[] => {
    const one = context.directory.staff.get(amir);
    const staff = new Map(one ? [[amir, { ...one, kind }]] : []);
    return staffChoices({ ...context.directory, staff }).map(({ title }) => title);
  };
  expect(['member', 'guest', 'partner'].map((kind) => titled(kind as StaffKind).join())).toEqual([
    'Amir Haddad, psykolog (BUP Björkvik)',
    'Amir Haddad, psykolog (BUP Björkvik, gäst)',
    'Amir Haddad, psykolog (BUP Björkvik, annan organisation)',
  ]);
});
