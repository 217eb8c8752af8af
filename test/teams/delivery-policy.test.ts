import { expect, test } from 'vitest';
import { DeliveryError } from '../../src/app/delivery.ts';
import { classOf, POLICY, verdictOn, type MessageClass } from '../../src/talk/delivery-policy.ts';

const CLASSES = Object.keys(POLICY) as MessageClass[];
const uncertain = (code: string, isSecond = false) => new DeliveryError('uncertain', code, undefined, isSecond);
/** What becomes of it, and the pauses before. */
function course(kind: MessageClass, error: (tries: number) => unknown, chance = 0.5) {
  const pauses: number[] = [];
  for (let tries = 1; ; tries += 1) {
    const verdict = verdictOn(kind, error(tries), tries, chance);
    if (verdict.kind === 'stop') return { as: verdict.as, pauses };
    pauses.push(verdict.seconds);
  }
}

test.for(CLASSES)('R9 %s: what was certainly not delivered is tried eight times, then somebody is told', (kind) => {
  const { as, pauses } = course(kind, () => new DeliveryError('again', 'throttled'));
  expect([as, pauses.length]).toEqual(['failed', 7]);
  expect(pauses.map((pause) => pause / (pauses[0] ?? 1))).toEqual([1, 2, 4, 8, 16, 32, 64]);
});

test('P4 the tries of a kallelse are over within a quarter of an hour, with the unluckiest chance too', () => {
  const { pauses } = course('call', () => new DeliveryError('again', 'unreachable'), 0.999);
  expect(pauses.reduce((sum, one) => sum + one, 0)).toBeLessThan(15 * 60);
});

test.for(CLASSES)('R9 %s: a final answer is final, and Retry-After is waited out, an hour at most', (kind) => {
  expect(course(kind, () => new DeliveryError('never', 'blocked'))).toEqual({ as: 'failed', pauses: [] });
  const asked = (after: number) => course(kind, () => new DeliveryError('again', 'throttled', after)).pauses[0];
  expect([asked(1800), asked(7200)]).toEqual([1800, 3600]);
});

test.for([
  ['call', 'unsure', 0],
  ['notice', 'unsure', 1],
  ['reminder', 'fold', 1],
  ['post', 'failed', 1],
  ['inquiry', 'failed', 1],
] as const)('R9 %s that may have arrived ends as %s after %i more', ([kind, as, more]) => {
  for (const code of ['gateway', 'timeout', 'dropped', 'ended'])
    expect([code, course(kind, (tries) => uncertain(code, tries > 1))]).toEqual([
      code,
      { as, pauses: Array.from({ length: more }, () => 60) },
    ]);
  for (const code of ['server', 'unreadable-answer'])
    expect([code, course(kind, () => uncertain(code))]).toEqual([code, { as, pauses: [] }]);
  // What was refused after it may have arrived may have arrived.
  expect(verdictOn(kind, new DeliveryError('never', 'gone', undefined, true), 2, 0)).toEqual({ kind: 'stop', as });
});

test('R9 an edit is written over again, after a fault of the server once; a fault of ours is tried as long as the rest', () => {
  expect(course('edit', () => new DeliveryError('again', 'timeout')).pauses).toHaveLength(7);
  expect(course('edit', () => new DeliveryError('again', 'server')).pauses).toEqual([60]);
  expect(course('meeting', () => uncertain('dropped')).pauses).toHaveLength(7);
  expect(course('call', () => new TypeError('a bug'))).toMatchObject({ as: 'failed' });
});

test('the kallelse and what changes it are calls', () => {
  const effect = { kind: 'notice', key: 'k', to: 'amir', ref: '' } as const;
  const kinds = (['invitation', 'moved', 'stands', 'cancelled', 'plan-fixed', 'ring'] as const).map((notice) =>
    classOf({ caseId: 'c', effect: { ...effect, notice } } as never),
  );
  expect(kinds).toEqual(['call', 'call', 'call', 'call', 'notice', 'notice']);
});
