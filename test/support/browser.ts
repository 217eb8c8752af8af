import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A headless browser: an installed Chrome or Chromium where one is found, else the one inside the npm package. */
export async function openBrowser(): Promise<Browser> {
  const installed = installedBrowser();
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: quiet });
  const dir = await packedBrowser();
  return chromium.launch({
    executablePath: path.join(dir, 'chromium'),
    args: [...quiet, '--no-zygote', '--font-render-hinting=none'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(dir, 'al2023', 'lib'),
      FONTCONFIG_PATH: path.join(dir, 'fonts'),
    },
  });
}

function installedBrowser(): string | undefined {
  const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const root = process.env[name];
    return root === undefined ? [] : [path.join(root, 'Google/Chrome/Application/chrome.exe')];
  });
  return [
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...windows,
  ].find((candidate) => existsSync(candidate));
}

// The package unpacks into the temporary directory and takes a half-written file for a whole one, so test
// files that start together would break each other: each unpacks aside, and the first to finish is kept.
async function packedBrowser(): Promise<string> {
  const dir = path.join(tmpdir(), 'sip-lotsen-chromium-147');
  if (existsSync(dir)) return dir;
  const aside = await mkdtemp(`${dir}-`);
  const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: import.meta.dirname,
    // The package adds its own system libraries only where it believes itself to be in that runtime.
    env: { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  await rename(aside, dir).catch(async (cause: unknown) => {
    await rm(aside, { recursive: true });
    if (!existsSync(dir)) throw cause;
  });
  return dir;
}
