import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryHtml, galleryWidths } from '../../scripts/card-gallery/gallery-html.ts';
import { openBrowser } from '../support/browser.ts';
import { galleryCards } from '../support/gallery-cards.ts';

const longTitle = 'En knapp vars text är alldeles för lång för att rymmas på en telefon';
const faultyCards = [
  cardOf('Fel: avhuggen', { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: longTitle }] }),
  cardOf('Fel: blek', { type: 'TextBlock', text: 'Klart', wrap: true, color: 'good' }),
  cardOf('Fel: namnlös', { type: 'Input.Text', id: 'nameless' }),
];
const cards = await galleryCards();
const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
const requests: string[] = [];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const file = join(folder, 'index.html');
  writeFileSync(file, galleryHtml([...cards, ...faultyCards]));
  browser = await openBrowser();
  page = await browser.newPage({ locale: 'sv-SE', viewport: { width: 1600, height: 900 } });
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${pathToFileURL(file).href}#none`);
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  it.each(cards.map(({ name }) => name))('%s fits, and everyone can read it', async (name) => {
    await show(name, theme);
    expect(await overflow()).toEqual([]);
    expect(await violations()).toEqual([]);
  });
});

it('every card has a name of its own', () => {
  expect(new Set(cards.map(({ name }) => name)).size).toBe(cards.length);
});

it('sees a button that is cut off, a text that is too pale and an input without a name', async () => {
  await show('Fel: avhuggen', 'light');
  expect(await overflow()).toEqual([
    expect.stringMatching(/^320: .*En knapp/),
    expect.stringMatching(/^400: .*En knapp/),
  ]);
  await show('Fel: blek', 'light');
  expect((await violations()).join('\n')).toContain('color-contrast');
  await show('Fel: namnlös', 'dark');
  expect((await violations()).join('\n')).toContain('label');
});

it('asks nothing of any network', () => {
  expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
});

function cardOf(name: string, element: object): { readonly name: string; readonly card: object } {
  return { name, card: { type: 'AdaptiveCard', version: '1.5', body: [element] } };
}

async function show(name: string, theme: string): Promise<void> {
  await page.evaluate(`gallery.show(${JSON.stringify(name)}, [${JSON.stringify(theme)}])`);
  expect(await page.evaluate(`document.querySelectorAll('.box').length`)).toBe(galleryWidths.length);
}

/** What sticks out of its card, or is cut off, at each width. */
async function overflow(): Promise<readonly string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('.box')].flatMap((box) => {
      const right = box.getBoundingClientRect().right + 1;
      return [...box.shadowRoot.querySelectorAll('*')]
        .filter((element) => !['INPUT', 'TEXTAREA', 'SELECT', 'STYLE'].includes(element.tagName))
        .filter((element) => element.getBoundingClientRect().right > right || element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible')
        .map((element) => box.clientWidth + ': ' + element.tagName + ' ' + element.textContent.slice(0, 40));
    })`);
}

/** What axe-core has against it by WCAG 2.2 A and AA. */
async function violations(): Promise<readonly string[]> {
  return page.evaluate<string[]>(`
    axe.run('main', {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      preload: false,
    }).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any }) => [id, help, html.slice(0, 160), any[0]?.message ?? ''].join(' | '))))`);
}
