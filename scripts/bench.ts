import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbedded } from '../src/store/embedded.ts';
import { openBare } from './bench/bare.ts';
import { startChild, type Child } from './bench/child.ts';
import { clicker, echoer } from './bench/clicks.ts';
import { Endings } from './bench/endings.ts';
import { closedLoop, median, medians, openLoop, type Measured } from './bench/load.ts';
import { aimsTable, linesTable, type Aim, type Line } from './bench/report.ts';
import { BEGIN, seed } from './bench/seed.ts';
import { secondsToStart } from './bench/start-up.ts';

const FEW_CASES = 100;
const CONNECTIONS = 16;
const STEADY = 50;
const WARM_UP_SECONDS = 3;
const AIMS = { ofEcho: 0.2, p99: 50, slower: 1.2, start: 10 } as const;

type Variant = {
  readonly name: string;
  readonly send: () => Promise<void>;
  readonly child?: Child;
  readonly rates: Measured[];
  readonly steady: Measured[];
  readonly cpuMs: number[];
};

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1.5' },
    clicks: { type: 'string', default: '40000' },
    /** A folder for a CPU profile of each process. */
    profiles: { type: 'string' },
  },
});
const [manyCases, rounds, seconds, clicks] = [values.cases, values.rounds, values.seconds, values.clicks].map(
  Number,
) as [number, number, number, number];

const endings = new Endings();
const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;
for (const [signal, code] of signals) process.once(signal, () => void endings.run().then(() => process.exit(code)));
try {
  await bench();
} catch (error) {
  // What is cut off by Ctrl-C fails in its own ways.
  if (!endings.areRunning) console.error(error);
  process.exitCode = 1;
} finally {
  await endings.run();
}

async function bench(): Promise<void> {
  const say = (line: string): boolean => process.stderr.write(`${line}\n`);
  const start = await secondsToStart(endings);
  say(`seeding ${manyCases} cases`);
  const databaseOf = await openDatabases();
  const databases = [
    await databaseOf('few', FEW_CASES),
    await databaseOf('many', manyCases),
    await databaseOf('bare', FEW_CASES),
  ] as const;
  const variants = await openVariants(databases);
  const { echo, few, many, bare } = variants;
  for (const one of [echo, few, many, bare]) await closedLoop(one.send, CONNECTIONS, WARM_UP_SECONDS);
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}`);
    for (const one of [echo, few, many, bare]) await measureRate(one);
    for (const one of [echo, few, many]) one.steady.push(await openLoop(one.send, STEADY, seconds * 2));
  }
  const lines = await Promise.all([echo, few, many, bare].map(lineOf));
  console.log(`\n${linesTable(`${CONNECTIONS} at a time`, lines)}`);
  const steady = [echo, few, many].map(({ name, steady }) => ({ name, measured: medians(steady) }));
  console.log(`\n${linesTable(`${STEADY} a second`, steady)}`);
  console.log(`\n${aimsTable([...aimsOf(variants), startAim(start)])}`);
}

type Variants = Readonly<Record<'echo' | 'few' | 'many' | 'bare', Variant>>;

/** A durable server in a temporary folder, and a seeded database in it for each name. */
async function openDatabases(): Promise<(name: string, cases: number) => Promise<string>> {
  const dir = await mkdtemp(join(tmpdir(), 'sip-lotsen-bench-'));
  endings.add(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
  const starting = startEmbedded({ dir, durable: true });
  endings.add(async () => (await starting).stop());
  const server = new URL((await starting).url);
  return async (name, cases) => {
    const admin = new pg.Client({ connectionString: server.href });
    await admin.connect();
    try {
      await admin.query(`create database ${name}`);
    } finally {
      await admin.end();
    }
    const url = new URL(`/${name}`, server).href;
    await seed(url, cases, clicks);
    return url;
  };
}

async function openVariants([fewUrl, manyUrl, bareUrl]: readonly [string, string, string]): Promise<Variants> {
  const child = async (file: string, ...args: readonly string[]): Promise<Child> => {
    const started = await startChild(file, args, values.profiles);
    endings.add(() => started.stop());
    return started;
  };
  const agent = new Agent({ keepAlive: true });
  endings.add(() => Promise.resolve(agent.destroy()));
  const connector = await child('connector-process.ts');
  const echo = await child('echo-process.ts');
  const [few, many] = [
    await child('product-process.ts', fewUrl, BEGIN),
    await child('product-process.ts', manyUrl, BEGIN),
  ];
  const transactions = openBare(bareUrl, CONNECTIONS, FEW_CASES);
  endings.add(() => transactions.stop());
  const variant = (name: string, send: () => Promise<void>, from?: Child): Variant => ({
    name,
    send,
    rates: [],
    steady: [],
    cpuMs: [],
    ...(from ? { child: from } : {}),
  });
  return {
    echo: variant('echo bot', echoer(echo.url, connector.url, agent), echo),
    few: variant(`click, ${FEW_CASES} cases`, clicker(few.url, connector.url, agent, clicks), few),
    many: variant(`click, ${manyCases} cases`, clicker(many.url, connector.url, agent, clicks), many),
    bare: variant('bare transaction', transactions.send),
  };
}

async function measureRate({ send, child, rates, cpuMs }: Variant): Promise<void> {
  const before = await child?.usage();
  const measured = await closedLoop(send, CONNECTIONS, seconds);
  const after = await child?.usage();
  rates.push(measured);
  if (before && after) cpuMs.push((after.cpuMs - before.cpuMs) / measured.count);
}

async function lineOf({ name, rates, cpuMs, child }: Variant): Promise<Line> {
  const usage = await child?.usage();
  return { name, measured: medians(rates), ...(usage ? { cpuMs: median(cpuMs), rssMb: usage.rssMb } : {}) };
}

function startAim(value: number): Aim {
  const isMet = value < AIMS.start;
  return { name: 'start on an empty folder', value, unit: ' s', aim: { text: `under ${AIMS.start} s`, isMet } };
}

function aimsOf({ echo, few, many, bare }: Variants): readonly Aim[] {
  // Of the same round, so that a busy machine slows both alike.
  const ratio = (one: Variant, other: Variant): number =>
    median(one.rates.map(({ perSecond }, round) => perSecond / (other.rates[round]?.perSecond ?? NaN)));
  const p99 = Math.max(medians(few.steady).p99, medians(many.steady).p99);
  const [ofEcho, slower] = [ratio(few, echo), ratio(few, many)];
  return [
    {
      name: 'click / echo, rate',
      value: ofEcho,
      unit: '',
      aim: { text: `at least ${AIMS.ofEcho}`, isMet: ofEcho >= AIMS.ofEcho },
    },
    {
      name: `p99 at ${STEADY} clicks a second`,
      value: p99,
      unit: ' ms',
      aim: { text: `under ${AIMS.p99} ms`, isMet: p99 < AIMS.p99 },
    },
    {
      name: `time at ${manyCases} / ${FEW_CASES} cases`,
      value: slower,
      unit: '',
      aim: { text: `at most ${AIMS.slower}`, isMet: slower <= AIMS.slower },
    },
    { name: 'click / bare transaction, rate', value: ratio(few, bare), unit: '' },
  ];
}
