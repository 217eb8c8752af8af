import type { Change } from './case.ts';
import type { CaseId } from './ids.ts';

/** Something that is missing or wrong. A soft one yields to a written reason of ten characters (E2). */
export type Lack = {
  readonly code: string;
  readonly soft?: true;
  readonly params?: Readonly<Record<string, string | number>>;
};

export type Refusal =
  /** The person has no part in the case, or not this right. Says nothing about the case (T-ERR-07). */
  | { readonly code: 'not-yours' }
  /** The step or status does not allow it now; `done` when someone else has just done the same. */
  | { readonly code: 'not-now'; readonly done?: 'plan-fixed' }
  /** Someone else changed the same part after the card was drawn (T-ERR-02). */
  | { readonly code: 'stale'; readonly change?: Change }
  | { readonly code: 'lacking'; readonly lacks: readonly Lack[] }
  | { readonly code: 'needs-reason'; readonly lacks: readonly Lack[] }
  /** The child has an open case; `member` when the person may open that one (decision 12). */
  | { readonly code: 'duplicate'; readonly other: CaseId; readonly member: boolean };

export const MIN_REASON = 10;
export const hard = (code: string, params?: Lack['params']): Lack => (params ? { code, params } : { code });
export const soft = (code: string, params?: Lack['params']): Lack => ({ ...hard(code, params), soft: true });
