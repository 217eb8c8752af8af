import type { Channel } from '@microsoft/microsoft-graph-types';
import { DeliveryError, type Place } from '../app/delivery.ts';
import type { CaseChannels, OwnPlace } from '../app/place.ts';
import type { Case } from '../domain/case.ts';
import { channelOf, type CaseChannel } from '../domain/channel.ts';
import type { CaseId } from '../domain/ids.ts';
import { addMinutes, dayOf } from '../domain/time.ts';
import { findCase } from '../store/case-store.ts';
import { askExternal, beginExternal, findExternal, patchExternal } from '../store/external-store.ts';
import { Later } from '../store/jobs.ts';
import { findPlace } from '../store/talk-store.ts';
import { LIMITS } from '../teams/limits.ts';
import { agreeMembers, memberBody } from './channel-agree.ts';
import {
  at,
  choice,
  descriptionOf,
  forget,
  isFault,
  isMade,
  isOf,
  keyOf,
  nameOf,
  type ChannelOptions,
  type ChannelRow,
  type MadeChannel,
  type Run,
} from './channel-run.ts';
import { GraphError, toDeliveryError } from './errors.ts';

/**
 * A shared channel for each case, in the team of its unit's channel: found or made, the app let in, the members made
 * to agree with the consent. Each step's outcome is written before the next, so that a run that ends anywhere is gone
 * on with by the next, and two at the same time make one channel.
 */
export function createCaseChannels(options: ChannelOptions): CaseChannels {
  const { db, directory, profileOf, clock, now = Date.now } = options;
  const runOf = (caseId: CaseId): Run => {
    const end = now() + LIMITS.graph.channelJobMs;
    return {
      ...options,
      caseId,
      read: async () => {
        const sip = await findCase(db, caseId);
        if (!sip) throw new DeliveryError('never', 'no-case');
        const context = { profile: profileOf(sip), directory: directory() };
        const wanted = channelOf(context, sip, dayOf(clock()));
        return { sip, wanted: { ...wanted, mayBegin: wanted.mayBegin && options.makesNew } };
      },
      mayGoOn: () => {
        if (now() > end) throw new Later(1, { isTry: false });
      },
    };
  };
  return {
    agree: (caseId) => delivered(() => agreed(runOf(caseId))),
    putAway: (caseId) => delivered(() => putAway(runOf(caseId))),
  };
}

/** Everything may be done again: what may have been carried out is found by the next try. */
async function delivered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const error = toDeliveryError(cause);
    const isUncertain = error instanceof DeliveryError && error.kind === 'uncertain';
    throw isUncertain ? new DeliveryError('again', error.code, error.after) : error;
  }
}

/** Someone may have deleted the channel: then it is made anew, once. One that is still there is never forgotten. */
async function agreed(run: Run): Promise<OwnPlace> {
  try {
    return await agree(run);
  } catch (cause) {
    if (!isFault(cause, 'notFound')) throw cause;
    const row = await findExternal(run.db, keyOf(run.caseId));
    const isThere =
      isMade(row) && (await find(run, row.detail.team, ({ id }) => id === row.id).catch(unless('notFound')));
    if (isThere) throw new DeliveryError('again', cause.code);
    await forget(run.db, run.caseId);
    // A new one takes a while to be everywhere.
    return await agree(run).catch((again: unknown) => {
      throw isFault(again, 'notFound') ? new DeliveryError('again', again.code) : again;
    });
  }
}

async function agree(run: Run): Promise<OwnPlace> {
  const { db, graph, caseId } = run;
  const { sip, wanted } = await run.read();
  const unit = await findPlace(db, run.placeOfChannel(sip.unit));
  const known = await findExternal(db, keyOf(caseId));
  if (!unit || (!known && !wanted.mayBegin)) return { kind: 'none' };
  const found = await made(run, known ?? (await begin(run, unit)), sip, wanted);
  if (!found) return { kind: 'none' };
  if (wanted.isOver && found.detail.away) return { kind: 'away' };
  const row = await enabled(run, found);
  if (!wanted.isOver && row.detail.away) {
    // What we were not let put away needs not be brought back.
    const isKept = row.detail.away === 'kept';
    const fine = isKept ? (['bad', 'conflict', 'forbidden'] as const) : (['bad', 'conflict'] as const);
    await graph.request('channel.Unarchive', at(row), choice).catch(unless(...fine));
    const { isArchived } = await graph.request('team.GetChannel', at(row), choice);
    if (isArchived) throw new GraphError('transient', 'still-archived');
    await patchExternal(db, row, { away: null });
  }
  await agreeMembers(run, row);
  const place: Place = {
    ...unit,
    kind: 'channel',
    conversationId: row.id,
    rootConversationId: row.id,
    channelId: row.id,
  };
  return { kind: 'here', place };
}

