import { pino, type DestinationStream, type LevelWithSilent } from 'pino';
import { correlationNow } from './correlation.ts';

type LogIds = Readonly<Record<string, string | number | boolean>>;

export type Log = {
  info(code: string, ids?: LogIds): void;
  warn(code: string, ids?: LogIds): void;
  error(code: string, ids?: LogIds, cause?: unknown): void;
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
  const line = (code: string, ids?: LogIds): object => {
    const correlation = correlationNow();
    return { ...(correlation === undefined ? {} : { correlation }), ...ids, code };
  };
  return {
    info: (code, ids) => lines.info(line(code, ids)),
    warn: (code, ids) => lines.warn(line(code, ids)),
    error: (code, ids, cause) =>
      lines.error({ ...line(code, ids), ...(cause === undefined ? {} : { error: describe(cause, 3) }) }),
  };
}

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
  const code: unknown = 'code' in cause ? cause.code : undefined;
  return isCode(code) ? code : undefined;
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.-]{1,64}$/u.test(value);
}

// The message stands at the top of the stack and may hold lines that look like frames: cut it off by its text.
function framesOf(cause: Error): string[] {
  const stack = cause.stack ?? '';
  const start = stack.indexOf(cause.message);
  const tail = start === -1 ? stack : stack.slice(start + cause.message.length);
  return tail.split('\n').flatMap((line) => {
    const frame = /^ {4}at (?:[\w$.<>#[\] ]+ \()?((?:file:|node:|\/|[A-Za-z]:\\)[^()]*:\d+:\d+)\)?$/u.exec(line)?.[1];
    return frame === undefined ? [] : [frame];
  });
}
