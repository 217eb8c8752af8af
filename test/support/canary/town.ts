import { sql } from 'kysely';
import type { CaseId } from '../../../src/domain/ids.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { createLog } from '../../../src/log.ts';
import { practiceDirectory } from '../../../src/practice/people.ts';
import { startProduct, type Product } from '../../../src/product.ts';
import type { Db } from '../../../src/store/database.ts';
import { writeDirectory } from '../../../src/store/directory-store.ts';
import { MICROSOFT } from '../../../src/teams/platform.ts';
import { isLoopbackServiceUrl } from '../../../src/teams/service-url.ts';
import { aMessage, anActivity, anExecute } from '../activities.ts';
import type { Shown } from '../card-reader.ts';
import { startFakeConnector, type FakeConnector } from '../fake-connector.ts';
import { startFakeGraph, type FakeGraph } from '../fake-graph.ts';
import { startFakeLogin, type FakeLogin } from '../fake-login.ts';
import { withCalendars } from '../graph-calendar.ts';
import { startIssuer } from '../issuer.ts';
import { liveConfig } from '../live-env.ts';
import { accountOf, withAccounts } from '../office.ts';
import { at } from '../walk.ts';
import { CHILD } from './words.ts';

type Json = Readonly<Record<string, unknown>>;
export type Reply = { readonly status: number; readonly text: string };

const APP = '6b4dc30a-1111-4222-8333-444455556666';
const TENANT = 'f6e8af3b-1111-4222-8333-444455556666';
export const CHANNEL = '19:sip@thread.tacv2';

/** The product in live mode with all of Microsoft on loopback: everyone has an account, and writes over HTTP. */
export class Town {
  readonly db: Db;
  readonly product: Product;
  readonly connector: FakeConnector;
  readonly graph: FakeGraph;
  readonly login: FakeLogin;
  readonly log: readonly string[];
  /** Where metrics and health are read. */
  readonly watched: { metrics: string; health: string };
  /** What was answered to those who were not let in. */
  readonly refused: string[] = [];
  now: Instant = at('2026-03-02', '09:00');
  /** Thrown by the clock, and so from the depths of whatever asks for the time. */
  trap: Error | undefined;
  private readonly token: string;
  private readonly closing: () => Promise<void>;

  private constructor(db: Db, made: Awaited<ReturnType<typeof begin>>) {
    this.db = db;
    ({ product: this.product, connector: this.connector, graph: this.graph, login: this.login } = made);
    ({ log: this.log, token: this.token, closing: this.closing } = made);
    const { url, metricsUrl = '' } = this.product;
    this.watched = { metrics: metricsUrl, health: `${url}/healthz` };
    made.clockBy(() => {
      if (this.trap) throw this.trap;
      return this.now;
    });
  }

  static async open(db: Db, dbUrl: string): Promise<Town> {
    await writeDirectory(db, withAccounts(practiceDirectory()));
    await letAllSend(db);
    return new Town(db, await begin(dbUrl));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.closing();
  }

  /** What Teams says of someone who writes; the name that is shown there is anyone's. */
  private of(person: string): Json {
    const account = accountOf(person);
    return {
      from: { id: `29:${account}`, name: CHILD, aadObjectId: account },
      recipient: { id: `28:${APP}`, name: 'SIP-lotsen' },
      conversation: { id: `a:${account}`, conversationType: 'personal', tenantId: TENANT, name: CHILD },
      channelData: { tenant: { id: TENANT } },
    };
  }

