import type { Config } from '../../src/config.ts';
import type { Instant } from '../../src/domain/time.ts';
import { createLog } from '../../src/log.ts';
import { startProduct, type Product } from '../../src/product.ts';
import { aMessage, anActivity, IN_A_THREAD } from './activities.ts';
import { buttonOf, filled, inputOf, must, readingOf, type Answers, type Shown } from './card-reader.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
import type { Seat } from './seat.ts';

type Json = Readonly<Record<string, unknown>>;

const cardsOf = ({ activity }: { readonly activity: Json }): readonly Shown[] =>
  ((activity['attachments'] as { content: Shown }[] | undefined) ?? []).map(({ content }) => content);

export type InvokeAnswer = { readonly statusCode: number; readonly type: string; readonly value: unknown };

/** One person at the real product: HTTP in, answers out, Teams played by a fake that keeps a record. */
export class Chat implements Seat {
  product: Product;
  readonly connector: FakeConnector;
  readonly log: readonly string[];
  card: Shown = {};
  /** The last sentence that came instead of a card. */
  sentence = '';
  private readonly move: (to: Instant) => void;
  private readonly begin: () => Promise<Product>;

  private constructor(
    product: Product,
    connector: FakeConnector,
    log: readonly string[],
    { move, begin }: { move: (to: Instant) => void; begin: () => Promise<Product> },
  ) {
    this.product = product;
    this.connector = connector;
    this.log = log;
    this.move = move;
    this.begin = begin;
  }

  static async open(
    databaseUrl: string,
    at: Instant,
    more: Pick<Config, 'profile' | 'profilesDir' | 'metrics'> = {},
  ): Promise<Chat> {
    const connector = await startFakeConnector();
    const lines: string[] = [];
    let now = at;
    const config: Config = {
      mode: 'practice',
      port: 0,
      dataDir: '/nowhere',
      logLevel: 'info',
      playgroundPort: null,
      ...more,
    };
    const log = createLog('info', { write: (line) => lines.push(line) });
    const begin = (): Promise<Product> => startProduct(config, databaseUrl, log, () => now);
    const move = (to: Instant): void => {
      now = to;
    };
    return new Chat(await begin(), connector, lines, { move, begin });
  }

  /** The program ends and is started again on the same database. */
  async restart(): Promise<this> {
    await this.product.stop();
    this.product = await this.begin();
    return this;
  }

  async close(): Promise<void> {
    await this.product.stop();
    await this.connector[Symbol.asyncDispose]();
  }

  setClock(to: Instant): void {
    this.move(to);
  }

  async post(activity: Json): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await fetch(`${this.product.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** Opens the chat, as Teams tells the bot when the app is installed. */
  async arrive(): Promise<void> {
    const { id } = (anActivity(this.connector.url)['recipient'] ?? {}) as { id?: string };
    await this.post(
      anActivity(this.connector.url, {
        type: 'installationUpdate',
        action: 'add',
        recipient: { id, name: 'SIP-lotsen' },
      }),
    );
  }

  /** Types a word and keeps what the bot answers. */
  async say(text: string): Promise<this> {
    const before = this.connector.delivered.length;
    await this.post(aMessage(this.connector.url, text));
    await this.connector.until(({ delivered }) => delivered.length > before);
    this.keep(this.connector.delivered.at(-1)?.activity ?? {});
    return this;
  }

  private keep(activity: Json): void {
    const [attachment] = (activity['attachments'] as { content: Shown }[] | undefined) ?? [];
    if (attachment) this.card = attachment.content;
    this.sentence = typeof activity['text'] === 'string' ? activity['text'] : '';
  }

  /** The activity of a click on a button of the card, as Teams would send it. */
  clickOf(title: string, answers: Answers = {}, card = this.card): Json {
    const { verb, data, associatedInputs } = buttonOf(card, title);
    const sent = { ...(associatedInputs === 'none' ? {} : filled(card, answers)), ...data };
    return anActivity(this.connector.url, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: '1',
      value: { action: { type: 'Action.Execute', verb, data: sent }, trigger: 'manual' },
    });
  }

  async send(activity: Json): Promise<InvokeAnswer> {
    const { body } = await this.post(activity);
    return body as InvokeAnswer;
  }

  /** Presses a button and goes on with the card that comes back. */
  async click(title: string, answers: Answers = {}, card = this.card): Promise<this> {
    const answer = await this.send(this.clickOf(title, answers, card));
    this.sentence = typeof answer.value === 'string' ? answer.value : '';
    if (answer.type === 'application/vnd.microsoft.card.adaptive') this.card = answer.value as Shown;
    return this;
  }

  choicesOf(label: string): readonly string[] {
    return (inputOf(this.card, label).choices ?? []).map((choice) => choice.title);
  }

  take(...words: readonly string[]): Promise<this> {
    const sent = this.connector.delivered.flatMap(cardsOf);
    this.card = must(
      sent.findLast((card) => words.every((word) => readingOf(card).includes(word))),
      `a card with ${words.join(', ')}`,
      sent.map(readingOf),
    );
    return Promise.resolve(this);
  }

  /** A click on a card that lies in the channel: what comes back is seen there. */
  async clickInChannel(title: string, answers: Answers, card: Shown): Promise<InvokeAnswer> {
    return await this.send({ ...this.clickOf(title, answers, card), ...IN_A_THREAD });
  }

  /** What lies in the channel, the newest edit of each post last. */
  inChannel(): readonly Shown[] {
    return this.connector.delivered.filter(({ conversationId }) => conversationId.startsWith('19:')).flatMap(cardsOf);
  }

  get reading(): string {
    return readingOf(this.card);
  }

  /** Lets everything that is due be decided and sent. */
  async drain(): Promise<this> {
    await this.product.worker.runDue();
    return this;
  }
}
