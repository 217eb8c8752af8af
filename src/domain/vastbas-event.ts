import type { Part, Step } from './case.ts';
import type { ItemId, PersonId } from './ids.ts';
import type { Day } from './time.ts';
import type {
  ContactPerson,
  Evaluation,
  MapPerson,
  NetworkRequest,
  Side,
  Spokesperson,
  VastbasFacts,
} from './vastbas.ts';

/** What happens in process B alone. */
export type VastbasPayload = {
  RequestSaved: { readonly request: NetworkRequest };
  AssessorNamed: { readonly assessor: PersonId };
  Assessed: { readonly side: Side; readonly fits: boolean; readonly why: string; readonly on: Day };
  NotVastbas: NonNullable<VastbasFacts['rejection']>;
  DecisionTold: { readonly askerHow: string; readonly familyHow: string; readonly on: Day };
  CoordinatorsProposed: { readonly people: readonly PersonId[]; readonly on: Day };
  CoordinatorAnswered: { readonly takes: boolean; readonly on: Day };
  CoordinatorLeaves: { readonly person: PersonId; readonly on: Day; readonly why: 'asks' | 'gone' | 'stays' };
  SuccessorAsked: { readonly from: PersonId; readonly to: PersonId; readonly on: Day };
  OfferAnswered: NonNullable<VastbasFacts['offer']>;
  AnalysisSaved: NonNullable<VastbasFacts['analysis']>;
  NetworkPut: { readonly item: MapPerson };
  NetworkRemoved: { readonly item: ItemId };
  SpokespersonSet: { readonly spokesperson: Spokesperson };
  SpokespersonPresented: object;
  SpokespersonTalked: { readonly on: Day; readonly note: string };
  MappingSaved: NonNullable<VastbasFacts['mapping']>;
  GuestsApproved: { readonly guests: readonly ItemId[] };
  NeedsAnalysed: { readonly text: string };
  HomeworkSet: { readonly who: readonly string[]; readonly text: string; readonly on: Day };
  HomeworkAnswered: { readonly who: string; readonly text: string; readonly on: Day };
  MeasureBegun: { readonly measure: ItemId; readonly on: Day };
  ContactAsked: { readonly headTeacher: PersonId; readonly on: Day };
  ContactAppointed: Omit<ContactPerson, 'appointedBy' | 'overviewOn' | 'lostOn'>;
  ContactAnswered: { readonly overview: boolean; readonly on: Day };
  ContactLost: { readonly on: Day };
  HandedOver: object;
  EhtRecorded: { readonly on: Day; readonly who: string };
  EvaluationBegun: object;
  EvaluationSaved: { readonly evaluation: Evaluation };
  Continued: { readonly on: Day };
  DocumentsSent: { readonly on: Day; readonly how: string };
  OtherChosen: { readonly from: Step };
};

/** Parts of process B: what one of its screens edits. */
export const VASTBAS_PARTS = {
  request: 'vb:request',
  coordinators: 'vb:coordinators',
  offer: 'vb:offer',
  analysis: 'vb:analysis',
  spokesperson: 'vb:spokesperson',
  mapping: 'vb:mapping',
  needs: 'vb:needs',
  homework: 'vb:homework',
  contact: 'vb:contact',
  evaluation: 'vb:evaluation',
  verdict: (side: string): Part => `vb:verdict:${side}`,
  answer: (who: string): Part => `vb:answer:${who}`,
  begun: (measure: string): Part => `vb:begun:${measure}`,
  network: (item: string): Part => `vb:network:${item}`,
} as const;

type Named = { readonly [E in keyof VastbasPayload]?: (event: VastbasPayload[E]) => Part };
export const vastbasParts = {
  RequestSaved: () => VASTBAS_PARTS.request,
  Assessed: ({ side }) => VASTBAS_PARTS.verdict(side),
  CoordinatorsProposed: () => VASTBAS_PARTS.coordinators,
  CoordinatorLeaves: () => VASTBAS_PARTS.coordinators,
  SuccessorAsked: () => VASTBAS_PARTS.coordinators,
  OfferAnswered: () => VASTBAS_PARTS.offer,
  AnalysisSaved: () => VASTBAS_PARTS.analysis,
  NetworkPut: ({ item }) => VASTBAS_PARTS.network(item.id),
  NetworkRemoved: ({ item }) => VASTBAS_PARTS.network(item),
  SpokespersonSet: () => VASTBAS_PARTS.spokesperson,
  MappingSaved: () => VASTBAS_PARTS.mapping,
  NeedsAnalysed: () => VASTBAS_PARTS.needs,
  HomeworkSet: () => VASTBAS_PARTS.homework,
  HomeworkAnswered: ({ who }) => VASTBAS_PARTS.answer(who),
  MeasureBegun: ({ measure }) => VASTBAS_PARTS.begun(measure),
  ContactAppointed: () => VASTBAS_PARTS.contact,
  EvaluationSaved: () => VASTBAS_PARTS.evaluation,
} as const satisfies Named;
