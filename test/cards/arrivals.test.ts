import { describe, expect, test } from 'vitest';
import { drawCase } from '../../src/cards/draw.ts';
import { caseScreens } from '../../src/cards/screens.ts';
import type { Arrival } from '../../src/cards/view.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { readingOf } from '../support/card-reader.ts';
import { viewOf } from '../support/seen.ts';
import { amir, at, eva, sara, ulla, Walk } from '../support/walk.ts';

type Trouble = 'delivery.uncertain' | 'delivery.failed';
type How = Arrival['how'];

/** What a screen says of Amir, whose kallelse went as said, and then some message to him. */
function said(screen: 'answers' | 'guests' | 'answer-for', how?: How, trouble?: Trouble): string {
  const walk = new Walk().called();
  if (trouble) walk.on('2026-03-04').does('system', trouble, { person: amir });
  const about = screen === 'answer-for' ? walk.guest(amir) : '';
  const arrivals = new Map(how ? [[walk.guest(amir), { how, at: at('2026-03-03', '08:00') }]] : []);
  return readingOf(drawCase(caseScreens[screen], { ...viewOf(walk, eva, about), arrivals }, { nonce: 'nonce' }));
}

describe('P4 how far the kallelse has come', () => {
  test.for<readonly [How | undefined, Trouble | undefined, string]>([
    ['arrived', undefined, 'levererad 3 mars 2026'],
    ['arrived', 'delivery.uncertain', 'levererad 3 mars 2026, osäkert om ett senare meddelande kom fram'],
    ['arrived', 'delivery.failed', 'levererad 3 mars 2026, ett senare meddelande kom inte fram'],
    ['lost', 'delivery.uncertain', 'skickad 2 mars 2026, osäkert om den kom fram'],
    ['lost', 'delivery.failed', 'skickad 2 mars 2026, kom inte fram'],
    ['lost', undefined, 'skickad 2 mars 2026, har nåtts'],
    ['waiting', undefined, 'kallelsen är på väg'],
    ['waiting', 'delivery.failed', 'skickad 2 mars 2026, kom inte fram'],
    ['withheld', undefined, 'inte skickad'],
    [undefined, undefined, 'kallelsen är på väg'],
  ])('%s, %s: every screen says "%s"', ([how, trouble, words]) => {
    expect(said('answers', how, trouble)).toContain(`– ${words}, inget svar än`);
    expect(said('answer-for', how, trouble)).toContain(`${words}, inget svar än`);
    expect(said('guests', how, trouble)).toContain(`· ${words}`);
  });

  test('what failed before something else arrived is no news of what arrived', () => {
    const walk = new Walk().called().does('system', 'delivery.failed', { person: amir });
    const arrivals = new Map([[walk.guest(amir), { how: 'arrived', at: at('2026-03-03', '08:00') } as const]]);
    const words = readingOf(drawCase(caseScreens.answers, { ...viewOf(walk, eva), arrivals }, { nonce: 'nonce' }));
    expect(words).toContain('– levererad 3 mars 2026, inget svar än');
    expect(words).not.toContain('Ring.');
  });

  test('who coordinates is told to ring before the three working days of a silent guest have passed', () => {
    expect(said('answers', 'lost', 'delivery.uncertain')).toContain(
      'Amir Haddad (BUP Björkvik): det är osäkert om kallelsen kom fram. Ring.',
    );
    expect(said('answers', 'lost', 'delivery.failed')).toContain(
      'Amir Haddad (BUP Björkvik): kallelsen kom inte fram. Ring.',
    );
    expect(said('answers', 'arrived')).not.toContain('Ring.');
  });

  test('an answer, also one that the coordinator notes after ringing, proves that the person is reached', () => {
    for (const by of [amir, eva])
      for (const kind of ['yes', 'substitute'] as const) {
        const walk = new Walk().called();
        walk.does('system', 'delivery.uncertain', { person: amir }).does('system', 'delivery.failed', { person: sara });
        const answer = kind === 'yes' ? { kind } : { kind, person: ulla };
        walk.does(by, 'invitation.answer', { guest: walk.guest(amir), answer });
        expect([walk.sip.unsure, Object.keys(walk.sip.unreached)]).toEqual([{}, [sara]]);
        expect(dutiesOf(walk.context, walk.sip).filter(({ rule }) => rule === 'unsure')).toEqual([]);
      }
  });
});
