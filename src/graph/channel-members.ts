import type { CaseChannel, ChannelPerson } from '../domain/channel.ts';

/** One membership as Graph has it. */
export type Present = { readonly membership: string; readonly entraId: string; readonly isOwner: boolean };

export type MemberStep =
  | { readonly kind: 'remove'; readonly present: Present }
  | { readonly kind: 'add'; readonly who: ChannelPerson; readonly isOwner: boolean };

/**
 * The next thing to do so that those present become those wanted; none when they are, or when nothing more can be done.
 * Who may not be there goes first. A channel is never without an owner, and whoever becomes one is taken out and added
 * anew. Guests can be in no shared channel and partners are invited by people: they may stay, and are not added.
 * `refused`: accounts that could not be added.
 */
export function nextStep(
  { owner, members }: CaseChannel,
  present: readonly Present[],
  refused: ReadonlySet<string>,
): MemberStep | undefined {
  const wanted = new Set([...(owner ? [owner] : []), ...members].map(({ entraId }) => entraId));
  const stranger = present.find(({ entraId, isOwner }) => !isOwner && !wanted.has(entraId));
  if (stranger) return { kind: 'remove', present: stranger };
  const own = owner && present.filter(({ entraId }) => entraId === owner.entraId);
  if (owner && own && !own.some(({ isOwner }) => isOwner) && !refused.has(owner.entraId)) {
    const [plain] = own;
    return plain ? { kind: 'remove', present: plain } : { kind: 'add', who: owner, isOwner: true };
  }
  const owners = present.filter(({ isOwner }) => isOwner);
  const tooMany = owners.find(({ entraId }) => (own?.length ? entraId !== owner?.entraId : !wanted.has(entraId)));
  if (tooMany && owners.length > 1) return { kind: 'remove', present: tooMany };
  const there = new Set(present.map(({ entraId }) => entraId));
  const missing = members.find(
    ({ entraId, kind }) => kind === 'member' && !there.has(entraId) && !refused.has(entraId),
  );
  return missing && { kind: 'add', who: missing, isOwner: false };
}

/** Is someone there who may not be? */
export function hasStranger({ owner, members }: CaseChannel, present: readonly Present[]): boolean {
  const wanted = new Set([...(owner ? [owner] : []), ...members].map(({ entraId }) => entraId));
  return present.some(({ entraId }) => !wanted.has(entraId));
}
