import { fixedPlan } from '../../src/domain/case.ts';
import { addDays } from '../../src/domain/time.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { participantsOf } from '../../src/domain/rules/vastbas-homework.ts';
import type { VastbasPayloads } from '../../src/domain/vastbas-command.ts';
import { erik, malin, nina, peter, rut } from './vastbas-start.ts';
import { eva, item, jonas, karin, sara, type Walk } from './walk.ts';

const pick = <Item>(list: readonly Item[], number: number, otherwise: Item): Item =>
  list.length === 0 ? otherwise : (list[number % list.length] ?? otherwise);
const word = (number: number): string => pick(['Ett skäl', 'inget', '', '<at>x</at>'], number, '');

/** What each verb of process B may carry in the case as it stands: mostly sensible, now and then not. */
export const vastbasPayloads: {
  readonly [V in keyof VastbasPayloads]: (walk: Walk, number: number) => VastbasPayloads[V];
} = {
  'request.save': (_walk, number) => ({
    asker: word(number),
    background: 'Borta från skolan',
    situation: '',
    possibilities: '',
    difficulties: '',
    tried: '',
    ideas: '',
    networkHelps: 'yes',
    near: [eva],
  }),
  'request.assess': (_walk, number) => ({ assessor: pick([peter, peter, sara], number, peter) }),
  'assessment.give': (_walk, number) => ({ fits: number % 5 !== 0, why: word(number) }),
  'assessment.reject': (_walk, number) => ({ why: word(number), instead: 'ingen åtgärd' }),
  'decision.tell': (_walk, number) => ({ askerHow: word(number), familyHow: 'på telefon' }),
  'coordinators.propose': (_walk, number) => ({ people: pick([[nina, erik], [rut, erik], [nina]], number, []) }),
  'coordinator.answer': (_walk, number) => ({ takes: number % 4 !== 0 }),
  'coordinator.leave': (_walk, number) => ({ stays: number % 3 === 0 }),
  'coordinator.replace': (_walk, number) => ({
    from: pick([nina, erik], number, nina),
    to: pick([rut, erik], number, rut),
  }),
  'offer.accept': (walk, number) => ({ on: walk.today, childWay: 'part', words: word(number) }),
  'offer.decline': (walk) => ({ on: walk.today, words: '' }),
  'offer.think': (walk) => ({ on: walk.today, words: '' }),
  'analysis.save': (walk, number) => ({ on: walk.today, text: word(number) }),
  'network.put': (_walk, number) => ({ name: word(number), relation: 'moster', kind: 'private', circle: 1 }),
  'network.remove': ({ sip }, number) => ({
    item: pick(factsOf(sip).network?.map(({ id }) => id) ?? [], number, item('none')),
  }),
  'spokesperson.set': (_walk, number) => ({
    name: pick(['Ulla', 'Nina Alm'], number, 'Ulla'),
    relation: 'moster',
    accepted: true,
    trusted: number % 3 !== 0,
  }),
  'spokesperson.present': () => ({}),
  'spokesperson.talked': (walk, number) => ({ on: addDays(walk.today, (number % 3) - 2), note: '' }),
  'mapping.save': (_walk, number) => ({ state: pick(['ready', 'begun'], number, 'ready'), gaps: '' }),
  'guests.approve': () => ({}),
  'needs.analyse': (_walk, number) => ({ text: word(number) }),
  'homework.set': (walk, number) => ({
    who: participantsOf(walk.context, walk.sip).map(({ who }) => who),
    text: word(number),
  }),
  'homework.answer': ({ sip }, number) => ({
    who: pick(factsOf(sip).homework?.map(({ who }) => who) ?? [], number, 'none'),
    text: word(number),
  }),
  'measure.begin': (walk, number) => ({
    measure: pick(fixedPlan(walk.sip)?.measures.map(({ id }) => id) ?? [], number, item('none')),
    on: addDays(walk.today, (number % 3) - 2),
  }),
  'contact.ask': (_walk, number) => ({ headTeacher: pick([karin, karin, jonas], number, karin) }),
  'contact.appoint': (_walk, number) => ({ person: pick([malin, jonas, karin], number, malin) }),
  'contact.answer': (_walk, number) => ({ overview: number % 4 !== 0 }),
  'handover.accept': (_walk, number) => ({ read: number % 4 !== 0 }),
  'eht.record': (walk, number) => ({ on: walk.today, who: word(number) }),
  'measures.keep': () => ({}),
  'evaluation.begin': () => ({}),
  'evaluation.save': (_walk, number) => ({ better: word(number), remains: '', childView: '' }),
  'evaluation.continue': (walk, number) => ({ next: addDays(walk.today, (number % 90) - 3) }),
  'documents.send': (_walk, number) => ({ how: word(number) }),
  'other.choose': () => ({}),
  'other.resume': () => ({}),
};
