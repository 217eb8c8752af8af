import { expect, test } from 'vitest';
import type { Staff } from '../src/domain/directory.ts';
import type { PersonId, UnitId } from '../src/domain/ids.ts';
import { liveCast } from '../src/talk/cast.ts';
import type { Sender } from '../src/teams/incoming.ts';

const ACCOUNT = '8f14e45f-0000-4000-8000-000000000001';
const OURS = '8f14e45f-0000-4000-8000-0000000000aa';
const ELSEWHERE = '8f14e45f-0000-4000-8000-0000000000bb';
const ID = 'eva' as PersonId;
const actor = (sender: Sender, more: Partial<Staff> = {}): PersonId | undefined => {
  const staff: Staff = { id: ID, unit: 'school' as UnitId, name: 'Eva', title: 'kurator', functions: [], ...more };
  const directory = { authorities: new Map(), units: new Map(), staff: new Map([[ID, staff]]) };
  return liveCast(() => directory, OURS).actor(sender);
};

test('S2 who acts is the account of the directory, never the id of Teams or of our own', () => {
  expect(actor({ entraId: ACCOUNT, mri: '29:x' }, { entraId: ACCOUNT })).toBe(ID);
  expect(actor({ mri: ACCOUNT }, { entraId: ACCOUNT })).toBeUndefined();
  expect(actor({ entraId: ID, mri: ID }, { entraId: ACCOUNT })).toBeUndefined();
  expect(actor({ entraId: ELSEWHERE, mri: '29:x' }, { entraId: ACCOUNT })).toBeUndefined();
  expect(actor({ entraId: ACCOUNT, mri: '29:x' })).toBeUndefined();
  expect(actor({ mri: '29:x' })).toBeUndefined();
});

test('S2 an account of another tenant acts only as the guest or partner that the directory names', () => {
  const foreign = { entraId: ACCOUNT, mri: '29:x', tenantId: ELSEWHERE };
  expect(actor(foreign, { entraId: ACCOUNT })).toBeUndefined();
  expect(actor(foreign, { entraId: ACCOUNT, kind: 'guest' })).toBe(ID);
  expect(actor(foreign, { entraId: ACCOUNT, kind: 'partner' })).toBe(ID);
  expect(actor(foreign, { kind: 'partner' })).toBeUndefined();
  for (const tenantId of [OURS, OURS.toUpperCase()])
    expect(actor({ ...foreign, tenantId }, { entraId: ACCOUNT })).toBe(ID);
});
