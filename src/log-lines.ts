/** What a line may hold beside its code: ids, codes and numbers of ours or of the platform's. */
type Fields = {
  readonly as: 'failed' | 'unsure' | 'fold';
  readonly case: string;
  readonly class: string;
  readonly correlation: string;
  /** Seconds of the epoch. */
  readonly expires: number;
  readonly fault: string;
  readonly gone: number;
  readonly id: string;
  readonly kind: string;
  readonly method: string;
  readonly ms: number;
  readonly of: number;
  readonly operation: string;
  readonly outcome: 'done' | 'later' | 'failed' | 'unsure' | 'fold';
  readonly people: number;
  readonly reason: string;
  readonly request: string;
  readonly resource: 'teams' | 'graph';
  readonly status: number;
};

/** Every line that the log knows, and the fields of each (S9): another code or another field does not compile. */
export const LINES = {
  // The program.
  database: [],
  ending: [],
  jobs: [],
  uncaughtException: [],
  unhandledRejection: [],
  // What comes in.
  'activity-refused': ['reason'],
  'answer-not-delivered': ['kind', 'reason'],
  'fault-not-told': [],
  'http-failed': ['method'],
  'http-refused': ['status'],
  'keys-unavailable': [],
  turn: ['kind', 'ms'],
  'turn-failed': ['correlation'],
  unreadable: ['reason'],
  // What goes out.
  'bot-not-authorized': ['kind', 'reason'],
  'channel-members-not-added': ['case', 'people'],
  'channel-not-archived': ['case', 'reason'],
  delivery: ['class', 'outcome'],
  graph: ['operation', 'request', 'ms'],
  'graph-failed': ['operation', 'request', 'ms', 'fault', 'reason'],
  'inquiry-not-delivered': ['kind', 'reason'],
  'message-wrong': ['kind', 'reason'],
  'not-delivered': ['case', 'kind', 'reason', 'as'],
  token: ['resource', 'expires'],
  'token-failed': ['resource'],
  // What happens without a click.
  'accounts-many-gone': ['gone', 'of'],
  'accounts-not-allowed': [],
  'accounts-not-checked': [],
  'count-failed': ['case'],
  directory: [],
  'duties-failed': ['case'],
  left: ['people'],
  'look-failed': ['case'],
  profiles: [],
  sweep: [],
  'task-again': ['kind', 'id'],
  'task-failed': ['id'],
  'task-stuck': ['id'],
  worker: [],
} as const satisfies Readonly<Record<string, readonly (keyof Fields)[]>>;

export type Code = keyof typeof LINES;
type FieldOf<C extends Code> = (typeof LINES)[C][number];
export type FieldsOf<C extends Code> = [FieldOf<C>] extends [never]
  ? Readonly<Record<string, never>>
  : Pick<Fields, FieldOf<C>>;
