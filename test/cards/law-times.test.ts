import { expect, it } from 'vitest';
import { drawDesk } from '../../src/cards/draw.ts';
import { deskScreens } from '../../src/cards/screens.ts';
import { readingOf } from '../support/card-reader.ts';
import { drawn } from '../support/seen.ts';
import { at, context, eva, Walk } from '../support/walk.ts';

const concernOn = (date: string): string => {
  const desk = { ...context, viewer: eva, now: at(date), cases: [], duties: [], others: 0, isPractice: false };
  return readingOf(drawDesk(deskScreens.concern, desk, { nonce: 'n' }));
};

it('T14 who chooses the planning of a discharge reads who calls to it, and within how many days', () => {
  const walk = new Walk().need().does(eva, 'need.reroute', { route: 'discharge', why: 'Inlagd' });
  const text = readingOf(drawn('case', walk, eva));
  expect(text).toContain('kallar barnets fasta vårdkontakt i öppenvården till planeringen, inom tre dagar');
  expect(text).toContain('LUS 4 kap. 1–3 §§ (2017:612)');
});

it.each([
  ['2026-01-14', false],
  ['2026-01-15', true],
] as const)(
  'T15 who reports a concern may ask for an answer within a week, from the day of the law: %s %s',
  (on, said) => {
    const text = concernOn(on);
    expect(text.includes('senast en vecka efter beslutet')).toBe(said);
    expect(text.includes('SoL 19 kap. 6 § (2025:400)')).toBe(said);
  },
);

it('T16 who reports a concern reads how long the assessment and the investigation may take', () => {
  const text = concernOn('2026-03-02');
  expect(text).toContain('Inom 14 dagar bestämmer de om de ska utreda.');
  expect(text).toContain('En utredning ska vara klar inom fyra månader');
  expect(text).toContain('SoL 20 kap. 2–3 §§ (2025:400)');
});
