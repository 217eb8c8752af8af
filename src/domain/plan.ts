import type { ItemId, PersonId, UnitId, Who } from './ids.ts';
import type { Day, Instant } from './time.ts';

export type Need = { readonly id: ItemId; readonly text: string };
export type Goal = {
  readonly id: ItemId;
  readonly text: string;
  /** "Hur märker vi att det har blivit bättre?" (V9) */
  readonly sign: string;
  readonly outcome?: {
    readonly result: 'reached' | 'partly' | 'not' | 'not-relevant';
    readonly by: PersonId;
    readonly on: Day;
  };
};
export type MeasurePrincipal = 'municipality' | 'region' | 'other' | 'family';
export type Measure = {
  readonly id: ItemId;
  readonly goal?: ItemId;
  readonly text: string;
  readonly principal: MeasurePrincipal;
  readonly unit?: UnitId;
  /** Who does it: staff, one of the family, or a name where neither fits. */
  readonly person?: Who;
  readonly personName?: string;
  /** A number, or all with the same number at the same time (F72). */
  readonly order: number;
  readonly start?: Day;
  readonly due?: Day;
  readonly sign: string;
  /** Given by LSS: the plan is looked over at least once a year (T13, V12). */
  readonly lss?: true;
  readonly report?: MeasureReport;
};
export type MeasureReport = {
  readonly result: 'done' | 'ongoing' | 'not-done';
  readonly note: string;
  readonly by: PersonId;
  readonly on: Day;
  /** Noted as one when it was not done (N13). */
  readonly deviation?: true;
};
/** Who tells whom what, and how, so that the family need not (V6, F73). */
export type FeedbackRoute = { readonly id: ItemId; readonly from: string; readonly to: string; readonly what: string };

export type PlanWords = {
  readonly child: string;
  readonly family: string;
  /** What the family itself does; "inget" is an answer (V8). */
  readonly familyDoes: string;
  /** What others than kommun and region do; "inget" is an answer (V3). */
  readonly others: string;
};
export type PlanResponsible = {
  readonly principal: 'municipality' | 'region';
  readonly unit: UnitId;
  readonly person: PersonId;
  readonly deputy: PersonId;
};
export type SignatureState =
  | { readonly kind: 'paper' | 'e-id' | 'oral'; readonly on: Day; readonly by: PersonId }
  | { readonly kind: 'declined'; readonly reason: string; readonly on: Day; readonly by: PersonId };

/** A version is a draft until it is fixed; then only signatures, copies, reports and outcomes are added. */
export type Plan = {
  readonly version: number;
  readonly status: 'draft' | 'fixed' | 'replaced';
  readonly needs: readonly Need[];
  readonly goals: readonly Goal[];
  readonly measures: readonly Measure[];
  readonly routes: readonly FeedbackRoute[];
  readonly words?: PlanWords;
  readonly responsible?: PlanResponsible;
  readonly followUp?: { readonly on: Day; readonly by: PersonId };
  readonly fixedAt?: Instant;
  readonly fixedBy?: PersonId;
  readonly signatures: Readonly<Record<Who, SignatureState>>;
  readonly copies: Readonly<Record<Who, { readonly on: Day; readonly how: string; readonly by: PersonId }>>;
  readonly childTold?: { readonly on: Day; readonly by: PersonId };
};

/** Has the plan a measure that is given by LSS (T13)? */
export const hasLss = ({ measures }: Plan): boolean => measures.some(({ lss }) => lss);

export type PlanList = 'needs' | 'goals' | 'measures' | 'routes';

export type FollowUp = {
  readonly on: Day;
  readonly by: PersonId;
  readonly how: 'meeting' | 'phone' | 'check';
  readonly childView: string;
  readonly summary: string;
  readonly next?: Day;
};

/** Measures of kommun and region are what makes it a SIP in the law's sense (§2.4); with one of them it is internal. */
export const isInternal = (plan: Plan): boolean => {
  const principals = new Set(plan.measures.map((measure) => measure.principal));
  return !(principals.has('municipality') && principals.has('region'));
};
