import type { Place } from '../app/delivery.ts';
import type { Incoming, Sender, UnreadableReason } from './incoming.ts';
import { asObject, asText, storable, type JsonObject } from './json.ts';
import { normaliseText } from './normalise-text.ts';
import { readClick, type Click } from './read-click.ts';
import { readPlace, readSender } from './read-place.ts';

type Heard = { readonly from: Sender; readonly place: Place; readonly activityId: string };

/** Undefined: an activity that asks nothing of us (typing, reactions, edits). */
export function readActivity(activity: unknown): Incoming | undefined {
  const raw = asObject(activity);
  if (typeof raw?.['type'] !== 'string') return { kind: 'unreadable', reason: 'not-an-activity' };
  switch (raw['type']) {
    case 'message':
    case 'invoke':
      return readRequest(raw, raw['type']);
    case 'conversationUpdate':
    case 'installationUpdate':
      return readMembership(raw);
    default:
      return undefined;
  }
}

function readRequest(raw: JsonObject, type: 'message' | 'invoke'): Incoming {
  const place = readPlace(raw);
  const from = readSender(raw);
  if (from === undefined) return { kind: 'unreadable', reason: 'no-sender', ...(place && { place }) };
  if (place === undefined) return { kind: 'unreadable', reason: 'no-place', from };
  const heard = { from, place, activityId: asText(raw['id']) ?? '' };
  return type === 'invoke' ? readInvoke(raw, heard) : readMessage(raw, heard);
}

function readInvoke(raw: JsonObject, heard: Heard): Incoming {
  if (raw['name'] !== 'adaptiveCard/action') return unreadable('unknown-invoke', heard);
  const value = asObject(raw['value']);
  const action = asObject(value?.['action']);
  const click = readClick(action?.['data'], action?.['verb']);
  return clicked('execute', click, value?.['trigger'] === 'automatic', raw, heard);
}

// Action.Submit arrives as a message without text; other things than our buttons may put a value on a message.
function readMessage(raw: JsonObject, heard: Heard): Incoming {
  const text = typeof raw['text'] === 'string' ? raw['text'] : '';
  const value = asObject(raw['value']);
  const ours = value !== undefined && (Object.hasOwn(value, 'n') || Object.hasOwn(value, 'verb'));
  if (ours || (value !== undefined && text === '')) {
    return clicked('submit', readClick(value, undefined), false, raw, heard);
  }
  return { kind: 'said', text: normaliseText(text), raw: storable(text), ...heard };
}

function clicked(
  via: 'execute' | 'submit',
  click: Click | UnreadableReason,
  refresh: boolean,
  raw: JsonObject,
  heard: Heard,
): Incoming {
  if (typeof click === 'string') return unreadable(click, heard);
  const cardActivityId = asText(raw['replyToId']);
  return { kind: 'clicked', via, refresh, ...click, ...heard, ...(cardActivityId && { cardActivityId }) };
}

function readMembership(raw: JsonObject): Incoming | undefined {
  const change = raw['type'] === 'installationUpdate' ? installation(raw) : members(raw);
  if (change === undefined) return undefined;
  const place = readPlace(raw);
  if (place === undefined) return { kind: 'unreadable', reason: 'no-place' };
  const from = readSender(raw);
  return change === 'left' ? { kind: 'left', place } : { kind: 'arrived', place, ...(from && { from }) };
}

function installation(raw: JsonObject): 'arrived' | 'left' | undefined {
  const action = raw['action'];
  if (action === 'add' || action === 'add-upgrade') return 'arrived';
  return action === 'remove' ? 'left' : undefined;
}

// People who join a team or a group are no news; in a personal chat any addition is the chat being opened.
function members(raw: JsonObject): 'arrived' | 'left' | undefined {
  const bot = asText(asObject(raw['recipient'])?.['id']);
  const personal = asObject(raw['conversation'])?.['conversationType'] === 'personal';
  const added = idsOf(raw['membersAdded']);
  if (added.some((id) => personal || id === bot)) return 'arrived';
  return idsOf(raw['membersRemoved']).some((id) => id === bot) ? 'left' : undefined;
}

function idsOf(members: unknown): string[] {
  return Array.isArray(members) ? members.flatMap((member) => asText(asObject(member)?.['id']) ?? []) : [];
}

function unreadable(reason: UnreadableReason, { from, place }: Heard): Incoming {
  return { kind: 'unreadable', reason, from, place };
}
