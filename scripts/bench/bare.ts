import pg from 'pg';
import { idOf } from './seed.ts';

const CARD = `insert into card (nonce, case_id, person, screen, ref, revision, at) values ($1, $2, 'bare', 'plan', '', 1, now())`;
const EVENT = `insert into case_event (case_id, rev, type, data, by, at, command_id, transition) values ($1, $2, 'Words', $3, 'bare', now(), $4, 'B-01')`;
const COMMAND = `insert into command_log (id, case_id, inputs, at) values ($1, $2, $3, now())`;

const WORDS = JSON.stringify({ type: 'Words', child: 'å'.repeat(200), family: 'ä'.repeat(100) });

export type Bare = { readonly send: () => Promise<void>; readonly stop: () => Promise<void> };

/** The least that a click must write, without a product around it: lock, state, event, command and card, durably. */
export function openBare(url: string, connections: number, cases: number): Bare {
  const pool = new pg.Pool({ connectionString: url, max: connections, idleTimeoutMillis: 0 });
  let count = 0;
  const send = async (): Promise<void> => {
    count += 1;
    const [id, name] = [idOf(1 + (count % cases)), `bare-${count}`];
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ state: unknown }>('select state from sip_case where id = $1 for update', [
        id,
      ]);
      await client.query('update sip_case set state = $2, rev = rev + 1, updated_at = now() where id = $1', [
        id,
        JSON.stringify(rows[0]?.state),
      ]);
      await client.query(EVENT, [id, 1000 + count, WORDS, name]);
      await client.query(COMMAND, [name, id, name]);
      await client.query(CARD, [name, id]);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  return { send, stop: () => pool.end() };
}
