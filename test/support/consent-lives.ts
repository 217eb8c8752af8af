import fc from 'fast-check';
import { fixedPlan } from '../../src/domain/case.ts';
import { CIRCUMSTANCES } from '../../src/domain/circumstances.ts';
import type { Payloads, Verb } from '../../src/domain/command.ts';
import type { MemberId, PersonId } from '../../src/domain/ids.ts';
import { INFO_TYPES, type Profile } from '../../src/domain/profile.ts';
import { addDays, addMinutes, birthday, startOfDay } from '../../src/domain/time.ts';
import { withConsentRules } from './lacks.ts';
import { pick } from './pick.ts';
import { amir, bup, child, day, eva, fatima, father, habilitation, karin, mother, sara, social, Walk } from './walk.ts';

const MEMBERS: readonly MemberId[] = [mother, father, child];
const SETS = [[bup, social], [bup], [social, habilitation], [bup, social, habilitation]] as const;
const BIRTHS = ['2017-05-09', '2012-02-29', '2013-08-01', '2011-03-20', '2010-01-15', '2008-02-29', '2008-04-20'];

export type Try = <V extends Verb>(by: PersonId | 'system', verb: V, payload: Payloads[V]) => void;
type Act = (walk: Walk, number: number, tries: Try) => void;
const acts: Readonly<Record<string, Act>> = {
  answer: (walk, number, tries) => {
    const who = pick(MEMBERS, number, mother);
    const form = number % 6 === 0 ? 'oral' : 'paper';
    tries(eva, 'consent.answer', { who, result: number % 7 === 0 ? 'no' : 'yes', on: walk.today, form, how: 'x' });
  },
  askChild: (walk, number, tries) => {
    const maturity = pick(['mature', 'not-mature', undefined] as const, number, undefined);
    const asked = { result: 'yes', on: walk.today, why: '', maturityReason: 'Samtal' } as const;
    tries(eva, 'consent.child', { ...asked, ...(maturity ? { maturity } : {}) });
  },
  scope: (walk, number, tries) => {
    tries(eva, 'consent.scope', {
      units: pick(SETS, number, [bup]),
      questions: 'Skolan',
      infoTypes: INFO_TYPES.slice(number % 3, 3 + (number % 5)),
      exclusions: 'nej',
      until: addDays(walk.today, number % 200),
      form: 'paper',
      informed: { on: walk.today, by: eva },
      interpreter: 'no',
    });
  },
  withdraw: (walk, number, tries) => {
    tries(amir, 'consent.withdraw', { who: pick(MEMBERS, number, mother), on: walk.today, how: 'x' });
  },
  narrow: (walk, number, tries) => {
    const units = number % 2 === 0 ? [pick([bup, social], number, bup)] : [];
    const infoTypes = number % 2 === 0 ? [] : [pick(INFO_TYPES, number, 'absence')];
    const who = pick(MEMBERS, number, mother);
    tries(eva, 'consent.narrow', { who, on: walk.today, how: 'x', units, infoTypes, questions: [] });
  },
  confirm: (_walk, number, tries) => {
    tries(pick([amir, sara], number, amir), 'consent.confirm', {});
  },
  circumstance: (walk, number, tries) => {
    const kind = pick(CIRCUMSTANCES, number, 'care');
    const about = pick([mother, father], number >> 2, father);
    const assessment = number % 4 === 0 ? '' : 'Bedömt';
    const until = addDays(walk.today, number % 15);
    tries(eva, 'circumstance.set', { kind, guardian: about, assessment, assessedBy: 'X', cannotWait: true, until });
  },
  circumstanceEnd: (_walk, number, tries) => {
    tries(eva, 'circumstance.end', { kind: pick(CIRCUMSTANCES, number, 'care'), ended: 'Klart' });
  },
  family: (_walk, number, tries) => {
    const people = [
      { name: 'Maria Testsson', phone: '' },
      { name: 'Johan Testsson', phone: '' },
    ];
    tries(eva, 'family.set', {
      custody: pick(['joint', 'sole', 'appointed', 'god-man', 'unknown'] as const, number, 'joint'),
      guardians: number % 3 === 0 ? people : people.slice(number % 2, (number % 2) + 1),
      ground: 'Dom',
      understood: true,
    });
  },
  birth: (_walk, number, tries) => {
    tries(eva, 'facts.correct', {
      requester: 'family',
      detectedAt: day('2026-03-02'),
      units: [bup, social],
      childName: 'Alva Testsson',
      birth: day(pick(BIRTHS, number, '2017-05-09')),
      understood: true,
    });
  },
  lock: (_walk, number, tries) => {
    if (number % 4 === 0) tries(amir, 'protection.set', { kind: 'marking' });
  },
  tag: ({ sip }, number, tries) => {
    const line = pick(fixedPlan(sip)?.measures.map(({ id }) => id) ?? [], number, 'none' as never);
    tries(eva, 'line.tag', { line, infoTypes: [pick(INFO_TYPES, number, 'absence')], about: [] });
  },
  fix: (_walk, _number, tries) => {
    tries(karin, 'plan.fix', { contains: [], familyRead: true });
  },
  call: (_walk, _number, tries) => {
    tries(eva, 'call.send', {});
  },
};
const names = Object.keys(acts);
/** One thing that happens about the consent of a case. */
export const act = (walk: Walk, { act: which, number }: Step, tries: Try): void =>
  acts[pick(names, which, 'answer')]?.(walk, number, tries);