const unless =
  (...faults: readonly GraphError['fault'][]) =>
  (cause: unknown): undefined => {
    if (!isFault(cause, ...faults)) throw cause;
    return undefined;
  };

async function begin({ db, caseId, groupOf }: Run, unit: Place): Promise<ChannelRow> {
  return await beginExternal(db, { ...keyOf(caseId), id: null, detail: { team: await groupOf(unit) } });
}

/**
 * The channel by its id. It is looked for before it is asked for: a shared channel is made while nobody waits, and an
 * answer may have been lost. A case that has ended meanwhile gets none.
 */
async function made(
  run: Run,
  row: ChannelRow,
  sip: Case,
  { mayBegin, owner }: CaseChannel,
): Promise<MadeChannel | undefined> {
  if (isMade(row)) return row;
  const { db, graph, clock } = run;
  const { team, asked } = row.detail;
  const look = async (): Promise<MadeChannel | undefined> => {
    const found = await find(run, team, isOf(sip));
    if (!found?.id) return undefined;
    const away = found.isArchived ? ('archived' as const) : null;
    return (await patchExternal(db, row, { id: found.id, away })) as MadeChannel;
  };
  const found = await look();
  if (found) return found;
  const isUnderWay = asked && clock() < addMinutes(asked, LIMITS.graph.channelMadeWithinMinutes);
  if (isUnderWay) throw new GraphError('transient', 'not-made-yet');
  if (!mayBegin) {
    await forget(db, run.caseId);
    return undefined;
  }
  if (!owner) throw new DeliveryError('never', 'no-owner');
  run.mayGoOn();
  if (!(await askExternal(db, row, clock()))) throw new GraphError('transient', 'not-made-yet');
  const body = {
    displayName: nameOf(sip),
    description: descriptionOf(sip),
    membershipType: 'shared' as const,
    members: [memberBody(run, owner, true)],
  };
  try {
    const channel = await graph.request('team.CreateChannel', { team, body }, choice);
    if (channel?.id) return (await patchExternal(db, row, { id: channel.id })) as MadeChannel;
  } catch (cause) {
    if (isFault(cause, 'transient')) throw cause;
    // Another run may have been quicker with the name; else nothing was made that needs to be waited for.
    const theirs = isFault(cause, 'conflict', 'bad') ? await look() : undefined;
    if (theirs) return theirs;
    await forget(db, run.caseId);
    throw cause;
  }
  const soon = await look();
  if (soon) return soon;
  throw new GraphError('transient', 'not-made-yet');
}

async function find({ graph }: Run, team: string, isMeant: (one: Channel) => boolean): Promise<Channel | undefined> {
  const query = { $filter: "membershipType eq 'shared'", $select: 'id,displayName,description,isArchived' };
  for await (const channel of graph.all('team.ListChannels', { team, query }, choice))
    if (isMeant(channel)) return channel;
  return undefined;
}

/** The bot writes nowhere but where its app is let in; the app is looked up by the id of its manifest. */
async function enabled(run: Run, row: MadeChannel): Promise<MadeChannel> {
  if (row.detail.app) return row;
  const { graph, graphUrl, appId, db } = run;
  const { team } = row.detail;
  run.mayGoOn();
  const query = { $expand: 'teamsApp', $filter: `teamsApp/externalId eq '${appId}'` } as const;
  const { value } = await graph.request('team.ListInstalledApps', { team, query }, choice);
  const app = value.find(({ teamsApp }) => teamsApp?.externalId === appId)?.teamsApp?.id;
  if (!app) throw new DeliveryError('never', 'app-not-in-team');
  const body = { '@odata.id': `${graphUrl}/appCatalogs/teamsApps/${app}` };
  await graph.request('channel.EnableApp', { ...at(row), body }, choice).catch(unless('conflict'));
  return (await patchExternal(db, row, { app })) as MadeChannel;
}

/** Where we may not, it stays as it is: those who were in it have been taken out. */
async function putAway(run: Run): Promise<void> {
  const row = await findExternal(run.db, keyOf(run.caseId));
  if (!isMade(row) || row.detail.away || !(await run.read()).wanted.isOver) return;
  try {
    await run.graph.request('channel.Archive', at(row), choice);
    await patchExternal(run.db, row, { away: 'archived' });
  } catch (cause) {
    if (isFault(cause, 'notFound')) return await forget(run.db, run.caseId);
    if (!isFault(cause, 'forbidden', 'bad', 'conflict')) throw cause;
    run.log.warn('channel-not-archived', { case: run.caseId, reason: cause.code });
    await patchExternal(run.db, row, { away: cause.fault === 'conflict' ? 'archived' : 'kept' });
  }
}
