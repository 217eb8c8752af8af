import type { Credentials } from './credentials.ts';
import { asObject, asText, type JsonObject } from './json.ts';

type Refused = { readonly status: 400 | 403; readonly reason: string };

/** What the SDK never asks: is this an activity, from our tenant, for our bot, answered where we dare to send a token. */
export function checkBody(
  body: unknown,
  credentials: Credentials,
  allowServiceUrl: (url: string) => boolean,
): Refused | undefined {
  const activity = asObject(body);
  const conversationId = asText(asObject(activity?.['conversation'])?.['id']);
  const fromId = asText(asObject(activity?.['from'])?.['id']);
  const serviceUrl = asText(activity?.['serviceUrl']);
  if (!activity || !asText(activity['type']) || !conversationId || !fromId || !serviceUrl) {
    return { status: 400, reason: 'not-an-activity' };
  }
  if (!allowServiceUrl(serviceUrl)) return { status: 403, reason: 'service-url' };
  return credentials.kind === 'none' ? undefined : checkAddress(activity, credentials);
}

function checkAddress(
  activity: JsonObject,
  { appId, tenantId }: Extract<Credentials, { kind: 'single-tenant' }>,
): Refused | undefined {
  if (activity['channelId'] !== 'msteams') return { status: 403, reason: 'channel' };
  if (asObject(activity['recipient'])?.['id'] !== `28:${appId}`) return { status: 403, reason: 'recipient' };
  const tenants = [
    asObject(activity['conversation'])?.['tenantId'],
    asObject(asObject(activity['channelData'])?.['tenant'])?.['id'],
  ].filter((id) => id !== undefined);
  const ours = tenants.length > 0 && tenants.every((id) => id === tenantId);
  return ours ? undefined : { status: 403, reason: 'tenant' };
}