type Step = { readonly act: number; readonly number: number; readonly later: number };
type Circumstances = {
  readonly start: () => Walk;
  readonly profile: Partial<Profile['consent']>;
  readonly steps: readonly Step[];
};
const STARTS: readonly ((walk: Walk) => Walk)[] = [
  (walk) => walk.scoped(),
  (walk) => walk.prepared(),
  // Ends before the meeting that is called.
  (walk) => walk.consented('2026-03-10').arranged().does(eva, 'call.send', {}),
  // Someone of a unit that the consent leaves out has taken something on.
  (walk) =>
    walk.written().does(eva, 'measure.put', {
      text: 'Anpassat bord',
      principal: 'region',
      person: fatima,
      order: 2,
      due: day('2026-04-20'),
      sign: '',
    }),
  (walk) => walk.fixed(),
];
/** A case at some stage, under some profile, and what happens to its consent. */
export const circumstances: fc.Arbitrary<Circumstances> = fc
  .record({
    start: fc.constantFrom(...STARTS),
    profile: fc.record({
      childSignsFromAge: fc.constantFrom(15, 15, null),
      childSignsIfMature: fc.boolean(),
      guardians: fc.constantFrom('all', 'all', 'one'),
      writtenRequired: fc.boolean(),
      perAuthorityConfirmation: fc.boolean(),
    }),
    steps: fc.array(
      fc.record({
        act: fc.nat({ max: names.length - 1 }),
        number: fc.nat({ max: 999 }),
        /** 0 to 3: minutes, days, the next thing that ends by itself to the second, a month. */
        later: fc.nat({ max: 3 }),
      }),
      { minLength: 1, maxLength: 30 },
    ),
  })
  .map(({ start, profile, steps }) => ({
    start: () => start(new Walk(undefined, withConsentRules(profile))),
    profile,
    steps,
  }));

/** Minutes, days, the next end to the second before or after it, or a month. */
export function pass(walk: Walk, { later, number }: Step): void {
  const birth = walk.sip.people.find(({ capacity }) => capacity === 'child')?.birth;
  const ends = [...walk.sip.consents.map(({ until }) => addDays(until, 1)), ...(birth ? [birthday(birth, 15)] : [])];
  const next = ends
    .map(startOfDay)
    .filter((moment) => moment > walk.now)
    .toSorted()[0];
  walk.now =
    later === 2 && next
      ? addMinutes(next, -(number % 2))
      : addMinutes(walk.now, [number % 60, (number % 9) * 1440, 0, 30 * 1440][later] ?? 0);
}
