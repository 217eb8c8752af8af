import { expect, test } from 'vitest';
import { progressFor } from '../../src/domain/deadlines.ts';
import { progressText } from '../../src/cards/texts.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { amir, eva, mother, sara, Walk } from '../support/walk.ts';

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
