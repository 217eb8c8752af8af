import { expect, test } from 'vitest';
import { progressFor } from '../../src/domain/deadlines.ts';
import { progressText } from '../../src/cards/texts.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { nina } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, day, eva, mother, sara, Walk } from '../support/walk.ts';

const line = ({ context, sip, now }: Walk, viewer: PersonId): string =>
  progressText(sip.alias, progressFor({ ...context, viewer, now }, sip));

test('someone invited from another organisation sees the step and the day of the meeting, not the deadlines', () => {
  const called = new Walk().called();
  expect(line(called, eva)).toBe('Ärende K7F2 · Steg 4 av 7: Kalla · möte 18 mars · 21 dagar kvar av tre veckor');
  expect(line(called, amir)).toBe('Ärende K7F2 · Steg 4 av 7: Kalla · möte 18 mars');
  const fixed = new Walk().fixed();
  expect(line(fixed, eva)).toBe('Ärende K7F2 · Steg 6 av 7: Följ upp · uppföljning 20 maj');
  for (const doerOrGuest of [amir, sara]) expect(line(fixed, doerOrGuest)).toBe('Ärende K7F2 · Steg 6 av 7: Följ upp');
});

test('who leads the case sees its deadlines, also from another organisation', () => {
  const walk = new Walk().prepared();
  walk.does(eva, 'preparation.save', {
    question: 'Hur kan Alva komma tillbaka till skolan?',
    purpose: 'En plan som alla kan stå för',
    childWay: 'part',
    interpreter: false,
    leader: amir,
    secretary: eva,
  });
  expect(line(walk, amir)).toContain('dagar kvar av tre veckor');
});

test('a case that has ended stands in no step, and says how it ended', () => {
  expect(line(new Walk().closed(), eva)).toBe('Ärende K7F2 · Avslutat');
  const other = new Walk().need().does(eva, 'need.reroute', { route: 'support', why: 'Familjen ringer själv.' });
  expect(line(other, eva)).toBe('Ärende K7F2 · Avslutat');
  const off = new Walk().prepared().does(eva, 'case.cancel', { why: 'moved', note: 'Flyttade' });
  expect(line(off, eva)).toBe('Ärende K7F2 · Avbrutet');
});

test('a case at rest says so, and until when; nobody counts its days', () => {
  const walk = new Walk().prepared();
  walk.does(eva, 'case.pause', { why: 'Familjen är bortrest.', until: day('2026-04-03') });
  expect(line(walk, eva)).toBe('Ärende K7F2 · Steg 3 av 7: Förbered · pausat till 3 apr');
  const called = new Walk().called();
  called.does(eva, 'consent.withdraw', { who: mother, on: called.today, how: 'telefon' });
  expect(line(called, eva)).toBe('Ärende K7F2 · Steg 4 av 7: Kalla · pausat');
  const elsewhere = new VastbasWalk().accepted();
  elsewhere.does(nina, 'other.choose', {});
  expect(line(elsewhere, nina)).toMatch(/· pausat$/u);
});

test('a case that has ended has no day left', () => {
  const walk = new Walk().prepared().does(eva, 'case.cancel', { why: 'moved', note: 'Familjen har flyttat.' });
  expect(line(walk, eva)).not.toMatch(/dagar|möte|uppföljning/u);
});

test('T2 is not counted where no meeting is worked towards: after a no, from the family or to it', () => {
  const no = new Walk().scoped().signed(mother, 'no');
  expect(no.sip.step).toBe('no-consent');
  const refused = new Walk().need().does(eva, 'need.refuse', {
    why: 'Skolans stöd räcker och familjen vill inte mer.',
    decidedBy: 'Karin Holm',
    informedAt: no.today,
    informedHow: 'på möte',
  });
  for (const walk of [no, refused]) expect(line(walk, eva)).not.toContain('dagar');
});
