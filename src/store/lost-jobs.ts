import type { PgBoss } from 'pg-boss';

export const schema = 'pgboss';
export const POLICY = 'key_strict_fifo';
export const QUEUES = ['personal', 'channel', 'meeting'] as const;

/** The very try that was taken: what another process has taken since is left alone. */
export type Attempt = { readonly id: string; readonly retryCount: number };
type BossDb = ReturnType<PgBoss['getDb']>;

/** What a killed process had taken is due again at once, and the try counts; `evenFresh` is for who runs alone. */
export async function takeBackLost(boss: BossDb, { evenFresh }: { readonly evenFresh: boolean }): Promise<void> {
  await boss.executeSql(
    `update ${schema}.job set state = 'retry', start_after = now()
      where name = any($1::text[]) and policy = '${POLICY}' and state = 'active'
        and ($2 or heartbeat_on < now() - heartbeat_seconds * interval '1 second')`,
    [QUEUES, evenFresh],
  );
}

/** Tasks that were taken are due again at once, unless another process has them now; without a start no try is counted. */
export async function putBack(boss: BossDb, attempts: readonly Attempt[], wasDone: boolean): Promise<void> {
  await boss.executeSql(
    `update ${schema}.job set state = 'retry', start_after = now(), started_on = case when $3 then started_on end
      where name = any($1::text[]) and state = 'active' and id::text || ':' || retry_count = any($2::text[])`,
    [QUEUES, attempts.map(({ id, retryCount }) => `${id}:${retryCount}`), wasDone],
  );
}
