import { practiceDirectory } from '../../src/practice/people.ts';
import { openDb, type Db } from '../../src/store/database.ts';
import { writeDirectory } from '../../src/store/directory-store.ts';
import { savePlace } from '../../src/store/talk-store.ts';
import type { Instant } from '../../src/domain/time.ts';
import { aMessage, anExecute } from './activities.ts';
import { buttonOf, filled, type Answers, type Shown } from './card-reader.ts';
import { startFakeConnector, type Delivered, type FakeConnector } from './fake-connector.ts';
import { startFakeLogin } from './fake-login.ts';
import { startIssuer } from './issuer.ts';
import { accountOf, withAccounts } from './office.ts';
import { liveDatabase } from './program-test.ts';
import { Program } from './program.ts';
import type { ReplicaOptions } from './replica.ts';
import { school } from './walk.ts';

type Json = Record<string, unknown>;

const APP = '11111111-1111-4111-8111-111111111111';
const OURS = 'abcdefab-2222-4222-8222-222222222222';
export const CHANNEL = '19:school';

/** The product as processes in live mode on one database, and Microsoft on loopback. Nothing runs when it is disposed. */
export class LiveScene implements AsyncDisposable {
  readonly connector: FakeConnector;
  readonly db: Db;
  readonly url: string;
  readonly replicas: Program[] = [];
  private readonly options: ReplicaOptions;
  private readonly authorization: string;
  private readonly endings: (() => Promise<unknown>)[];

  private constructor(
    given: { connector: FakeConnector; db: Db; options: ReplicaOptions; authorization: string },
    endings: (() => Promise<unknown>)[],
  ) {
    this.connector = given.connector;
    this.db = given.db;
    this.url = given.options.databaseUrl;
    this.options = given.options;
    this.authorization = given.authorization;
    this.endings = endings;
  }

  static async open(dir: string, begin: Instant): Promise<LiveScene> {
    const [connector, issuer, login] = [await startFakeConnector(), await startIssuer(), await startFakeLogin()];
    const { url, stop } = await liveDatabase(dir);
    const db = openDb(url, { max: 5 });
    const token = await issuer.token({ aud: APP, serviceurl: connector.url }, undefined);
    const options = { databaseUrl: url, appId: APP, tenantId: OURS, openIdMetadata: issuer.url, login: login.login };
    return new LiveScene({ connector, db, options: { ...options, begin }, authorization: `Bearer ${token}` }, [
      () => connector[Symbol.asyncDispose](),
      () => issuer[Symbol.asyncDispose](),
      () => login[Symbol.asyncDispose](),
      () => db.destroy(),
      stop,
    ]);
  }

  /** Another process, which may not be ready yet. */
  start(): Program {
    const program = new Program({ REPLICA: JSON.stringify(this.options) }, { file: 'test/support/replica.ts' });
    this.replicas.push(program);
    return program;
  }

  /** Everyone has an account and a chat with the bot, and the school's channel is known. */
  async enter(at: Instant): Promise<void> {
    const directory = withAccounts(practiceDirectory());
    await writeDirectory(this.db, directory);
    const place = { serviceUrl: this.connector.url, botId: `28:${APP}`, tenantId: OURS };
    for (const person of directory.staff.keys()) {
      const id = chatOf(person);
      const chat = { ...place, kind: 'personal', conversationId: id, rootConversationId: id } as const;
      await savePlace(this.db, `person:${person}`, chat, at);
    }
    const channel = { ...place, kind: 'channel', conversationId: CHANNEL, rootConversationId: CHANNEL } as const;
    await savePlace(this.db, `channel:${school}`, channel, at);
  }

  private from(person: string): Json {
    return {
      from: { id: `29:${person}`, aadObjectId: accountOf(person) },
      recipient: { id: `28:${APP}` },
      conversation: { id: chatOf(person), conversationType: 'personal', tenantId: OURS },
      channelData: { tenant: { id: OURS } },
    };
  }

  /** What Teams sends when the person types a word. */
  word(person: string, text: string): Json {
    return aMessage(this.connector.url, text, this.from(person));
  }

  /** What Teams sends when the person presses a button of the card. */
  click(person: string, card: Shown, title: string, answers: Answers = {}): Json {
    const { verb = '', data, associatedInputs } = buttonOf(card, title);
    const sent = { ...(associatedInputs === 'none' ? {} : filled(card, answers)), ...data };
    return anExecute(this.connector.url, verb, sent, this.from(person));
  }

  /** A click on a card that nobody knows. */
  oldClick(person: string): Json {
    return anExecute(this.connector.url, 'go.case', { n: 'of an old card' }, this.from(person));
  }

  /** Sends it to one of the processes; gives status and body. */
  async send(replica: Program, activity: Json): Promise<string> {
    const response = await fetch(`${await replica.url()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: this.authorization },
      body: JSON.stringify(activity),
    });
    return `${response.status} ${await response.text()}`;
  }

  /** New posts in a conversation. */
  postsIn(conversation: string): readonly Delivered[] {
    return this.connector.delivered.filter(
      ({ method, conversationId }) => method === 'POST' && conversationId === conversation,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const replica of this.replicas) await replica.end('SIGKILL');
    for (const end of this.endings) await end();
  }
}

export const chatOf = (person: string): string => `a:${person}`;
export const cardIn = (post: Delivered | undefined): Shown =>
  (post?.activity['attachments'] as { content: Shown }[] | undefined)?.[0]?.content ?? {};
