import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Json = { readonly [key: string]: unknown };
export type Activity = Json & {
  readonly type: string;
  readonly id: string;
  readonly name?: string;
  readonly text?: string;
  readonly value?: { readonly action?: { readonly verb: string; readonly data: Json } } & Json;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string } & Json;
};

type Answers = {
  readonly message: (activity: Activity, bot: PlaygroundBot) => Promise<void>;
  /** The card that answers an Action.Execute. */
  readonly execute: (activity: Activity, bot: PlaygroundBot) => Promise<object>;
};

export type PlaygroundBot = {
  readonly url: string;
  readonly received: Activity[];
  send(to: Activity, activity: object): Promise<string>;
  update(to: Activity, id: string, activity: object): Promise<number>;
  close(): Promise<void>;
};

/** The smallest bot: plain HTTP and no SDK, so that what the playground sends is seen as it is. */
export async function startPlaygroundBot({ message, execute }: Answers): Promise<PlaygroundBot> {
  const received: Activity[] = [];
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (request.method !== 'POST') return void response.writeHead(405).end();
      const activity = await read(request);
      received.push(activity);
      if (activity.type === 'message') await message(activity, bot);
      if (activity.type !== 'invoke') return void response.writeHead(200).end();
      const value = await execute(activity, bot);
      const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const call = async (method: string, to: Activity, tail: string, activity: object): Promise<Response> =>
    fetch(`${to.serviceUrl}/v3/conversations/${encodeURIComponent(to.conversation.id)}/activities${tail}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', ...activity }),
    });
  const bot: PlaygroundBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    received,
    async send(to, activity) {
      const response = await call('POST', to, '', activity);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return ((await response.json()) as { id: string }).id;
    },
    update: async (to, id, activity) => (await call('PUT', to, `/${id}`, activity)).status,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return bot;
}

export function cardMessage(card: object): object {
  return { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] };
}

async function read(request: IncomingMessage): Promise<Activity> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Activity;
}
