import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartError } from '../start-error.ts';

export type Hold = {
  release(): Promise<void>;
  /** Called once if the connection, and with it the lock, is lost: another start may then take the database. */
  onLost(callback: () => void): void;
};

const key = 760_417_001;
const turnKey = 760_417_002;
const TURN_WITHIN_MS = 120_000;
/** A killed holder's session ends when the server sees its connection close, which is not at once. */
const patience = 2000;
const keepalive = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/** One running practice for a database: a session lock, which a killed process cannot leave behind. */
export async function holdDatabase(url: string): Promise<Hold> {
  const client = clientOf(url, 'sip-lotsen hold');
  let released = false;
  let lost = false;
  const callbacks: (() => void)[] = [];
  client.once('end', () => {
    if (released) return;
    lost = true;
    for (const callback of callbacks) callback();
  });
  const release = async (): Promise<void> => {
    released = true;
    await client.end();
  };
  await client.connect().catch(unreachable);
  if (!(await takeLock(client).catch(unreachable))) {
    await release();
    throw new StartError(
      'SIP-lotsen körs redan mot den här databasen: stäng den som körs, eller ge den här en egen databas.',
    );
  }
  return {
    release,
    onLost: (callback) => {
      if (lost) queueMicrotask(callback);
      else callbacks.push(callback);
    },
  };
}

/**
 * Does what only one process at a time may do to the database, such as making its tables: of several that start at once
 * each waits for its turn. A StartError when the database does not answer, or the turn does not come in two minutes.
 */
export async function inTurn<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = clientOf(url, 'sip-lotsen start');
  await client.connect().catch(unreachable);
  try {
    await client.query(`set lock_timeout = ${TURN_WITHIN_MS}`);
    await client.query('select pg_advisory_lock($1)', [turnKey]).catch(notOurTurn);
    return await work();
  } finally {
    await client.end();
  }
}

function clientOf(url: string, name: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    options: keepalive,
  });
  client.on('error', () => undefined);
  return client;
}

async function takeLock(client: pg.Client): Promise<boolean> {
  const deadline = Date.now() + patience;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [key]);
    if (rows[0]?.taken) return true;
    if (Date.now() > deadline) return false;
    await wait(100);
  }
}

function notOurTurn(cause: unknown): never {
  if ((cause as { code?: string }).code !== '55P03') return unreachable(cause);
  throw new StartError('En annan start ändrar databasen sedan två minuter: vänta tills den är klar och starta igen.', {
    cause,
  });
}

export function unreachable(cause: unknown): never {
  const code = (cause as { code?: string }).code ?? 'inget svar';
  throw new StartError(
    `Databasen svarar inte (${code}): kontrollera att den är igång och att DATABASE_URL stämmer, och starta igen.`,
    { cause },
  );
}
