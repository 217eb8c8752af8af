import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Code, FieldsOf } from '../log-lines.ts';
import type { Listener } from '../log.ts';
import type { Backlog } from '../store/backlog.ts';

type Given = {
  readonly version: string;
  /** What waits in the database; undefined when that does not answer. */
  readonly backlog: () => Promise<Backlog | undefined>;
  /** When the bot's certificate ends, where it has one. */
  readonly certificateExpires?: Date;
  /** Milliseconds of the epoch. */
  readonly now?: () => number;
};

export type Metrics = {
  /** Counts what the log is told: whatever is counted can be looked up there, and no other label than its codes is. */
  readonly listen: Listener;
  /** All of it for Prometheus, with what the database says now. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

type Heard = { readonly [C in Code]?: (fields: FieldsOf<C>) => void };

/** A registry of its own for each product. Times are seconds; labels are codes, never an id of a case or a person. */
export function createMetrics({ version, backlog, certificateExpires, now = Date.now }: Given): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const gauge = <L extends string>(name: string, help: string, ...labelNames: readonly L[]): Gauge<L> =>
    new Gauge({ name: `sip_${name}`, help, labelNames, registers });
  const counter = <L extends string>(name: string, help: string, ...labelNames: readonly L[]): Counter<L> =>
    new Counter({ name: `sip_${name}`, help, labelNames, registers });

  collectDefaultMetrics({ register: registry });
  gauge('build_info', 'The version that runs', 'version').set({ version }, 1);
  if (certificateExpires)
    gauge('certificate_expires_timestamp_seconds', 'When the certificate of the bot ends').set(
      certificateExpires.getTime() / 1000,
    );
  const lines = counter('log_lines_total', 'Warnings and errors in the log, by their code', 'level', 'code');
  const turns = new Histogram({
    name: 'sip_turn_seconds',
    help: 'From what came from Teams until it was answered',
    labelNames: ['kind'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15],
    registers,
  });
  const lastInbound = gauge('last_inbound_timestamp_seconds', 'When something last came from Teams');
  const refused = counter('activities_refused_total', 'What came and was not let in, by why', 'reason');
  const deliveries = counter(
    'deliveries_total',
    'What was to be sent, and what became of it: done also when nothing was left to send',
    'class',
    'outcome',
  );
  const graphCalls = counter('graph_calls_total', 'Requests to Graph, and what became of them', 'operation', 'result');
  const graphSeconds = new Histogram({
    name: 'sip_graph_seconds',
    help: 'Requests to Graph with their waiting and second tries',
    labelNames: ['operation'],
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 15],
    registers,
  });
  const tokens = gauge('token_expires_timestamp_seconds', 'When the token that is in use ends', 'resource');

  const graph = (operation: string, result: string, ms: number): void => {
    graphCalls.inc({ operation, result });
    graphSeconds.observe({ operation }, ms / 1000);
  };
  const heard: Heard = {
    turn: ({ kind, ms }) => {
      turns.observe({ kind }, ms / 1000);
      lastInbound.set(now() / 1000);
    },
    'activity-refused': ({ reason }) => refused.inc({ reason }),
    delivery: (labels) => deliveries.inc({ ...labels }),
    graph: ({ operation, ms }) => graph(operation, 'ok', ms),
    'graph-failed': ({ operation, ms, fault }) => graph(operation, fault, ms),
    token: ({ resource, expires }) => tokens.set({ resource }, expires),
  };
  const show = showBacklog(gauge);
  return {
    listen: (level, code, fields) => {
      if (level === 'warn' || level === 'error') lines.inc({ level, code });
      heard[code]?.(fields as never);
    },
    text: async () => {
      show(await backlog());
      return await registry.metrics();
    },
    contentType: registry.contentType,
  };
}

type MakeGauge = <L extends string>(name: string, help: string, ...labelNames: readonly L[]) => Gauge<L>;

/** What is not known is not there, so that an old number is never taken for a new one. */
function showBacklog(gauge: MakeGauge): (backlog: Backlog | undefined) => void {
  const up = gauge('database_up', 'Did the database answer just now?');
  const jobs = gauge('jobs', 'What is to be sent, by queue and state', 'queue', 'state');
  const age = gauge('queue_age_seconds', 'How long the first that may be sent has waited', 'queue');
  const oldest = gauge('oldest_undelivered_seconds', 'How long ago the first that is not sent was decided', 'queue');
  const due = gauge('alarms_due', 'Cases whose time has come and that are not looked at yet');
  const dueAge = gauge('alarms_oldest_due_seconds', 'How long the first of them has waited');
  return (backlog) => {
    up.set(backlog ? 1 : 0);
    for (const one of [jobs, age, oldest]) one.reset();
    for (const one of [due, dueAge]) one.remove();
    if (!backlog) return;
    for (const { queue, ...found } of backlog.queues) {
      for (const state of ['waiting', 'retrying', 'active'] as const) jobs.set({ queue, state }, found[state]);
      age.set({ queue }, found.age);
      oldest.set({ queue }, found.oldest);
    }
    due.set(backlog.alarms.due);
    dueAge.set(backlog.alarms.age);
  };
}
