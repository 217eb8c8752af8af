import { once } from 'node:events';
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CHANNEL_ID, PERSONAL_CHAT_ID } from '../../src/practice/playground-config.ts';
import { startPlayground } from '../../src/practice/playground.ts';
import type { Playground } from '../../src/practice/playground.ts';
import { StartError } from '../../src/start-error.ts';
import { openBrowser } from '../support/browser.ts';
import { cardMessage, startPlaygroundBot } from '../support/playground-bot.ts';
import type { PlaygroundBot } from '../support/playground-bot.ts';
import { openPlaygroundPage } from '../support/playground-page.ts';
import { everyInputCard } from '../support/playground-test-card.ts';

let dir: string;
let bot: PlaygroundBot;
let playground: Playground;
let browser: Browser;
let lastSent = '';

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'sip-playground-'));
  bot = await startPlaygroundBot({
    async message(activity, bot) {
      const words = activity.text?.replace('<at>SIP-lotsen</at>', '').trim();
      const answer = words === undefined ? { text: `Skickat: ${JSON.stringify(activity.value)}` } : undefined;
      lastSent = await bot.send(activity, answer ?? cardMessage(everyInputCard(`Ärende: ${words}`)));
    },
    execute: async ({ value }) => ({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: `Sparat: ${String(value?.action?.data['alias'])}`, wrap: true }],
    }),
  });
  playground = await startPlayground({ port: await freePort(), botUrl: bot.url, dir });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await playground.stop();
  await bot.close();
  await rm(dir, { recursive: true, force: true });
});

test('words reach the bot, its card is filled in and Action.Execute replaces it', async () => {
  const chat = await openPlaygroundPage(browser, playground.url);
  await vi.waitFor(() => expect(bot.received.map(({ type }) => type)).toContain('conversationUpdate'));
  expect(bot.received.at(-1)?.conversation.id).toBe(PERSONAL_CHAT_ID);

  await chat.say('ny SIP för Åse');
  await chat.cardWith('Ärende: ny SIP för Åse').waitFor();
  await chat.lastCard().getByRole('button', { name: 'Spara' }).click();
  await chat.lastCard().getByText('Skriv ett alias').waitFor();

  await chat.click('Skicka');
  await chat.page.getByText('Skickat: {"nonce":"n2","verb":"send"}').first().waitFor();

  await chat.fill('Alias för barnet', 'Älvan');
  await chat.fill('Barnets röst', 'Första raden\nAndra raden');
  await chat.fill('Mötesdag', '2027-03-09');
  await chat.fill('Klockslag', '13:30');
  await chat.fill('Antal', 3);
  await chat.fill('Enhet', 'Ängsskolan');
  await chat.fill('Samtycke', 'Nej');
  await chat.fill('Verksamheter', ['Skolan', 'Socialtjänsten']);
  await chat.fill('Deltagare', ['Åsa', 'Cilla']);
  await chat.fill('Bekräfta', true);
  await chat.click('Spara');

  expect(bot.received.at(-1)?.value?.action).toMatchObject({
    verb: 'save',
    data: {
      nonce: 'n1',
      alias: 'Älvan',
      voice: 'Första raden\nAndra raden',
      day: '2027-03-09',
      time: '13:30',
      count: '3',
      unit: 'ängsskolan',
      consent: 'nej',
      parties: 'skolan,socialtjänsten',
      guests: 'åsa,cilla',
      read: 'true',
    },
  });
  await expect(chat.lastCard().innerText()).resolves.toBe('Sparat: Älvan');
  await chat.close();
});

test('a card that the bot updates is drawn anew, also when a click had replaced it', async () => {
  const chat = await openPlaygroundPage(browser, playground.url);
  await chat.say('uppdatera');
  await chat.fill('Alias för barnet', 'Björn', chat.cardWith('Ärende: uppdatera'));
  await chat.click('Spara');
  const message = bot.received.findLast(({ type }) => type === 'message');
  if (message === undefined) throw new Error('no message came');
  expect(await bot.update(message, lastSent, cardMessage(everyInputCard('Ny lydelse')))).toBe(200);
  await chat.cardWith('Ny lydelse').waitFor();
  await expect(chat.page.getByText('Sparat: Björn').count()).resolves.toBe(0);
  await chat.close();
});

test('a post in the channel mentions the bot, and its card answers there', async () => {
  const chat = await openPlaygroundPage(browser, playground.url);
  await chat.openChannel('SIP-ärenden');
  await chat.post('visa ärendet');
  const card = chat.cardWith('Ärende: visa ärendet');
  await chat.fill('Alias för barnet', 'Ros', card);
  await chat.click('Spara', card);
  expect(bot.received.at(-1)?.conversation.id).toMatch(new RegExp(`^${CHANNEL_ID};messageid=\\d+$`, 'u'));
  await expect(chat.texts()).resolves.toEqual([expect.stringContaining('Sparat: Ros')]);
  await chat.openPersonalChat();
  await chat.close();
});

test('a taken port is refused with a sentence that names the setting', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const start = startPlayground({ port, botUrl: bot.url, dir: path.join(dir, 'taken') });
  await expect(start).rejects.toThrow(StartError);
  await expect(start).rejects.toThrow(new RegExp(`Port ${port} .*PLAYGROUND_PORT`, 'u'));
  taken.close();
});

test('it is reached from this machine only, and leaves nothing behind when stopped', async () => {
  const port = await freePort();
  const second = await startPlayground({ port, botUrl: bot.url, dir: path.join(dir, 'second') });
  let ended = false;
  second.onExit(() => (ended = true));
  await expect(connects(port, '127.0.0.1')).resolves.toBe(true);
  await expect(connects(port, '127.0.0.2')).resolves.toBe(false);
  await second.stop();
  await expect(connects(port, '127.0.0.1')).resolves.toBe(false);
  expect(ended).toBe(false);
});

test('it ends with a parent that is killed, so that the next start is free', async () => {
  const port = await freePort();
  const start = { port, botUrl: bot.url, dir: path.join(dir, 'orphan') };
  const parent = fork(path.join(import.meta.dirname, '../support/playground-parent.ts'), { execArgv: [] });
  parent.send(start);
  await once(parent, 'message');
  await expect(connects(port, '127.0.0.1')).resolves.toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  const next = await startPlayground(start);
  await expect(connects(port, '127.0.0.1')).resolves.toBe(true);
  await next.stop();
});

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function connects(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, host);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
