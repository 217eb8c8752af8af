import { fixedPlan, type Case, type Step } from './case.ts';
import type { ItemId, PersonId, UnitId } from './ids.ts';
import type { Day, Instant } from './time.ts';

/** Step 2 is decided by two: Centrala barn- och elevhälsan (CBE) and individ- och familjeomsorgen (IFO). */
export type Side = 'cbe' | 'ifo';
export type NetworkRequest = {
  readonly asker: string;
  readonly background: string;
  readonly situation: string;
  readonly possibilities: string;
  readonly difficulties: string;
  readonly tried: string;
  readonly ideas: string;
  readonly networkHelps: 'yes' | 'no' | 'unsure';
  /** Staff who handle the child's matters or work close to the child: never coordinators of the case (B-04). */
  readonly near: readonly PersonId[];
};
export type Coordinator = {
  readonly person: PersonId;
  readonly proposedOn: Day;
  /** The day of the own words: free of the matter, and takes it on. */
  readonly declaredOn?: Day;
  readonly declinedOn?: Day;
  /** Since when someone else is to be found: by the own wish, or because the person is no longer in the directory. */
  readonly leavesOn?: Day;
  readonly gone?: true;
  /** Asked to take the place of this one, who leaves (N12). */
  readonly replaces?: PersonId;
};
/** Someone on the network map, in one of three circles of closeness: 1 is the nearest. */
export type MapPerson = {
  readonly id: ItemId;
  readonly name: string;
  readonly relation: string;
  readonly kind: 'private' | 'professional';
  readonly circle: 1 | 2 | 3;
};
export type Spokesperson = {
  readonly name: string;
  readonly relation: string;
  readonly person?: PersonId;
  readonly accepted: boolean;
  /** The guardian trusts the person, and has said so. */
  readonly trusted: boolean;
  readonly presented?: true;
};
/** A participant of network meeting 1: a guest by the id on the list, a coordinator by the person. */
export type Homework = {
  readonly who: string;
  readonly text: string;
  /** The day on which it was given. */
  readonly on: Day;
  readonly answer?: { readonly text: string; readonly on: Day; readonly by: PersonId };
};
export type ContactPerson = {
  readonly person: PersonId;
  readonly unit: UnitId;
  readonly appointedBy: PersonId;
  readonly appointedOn: Day;
  /** The person's own word: has a good view of what goes on. */
  readonly overviewOn?: Day;
  /** Noted when the person no longer works there or has left the school's team (N12). */
  readonly lostOn?: Day;
};
export type Evaluation = {
  readonly on: Day;
  readonly by: PersonId;
  readonly better: string;
  readonly remains: string;
  readonly childView: string;
};

/** What only a case of process B holds (domain §2.3). */
export type VastbasFacts = {
  readonly request?: NetworkRequest;
  readonly assessor?: PersonId;
  readonly verdicts?: {
    readonly [S in Side]?: { readonly fits: boolean; readonly why: string; readonly by: PersonId; readonly on: Day };
  };
  readonly rejection?: { readonly why: string; readonly instead: string };
  readonly coordinators?: readonly Coordinator[];
  readonly offer?: { readonly answer: 'yes' | 'no' | 'thinking'; readonly on: Day; readonly words: string };
  readonly analysis?: { readonly on: Day; readonly text: string };
  readonly network?: readonly MapPerson[];
  readonly spokesperson?: Spokesperson;
  readonly talks?: readonly { readonly on: Day; readonly note: string }[];
  /** `gaps`: ready, but for this and for that reason (T12). */
  readonly mapping?: { readonly state: 'begun' | 'ready'; readonly gaps: string; readonly on: Day };
  /** The guests whom the family has said yes to. */
  readonly approved?: readonly ItemId[];
  readonly needsAnalysis?: string;
  readonly homework?: readonly Homework[];
  readonly headTeacher?: { readonly person: PersonId; readonly askedOn: Day };
  readonly contact?: ContactPerson;
  /** Start receipts: since when a measure of the plan is under way (step 7). */
  readonly begun?: Readonly<Record<ItemId, Day>>;
  readonly handedOver?: { readonly to: PersonId; readonly at: Instant };
  readonly eht?: readonly { readonly on: Day; readonly who: string }[];
  readonly evaluations?: readonly Evaluation[];
  readonly continuedOn?: Day;
  readonly documentsSentOn?: Day;
  /** Where the case stood when other action was chosen (B-13). */
  readonly leftFrom?: Step;
};

const NOTHING: VastbasFacts = {};
export const isVastbas = ({ profile }: Pick<Case, 'profile'>): boolean => profile.process === 'vastbas10';
export const factsOf = (sip: Case): VastbasFacts => sip.vastbas ?? NOTHING;

/** Those who have been asked, have not said that they are not free, and are still in the directory. */
export const candidatesOf = (sip: Case): readonly Coordinator[] =>
  factsOf(sip).coordinators?.filter(({ declinedOn, gone }) => declinedOn === undefined && !gone) ?? [];
/** Coordinators for whom someone else is to be found, until the contact person has taken over (N12). */
export const leavingOf = (sip: Case): readonly (Coordinator & { readonly leavesOn: Day })[] =>
  isBeforeOffer(sip) || factsOf(sip).handedOver
    ? []
    : (factsOf(sip).coordinators ?? []).flatMap((one) =>
        one.leavesOn && one.declaredOn ? [{ ...one, leavesOn: one.leavesOn }] : [],
      );
/** Who has been asked to take that place, and has not answered. */
export const askedInstead = (sip: Case, person: PersonId): Coordinator | undefined =>
  candidatesOf(sip).find(({ replaces }) => replaces === person);
/** Koordinator 1 and 2: those who have declared themselves free and have taken it on. */
export const coordinatorsOf = (sip: Case): readonly PersonId[] =>
  candidatesOf(sip).flatMap(({ person, declaredOn }) => (declaredOn === undefined ? [] : [person]));

/** The steps that samordnaren leads: afterwards the coordinators do, and from step 8 the contact person. */
const BEFORE_OFFER: ReadonlySet<Step> = new Set(['draft', 'request', 'assessment', 'not-vastbas']);
export const isBeforeOffer = ({ step }: Case): boolean => BEFORE_OFFER.has(step);

/** The contact person who has taken over, for as long as the person is that (N12). */
function keeperOf(sip: Case): PersonId | undefined {
  const { contact, handedOver } = factsOf(sip);
  return contact && !contact.lostOn && contact.person === handedOver?.to ? contact.person : undefined;
}
/** Who leads the case: samordnaren, then koordinator 1, then the contact person who has taken over (B-04, B-09). */
export const holderOf = (sip: Case): PersonId =>
  isBeforeOffer(sip) ? sip.openedBy : (keeperOf(sip) ?? coordinatorsOf(sip)[0] ?? sip.openedBy);
export function standInOf(sip: Case): PersonId | undefined {
  if (isBeforeOffer(sip)) return undefined;
  return factsOf(sip).handedOver ? fixedPlan(sip)?.responsible?.deputy : coordinatorsOf(sip)[1];
}

/** The head teacher in whose hands a case without its contact person lies (N12). */
export const caretakerOf = (sip: Case): PersonId | undefined =>
  factsOf(sip).contact?.lostOn ? factsOf(sip).headTeacher?.person : undefined;

/** Turns of the spiral: versions of the plan that were fixed after the contact person took over (B-12). */
export function turnsOf(sip: Case): number {
  const since = factsOf(sip).handedOver?.at;
  return since === undefined ? 0 : sip.plans.filter(({ fixedAt }) => fixedAt !== undefined && fixedAt > since).length;
}
