import { currentMeeting, type Case } from '../case.ts';
import { staffName, type Staff } from '../directory.ts';
import type { ItemId } from '../ids.ts';
import { hard, soft } from '../refusal.ts';
import { coordinatorsOf, factsOf, holderOf, type MapPerson } from '../vastbas.ts';
import { dayOf } from '../time.ts';
import { familyMeeting } from './prepare.ts';
import { type Evolves, type Guard, type Rule } from './rule.ts';
import { plain } from './start.ts';
import { withoutHomework } from './vastbas-homework.ts';
import { notAhead, uncovered, withFacts } from './vastbas-lacks.ts';

/** B-05: the family's yes, the child asked how to be heard, and a consent that covers those at the förmöte. */
export const offerAccepted: Guard<'offer.accept'> = (sip, { on, words, at }, context) => [
  ...notAhead(on, at),
  ...(words === '' ? [hard('VB-BARNET')] : []),
  ...uncovered(context, sip, coordinatorsOf(sip), at),
];
export const offerAnswered: Guard<'offer.decline' | 'offer.think'> = (_sip, { on, at }) => notAhead(on, at);
export const acceptOffer: Rule<'offer.accept'> = (sip, { on, words, childWay, at }) => {
  const [leader, secretary] = coordinatorsOf(sip);
  const { meeting, type } = familyMeeting(sip, dayOf(at));
  return [
    { type: 'OfferAnswered', answer: 'yes', on, words },
    {
      type,
      meeting: { ...meeting, childWay, ...(leader ? { leader } : {}), ...(secretary ? { secretary } : {}) },
    },
  ];
};
export const declineOffer: Rule<'offer.decline'> = (_sip, { on, words }) => [
  { type: 'OfferAnswered', answer: 'no', on, words },
];
export const thinkOver: Rule<'offer.think'> = (_sip, { on, words }) => [
  { type: 'OfferAnswered', answer: 'thinking', on, words },
];

export const analysisDay: Guard<'analysis.save'> = (_sip, { on, at }) => notAhead(on, at);
export const saveAnalysis: Rule<'analysis.save'> = (_sip, { on, text }) => [{ type: 'AnalysisSaved', on, text }];

const onMap = (sip: Case, item: ItemId | undefined): boolean =>
  item === undefined || (factsOf(sip).network ?? []).some(({ id }) => id === item);
export const mapPersonFits: Guard<'network.put'> = (sip, { item, name }) => [
  ...(name === '' ? [hard('outside-name')] : []),
  ...(onMap(sip, item) ? [] : [hard('item-gone')]),
];
export const putOnMap: Rule<'network.put'> = (sip, { item, name, relation, kind, circle }) => [
  { type: 'NetworkPut', item: { id: item ?? (`n${sip.seq + 1}` as ItemId), name, relation, kind, circle } },
];
export const isOnMap: Guard<'network.remove'> = (sip, { item }) => (onMap(sip, item) ? [] : [hard('item-gone')]);
export const takeFromMap: Rule<'network.remove'> = (_sip, { item }) => [{ type: 'NetworkRemoved', item }];

const DECIDING: readonly Staff['functions'][number][] = ['rektor', 'social-worker', 'ifo'];
/** SEP3: the child's voice is free of those who lead the work or decide about the child. */
export const spokespersonFree: Guard<'spokesperson.set'> = (sip, { name, person }, { directory }) => {
  if (name === '') return [hard('outside-name')];
  const { assessor, contact, request } = factsOf(sip);
  const leading = [...coordinatorsOf(sip), holderOf(sip), assessor, contact?.person, ...(request?.near ?? [])];
  const isNamed = leading.some((one) => plain(staffName(directory, one)) === plain(name));
  const staff = person && directory.staff.get(person);
  const decides = DECIDING.some((one) => staff?.functions.includes(one));
  return isNamed || decides || (person && leading.includes(person)) ? [hard('VB-SPR-FRI')] : [];
};
export const setSpokesperson: Rule<'spokesperson.set'> = (_sip, { name, relation, person, accepted, trusted }) => [
  { type: 'SpokespersonSet', spokesperson: { name, relation, accepted, trusted, ...(person ? { person } : {}) } },
];
export const presentSpokesperson: Rule<'spokesperson.present'> = () => [{ type: 'SpokespersonPresented' }];
export const talkDayFits: Guard<'spokesperson.talked'> = (_sip, { on, at }) => notAhead(on, at);
export const noteTalk: Rule<'spokesperson.talked'> = (_sip, { on, note }) => [{ type: 'SpokespersonTalked', on, note }];

export const saveMapping: Rule<'mapping.save'> = (_sip, { state, gaps, at }) => [
  { type: 'MappingSaved', state, gaps, on: dayOf(at) },
];
export const someoneToApprove: Guard<'guests.approve'> = (sip) =>
  currentMeeting(sip)?.guests.some(({ member }) => !member) ? [] : [hard('guests-none')];
