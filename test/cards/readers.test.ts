import { expect, test } from 'vitest';
import { caseScreens, findReader } from '../../src/cards/screens.ts';

test('every button that carries out a verb has its reader on that screen', () => {
  const buttons = Object.entries(caseScreens).flatMap(([id, { template }]) =>
    [...JSON.stringify(template).matchAll(/"verb":"([^"]+)"/gu)].map((match) => ({ id, verb: match[1] ?? '' })),
  );
  const carrying = buttons.filter(({ verb }) => !verb.startsWith('go.'));
  expect(carrying.length).toBeGreaterThan(40);
  expect(carrying.filter(({ id, verb }) => !findReader(id, verb))).toEqual([]);
});
