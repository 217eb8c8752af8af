import { createHash } from 'node:crypto';
import type { Channel } from '@microsoft/microsoft-graph-types';
import type { Place } from '../app/delivery.ts';
import type { Shell } from '../app/shell.ts';
import type { Case } from '../domain/case.ts';
import type { CaseChannel } from '../domain/channel.ts';
import type { CaseId, UnitId } from '../domain/ids.ts';
import { dropExternal, findExternals } from '../store/external-store.ts';
import type { Db } from '../store/database.ts';
import type { ExternalRow } from '../store/tables.ts';
import { LIMITS } from '../teams/limits.ts';
import { GraphError } from './errors.ts';
import type { Graph } from './gateway.ts';

export type ChannelOptions = Pick<Shell, 'db' | 'directory' | 'profileOf' | 'clock' | 'log'> & {
  readonly graph: Graph;
  /** Graph's address, as it stands in what refers to users and apps. */
  readonly graphUrl: string;
  /** The id in the app's own manifest. */
  readonly appId: string;
  readonly placeOfChannel: (unit: UnitId) => string;
  /** Graph's id of the team that a channel is in. Throws a DeliveryError. */
  readonly groupOf: (place: Place) => Promise<string>;
  /** Are channels made for cases that have none? Those that are there are looked after as long as their cases last. */
  readonly makesNew: boolean;
  /** Milliseconds, from any beginning. */
  readonly now?: () => number;
};

/** What one run works with: the case is read anew before each step, for others change it meanwhile. */
export type Run = ChannelOptions & {
  readonly caseId: CaseId;
  readonly read: () => Promise<{ readonly sip: Case; readonly wanted: CaseChannel }>;
  /** Rests when the time of the run is over: what is done is found again by the next. */
  readonly mayGoOn: () => void;
};

export const choice = { withinMs: LIMITS.graph.channelRequestMs } as const;
export const isFault = (cause: unknown, ...faults: readonly GraphError['fault'][]): cause is GraphError =>
  cause instanceof GraphError && faults.includes(cause.fault);

export type ChannelRow = ExternalRow<'channel'>;
export type MadeChannel = ChannelRow & { readonly id: string };
export const isMade = (row: ChannelRow | undefined): row is MadeChannel => row !== undefined && row.id !== null;

export const keyOf = (caseId: CaseId) => ({ case_id: caseId, kind: 'channel', ref: '' }) as const;
export const at = ({ id, detail: { team } }: MadeChannel) => ({ team, channel: id });

/** What everyone sees in the list of channels: nothing but the alias. */
export const nameOf = ({ alias }: Case): string => `SIP ${alias}`.slice(0, LIMITS.graph.channelName);

/** Says which case's it is without saying which case that is: a name alone could be someone else's channel. */
export const descriptionOf = ({ id }: Case): string =>
  `Skriv inga personuppgifter här. (SIP-lotsen ${createHash('sha256').update(id).digest('hex').slice(0, 12)})`;

export const isOf =
  (sip: Case) =>
  ({ displayName, description }: Channel): boolean =>
    displayName === nameOf(sip) && description === descriptionOf(sip);

/** Forgets the channel and who was in it. */
export async function forget(db: Db, caseId: CaseId): Promise<void> {
  for (const member of await findExternals(db, caseId, 'member')) await dropExternal(db, member);
  await dropExternal(db, keyOf(caseId));
}
