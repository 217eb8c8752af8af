import { describe, expect, it } from 'vitest';
import { drawDesk } from '../../src/cards/draw.ts';
import { deskScreens } from '../../src/cards/screens.ts';
import { readingOf } from '../support/card-reader.ts';
import type { LawTopic } from '../../src/domain/law.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { inProfile } from '../support/in-profile.ts';
import { drawn } from '../support/seen.ts';
import { at, context, day, eva, Walk } from '../support/walk.ts';

const concernOn = (date: string, profile: Profile = context.profile): string => {
  const desk = { ...context, profile, viewer: eva, now: at(date), cases: [], duties: [], others: 0, isPractice: false };
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

/** As if the rule had another time, or none, from 1 April 2026. */
const anew = (topic: LawTopic, ...within: readonly string[]): Profile => ({
  ...context.profile,
  legalRefs: {
    ...context.profile.legalRefs,
    [topic]: context.profile.legalRefs[topic].map((rule) => [
      ...rule,
      { from: day('2026-04-01'), ref: within.length > 0 ? 'Ny lag 1 §' : '', within },
    ]),
  },
});

describe('N14 the times that the law sets follow the law', () => {
  it('T16 the assessment and the investigation', () => {
    const profile = anew('investigation', 'en vecka', 'tre månader');
    expect(concernOn('2026-03-31', profile)).toContain('Inom 14 dagar bestämmer de');
    expect(concernOn('2026-04-01', profile)).toContain('Inom en vecka bestämmer de om de ska utreda.');
    expect(concernOn('2026-04-01', profile)).toContain('klar inom tre månader och');
    const ended = concernOn('2026-04-01', anew('investigation'));
    expect(ended).toContain('om barnet behöver skydd.');
    expect(ended).not.toContain('ska utreda');
  });

  it('T15 the answer to who reports', () => {
    expect(concernOn('2026-04-01', anew('informing', 'två veckor'))).toContain('senast två veckor efter beslutet');
    expect(concernOn('2026-04-01', anew('informing'))).not.toContain('efter beslutet');
  });

  it('T14 the call to the planning of a discharge, by the day on which it was chosen', () => {
    const chosen = (profile: Profile, on: string): string => {
      const walk = inProfile(profile).on(on).need();
      walk.does(eva, 'need.reroute', { route: 'discharge', why: 'Inlagd' });
      return readingOf(drawn('case', walk.on('2026-05-04'), eva));
    };
    const profile = anew('discharge', 'fem dagar');
    expect(chosen(profile, '2026-03-31')).toContain('till planeringen, inom tre dagar.');
    expect(chosen(profile, '2026-04-01')).toContain('till planeringen, inom fem dagar.');
    expect(chosen(anew('discharge'), '2026-04-01')).toContain('till planeringen. Kontakta');
  });
});
