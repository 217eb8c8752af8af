import { DeliveryError, type Messenger, type Place, type CardJson } from '../../src/app/delivery.ts';
import type { Calendar } from '../../src/app/calendar.ts';
import type { CaseChannels } from '../../src/app/place.ts';
import type { FreeTimes } from '../../src/app/free-times.ts';
import type { Shell } from '../../src/app/shell.ts';
import { openDirectory, type LiveDirectory } from '../../src/app/live-directory.ts';
import { lookAtDue } from '../../src/app/look.ts';
import { createSweep } from '../../src/app/sweep.ts';
import type { Directory } from '../../src/domain/directory.ts';
import type { PersonId, UnitId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/time.ts';
import { createLog } from '../../src/log.ts';
import { practiceDirectory } from '../../src/practice/people.ts';
import { vastraGotaland } from './profiles.ts';
import type { Db } from '../../src/store/database.ts';
import { writeDirectory } from '../../src/store/directory-store.ts';
import { openJobs } from '../../src/store/jobs.ts';
import { rememberPlace } from '../../src/store/talk-store.ts';
import { liveCast } from '../../src/talk/cast.ts';
import { converse } from '../../src/talk/converse.ts';
import { deliver } from '../../src/talk/deliver.ts';
import type { Talk } from '../../src/talk/talk.ts';
import type { Turn } from '../../src/talk/turns.ts';
import type { Answer } from '../../src/teams/answer.ts';
import type { Sender } from '../../src/teams/incoming.ts';
import { normaliseText } from '../../src/teams/normalise-text.ts';
import { createWorker, type Worker } from '../../src/worker/loop.ts';
import { buttonOf, filled, readingOf, type Answers, type Shown } from './card-reader.ts';

const TENANT = 'the tenant';
const PLACE = { serviceUrl: 'http://127.0.0.1:9', botId: '28:bot' };

const refused = (): Promise<never> => Promise.reject(new DeliveryError('never', 'blocked'));

export type Sent = { readonly to: string; readonly card: CardJson };

const entered = new WeakMap<Directory, Directory>();
/** The account of a person, which is never the person's own id. */
export const accountOf = (person: string): string => `account-of-${person}`;
/** Everyone with an account in Teams. */
export function withAccounts(directory: Directory): Directory {
  const known = entered.get(directory);
  if (known) return known;
  const staff = new Map([...directory.staff].map(([id, one]) => [id, { entraId: accountOf(id), ...one }]));
  const full = { ...directory, staff };
  entered.set(directory, full);
  return full;
}

/** The conversation as in live mode: everyone is who the platform says, and each has a chat of their own. */
export class Office {
  readonly talk: Talk;
  readonly worker: Worker;
  readonly sent: Sent[] = [];
  readonly log: string[] = [];
  /** What the other side refuses for good: posts in the channel, changes in the calendar. */
  readonly refuses = { channel: false, calendar: false };
  /** How many requests there have been; set back, the next is the last one sent again. */
  asked = 0;
  now: Instant;
  profile = vastraGotaland();
  directory = practiceDirectory();
  /** Where meetings are booked and calendars are read; by hand until a test says otherwise. */
  calendar: Calendar = { book: () => Promise.resolve({ link: '' }), cancel: () => Promise.resolve() };
  /** Where each case has a channel of its own; in the unit's until a test says otherwise. */
  channels: CaseChannels | undefined;
  freeTimes: FreeTimes = () => Promise.resolve(undefined);
  /** Whose turn it is to be written to; nobody waits until a test says otherwise. */
  turn: Turn = () => Promise.resolve();
  private live: LiveDirectory | undefined;
  private readonly closing: () => Promise<void>;

  private constructor(db: Db, jobs: Awaited<ReturnType<typeof openJobs>>, now: Instant) {
    this.now = now;
    const messenger: Messenger = {
      post: (place, card) => {
        if (this.refuses.channel && place.conversationId.startsWith('the channel')) return refused();
        this.sent.push({ to: place.conversationId, card });
        return Promise.resolve({ activityId: String(this.sent.length) });
      },
      update: (place, _id, card) => {
        if (this.refuses.channel && place.conversationId.startsWith('the channel')) return refused();
        this.sent.push({ to: place.conversationId, card });
        return Promise.resolve();
      },
      open: refused,
    };
    const shell: Shell = {
      db,
      jobs,
      profileOf: () => this.profile,
      profileNow: () => this.profile,
      directory: () => this.live?.now() ?? withAccounts(this.directory),
      clock: () => this.now,
      log: createLog('info', { write: (line) => this.log.push(line) }),
      secret: 'a secret of tests',
      wake: () => undefined,
    };
    this.talk = {
      shell,
      cast: liveCast(shell.directory, TENANT),
      messenger: () => messenger,
      freeTimes: (...asked) => this.freeTimes(...asked),
    };
    const calendar: Calendar = {
      book: (...booked) => (this.refuses.calendar ? refused() : this.calendar.book(...booked)),
      cancel: (...booked) => (this.refuses.calendar ? refused() : this.calendar.cancel(...booked)),
    };
    const sweep = createSweep(shell);
    this.worker = createWorker({
      jobs,
      log: shell.log,
      look: async () => {
        await this.live?.look();
        await sweep();
        return await lookAtDue(shell);
      },
      deliver: (task) =>
        deliver(
          {
            ...this.talk,
            calendar,
            turn: (conversation) => this.turn(conversation),
            ...(this.channels ? { channels: this.channels } : {}),
          },
          task,
        ),
    });
    this.closing = () => jobs.stop();
  }

  static async open(db: Db, dbUrl: string, now: Instant): Promise<Office> {
    await writeDirectory(db, practiceDirectory());
    return new Office(db, await openJobs(dbUrl, () => undefined), now);
  }

  /** From now on who is who is what the database says, as in live mode. */
  async followDatabase(): Promise<void> {
    await writeDirectory(this.talk.shell.db, withAccounts(this.directory));
    this.live = await openDirectory(this.talk.shell.db, () => this.now);
  }

  async close(): Promise<void> {
    await this.closing();
  }

  /** What every request says of who, where and which. */
  heard(person: string, kind: Place['kind'] = 'personal'): { from: Sender; place: Place; activityId: string } {
    const root = kind === 'personal' ? `chat of ${person}` : `the ${kind}`;
    return {
      from: { entraId: accountOf(person), mri: `29:${person}` },
      place: { ...PLACE, kind, conversationId: `${root};messageid=1`, rootConversationId: root },
      activityId: String((this.asked += 1)),
    };
  }

  /** The channel of a unit, as an installed bot knows it. */
  async openChannel(unit: UnitId): Promise<void> {
    const { place } = this.heard('', 'channel');
    await rememberPlace(this.talk.shell.db, this.talk.cast.placeOfChannel(unit), place, this.now);
  }

  /** The app is installed for the person, as one of the events tells it. */
  async arrive(person: PersonId): Promise<Answer> {
    const { from, place } = this.heard(person);
    return await converse(this.talk)({ kind: 'arrived', from, place });
  }

  async say(person: PersonId | string, word: string, where: Place['kind'] = 'personal'): Promise<Answer> {
    const text = normaliseText(word);
    return await converse(this.talk)({ kind: 'said', text, raw: word, ...this.heard(person, where) });
  }

  /** A click with anything that a client could send. */
  async send(
    person: PersonId | string,
    verb: string,
    nonce: string,
    inputs: Readonly<Record<string, string>> = {},
    where: Place['kind'] = 'personal',
  ): Promise<Answer> {
    return await converse(this.talk)({
      kind: 'clicked',
      via: 'execute',
      verb,
      nonce,
      inputs,
      refresh: false,
      ...this.heard(person, where),
    });
  }

  async click(
    person: PersonId | string,
    card: Shown,
    title: string,
    answers: Answers = {},
    where: Place['kind'] = 'personal',
  ): Promise<Answer> {
    const { verb = '', data } = buttonOf(card, title);
    return await this.send(person, verb, data?.['n'] ?? '', filled(card, answers), where);
  }

  /** What the channel has been sent, edits too. */
  inChannel(): readonly Shown[] {
    return this.sent.filter(({ to }) => to.startsWith('the channel')).map(({ card }) => card);
  }

  /** What the person's own chat has been sent. */
  sentTo(person: PersonId): readonly Shown[] {
    return this.sent.filter(({ to }) => to.startsWith(`chat of ${person}`)).map(({ card }) => card);
  }
}

export const cardOf = (answer: Answer): Shown => {
  if (answer.kind === 'card') return answer.card;
  throw new Error(answer.kind === 'text' ? `not a card but: ${answer.text}` : 'nothing was answered');
};
export const wordsOf = (answer: Answer): string => {
  if (answer.kind === 'card') return readingOf(answer.card);
  return answer.kind === 'text' ? answer.text : '';
};
