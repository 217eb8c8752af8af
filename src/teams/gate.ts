import { asObject, asText, type JsonObject } from './json.ts';

/** Why an activity is not let in: a code for the log, never for the caller. */
export type Unwanted =
  'not-an-activity' | 'service-url' | 'channel' | 'recipient' | 'tenant' | 'other-bot' | 'no-person';

/** What the SDK never asks: is this an activity, and one that is answered where we dare to send a token? */
export function faultOfBody(
  activity: JsonObject | undefined,
  allowServiceUrl: (url: string) => boolean,
): Unwanted | undefined {
  const conversationId = asText(asObject(activity?.['conversation'])?.['id']);
  const fromId = asText(asObject(activity?.['from'])?.['id']);
  const serviceUrl = activity?.['serviceUrl'];
  if (!activity || !asText(activity['type']) || !conversationId || !fromId || typeof serviceUrl !== 'string')
    return 'not-an-activity';
  return allowServiceUrl(serviceUrl) ? undefined : 'service-url';
}

/** The only channel that is served; the SDK lets an empty one pass its check of the key's endorsements. */
export const CHANNEL = 'msteams';

/**
 * Is it from our tenant, for our bot, and by a person? The token says only that the Bot Framework has sent it: tenant
 * and person are what the body says. Guests are known by the directory, which is asked later.
 */
export function faultOfAddress(
  activity: JsonObject,
  { appId, tenantId }: { readonly appId: string; readonly tenantId: string },
): Unwanted | undefined {
  if (activity['channelId'] !== CHANNEL) return 'channel';
  if (asObject(activity['recipient'])?.['id'] !== `28:${appId}`) return 'recipient';
  const tenants = [
    asObject(activity['conversation'])?.['tenantId'],
    asObject(asObject(activity['channelData'])?.['tenant'])?.['id'],
  ].filter((id) => id !== undefined);
  if (tenants.length === 0 || tenants.some((id) => id !== tenantId)) return 'tenant';
  if (activity['type'] !== 'message' && activity['type'] !== 'invoke') return undefined;
  const from = asObject(activity['from']);
  if (asText(from?.['id'])?.startsWith('28:') === true || from?.['role'] === 'bot') return 'other-bot';
  return asText(from?.['aadObjectId']) === undefined ? 'no-person' : undefined;
}
