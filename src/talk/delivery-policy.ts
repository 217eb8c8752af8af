import { DeliveryError } from '../app/delivery.ts';
import type { Notice } from '../domain/effects.ts';
import type { Task } from '../store/jobs.ts';

/**
 * What is sent, by what a lost or a second copy of it would mean. `call`: the kallelse and what changes it. `reminder`:
 * asked again tomorrow by itself. `post`: seen by all of a channel. `edit`: the same twice is the same once.
 */
export type MessageClass = 'call' | 'notice' | 'reminder' | 'post' | 'edit' | 'meeting' | 'inquiry';

/** `unsure`: it may have arrived, and someone has to ring. `fold`: it comes with the next message of the day. */
export type End = 'failed' | 'unsure' | 'fold';

type Repeat = 'stop' | 'once' | 'again';
type Row = {
  /** In all, the first too. */
  readonly tries: number;
  /** Seconds before the second try; each pause is twice the one before. */
  readonly base: number;
  /** What may have been delivered: 502, 503 and 504; no answer; 500; an answer of success that cannot be read. */
  readonly gateway: Repeat;
  readonly lost: Repeat;
  readonly server: Repeat;
  readonly unreadable: Repeat;
  readonly end: End;
};

/** 500 is not sent again (teams.md 3), nor what was accepted; eight tries of a call are over in a quarter of an hour (P4). */
const NEUTRAL = { tries: 8, base: 20, gateway: 'once', lost: 'once', server: 'stop', unreadable: 'stop' } as const;
const REPEATABLE = {
  tries: 8,
  base: 20,
  gateway: 'again',
  lost: 'again',
  server: 'once',
  unreadable: 'again',
} as const;

/** R9: every message class by every outcome. What was certainly not delivered is tried again in all of them. */
export const POLICY: Readonly<Record<MessageClass, Row>> = {
  call: { tries: 8, base: 5, gateway: 'stop', lost: 'stop', server: 'stop', unreadable: 'stop', end: 'unsure' },
  notice: { ...NEUTRAL, end: 'unsure' },
  reminder: { ...NEUTRAL, end: 'fold' },
  post: { ...NEUTRAL, end: 'failed' },
  inquiry: { ...NEUTRAL, end: 'failed' },
  edit: { ...REPEATABLE, end: 'failed' },
  meeting: { ...REPEATABLE, end: 'failed' },
};

const ONCE_MORE_SECONDS = 60;
const LONGEST_SECONDS = 3600;
const JITTER = 0.2;

const CALLS: ReadonlySet<Notice> = new Set(['invitation', 'moved', 'stands', 'cancelled']);
const CLASSES: Readonly<Record<Exclude<Task['effect']['kind'], 'notice'>, MessageClass>> = {
  digest: 'reminder',
  face: 'post',
  prompt: 'post',
  'prompt-edit': 'edit',
  hide: 'edit',
  channel: 'edit',
  meeting: 'meeting',
  inquiry: 'inquiry',
};
export const classOf = ({ effect }: Task): MessageClass => {
  if (effect.kind !== 'notice') return CLASSES[effect.kind];
  return CALLS.has(effect.notice) ? 'call' : 'notice';
};

/** Codes of errors that may have delivered; every other one of these is silence: a timeout, a dropped connection. */
const KINDS: Readonly<Record<string, 'gateway' | 'server' | 'unreadable' | undefined>> = {
  gateway: 'gateway',
  server: 'server',
  'unreadable-answer': 'unreadable',
};

export type Verdict =
  { readonly kind: 'later'; readonly seconds: number } | { readonly kind: 'stop'; readonly as: End };

/**
 * What is done about a failure. `tries` counts from 1, this one too; `chance` is from 0 to below 1. A failure that is
 * not of the other side's making is a fault of ours, and is tried again as long as the rest.
 */
export function verdictOn(kind: MessageClass, error: unknown, tries: number, chance: number): Verdict {
  const row = POLICY[kind];
  const known = error instanceof DeliveryError ? error : undefined;
  const stop: Verdict = { kind: 'stop', as: known?.mayHaveArrived ? row.end : 'failed' };
  if (known?.kind === 'never' || tries >= row.tries) return stop;
  const after = known?.after ?? 0;
  const later = (seconds: number): Verdict => ({
    kind: 'later',
    seconds: Math.min(LONGEST_SECONDS, Math.max(after, seconds * (1 - JITTER + 2 * JITTER * chance))),
  });
  const backoff = later(row.base * 2 ** (tries - 1));
  switch (repeatOf(row, known)) {
    case 'again':
      return backoff;
    case 'once':
      return known?.isSecond || (tries > 1 && known?.kind === 'again') ? stop : later(ONCE_MORE_SECONDS);
    case 'stop':
      return stop;
  }
}

function repeatOf(row: Row, error: DeliveryError | undefined): Repeat {
  if (error?.kind === 'uncertain') return row[KINDS[error.code] ?? 'lost'];
  // An edit that the server failed at may be written again, though not for ever.
  return error?.code === 'server' ? 'once' : 'again';
}
