import { expect, test } from 'vitest';
import { createLog, overheard, type Log } from '../src/log.ts';
import { createMetrics } from '../src/metrics/metrics.ts';
import type { Backlog } from '../src/store/backlog.ts';

const QUIET: Backlog = { queues: [], alarms: { due: 0, age: 0 } };

function watched(backlog: () => Promise<Backlog | undefined> = () => Promise.resolve(QUIET)): {
  readonly log: Log;
  readonly read: () => Promise<readonly string[]>;
} {
  const certificateExpires = new Date('2027-01-01T00:00:00Z');
  const metrics = createMetrics({ version: '0.1.0', backlog, certificateExpires, now: () => 1_772_445_600_000 });
  return {
    log: overheard(createLog('silent'), metrics.listen),
    read: async () => (await metrics.text()).split('\n').filter((line) => line.startsWith('sip_')),
  };
}

test('what the log is told is counted by its codes, at whatever level it is written', async () => {
  const { log, read } = watched();
  log.debug('turn', { kind: 'clicked', ms: 300 });
  log.debug('turn', { kind: 'clicked', ms: 3000 });
  log.warn('activity-refused', { reason: 'token-signature' });
  log.debug('delivery', { class: 'call', outcome: 'unsure' });
  log.info('graph', { operation: 'user.CreateEvent', request: '1', ms: 400 });
  log.warn('graph-failed', { operation: 'user.CreateEvent', request: '2', ms: 1, fault: 'throttled', reason: 'x' });
  log.debug('token', { resource: 'graph', expires: 1_772_449_199 });
  log.error('turn-failed', { correlation: '7F3K' }, new Error('Alva'));
  expect(await read()).toEqual(
    expect.arrayContaining([
      'sip_build_info{version="0.1.0"} 1',
      'sip_certificate_expires_timestamp_seconds 1798761600',
      'sip_turn_seconds_bucket{le="0.25",kind="clicked"} 0',
      'sip_turn_seconds_bucket{le="0.5",kind="clicked"} 1',
      'sip_turn_seconds_count{kind="clicked"} 2',
      'sip_last_inbound_timestamp_seconds 1772445600',
      'sip_activities_refused_total{reason="token-signature"} 1',
      'sip_deliveries_total{class="call",outcome="unsure"} 1',
      'sip_graph_calls_total{operation="user.CreateEvent",result="ok"} 1',
      'sip_graph_calls_total{operation="user.CreateEvent",result="throttled"} 1',
      'sip_graph_seconds_count{operation="user.CreateEvent"} 2',
      'sip_token_expires_timestamp_seconds{resource="graph"} 1772449199',
      'sip_log_lines_total{level="warn",code="activity-refused"} 1',
      'sip_log_lines_total{level="error",code="turn-failed"} 1',
    ]),
  );
});

test('S9 no label is an id, and no text becomes one', async () => {
  const { log, read } = watched();
  const id = '11111111-1111-4111-8111-111111111111';
  log.error('look-failed', { case: id }, new Error('Alva'));
  log.warn('task-again', { kind: 'notice', id });
  log.warn('activity-refused', { reason: 'Alva Testsson' });
  log.info('graph', { operation: 'user.Get', request: id, ms: 1 });
  const text = (await read()).join('\n');
  expect(text).toContain('code="look-failed"');
  expect(text).toContain('reason="unsaid"');
  expect(text).not.toMatch(/Alva|Testsson|1111/u);
});

test('what waits is read when it is asked for, and is not there while the database is away', async () => {
  let found: Backlog | undefined = {
    queues: [{ queue: 'personal', waiting: 2, retrying: 1, active: 0, age: 4.5, oldest: 620 }],
    alarms: { due: 3, age: 61 },
  };
  const { read } = watched(() => Promise.resolve(found));
  const waits = [
    'sip_jobs{queue="personal",state="waiting"} 2',
    'sip_jobs{queue="personal",state="retrying"} 1',
    'sip_jobs{queue="personal",state="active"} 0',
    'sip_queue_age_seconds{queue="personal"} 4.5',
    'sip_oldest_undelivered_seconds{queue="personal"} 620',
    'sip_alarms_due 3',
    'sip_alarms_oldest_due_seconds 61',
  ];
  expect(await read()).toEqual(expect.arrayContaining(['sip_database_up 1', ...waits]));
  found = undefined;
  const away = await read();
  expect(away).toContain('sip_database_up 0');
  expect(away.filter((line) => /jobs|queue|oldest|alarms/u.test(line))).toEqual([]);
  found = QUIET;
  expect(await read()).toEqual(expect.arrayContaining(['sip_database_up 1', 'sip_alarms_due 0']));
});

test('two products in one process count apart', async () => {
  const [one, other] = [watched(), watched()];
  one.log.warn('sweep', {});
  expect((await one.read()).join('\n')).toContain('code="sweep"');
  expect((await other.read()).join('\n')).not.toContain('code="sweep"');
});
