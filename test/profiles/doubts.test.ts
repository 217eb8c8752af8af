import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deletionDay, startDeadline } from '../../src/domain/deadlines.ts';
import { evaluateConsent } from '../../src/domain/evaluate-consent.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { unreportedAbsence } from '../../src/domain/rules/meeting.ts';
import { ehtWindow, evaluationDay, talkDay } from '../../src/domain/vastbas-deadlines.ts';
import { codes, inProfile, reading, VG } from '../support/in-profile.ts';
import { vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { at, day, eva, father, karin, mother, Walk } from '../support/walk.ts';

const doc = readFileSync(new URL('../../docs/profiles.md', import.meta.url), 'utf8');
const { profile: stenungsund } = vastbasContext;
const later = new VastbasWalk().handedOver().sip;
const vastbas = (change: Partial<NonNullable<Profile['vastbas']>>): Profile =>
  stenungsund.vastbas ? { ...stenungsund, vastbas: { ...stenungsund.vastbas, ...change } } : stenungsund;
const consent = (change: Partial<Profile['consent']>): Profile => ({ ...VG, consent: { ...VG.consent, ...change } });
const allowed = (profile: Profile, walk: Walk): boolean => evaluateConsent(profile, walk.sip, walk.today).allowed;
const oral = (profile: Profile): boolean => {
  const walk = inProfile(profile).scoped();
  for (const who of [mother, father])
    walk.does(eva, 'consent.answer', { who, result: 'yes', on: walk.today, form: 'oral', how: 'på telefon' });
  return allowed(profile, walk);
};
const scopeUntil = (profile: Profile): boolean => {
  const walk = inProfile(profile).consentStep();
  const newest = new Walk().scoped().sip.consents[0];
  if (!newest) return false;
  const { units, questions, infoTypes, exclusions, form, informed, interpreter } = newest;
  const payload = { units, questions, infoTypes, exclusions, form, informed, interpreter, until: day('2026-09-01') };
  return walk.tries(eva, 'consent.scope', payload).ok;
};
const callSoon = (callLead: number): readonly string[] => {
  const profile: Profile = { ...VG, deadlines: { ...VG.deadlines, callLead } };
  const walk = inProfile(profile).prepared(at('2026-03-09', '14:00'));
  const decision = walk.tries(eva, 'call.send', {});
  return decision.ok ? [] : codes(decision.refusal);
};
const need = new Walk().need().sip;
const held = new Walk().answered().on('2026-03-18', '14:00');
held.does(
  karin,
  'meeting.start',
  { attended: [], familyAbsence: 'Familjen ville inte vara med i dag.' },
  { reason: 'Familjen har sagt att det går bra.' },
);

/** What the setting of each doubt changes, at its default and at another value: never the same. */
const ACTS: Readonly<Record<string, readonly [unknown, unknown]>> = {
  'U-01': [
    startDeadline(VG, need, true),
    startDeadline({ ...VG, deadlines: { ...VG.deadlines, startOfWork: { social: 2, other: 3, red: 5 } } }, need, true),
  ],
  'U-02': [
    reading('case', inProfile(VG).need()),
    reading(
      'case',
      inProfile({ ...VG, steps: VG.steps.map((step) => ({ ...step, heading: `Fas ${step.heading}` })) }).need(),
    ),
  ],
  'U-03': [
    allowed(VG, inProfile(VG).consented(undefined, '2011-03-02')),
    allowed(
      consent({ childSignsFromAge: 16 }),
      inProfile(consent({ childSignsFromAge: 16 })).consented(undefined, '2011-03-02'),
    ),
  ],
  'U-05': [
    allowed(VG, inProfile(VG).scoped().signed(mother)),
    allowed(
      consent({ guardians: 'one' }),
      inProfile(consent({ guardians: 'one' }))
        .scoped()
        .signed(mother),
    ),
  ],
  'U-06': [oral(VG), oral(consent({ writtenRequired: false }))],
  'U-07': [scopeUntil(VG), scopeUntil(consent({ maxMonths: 3 }))],
  'U-08': [
    evaluationDay(stenungsund, {
      ...later,
      plans: later.plans.flatMap((plan) => [plan, { ...plan, version: 9, fixedAt: at('2027-01-11') }]),
    }),
    evaluationDay(vastbas({ evaluation: { months: 6, anchor: 'newMeasuresAt' } }), {
      ...later,
      plans: later.plans.flatMap((plan) => [plan, { ...plan, version: 9, fixedAt: at('2027-01-11') }]),
    }),
  ],
  'U-14': [talkDay(stenungsund, later), talkDay(vastbas({ spokespersonWeeks: 2 }), later)],
  'U-15': [callSoon(7), callSoon(9)],
  'U-16': [deletionDay(VG, at('2026-03-02')), deletionDay({ ...VG, workCopyDays: 30 }, at('2026-03-02'))],
  'U-17': [
    unreportedAbsence(VG, held.sip) !== undefined,
    unreportedAbsence({ ...VG, absence: null }, held.sip) !== undefined,
  ],
  'U-19': [
    ehtWindow(stenungsund, later),
    ehtWindow(vastbas({ eht: { minMonths: 2, maxMonths: 3, anchor: 'planCreatedAt' } }), later),
  ],
};

it.each(Object.entries(ACTS))(
  '%s is a setting that acts: another value gives another outcome',
  (_number, [usual, other]) => {
    expect(usual).toBeDefined();
    expect(other).not.toEqual(usual);
  },
);

it('U-01 to U-19: each that names a setting is shown to act, and stands in the documentation with where it acts', () => {
  const numbers = Object.entries(VG.doubts);
  expect(numbers).toHaveLength(19);
  const settings = numbers.filter(([, { setting }]) => !setting.startsWith('–')).map(([number]) => number);
  // Shown with the releases (SC11) and with the survey.
  const elsewhere = ['U-12', 'U-13'];
  expect(settings.filter((number) => !(number in ACTS))).toEqual(elsewhere);
  expect(numbers.filter(([number]) => !doc.includes(`| ${number} `)).map(([number]) => number)).toEqual([]);
});
