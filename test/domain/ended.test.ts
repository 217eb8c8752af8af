import { describe, expect, it } from 'vitest';
import { childKeyOf } from '../../src/app/child-key.ts';
import { isOpen } from '../../src/domain/case.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { dutyNames } from '../support/remind.ts';
import { wordsOf, drawn } from '../support/seen.ts';
import { context, day, eva, karin, school, Walk } from '../support/walk.ts';

const NO = {
  why: 'Skolans eget stöd räcker, det är vi överens om.',
  decidedBy: 'Eva Lind',
  informedAt: day('2026-03-02'),
  informedHow: 'på telefon',
} as const;
/** The unit's people without its manager. */
const leaderless = {
  ...context,
  directory: {
    ...context.directory,
    staff: new Map(
      [...context.directory.staff].map(([id, one]): [PersonId, typeof one] => [
        id,
        { ...one, functions: one.unit === school ? one.functions.filter((name) => name !== 'manager') : one.functions },
      ]),
    ),
  },
};

describe('A-03 another way', () => {
  it('ends the case at once, with the day when its working copies go', () => {
    const walk = new Walk().need();
    walk.does(eva, 'need.reroute', { route: 'support', why: 'Familjen vill börja så.' });
    expect(walk.sip).toMatchObject({ status: 'closed', step: 'rerouted', closure: { reason: 'rerouted', by: eva } });
    expect(walk.sip.closure?.deleteOn).toBe('2026-05-31');
    expect(dutyNames(walk)).toEqual([]);
    expect(wordsOf(drawn('case', walk, eva))).toContain('Arbetsmaterial tas bort 31 maj 2026.');
  });
});

describe('A-04 a refusal', () => {
  it('ends when the manager has read it, and reading it again moves nothing', () => {
    const walk = new Walk().need().does(eva, 'need.refuse', NO);
    expect([walk.sip.status, walk.sip.closure]).toEqual(['active', undefined]);
    expect(childKeyOf('a secret of tests', walk.sip)).toBe(null);
    expect(wordsOf(drawn('case', walk, eva))).toContain('Ärendet avslutas när chefen har läst beslutet.');
    walk.on('2026-03-05').does(karin, 'refusal.read', {});
    expect(walk.sip).toMatchObject({
      status: 'closed',
      step: 'refused',
      closure: { by: karin, deleteOn: '2026-06-03' },
    });
    expect(dutyNames(walk)).toEqual([]);
    walk.on('2026-03-20').does(karin, 'refusal.read', {});
    expect(walk.sip.closure?.deleteOn).toBe('2026-06-03');
  });

  it('ends at once in a unit without a manager, and the one who wrote it can still read it to the family', () => {
    const walk = new Walk(undefined, leaderless).need().does(eva, 'need.refuse', NO);
    expect(isOpen(walk.sip)).toBe(false);
    expect(walk.sip.closure).toMatchObject({ reason: 'refused', deleteOn: '2026-05-31' });
    expect(walk.effects.filter(({ kind }) => kind === 'notice')).toEqual([]);
    expect(wordsOf(drawn('case', walk, eva))).toContain('Texter till familjen');
  });
});