export const approveGuests: Rule<'guests.approve'> = (sip) => [
  { type: 'GuestsApproved', guests: currentMeeting(sip)?.guests.map(({ id }) => id) ?? [] },
];

/** The family says yes to everyone who is invited; it invites itself. */
export const guestsApproved: Guard<'call.send'> = (sip) => {
  const yes = new Set(factsOf(sip).approved);
  const waiting = (currentMeeting(sip)?.guests ?? []).filter(({ id, member }) => !member && !yes.has(id));
  return waiting.length > 0 ? [hard('VB-GASTLISTA', { n: waiting.length })] : [];
};
/** B-06: what the förmöte has come to before anyone is called to network meeting 1. */
export const preMeetingDone: Guard<'call.send'> = (sip) => {
  const { analysis, network, spokesperson, mapping } = factsOf(sip);
  return [
    ...(analysis?.text ? [] : [hard('VB-PROBLEMANALYS')]),
    ...(network && network.length > 0 ? [] : [hard('VB-NATVERKSKARTA')]),
    ...(spokesperson ? [] : [hard('VB-SPR')]),
    ...(spokesperson && !spokesperson.accepted ? [hard('VB-SPR-JA')] : []),
    ...(spokesperson && !spokesperson.trusted ? [hard('VB-SPR-TILLIT')] : []),
    ...(mapping ? [] : [hard('VB-KARTLAGGNING')]),
  ];
};

/** T12: ready at network meeting 2; what is missing may be said, but not left unsaid. */
export const mappingReady: Guard<'meeting.start'> = (sip) =>
  factsOf(sip).mapping?.state === 'ready' ? [] : [hard('VB-KARTLAGGNING-KLAR')];

export const analyseNeeds: Rule<'needs.analyse'> = (_sip, { text }) => [{ type: 'NeedsAnalysed', text }];
/** B-07: what network meeting 1 leaves behind; "inget" is homework too (ST27). */
export const firstMeetingDone: Guard<'meeting.renew'> = (sip, _command, context) => {
  const { needsAnalysis, spokesperson, contact } = factsOf(sip);
  return [
    ...(needsAnalysis ? [] : [hard('VB-BEHOVSANALYS')]),
    ...(spokesperson?.presented ? [] : [hard('VB-SPR-PRESENTERA')]),
    ...withoutHomework(context, sip),
    ...(contact ? [] : [soft('VB-KONTAKT-FORE')]),
  ];
};

const putPerson = (list: readonly MapPerson[], item: MapPerson): readonly MapPerson[] =>
  list.some(({ id }) => id === item.id) ? list.map((one) => (one.id === item.id ? item : one)) : [...list, item];

export const vastbasMeetingEvolves: Evolves<
  | 'OfferAnswered'
  | 'AnalysisSaved'
  | 'NetworkPut'
  | 'NetworkRemoved'
  | 'SpokespersonSet'
  | 'SpokespersonPresented'
  | 'SpokespersonTalked'
  | 'MappingSaved'
  | 'GuestsApproved'
  | 'NeedsAnalysed'
> = {
  OfferAnswered: (sip, { answer, on, words }) => withFacts(sip, { offer: { answer, on, words } }),
  AnalysisSaved: (sip, { on, text }) => withFacts(sip, { analysis: { on, text } }),
  NetworkPut: (sip, { item }) =>
    withFacts({ ...sip, seq: sip.seq + 1 }, { network: putPerson(factsOf(sip).network ?? [], item) }),
  NetworkRemoved: (sip, { item }) =>
    withFacts(sip, { network: (factsOf(sip).network ?? []).filter(({ id }) => id !== item) }),
  // Who has been presented is known to the network; another name is another person.
  SpokespersonSet: (sip, { spokesperson }) => {
    const before = factsOf(sip).spokesperson;
    const isSame = before?.presented && plain(before.name) === plain(spokesperson.name);
    return withFacts(sip, { spokesperson: { ...spokesperson, ...(isSame ? { presented: true } : {}) } });
  },
  SpokespersonPresented: (sip) => {
    const { spokesperson } = factsOf(sip);
    return spokesperson ? withFacts(sip, { spokesperson: { ...spokesperson, presented: true } }) : sip;
  },
  SpokespersonTalked: (sip, { on, note }) => withFacts(sip, { talks: [...(factsOf(sip).talks ?? []), { on, note }] }),
  MappingSaved: (sip, { state, gaps, on }) => withFacts(sip, { mapping: { state, gaps, on } }),
  GuestsApproved: (sip, { guests }) => withFacts(sip, { approved: guests }),
  NeedsAnalysed: (sip, { text }) => withFacts(sip, { needsAnalysis: text }),
};
