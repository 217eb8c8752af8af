import { deputyOf, managerFor, mayRead, peopleOf, readersOf, responsibleOf } from './access.ts';
import { isOpen, type Case, type Failable } from './case.ts';
import type { StaffKind } from './directory.ts';
import type { Effect } from './effects.ts';
import type { Event } from './event.ts';
import type { PersonId } from './ids.ts';
import { isAgain, isPublic } from './place-effects.ts';
import type { Context } from './rules/rule.ts';
import type { Day } from './time.ts';

/** Staff with an account; nobody else is ever in a channel. */
export type ChannelPerson = { readonly person: PersonId; readonly entraId: string; readonly kind: StaffKind };

/** How a channel of the case's own shall be (decision 16): what it says of the child is nothing, who is in it is this. */
export type CaseChannel = {
  /** May it be made now? Not before the family's yes, and not for a case that has ended. */
  readonly mayBegin: boolean;
  /** The case has ended: the channel is put away. */
  readonly isOver: boolean;
  /** A channel cannot be without one; undefined where nobody who may be it has an account of the own organisation. */
  readonly owner?: ChannelPerson;
  readonly members: readonly ChannelPerson[];
};

/**
 * Who may be in the case's channel on that day: those who may open the case, and nobody when nothing is shared any more.
 * Without a day, as the case stands: a consent that ends by itself then changes it with the case (E4).
 */
export function channelOf({ profile, directory }: Context, sip: Case, on?: Day): CaseChannel {
  const readers = readersOf(profile, directory, sip);
  const may = (person: PersonId): boolean =>
    on === undefined ? readers(person) : mayRead(profile, directory, sip, person, on);
  const entered = (person: PersonId | undefined): readonly ChannelPerson[] => {
    const staff = person && directory.staff.get(person);
    return staff?.entraId ? [{ person: staff.id, entraId: staff.entraId, kind: staff.kind ?? 'member' }] : [];
  };
  const mayBegin = isPublic(sip) && isOpen(sip);
  const members = mayBegin ? peopleOf(sip).filter(may).flatMap(entered) : [];
  // Whoever is to name a successor knows of the case; in a locked one nobody but those who coordinate it (F96).
  const owner = [
    ...[responsibleOf(sip), deputyOf(sip)].filter((one) => one !== undefined && may(one)),
    ...(sip.protection ? [] : [managerFor(directory, sip)]),
  ]
    .flatMap(entered)
    .find(({ kind }) => kind === 'member');
  return { mayBegin, isOver: !isOpen(sip), ...(owner ? { owner } : {}), members };
}

/** What of a case's channel may fail: making it, or taking someone out of it. */
const FAILABLE = ['channel', 'members'] as const satisfies readonly Failable[];
const POSTED: ReadonlySet<Effect['kind']> = new Set(['face', 'prompt', 'prompt-edit']);

/**
 * The channel is looked after before anything is posted in it, when someone comes or goes, and at every look: the
 * directory may be another since (S18). Only where cases have channels of their own.
 */
export function channelEffects(
  context: Context,
  { before, after, events, isLook }: Change,
  others: readonly Effect[],
): readonly Effect[] {
  // What was public once may have a channel, also where nothing more is posted in it.
  if (before.meetings.length === 0 && after.meetings.length === 0) return [];
  const seen = (sip: Case): string => JSON.stringify(channelOf(context, sip));
  const isDue =
    isLook ||
    others.some(({ kind }) => POSTED.has(kind)) ||
    seen(before) !== seen(after) ||
    FAILABLE.some((effect) => isAgain(events, effect));
  return isDue ? [{ kind: 'channel', key: [after.id, 'channel'].join('/') }] : [];
}
type Change = {
  readonly before: Case;
  readonly after: Case;
  readonly events: readonly Event[];
  readonly isLook: boolean;
};
