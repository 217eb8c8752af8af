import { describe, expect, test } from 'vitest';

import { lacksOf } from '../support/lacks.ts';
import { dutiesNamed } from '../support/told.ts';
import { dutyNames } from '../support/remind.ts';
import { eva, Walk } from '../support/walk.ts';

describe('P4 what the bot could not do', () => {
  test.each(['face', 'prompt', 'booking', 'unbooking'] as const)(
    '%s is the coordinator’s to know, and to end',
    (effect) => {
      const walk = new Walk().fixed().on('2026-05-20').does('system', 'effect.failed', { effect });
      expect(dutyNames(walk)).toContain(`failed-${effect} 2026-05-20 Eva Lind`);
      expect(dutiesNamed(walk.does(eva, 'effect.done', { effect, link: '' }), 'failed')).toEqual([]);
      expect(lacksOf(walk.refuses(eva, 'effect.again', { effect }))).toEqual(['not-unreached']);
    },
  );

  test('another try is a job of its own', () => {
    const walk = new Walk().fixed().on('2026-05-20');
    const again = (effect: 'face' | 'prompt'): readonly string[] =>
      walk
        .does('system', 'effect.failed', { effect })
        .does(eva, 'effect.again', { effect })
        .effects.map(({ kind }) => kind);
    expect([again('face'), again('prompt')]).toEqual([['face'], ['prompt']]);
    const called = new Walk().called();
    const first = called.effects.find(({ kind }) => kind === 'meeting')?.key;
    called.does('system', 'effect.failed', { effect: 'booking' }).does(eva, 'effect.again', { effect: 'booking' });
    const [second, ...others] = called.effects;
    expect([second?.kind, second?.key === first, others]).toEqual(['meeting', false, []]);
  });

  test('F58 a meeting booked by hand has the link of the one who booked it', () => {
    const walk = new Walk().called().does('system', 'effect.failed', { effect: 'booking' });
    const refusal = walk.refuses(eva, 'effect.done', { effect: 'booking', link: 'min kalender' });
    expect(lacksOf(refusal)).toEqual(['meeting-link']);
    walk.does(eva, 'effect.done', { effect: 'booking', link: 'https://moten.example.se/1' });
    expect(walk.sip.meetings.at(-1)?.booked).toBe('https://moten.example.se/1');
  });
});

test.each([
  ['booking', '', ['EffectDone']],
  ['face', 'https://moten.example.se/1', ['EffectDone']],
  ['booking', 'https://moten.example.se/1', ['EffectDone', 'MeetingBooked']],
] as const)('F58 %s done with the link "%s" is noted as %j', (effect, link, types) => {
  const walk = new Walk().called().does('system', 'effect.failed', { effect });
  const seen = walk.history.length;
  walk.does(eva, 'effect.done', { effect, link });
  expect(walk.history.slice(seen).map(({ type }) => type)).toEqual(types);
});
