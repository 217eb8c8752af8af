import { describe, expect, it } from 'vitest';
import { drawDesk } from '../../src/cards/draw.ts';
import { deskScreens, findReader } from '../../src/cards/screens.ts';
import type { Desk } from '../../src/cards/view.ts';
import type { DeviationCount } from '../../src/domain/deviations.ts';
import { readingOf } from '../support/card-reader.ts';
import { inProfile, UPPLANDS_BRO, VG } from '../support/in-profile.ts';
import { drawn, viewOf } from '../support/seen.ts';
import { at, context, eva, jonas, karin } from '../support/walk.ts';

const desk = (deviations: readonly DeviationCount[], more: Partial<Desk> = {}): string =>
  readingOf(
    drawDesk(
      deskScreens.deviations,
      {
        profile: VG,
        directory: context.directory,
        viewer: karin,
        now: at('2026-10-20'),
        cases: [],
        duties: [],
        others: 0,
        isPractice: true,
        deviations,
        ...more,
      },
      { nonce: 'n' },
    ),
  );
const cell = (kind: DeviationCount['kind'], n: number | null, sector: DeviationCount['sector'] = 'all') =>
  ({ quarter: '2026-3', kind, sector, n }) as const;

describe('N13 the number of deviations', () => {
  it('N13 says none, fewer than the least of the profile and a number each in its own words', () => {
    const text = desk([cell('absent', null), cell('not-done', 0)]);
    expect(text).toContain('juli–september 2026');
    expect(text).toContain('Kallad kom inte: färre än 10');
    expect(text).toContain('Insats uteblev: ingen');
    const more = desk([
      cell('absent', 12),
      cell('absent', 7, 'school'),
      cell('absent', 0, 'other'),
      cell('absent', 5, 'social'),
    ]);
    expect(more).toContain('Kallad kom inte: 12 (skola 7 och socialtjänst 5)');
  });

  it('N13 says that nothing is counted yet, that managers read it, or that nothing is reported there', () => {
    expect(desk([])).toContain('Inget kvartal är räknat än.');
    expect(desk([], { viewer: eva })).toContain('Fråga din chef.');
    expect(desk([], { profile: UPPLANDS_BRO })).toContain('Ert arbetssätt har ingen rapportering av avvikelser.');
  });

  it('N13 a measure is noted with one tick where deviations are reported, and nowhere else', () => {
    const walk = inProfile(VG).fixed().on('2026-04-13');
    expect(readingOf(drawn('measure-report', walk, jonas))).toContain('Notera som avvikelse.');
    expect(readingOf(drawn('measure-report', inProfile(UPPLANDS_BRO).fixed(), jonas))).not.toContain('avvikelse');
    const read = findReader('measure-report', 'measure.report:not-done');
    const inputs = { 's.follow.note': 'Ingen tid fanns', 's.follow.deviation': 'true' };
    expect(read?.(inputs, viewOf(walk, jonas))).toMatchObject({ ok: true, payload: { deviation: true } });
    const [measure] = walk.fixedItems.measures;
    walk.does(jonas, 'measure.report', { measure: measure as never, result: 'not-done', note: 'Nej', deviation: true });
    expect(readingOf(drawn('measure-report', walk, jonas))).toContain('(noterat som avvikelse)');
  });
});
