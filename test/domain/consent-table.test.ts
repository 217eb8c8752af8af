import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Case, CasePerson } from '../../src/domain/case.ts';
import { CIRCUMSTANCES } from '../../src/domain/circumstances.ts';
import type { Consent, Custody, Signature } from '../../src/domain/consent.ts';
import { evaluateConsent } from '../../src/domain/evaluate-consent.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { INFO_TYPES } from '../../src/domain/profile.ts';
import { addDays, addMonths, birthday, type Day } from '../../src/domain/time.ts';
import { mayHear } from '../support/consent-oracle.ts';
import { withConsentRules } from '../support/lacks.ts';
import { bup, child, day, eva, father, habilitation, mother, school, social, Walk } from '../support/walk.ts';

const TODAY = day('2026-03-02');
const THIRD = 'm3' as MemberId;
const UNITS = [school, bup, social, habilitation] as const;
const TYPES = INFO_TYPES.slice(0, 4);
const near = fc.integer({ min: -3, max: 3 }).map((days) => addDays(TODAY, days));

const signature: fc.Arbitrary<Signature | undefined> = fc
  .record({ result: fc.constantFrom('yes', 'yes', 'yes', 'no'), form: fc.constantFrom('paper', 'paper', 'oral') })
  .map((said): Signature => ({ ...said, on: TODAY, receivedBy: eva }))
  .chain((said) => fc.constantFrom(said, said, undefined));
const signatures = fc
  .tuple(signature, signature, signature, signature)
  .map((all) =>
    Object.fromEntries([mother, father, THIRD, child].flatMap((who, at) => (all[at] ? [[who, all[at]]] : []))),
  );

const version = fc.record({
  units: fc.subarray([...UNITS], { minLength: 1 }),
  infoTypes: fc.subarray([...INFO_TYPES], { minLength: 1 }),
  from: near,
  until: near,
  signatures,
  maturity: fc.constantFrom('mature', 'not-mature', undefined),
  isWithdrawn: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
});
const consentOf = (
  { maturity, isWithdrawn, ...one }: typeof version extends fc.Arbitrary<infer V> ? V : never,
  index: number,
): Consent => ({
  ...one,
  version: index + 1,
  about: { name: 'Alva' },
  questions: 'Skolan',
  exclusions: 'nej',
  form: 'paper',
  informed: { on: TODAY, by: eva },
  interpreter: 'no',
  confirmedBy: {},
  ...(maturity ? { maturity: { result: maturity, by: eva, reason: 'x' } } : {}),
  ...(isWithdrawn ? { withdrawn: { who: mother, on: TODAY, how: 'x', receivedBy: eva } } : {}),
});

const circumstance = fc.record({
  kind: fc.constantFrom(...CIRCUMSTANCES),
  guardian: fc.constantFrom(mother, father),
  assessment: fc.constantFrom('', 'Bedömt', 'Bedömt'),
  until: near,
});
/** A birthday that is today, tomorrow or was yesterday, at every age that changes anything, and some in between. */
const births: fc.Arbitrary<Day> = fc
  .tuple(fc.constantFrom(0, 8, 11, 12, 14, 15, 17, 18, 19), fc.integer({ min: -1, max: 1 }))
  .map(([years, days]) => addMonths(addDays(TODAY, days), -12 * years));

const cases = fc.record({
  custody: fc.constantFrom<Custody>('joint', 'joint', 'sole', 'appointed', 'god-man', 'unknown'),
  guardians: fc.subarray([mother, father, THIRD]),
  birth: births,
  circumstances: fc.uniqueArray(circumstance, { maxLength: 2, selector: ({ kind }) => kind }),
  consents: fc.array(version, { maxLength: 3 }),
  isLocked: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  profile: fc.record({
    childSignsFromAge: fc.constantFrom(15, 15, 13, null),
    childSignsIfMature: fc.boolean(),
    guardians: fc.constantFrom('all', 'all', 'one'),
    writtenRequired: fc.boolean(),
  }),
});
const base = new Walk().draft().sip;
const person = (id: MemberId): CasePerson => ({ id, capacity: 'guardian', name: id });
const caseOf = ({
  custody,
  guardians,
  birth,
  circumstances,
  consents,
  isLocked,
}: typeof cases extends fc.Arbitrary<infer V> ? V : never): Case => ({
  ...base,
  custody,
  people: [{ id: child, capacity: 'child', name: 'Alva', birth }, ...guardians.map(person)],
  circumstances: circumstances.map(({ kind, guardian, until, assessment }) => ({
    kind,
    assessment,
    assessedBy: 'X',
    by: eva,
    on: TODAY,
    ...(kind === 'care' ? {} : { guardian }),
    ...(kind === 'hindered' ? { until } : {}),
  })),
  consents: consents.map(consentOf),
  ...(isLocked ? { protection: { kind: 'marking', by: eva, on: TODAY } } : {}),
});

it('W1–W13 SC3 SC4 F96 the table of who must sign gives the same answer when it is told a second time, for any case at all', () => {
  let allowed = 0;
  fc.assert(
    fc.property(cases, near, (made, on) => {
      const sip = caseOf(made);
      const { profile } = withConsentRules(made.profile);
      const known = mayHear(profile, sip, on);
      if (known) allowed += 1;
      const asked = UNITS.flatMap((receiving) => TYPES.map((infoType) => ({ receiving, infoType })));
      const isOpen = ({ receiving, infoType }: (typeof asked)[number]): boolean =>
        (known?.types.includes(infoType) && (receiving === sip.unit || known.units.includes(receiving))) ?? false;
      const differs = asked.filter((what) => evaluateConsent(profile, sip, on, what).allowed !== isOpen(what));
      expect(differs).toEqual([]);
    }),
    { numRuns: 5000 },
  );
  expect(allowed).toBeGreaterThan(100);
});

it.each(['2011-02-28', '2008-02-29', '2012-02-29', '2011-03-01'])(
  'C07 W4 W6 born %s: both tellings agree on each day around the 15th and the 18th birthday',
  (born) => {
    const { profile } = withConsentRules({});
    const yes: Signature = { result: 'yes', on: TODAY, form: 'paper', receivedBy: eva };
    for (const signs of [[mother, father], [mother, father, child], [child]])
      for (const age of [12, 15, 18])
        for (let days = -2; days <= 2; days += 1) {
          const on = addDays(birthday(day(born), age), days);
          const sip = caseOf({
            custody: 'joint',
            guardians: [mother, father],
            birth: day(born),
            circumstances: [],
            isLocked: false,
            profile: { childSignsFromAge: 15, childSignsIfMature: true, guardians: 'all', writtenRequired: true },
            consents: [
              {
                units: [school, bup],
                infoTypes: ['absence'],
                from: addDays(on, -9),
                until: addDays(on, 9),
                signatures: Object.fromEntries(signs.map((who) => [who, yes])),
                maturity: undefined,
                isWithdrawn: false,
              },
            ],
          });
          expect([on, evaluateConsent(profile, sip, on).allowed]).toEqual([
            on,
            mayHear(profile, sip, on) !== undefined,
          ]);
        }
  },
);
