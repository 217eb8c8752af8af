import { expect, test } from 'vitest';
import { Walk } from '../support/walk.ts';

test('one case walks all seven steps to closing, one revision for each event', () => {
  const walk = new Walk().closed();
  expect(walk.sip.step).toBe('closed');
  expect(walk.sip.rev).toBe(walk.history.length);
});
