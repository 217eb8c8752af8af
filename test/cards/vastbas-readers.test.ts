import { describe, expect, it } from 'vitest';
import { participantsOf } from '../../src/domain/rules/vastbas-homework.ts';
import { faultsOf } from '../support/card-rules.ts';
import { NASTY } from '../support/nasty.ts';
import { dataOf, drawn, wordsOf } from '../support/seen.ts';
import { berit, malin, nina } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { eva, jonas, mother } from '../support/walk.ts';

it('§3.7 who is asked to coordinate sees whom it is about only while the family says yes', () => {
  const walk = new VastbasWalk().proposed();
  expect(wordsOf(drawn('vb-coordinate', walk, nina))).toContain('Alva Testsson');
  walk.does(berit, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
  const shown = wordsOf(drawn('vb-coordinate', walk, nina));
  expect(shown).toContain('gäller **ett barn**');
  expect(shown).not.toContain('Alva');
});

it('§5.2 the request and the persons around the child are not for those who are only invited', () => {
  const walk = new VastbasWalk().worked();
  const all = wordsOf(drawn('vb-papers', walk, nina));
  const guests = wordsOf(drawn('vb-papers', walk, jonas));
  for (const word of ['Trötta morgnar.', 'Moster Anna', 'Morgnarna är svåra'])
    expect([word, all.includes(word), guests.includes(word)]).toEqual([word, true, false]);
  expect(guests).toContain('Lugna morgnar och någon som väntar i skolan.');
});

describe('v.home the answers to the homework', () => {
  const SAID = 'Jag möter vid grinden.';
  const answered = (): VastbasWalk => {
    const walk = new VastbasWalk().worked();
    const own = participantsOf(walk.context, walk.sip).find(({ name }) => name === 'Jonas Ek');
    return walk.does(jonas, 'homework.answer', { who: own?.who ?? '', text: SAID });
  };

  it.each([
    ['the one who answered', jonas, true],
    ['a coordinator', nina, true],
    ['another who is invited', eva, false],
  ])('%s reads the words: %s', (_who, person, reads) => {
    for (const screen of ['vb-homework', 'vb-papers'] as const) {
      const words = wordsOf(drawn(screen, answered(), person));
      expect([screen, words.includes(SAID), words.includes('Jonas Ek: har svarat')]).toEqual([screen, reads, !reads]);
    }
  });

  it('the card asks by name only those who have to write, and marks the own line', () => {
    const walk = answered();
    expect(dataOf('vb-home', walk, nina).choices?.['people']?.map(({ title }) => title)).toEqual([
      'Alva Testsson',
      'Maria Testsson',
      'Johan Testsson',
      'Nina Alm (du)',
    ]);
    expect(wordsOf(drawn('vb-home', walk, jonas))).toContain('Vad kan du bidra med?');
    expect(wordsOf(drawn('case', walk, eva))).toContain('Svara på hemläxan');
    expect(wordsOf(drawn('case', walk, jonas))).not.toContain('Svara på hemläxan');
  });

  it('the longest answers of many people fit, and so do the papers', () => {
    const walk = new VastbasWalk().evaluating();
    const homework = Array.from({ length: 40 }, (_one, index) => ({
      who: nina,
      text: `${index % 3} ${NASTY[0]?.[2] ?? ''}${'Ö'.repeat(900)}`,
      on: walk.today,
      answer: { text: 'Å'.repeat(1000), on: walk.today, by: nina },
    }));
    const full = Object.assign(new VastbasWalk(walk.now), {
      sip: { ...walk.sip, vastbas: { ...walk.sip.vastbas, homework } },
    });
    for (const screen of ['vb-homework', 'vb-papers'] as const) {
      expect(faultsOf(drawn(screen, full, malin))).toEqual([]);
      expect(wordsOf(drawn(screen, full, malin))).toContain('Nina Alm: ÅÅÅ');
    }
  });
});
