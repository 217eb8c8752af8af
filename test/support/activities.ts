type Json = Record<string, unknown>;

let ids = 1_700_000_000_000;

/** An activity as Teams sends it from a personal chat, each with an id of its own; `over` replaces whole fields. */
export function anActivity(serviceUrl: string, over: Json = {}): Json {
  ids += 1;
  return {
    id: String(ids),
    timestamp: '2026-11-22T08:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    locale: 'sv-SE',
    from: { id: '29:karin', name: 'Karin', aadObjectId: 'aad-karin' },
    recipient: { id: '28:bot', name: 'SIP-lotsen' },
    conversation: { id: 'a:karin', conversationType: 'personal', tenantId: 'tenant-1' },
    channelData: { tenant: { id: 'tenant-1' } },
    ...over,
  };
}

export function aMessage(serviceUrl: string, text: string, over: Json = {}): Json {
  return anActivity(serviceUrl, { type: 'message', text, textFormat: 'plain', ...over });
}

/** A click on Action.Execute. */
export function anExecute(serviceUrl: string, verb: string, data: Json, over: Json = {}): Json {
  const action = { type: 'Action.Execute', verb, data };
  return anActivity(serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action, trigger: 'manual' },
    replyToId: '1',
    ...over,
  });
}

/** A click on Action.Submit: a message with a value and no text. */
export function aSubmit(serviceUrl: string, value: unknown, over: Json = {}): Json {
  return anActivity(serviceUrl, { type: 'message', value, ...over });
}

export const IN_A_THREAD = {
  conversation: {
    id: '19:sip@thread.tacv2;messageid=1700',
    conversationType: 'channel',
    isGroup: true,
    tenantId: 'tenant-1',
  },
  channelData: {
    tenant: { id: 'tenant-1' },
    team: { id: '19:team@thread.tacv2' },
    channel: { id: '19:sip@thread.tacv2' },
  },
};
