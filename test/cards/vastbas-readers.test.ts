import { expect, it } from 'vitest';
import { drawn, wordsOf } from '../support/seen.ts';
import { berit, nina } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { jonas, mother } from '../support/walk.ts';

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
