import { pino, type DestinationStream, type LevelWithSilent } from 'pino';
import { correlationNow } from './correlation.ts';
import { LINES, type Code, type FieldsOf } from './log-lines.ts';

export type Level = 'debug' | 'info' | 'warn' | 'error';
type Write = <C extends Code>(code: C, fields: FieldsOf<C>) => void;

export type Log = {
  /** What is as it should be. */
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: <C extends Code>(code: C, fields: FieldsOf<C>, cause?: unknown) => void;
};

/** JSON lines of codes and ids. A message of an error may quote what a person wrote, so it is never written. */
export function createLog(level: LevelWithSilent, out?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const lines = out ? pino(options, out) : pino(options);
  const line = (code: Code, fields: object): object => {
    const correlation = correlationNow();
    return { ...(correlation === undefined ? {} : { correlation }), ...allowed(code, fields), code };
  };
  return {
    debug: (code, fields) => lines.debug(line(code, fields)),
    info: (code, fields) => lines.info(line(code, fields)),
    warn: (code, fields) => lines.warn(line(code, fields)),
    error: (code, fields, cause) =>
      lines.error({ ...line(code, fields), ...(cause === undefined ? {} : { error: describe(cause, 3) }) }),
  };
}

/** Hears the fields as they are written. */
export type Listener = (level: Level, code: Code, fields: object) => void;

/** The same log, each line of which is told to the listener too, at whatever level it is written. */
export function overheard(log: Log, listen: Listener): Log {
  const at =
    (level: Exclude<Level, 'error'>): Write =>
    (code, fields) => {
      listen(level, code, allowed(code, fields));
      log[level](code, fields);
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: (code, fields, cause) => {
      listen('error', code, allowed(code, fields));
      log.error(code, fields, cause);
    },
  };
}

/** The types let nothing else through; this is for what they do not see, as a code that another system made up. */
function allowed(code: Code, fields: object): object {
  const names: readonly string[] = LINES[code];
  const kept = Object.entries(fields).filter(([name]) => names.includes(name));
  return Object.fromEntries(kept.map(([name, value]: [string, unknown]) => [name, said(value)]));
}

const said = (value: unknown): unknown => (typeof value === 'number' || isCode(value) ? value : 'unsaid');

type Described = { name: string; code?: string; frames?: string[]; cause?: Described };

function describe(cause: unknown, depth: number): Described {
  if (!(cause instanceof Error)) return { name: typeof cause };
  const code = codeOf(cause);
  return {
    name: isCode(cause.name) ? cause.name : 'Error',
    ...(code === undefined ? {} : { code }),
    frames: framesOf(cause),
    ...(cause.cause === undefined || depth === 0 ? {} : { cause: describe(cause.cause, depth - 1) }),
  };
}

function codeOf(cause: Error): string | undefined {
  // msal has a name of its own for it.
  const { code, errorCode } = cause as { readonly code?: unknown; readonly errorCode?: unknown };
  return [code, errorCode].find(isCode);
}

const isCode = (value: unknown): value is string => typeof value === 'string' && /^[\w.-]{1,64}$/u.test(value);

/** `    at name (file:///…/src/app/handle.ts:12:3)`: from the folder on, and nothing that is no path. */
const FRAME =
  /^ {4}at (?:[\w$.<>#[\] ]+ \()?(?:(?:file:\/\/|\/)[^()]*?\/)?((?:node:|(?:src|migrations|node_modules|scripts|test)\/)[\w@./+-]+:\d+:\d+)\)?$/u;

// The message stands at the top of the stack and may hold lines that look like frames: cut it off by its text.
function framesOf({ message, stack = '' }: Error): string[] {
  const start = stack.indexOf(message);
  if (start === -1) return [];
  const lines = stack.slice(start + message.length).split('\n');
  return lines.flatMap((line) => FRAME.exec(line)?.[1] ?? []);
}