  async post(body: string, headers: Readonly<Record<string, string>> = {}, path = '/api/messages'): Promise<Reply> {
    const response = await fetch(`${this.product.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}`, ...headers },
      body,
    });
    const text = await response.text();
    if (response.status >= 400) this.refused.push(`${response.status} ${text}`);
    return { status: response.status, text };
  }

  /** Says a word; gives the newest card or sentence of the chat. */
  async say(person: string, text: string, over: Json = {}): Promise<Shown | string> {
    await this.post(JSON.stringify(aMessage(this.connector.url, text, { ...this.of(person), ...over })));
    const activity = this.connector.delivered.at(-1)?.activity;
    const [card] = (activity?.['attachments'] as readonly { readonly content: Shown }[] | undefined) ?? [];
    return card ? card.content : String(activity?.['text']);
  }

  async arrive(person: string): Promise<void> {
    const over = { ...this.of(person), type: 'installationUpdate', action: 'add' };
    await this.post(JSON.stringify(anActivity(this.connector.url, over)));
  }

  /** Writes that the cases of the own unit are seen in the channel. */
  async tie(person: string): Promise<Shown | string> {
    const conversation = { id: `${CHANNEL};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: TENANT };
    const channelData = { tenant: { id: TENANT }, team: { id: '19:team@thread.tacv2' }, channel: { id: CHANNEL } };
    return await this.say(person, '<at>SIP-lotsen</at> här', { conversation, channelData });
  }

  clickOf(person: string, verb: string, data: Json): Json {
    return anExecute(this.connector.url, verb, data, this.of(person));
  }

  /** Gives the card that answers, or the sentence. */
  async click(person: string, verb: string, data: Json): Promise<Shown | string> {
    const { text } = await this.post(JSON.stringify(this.clickOf(person, verb, data)));
    const { type, value } = (text === '' ? {} : JSON.parse(text)) as { type?: string; value?: unknown };
    if (type === 'application/vnd.microsoft.card.adaptive') return value as Shown;
    const sentence = typeof value === 'string' ? value : JSON.stringify(value);
    this.refused.push(sentence);
    return sentence;
  }

  /** Lets what is due be decided and sent; what waits for a later try is due at once. */
  async pass(): Promise<void> {
    await sql`update pgboss.job set start_after = now() where state < 'active'`.execute(this.db);
    await this.product.worker.runDue().catch(() => undefined);
  }

  async revOf(id: CaseId): Promise<number> {
    const found = await this.db.selectFrom('sip_case').select('rev').where('id', '=', id).executeTakeFirst();
    return found?.rev ?? 0;
  }
}

/** Nothing waits for its turn: each sending is counted against a key of its own. */
async function letAllSend(db: Db): Promise<void> {
  await sql`
    create function own_slot() returns trigger language plpgsql as
      'begin new.key := new.key || gen_random_uuid(); return new; end'`.execute(db);
  await sql`create trigger own_slot before insert on send_slot for each row execute function own_slot()`.execute(db);
}

async function begin(dbUrl: string) {
  const [connector, graph, login, issuer] = [
    await startFakeConnector(),
    await startFakeGraph(),
    await startFakeLogin(),
    await startIssuer(),
  ];
  withCalendars(graph);
  graph.on('calendar.GetSchedule', ({ body }) => ({
    status: 200,
    body: {
      value: (body as { schedules: readonly string[] }).schedules.map((scheduleId) => ({
        scheduleId,
        availabilityView: '0020',
      })),
    },
  }));
  graph.on('user.List', ({ query }) => ({
    status: 200,
    body: {
      value: [...(query['$filter'] ?? '').matchAll(/'([^']+)'/gu)].map(([, id]) => ({ id, accountEnabled: true })),
    },
  }));
  const log: string[] = [];
  let clock = (): Instant => at('2026-03-02', '09:00');
  const platform = {
    ...MICROSOFT,
    openIdMetadata: issuer.url,
    login: login.login,
    graph: graph.url,
    connector: connector.url,
    allowServiceUrl: isLoopbackServiceUrl,
  };
  const config = {
    ...liveConfig,
    graph: { sipMailbox: 'sip@ekdalen.example' },
    metrics: { host: '127.0.0.1', port: 0 },
  };
  const out = createLog('debug', { write: (line: string) => log.push(line) });
  const product = await startProduct(config, dbUrl, out, () => clock(), platform);
  return {
    product,
    connector,
    graph,
    login,
    log,
    token: await issuer.token({ aud: APP, serviceurl: connector.url }),
    clockBy: (next: () => Instant) => {
      clock = next;
    },
    closing: async () => {
      await product.stop();
      for (const fake of [connector, graph, login, issuer]) await fake[Symbol.asyncDispose]();
    },
  };
}
