import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Db } from './database.ts';

/** What is still to be done; ages in seconds, 0 where nothing waits. */
export type Backlog = {
  readonly queues: readonly QueueBacklog[];
  /** Cases whose alarm should have gone off, and for how long the first of them has waited. */
  readonly alarms: { readonly due: number; readonly age: number };
};
type QueueBacklog = {
  readonly queue: string;
  /** Never tried. */
  readonly waiting: number;
  /** Put back: to be tried again, or because it is not their turn. */
  readonly retrying: number;
  readonly active: number;
  /** How long the first of those that may be taken has waited to be taken. */
  readonly age: number;
  /** How long ago the first of all was decided. */
  readonly oldest: number;
};

/** Counts and ages alone; `now` by the clock of the cases, the jobs go by the database's. */
export async function readBacklog(db: Db, now: Instant): Promise<Backlog> {
  const queues = sql<QueueBacklog>`
    select queue.name as queue,
           count(job.id) filter (where job.state = 'created')::int as waiting,
           count(job.id) filter (where job.state = 'retry')::int as retrying,
           count(job.id) filter (where job.state = 'active')::int as active,
           coalesce(extract(epoch from now() - min(greatest(job.created_on, job.start_after))
             filter (where job.state < 'active' and job.start_after <= now())), 0)::float8 as age,
           coalesce(extract(epoch from now() - min(job.created_on)), 0)::float8 as oldest
      from pgboss.queue left join pgboss.job on job.name = queue.name and job.state < 'completed'
     where queue.name not like '\\_\\_%' group by queue.name order by queue.name`.execute(db);
  const alarms = sql<Backlog['alarms']>`
    select count(*)::int as due, coalesce(extract(epoch from ${now}::timestamptz - min(wake_at)), 0)::float8 as age
      from sip_case where wake_at <= ${now}`.execute(db);
  const [{ rows }, { rows: found }] = await Promise.all([queues, alarms]);
  return { queues: rows, alarms: found[0] ?? { due: 0, age: 0 } };
}
