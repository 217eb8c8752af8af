import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Tally = { passed: number; failed: number; skipped: number };
type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number };

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
// Tests start `node` by its name: they are to get the Node of node_modules, and so are the tools.
const env = { ...process.env, PATH: [join(modules, '.bin'), process.env['PATH']].join(delimiter) };
const none: Tally = { passed: 0, failed: 0, skipped: 0 };

const checks = await Promise.all([
  check('types', 'typescript', ['-p', '.']),
  check('lint', 'oxlint', ['--type-aware', '--deny-warnings']),
  check('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  check('unused', 'knip', ['--no-progress']),
]);
const all = [...checks, await runTests()].reduce(add, none);
const skipped = all.skipped > 0 ? `, ${all.skipped} skipped` : '';
console.log(`${all.passed} passed, ${all.failed} failed${skipped}`);
process.exitCode = all.failed > 0 ? 1 : 0;

async function check(name: string, tool: string, args: string[]): Promise<Tally> {
  const started = performance.now();
  const { code, output } = await run(tool, args, 'collect');
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code === 0) return { ...none, passed: 1 };
  console.log(output.trimEnd());
  return { ...none, failed: 1 };
}

async function runTests(): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'sip-lotsen-check-'));
  const file = join(folder, 'report.json');
  try {
    const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code } = await run('vitest', ['run', '--config', 'test/vitest.config.ts', ...options], 'show');
    return await tally(file, code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A run can fail without a failed test: a file that does not load, a setup or an error outside of every test. */
async function tally(file: string, code: number): Promise<Tally> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { ...none, failed: 1 };
  const report = JSON.parse(text) as Report;
  const unexplained = code !== 0 && report.numFailedTests === 0 ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unexplained,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function run(tool: string, args: string[], show: 'show' | 'collect'): Promise<{ code: number; output: string }> {
  const program = await programOf(tool);
  return new Promise((resolve, reject) => {
    const stdio = show === 'show' ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, [program, ...args], { cwd: root, env, stdio: ['ignore', stdio, stdio] });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The tool's own script, run by this Node: node_modules/.bin has none that Windows could run so. */
async function programOf(tool: string): Promise<string> {
  const text = await readFile(join(modules, tool, 'package.json'), 'utf8');
  const { bin } = JSON.parse(text) as { bin: string | Record<string, string> };
  const path = typeof bin === 'string' ? bin : (bin[tool] ?? bin['tsc']);
  if (path === undefined) throw new Error(`${tool} has no program`);
  return join(modules, tool, path);
}

function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
