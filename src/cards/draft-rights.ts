import type { View } from './view.ts';

/** What the viewer may do in a draft of the plan (§5.2). */
export type DraftRights = {
  /** All of it. */
  readonly write: boolean;
  /** Make it stand. */
  readonly fix: boolean;
  /** Only the lines of the own unit. */
  readonly writeOwn: boolean;
};

/** Read off from what is open to the viewer now. */
export const inDraft = ({ verbs }: Pick<View, 'verbs'>): DraftRights => ({
  write: verbs.has('plan.words'),
  fix: verbs.has('plan.fix'),
  writeOwn: !verbs.has('plan.words') && verbs.has('measure.put'),
});
/** Who writes or fixes it reads all of it. */
export const seesDraft = ({ write, fix }: DraftRights): boolean => write || fix;
