import { CIRCUMSTANCES } from '../../src/domain/circumstances.ts';
import type { Payloads, Verb } from '../../src/domain/command.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { INFO_TYPES } from '../../src/domain/profile.ts';
import { PROTECTIONS } from '../../src/domain/protection.ts';
import { addDays } from '../../src/domain/time.ts';
import { member, pick, word } from './pick.ts';
import { bup, eva, habilitation, item, school, social, type Walk } from './walk.ts';

const unitSets = [[bup, social], [bup], [social, habilitation], [school, bup, social]] as const;
type About = Extract<Verb, `${'consent' | 'protection' | 'circumstance' | 'third' | 'line'}.${string}`>;

const third = ({ sip }: Walk, number: number): ItemId =>
  pick(sip.thirds?.map(({ id }) => id) ?? [], number, item('none'));

/** What the verbs about consent, custody and protection may carry. */
export const consentPayloads: { readonly [V in About]: (walk: Walk, number: number) => Payloads[V] } = {
  'consent.scope': (walk, number) => ({
    units: pick(unitSets, number, [bup]),
    questions: 'Skolan',
    infoTypes: INFO_TYPES.slice(0, 1 + (number % 6)),
    exclusions: 'nej',
    until: addDays(walk.today, (number % 200) - 5),
    form: pick(['paper', 'oral'], number, 'paper'),
    informed: { on: walk.today, by: eva },
    interpreter: 'no',
  }),
  'consent.child': (walk, number) => ({
    result: pick(['yes', 'no', 'not-asked'], number, 'yes'),
    on: walk.today,
    why: word(number),
    maturityReason: '',
  }),
  'consent.answer': (walk, number) => ({
    who: member(walk, number),
    result: number % 5 === 0 ? 'no' : 'yes',
    on: walk.today,
    form: number % 11 === 0 ? 'oral' : 'paper',
    how: 'på telefon',
  }),
  'consent.confirm': () => ({}),
  'consent.withdraw': (walk, number) => ({ who: member(walk, number), on: walk.today, how: word(number) }),
  'third.add': (_walk, number) => ({ name: `${word(number)}${number}`, relation: 'mormor' }),
  'third.answer': (walk, number) => ({
    third: third(walk, number),
    result: number % 5 === 0 ? 'no' : 'yes',
    on: walk.today,
    form: 'paper',
    how: '',
    infoTypes: INFO_TYPES.slice(0, number % 4),
    until: addDays(walk.today, number % 100),
  }),
  'third.withdraw': (walk, number) => ({ third: third(walk, number), on: walk.today, how: word(number) }),
  'line.tag': (walk, number) => ({
    line: pick(walk.sip.plans.at(-1)?.measures.map(({ id }) => id) ?? [], number, item('none')),
    infoTypes: INFO_TYPES.slice(0, number % 7),
    about: number % 4 === 0 ? [third(walk, number)] : [],
  }),
  'consent.narrow': (walk, number) => ({
    who: member(walk, number),
    on: walk.today,
    how: 'på telefon',
    units: number % 2 === 0 ? [social] : [],
    infoTypes: number % 3 === 0 ? ['absence'] : [],
    questions: number % 5 === 0 ? ['Skolan'] : [],
  }),
  'protection.set': (_walk, number) => ({ kind: pick(PROTECTIONS, number, 'marking') }),
  'protection.ask-lift': (_walk, number) => ({ why: word(number) }),
  'protection.lift': () => ({}),
  'protection.keep': () => ({}),
  'circumstance.set': (walk, number) => ({
    kind: pick(CIRCUMSTANCES, number, 'care'),
    guardian: member(walk, number),
    assessment: word(number),
    assessedBy: 'Socialnämnden',
    cannotWait: number % 3 > 0,
    until: addDays(walk.today, number % 20),
  }),
  'circumstance.end': (_walk, number) => ({ kind: pick(CIRCUMSTANCES, number, 'care'), ended: word(number) }),
};
