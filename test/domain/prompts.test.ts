import { expect, test } from 'vitest';
import { consentAnew } from '../support/consent-anew.ts';
import { day, eva, mother, Walk } from '../support/walk.ts';

const DUTY = 'follow-up::2026-05-20';
const edits = (walk: Walk): readonly string[] =>
  walk.effects.flatMap((effect) => (effect.kind === 'prompt-edit' ? [effect.duty] : []));
/** The follow-up has been asked for in the channel. */
const asked = (): Walk => new Walk().fixed().on('2026-05-20').does('system', 'look', {});

test('E5 the question is edited when it is answered, once', () => {
  const walk = asked();
  expect(edits(walk)).toEqual([]);
  walk.does(eva, 'follow-up.move', { on: day('2026-06-01'), why: 'Familjen är bortrest' });
  expect(edits(walk)).toEqual([DUTY]);
  walk.does(eva, 'follow-up.move', { on: day('2026-06-02'), why: 'Familjen är bortrest' });
  expect(edits(walk)).toEqual([]);
});

test('E4 the question goes quiet with the pause and is asked again in its place when the consent is back', () => {
  const walk = asked().does(eva, 'consent.withdraw', { who: mother, on: day('2026-05-20'), how: 'på telefon' });
  expect(edits(walk)).toEqual([DUTY]);
  consentAnew(walk);
  expect([walk.sip.status, edits(walk)]).toEqual(['active', [DUTY]]);
});

test('a follow-up that was never asked for in the channel is never edited there', () => {
  const walk = new Walk().fixed().does(eva, 'follow-up.move', { on: day('2026-06-01'), why: 'Familjen är bortrest' });
  expect(edits(walk)).toEqual([]);
});
