import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOutsider, mayRead } from '../../src/domain/access.ts';
import { unitOf } from '../../src/domain/directory.ts';
import type { Effect } from '../../src/domain/effects.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import { tagOf } from '../../src/domain/releases.ts';
import { act, circumstances, pass, type Try } from '../support/consent-lives.ts';
import { mayHear } from '../support/consent-oracle.ts';
import { STAFF } from '../support/lives.ts';
import { Walk } from '../support/walk.ts';

/** What is told to someone who need not be able to read: that a meeting, or one's own part in it, is over. */
const WITHOUT_RIGHT: ReadonlySet<string> = new Set(['cancelled', 'removed', 'refusal', 'paused']);
/** What has gone, or may be opened, without a consent that covers it: empty when all is well. */
function leaks(walk: Walk, effects: readonly Effect[]): readonly string[] {
  const { sip, context, today, now } = walk;
  const { profile, directory } = context;
  const known = mayHear(profile, sip, today);
  const isCovered = (unit: string | undefined): boolean =>
    unit === sip.unit || (known?.units.some((one) => one === unit) ?? false);
  const told = effects.flatMap((effect) =>
    effect.kind === 'notice' && !WITHOUT_RIGHT.has(effect.notice) && !isCovered(unitOf(directory, effect.to))
      ? [`told ${effect.notice}`]
      : [],
  );
  const lines = sip.status === 'active' ? Object.entries(sip.released ?? {}) : [];
  const released = lines.flatMap(([line, { to }]) => {
    const others = to.filter((unit) => unit !== sip.unit);
    const isOpen = tagOf(sip, line as ItemId).infoTypes.every((type) => known?.types.includes(type));
    return others.length > 0 && !(others.every(isCovered) && isOpen) ? [`released ${others.join()}`] : [];
  });
  const outsiders = STAFF.filter(
    (person) => isOutsider(directory, sip, person) && !isCovered(unitOf(directory, person)),
  );
  const guests = sip.meetings.at(-1)?.guests ?? [];
  return [
    ...told,
    ...released,
    ...outsiders
      .filter((person) => mayRead(profile, directory, sip, person, today))
      .map((person) => `read by ${person}`),
    ...guests.flatMap(({ id, person }) =>
      person &&
      outsiders.includes(person) &&
      noticeHolds(context, sip, { notice: 'invitation', to: person, ref: id }, now)
        ? [`sent to ${person}`]
        : [],
    ),
  ];
}

describe('§3 no disclosure without a consent in force that covers recipient, kind and time', () => {
  it('whatever the custody, the ages, the withdrawals, the locks and the hour', () => {
    let [holding, fallen] = [0, 0];
    fc.assert(
      fc.property(circumstances, ({ start, steps }) => {
        const walk = start();
        const tries: Try = (by, verb, payload) => {
          const decision = walk.tries(by, verb, payload, { reason: 'Ett skäl som räcker till' });
          expect([verb, decision.ok ? leaks(walk, decision.effects) : []]).toEqual([verb, []]);
        };
        for (const step of steps) {
          pass(walk, step);
          // Before the alarm has run: what was decided earlier must not be sent or read now.
          const later = Object.assign(new Walk(walk.now, walk.context), { sip: { ...walk.sip, released: {} } });
          expect(leaks(later, [])).toEqual([]);
          if (step.number % 3 > 0) tries('system', 'look', {});
          act(walk, step, tries);
          if (mayHear(walk.context.profile, walk.sip, walk.today)) holding += 1;
          else fallen += 1;
        }
      }),
      { numRuns: 120 },
    );
    // Both sides of the line are walked, or nothing was shown.
    expect(Math.min(holding, fallen)).toBeGreaterThan(60);
  });
});
