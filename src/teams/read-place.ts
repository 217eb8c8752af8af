import type { Place } from '../app/delivery.ts';
import type { Sender } from './incoming.ts';
import { asObject, asText, type JsonObject } from './json.ts';

export function readPlace(activity: JsonObject): Place | undefined {
  const conversation = asObject(activity['conversation']);
  const channelData = asObject(activity['channelData']);
  const conversationId = asText(conversation?.['id']);
  const serviceUrl = asText(activity['serviceUrl']);
  const botId = asText(asObject(activity['recipient'])?.['id']);
  if (conversationId === undefined || serviceUrl === undefined || botId === undefined) return undefined;
  const tenantId = asText(conversation?.['tenantId']) ?? asText(asObject(channelData?.['tenant'])?.['id']);
  const teamId = asText(asObject(channelData?.['team'])?.['id']);
  const channelId = asText(asObject(channelData?.['channel'])?.['id']);
  return {
    kind: kindOf(conversation?.['conversationType']),
    conversationId,
    rootConversationId: conversationId.replace(/;messageid=.*$/su, ''),
    serviceUrl,
    botId,
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(teamId === undefined ? {} : { teamId }),
    ...(channelId === undefined ? {} : { channelId }),
  };
}

export function readSender(activity: JsonObject): Sender | undefined {
  const from = asObject(activity['from']);
  const mri = asText(from?.['id']);
  if (mri === undefined) return undefined;
  const tenantId = asText(from?.['tenantId']);
  const entraId = asText(from?.['aadObjectId'])?.toLowerCase();
  return {
    mri,
    ...(entraId === undefined ? {} : { entraId }),
    ...(tenantId === undefined ? {} : { tenantId }),
  };
}

// A conversation of an unknown kind is never taken for a private one.
function kindOf(conversationType: unknown): Place['kind'] {
  if (conversationType === 'personal' || conversationType === 'channel') return conversationType;
  return 'group';
}
