import type { Place } from '../../src/app/delivery.ts';
import { createInstaller } from '../../src/graph/install-app.ts';
import type { CaseId, PersonId } from '../../src/domain/ids.ts';
import type { Db } from '../../src/store/database.ts';
import { Later } from '../../src/store/jobs.ts';
import { savePlace } from '../../src/store/talk-store.ts';
import { deliver } from '../../src/talk/deliver.ts';
import type { Sender } from '../../src/talk/sending.ts';
import { answering, NONE, startBot } from './bot.ts';
import type { FakeConnector } from './fake-connector.ts';
import type { FakeGraph } from './fake-graph.ts';
import { openGateway } from './graph-gateway.ts';
import { accountOf, Office } from './office.ts';
import { storeCase } from './stored-case.ts';
import { amir, eva, Walk } from './walk.ts';

const ID = '11111111-1111-4111-8111-111111111111' as CaseId;
export const AMIRS = `a:${accountOf(amir)}`;
/** Calls of the connector. */
export const CREATE = 'POST /v3/conversations';
export const post = (conversation: string): string =>
  `POST /v3/conversations/${encodeURIComponent(conversation)}/activities`;

export type ChatDesk = AsyncDisposable & {
  readonly sender: Sender;
  readonly connector: FakeConnector;
  /** Tries a message once; gives what was thrown. */
  readonly once: (key: string, tries?: number, to?: PersonId) => Promise<unknown>;
  /** Tries the same message, as its job is tried; gives the pauses that were no tries, and how many tries there were. */
  readonly send: (key: string, to?: PersonId) => Promise<{ readonly waits: number; readonly tries: number }>;
  /** State and code of a message, and whom somebody has to ring. */
  readonly became: (key: string) => Promise<readonly unknown[]>;
  readonly chatOf: (person: PersonId) => Promise<string | undefined>;
};

/** A case whose kallelse has not gone out; the coordinator has a chat with the bot, nobody else has. */
export async function chatDesk(db: Db, dbUrl: string, graph?: FakeGraph): Promise<ChatDesk> {
  const walk = new Walk().called();
  const office = await Office.open(db, dbUrl, walk.now);
  await storeCase(db, walk, ID);
  const bot = await startBot(answering(NONE));
  const { connector } = bot;
  const { cast } = office.talk;
  const place = { kind: 'personal', conversationId: 'a:eva', rootConversationId: 'a:eva', botId: '28:bot' } as const;
  await savePlace(db, cast.placeOfPerson(eva), { ...place, serviceUrl: connector.url } satisfies Place, walk.now);
  const install =
    graph && createInstaller({ graph: openGateway(graph.url).graph, baseUrl: graph.url, appId: 'id-in-package' });
  const sender: Sender = {
    ...office.talk,
    messenger: () => bot.bot.messenger,
    calendar: office.calendar,
    chats: {
      door: { serviceUrl: 'http://127.0.0.1:9/', botId: '28:bot', tenantId: 'our-tenant' },
      ...(install ? { install } : {}),
    },
  };
  const guestOf = (person: PersonId): string =>
    walk.sip.meetings.at(-1)?.guests.find((guest) => guest.person === person)?.id ?? '';
  const chatOf = async (person: PersonId): Promise<string | undefined> => {
    const key = cast.placeOfPerson(person);
    const row = await db.selectFrom('conversation').select('place').where('key', '=', key).executeTakeFirst();
    return row?.place.conversationId;
  };
  const once: ChatDesk['once'] = async (key, tries = 1, to = amir) => {
    const effect = { kind: 'notice', key, to, notice: 'invitation', ref: guestOf(to) } as const;
    return await deliver(sender, { id: key, task: { caseId: ID, effect }, tries }, () => 0.5).then(
      () => undefined,
      (error: unknown) => error,
    );
  };
  return {
    once,
    sender,
    connector,
    chatOf,
    send: async (key, to = amir) => {
      let waits = 0;
      for (let tries = 1; tries <= 20;) {
        const later = await once(key, tries, to);
        if (later === undefined) return { waits, tries };
        if (!(later instanceof Later)) throw later;
        if (later.isTry) tries += 1;
        else waits += 1;
        if (waits > 20) break;
      }
      throw new Error('it never ends');
    },
    became: async (key) => {
      const row = await db.selectFrom('delivery').select(['state', 'code']).where('key', '=', key).executeTakeFirst();
      const { state } = await db.selectFrom('sip_case').select('state').executeTakeFirstOrThrow();
      return [row?.state, row?.code, Object.keys(state.unreached)];
    },
    [Symbol.asyncDispose]: async () => {
      await bot[Symbol.asyncDispose]();
      await office.close();
    },
  };
}
