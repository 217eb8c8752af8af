import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartError } from '../start-error.ts';

export type Hold = {
  release(): Promise<void>;
  /** Called once if the connection, and with it the lock, is lost: another start may then take the database. */
  onLost(callback: () => void): void;
};

const key = 760_417_001;
/** A killed holder's session ends when the server sees its connection close, which is not at once. */
const patience = 2000;
const keepalive = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/** One running product for a database: a session lock, which a killed process cannot leave behind. */
export async function holdDatabase(url: string): Promise<Hold> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'sip-lotsen hold',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    options: keepalive,
  });
  let released = false;
  let lost = false;
  const callbacks: (() => void)[] = [];
  client.on('error', () => undefined);
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

async function takeLock(client: pg.Client): Promise<boolean> {
  const deadline = Date.now() + patience;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [key]);
    if (rows[0]?.taken) return true;
    if (Date.now() > deadline) return false;
    await wait(100);
  }
}

function unreachable(cause: unknown): never {
  const code = (cause as { code?: string }).code ?? 'inget svar';
  throw new StartError(
    `Databasen svarar inte (${code}): kontrollera att den är igång och att DATABASE_URL stämmer, och starta igen.`,
    { cause },
  );
}
