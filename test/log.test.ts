import { expect, test } from 'vitest';
import { correlated } from '../src/correlation.ts';
import { createLog, overheard, type Log } from '../src/log.ts';
import { LINES } from '../src/log-lines.ts';

type Line = Readonly<Record<string, unknown>>;

function written(write: (log: Log) => void): readonly Line[] {
  const lines: string[] = [];
  write(createLog('debug', { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Line);
}

test('S9 only the lines of the table and their fields compile', () => {
  const lines = written((log) => {
    // @ts-expect-error -- an unknown line
    log.info('child-moved', {});
    // @ts-expect-error -- a field of another line
    log.info('left', { people: 2, reason: 'Alva' });
    // @ts-expect-error -- a field that no line has
    log.error('look-failed', { case: 'K7F2', name: 'Alva' });
    // @ts-expect-error -- a field for a line that has none
    log.warn('sweep', { case: 'K7F2' });
    // @ts-expect-error -- a field is missing
    log.warn('task-again', { kind: 'notice' });
  });
  expect(lines.map(({ time: _time, level: _level, ...rest }) => rest)).toEqual([
    { code: 'child-moved' },
    { code: 'left', people: 2 },
    { code: 'look-failed', case: 'K7F2' },
    { code: 'sweep' },
    { code: 'task-again', kind: 'notice' },
  ]);
});

test('S9 a text where a code should be is not written, whoever made it up', () => {
  const texts = ['Alva Testsson', 'vänner', '070-123 45 67', '', 'x'.repeat(65)];
  const lines = written((log) => {
    for (const reason of texts) log.warn('answer-not-delivered', { kind: 'again', reason });
  });
  expect(lines.map(({ reason }) => reason)).toEqual(texts.map(() => 'unsaid'));
});

test('no field hides the code of its line or the level', () => {
  const fields: readonly string[] = Object.values(LINES).flat();
  expect(fields.filter((field) => ['code', 'level', 'time', 'error'].includes(field))).toEqual([]);
});

test('a line carries the code of the request that it belongs to', () => {
  const [inside, outside] = written((log) => {
    correlated('7F3K', () => log.warn('sweep', {}));
    log.warn('sweep', {});
  });
  expect(inside).toMatchObject({ correlation: '7F3K' });
  expect(outside).not.toHaveProperty('correlation');
});

test('S9 of an error its kind, code and places in our own files are written, and nothing of its text', () => {
  const framed = 'Alva\n    at secret (/home/Kim/src/Alva.ts:1:1)';
  const altered = new Error(framed);
  expect(altered.stack).toContain('Kim');
  altered.message = 'changed';
  const thrown = [
    new TypeError(framed),
    Object.assign(new Error('Alva'), { code: '23505' }),
    Object.assign(new Error('Alva'), { errorCode: 'invalid_client' }),
    Object.assign(new Error('Alva'), { code: 'Alva Testsson', name: 'Alva Testsson' }),
    new Error('x', { cause: new RangeError('Alva') }),
    altered,
    'Alva',
  ];
  const lines = written((log) => {
    for (const cause of thrown) log.error('worker', {}, cause);
  });
  expect(JSON.stringify(lines)).not.toMatch(/Alva|Kim|Testsson/u);
  expect(lines.map(({ error }) => error)).toMatchObject([
    { name: 'TypeError' },
    { code: '23505' },
    { code: 'invalid_client' },
    { name: 'Error' },
    { cause: { name: 'RangeError' } },
    { frames: [] },
    { name: 'string' },
  ]);
  const frames = lines.flatMap(({ error }) => (error as { frames?: readonly string[] }).frames ?? []);
  expect(frames).toContainEqual(expect.stringMatching(/^test\/log\.test\.ts:\d+:\d+$/u));
  expect(frames.filter((frame) => !/^(?:node:|(?:src|test|node_modules)\/)/u.test(frame))).toEqual([]);
});

test('who listens to a log hears every line, also those that its level leaves out', () => {
  const heard: unknown[] = [];
  const lines: string[] = [];
  const log = overheard(createLog('error', { write: (line) => lines.push(line) }), (...line) => heard.push(line));
  log.debug('turn', { kind: 'said', ms: 4 });
  log.info('left', { people: 2 });
  log.warn('sweep', {});
  log.error('look-failed', { case: 'K7F2' }, new Error('Alva'));
  expect(heard).toEqual([
    ['debug', 'turn', { kind: 'said', ms: 4 }],
    ['info', 'left', { people: 2 }],
    ['warn', 'sweep', {}],
    ['error', 'look-failed', { case: 'K7F2' }],
  ]);
  expect(lines).toHaveLength(1);
});
