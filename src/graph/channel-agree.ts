import { DeliveryError } from '../app/delivery.ts';
import { NOT_REMOVED } from '../app/place.ts';
import type { ChannelPerson } from '../domain/channel.ts';
import { dropExternal, findExternals, saveExternal } from '../store/external-store.ts';
import { hasStranger, nextStep, type Present } from './channel-members.ts';
import { at, choice, isFault, type MadeChannel, type Run } from './channel-run.ts';
import { GraphError, toDeliveryError } from './errors.ts';
import type { Ask } from './operations.ts';

type Member = Ask<'channel.AddMember'>['body'];

/** Someone of the own organisation, as a member or an owner. */
export const memberBody = (
  { graphUrl }: Pick<Run, 'graphUrl'>,
  { entraId }: ChannelPerson,
  isOwner: boolean,
): Member => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles: isOwner ? ['owner'] : [],
  'user@odata.bind': `${graphUrl}/users('${entraId}')`,
});

/**
 * Makes the members those who may be there now. Each step is chosen after the case has been read anew, so that nobody
 * is added whose consent fell a moment ago; what was taken out is looked for once more before anything is written.
 */
export async function agreeMembers(run: Run, row: MadeChannel): Promise<void> {
  const { db, caseId } = run;
  const refused = new Set<string>();
  let present = await presentIn(run, row);
  let hasRemoved = false;
  for (;;) {
    const { wanted } = await run.read();
    const step = nextStep(wanted, present, refused);
    if (!step) break;
    run.mayGoOn();
    if (step.kind === 'remove') {
      await remove(run, row, step.present);
      present = present.filter(({ membership }) => membership !== step.present.membership);
      hasRemoved = true;
      continue;
    }
    const added = await add(run, row, step.who, step.isOwner);
    if (!added) refused.add(step.who.entraId);
    else present = [...present, added];
  }
  const { wanted } = await run.read();
  if (hasStranger(wanted, present)) throw new DeliveryError('never', NOT_REMOVED);
  if (hasRemoved && hasStranger(wanted, await listed(run, row))) throw new DeliveryError('again', NOT_REMOVED);
  if (refused.size > 0) run.log.warn('channel-members-not-added', { case: caseId, people: refused.size });
  for (const member of await findExternals(db, caseId, 'member'))
    if (!present.some(({ membership }) => membership === member.id)) await dropExternal(db, member);
}

async function listed({ graph }: Run, row: MadeChannel): Promise<readonly Present[]> {
  const present: Present[] = [];
  for await (const { id, roles, ...rest } of graph.all('channel.ListMembers', at(row), choice)) {
    const { userId } = rest as { readonly userId?: string | null };
    // Whoever cannot be recognised has no part in the case.
    if (id)
      present.push({
        membership: id,
        entraId: userId?.toLowerCase() ?? '',
        isOwner: roles?.includes('owner') ?? false,
      });
  }
  return present;
}

/** Who was added a moment ago may not be in the list yet, and is taken out all the same. */
async function presentIn(run: Run, row: MadeChannel): Promise<readonly Present[]> {
  const { db, caseId } = run;
  const { wanted } = await run.read();
  const added = (await findExternals(db, caseId, 'member')).flatMap(({ id, ref }) =>
    id ? [{ membership: id, entraId: ref, isOwner: false }] : [],
  );
  const strangers = added.filter((one) => hasStranger(wanted, [one]));
  const present = await listed(run, row).catch((cause: unknown) => {
    throw strangers.length > 0 && !isFault(cause, 'notFound') ? notRemoved(cause) : cause;
  });
  for (const stranger of strangers) {
    if (present.some(({ membership }) => membership === stranger.membership)) continue;
    // Someone may have done it by hand, and then it cannot be done.
    await remove(run, row, stranger, 'forbidden', 'bad');
  }
  return present;
}

async function remove(
  { graph, db, caseId }: Run,
  row: MadeChannel,
  { membership, entraId }: Present,
  ...unless: readonly GraphError['fault'][]
): Promise<void> {
  try {
    await graph.request('channel.RemoveMember', { ...at(row), membership }, choice);
  } catch (cause) {
    if (!isFault(cause, 'notFound', ...unless)) throw notRemoved(cause);
  }
  await dropExternal(db, { case_id: caseId, kind: 'member', ref: entraId });
}

/** Why is in the log of the request; here it counts that someone is left. */
function notRemoved(cause: unknown): unknown {
  const error = cause instanceof GraphError ? toDeliveryError(cause) : cause;
  if (!(error instanceof DeliveryError)) return error;
  return new DeliveryError(error.kind === 'never' ? 'never' : 'again', NOT_REMOVED, error.after);
}

/** Undefined for an account that cannot be in the channel: closed, of another kind. The others wait for nobody. */
async function add(run: Run, row: MadeChannel, who: ChannelPerson, isOwner: boolean): Promise<Present | undefined> {
  const { graph, db, caseId } = run;
  try {
    const { id } = await graph.request(
      'channel.AddMember',
      { ...at(row), body: memberBody(run, who, isOwner) },
      choice,
    );
    if (!id) return undefined;
    await saveExternal(db, { case_id: caseId, kind: 'member', ref: who.entraId, id, detail: { channel: row.id } });
    return { membership: id, entraId: who.entraId, isOwner };
  } catch (cause) {
    if (!isFault(cause, 'notFound', 'bad', 'conflict')) throw cause;
    return undefined;
  }
}
