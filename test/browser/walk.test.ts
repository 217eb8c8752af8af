import { expect } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { dayOf, daysBetween } from '../../src/domain/time.ts';
import { BrowserChat } from '../support/browser-chat.ts';
import { openBrowser } from '../support/browser.ts';
import { daysFrom } from '../support/days.ts';
import { Play } from '../support/play.ts';
import { openPlaygroundPage } from '../support/playground-page.ts';
import { test } from '../support/program-test.ts';
import { freePort } from '../support/program.ts';

const SECRETS = /Alva|Testsson|Maria|Johan|Anpassat|vänner|frånvaro/iu;
const WELCOME = 'Hej, jag är SIP-lotsen';

test('one person plays the whole walk in the browser, as after "npm start"', { timeout: 300_000 }, async ({ run }) => {
  const port = await freePort();
  const program = run({ PLAYGROUND_PORT: String(port) });
  const [said, browser] = await Promise.all([program.ready(), openBrowser()]);
  expect(said).toContain(`Öppna  http://127.0.0.1:${port}`);
  const page = await openPlaygroundPage(browser, `http://127.0.0.1:${port}`);
  const chat = new BrowserChat(page, process.env['SHOTS']);
  const days = daysFrom(dayOf(systemClock()));
  const play = new Play(chat, days);

  try {
    await chat.take(WELCOME);
    await chat.picture('välkommen');
    await play.start();
    await play.consent();
    await play.prepare();
    await chat.click('Skicka');
    await play.answerInvitations();
    await chat.say(`spola fram ${daysBetween(days.today, days.meeting)} dagar`, 'Nu är det');
    await play.hold();
    await play.plan();
    expect((await page.texts()).join('\n')).toContain('Planen, version 1');

    await chat.say('spola fram 5 veckor', 'Nu är det');
    await play.openDuty('Jonas Ek', 'insats');
    await chat.click('Gjort');
    await play.openDuty('Amir Haddad', 'insats');
    await chat.click('Pågår', { 'Vill du berätta något mer?': 'Vi ses varje vecka.' });
    await chat.say('spola fram 4 veckor', 'Nu är det');

    await page.openChannel('SIP-ärenden');
    await chat.take('Har följts upp');
    await chat.picture('kanalen');
    expect((await page.texts()).join('\n')).not.toMatch(SECRETS);
    await chat.click('Har följts upp');
    await page.openPersonalChat();
    await chat.take('Tryck på Öppna');
    await chat.click('Öppna');
    await play.followUp();
    await play.close();
    await chat.card.getByText('Andra verksamheter ser det inte längre').waitFor();
    await chat.picture('avslutat');
  } catch (error) {
    await chat.picture('fel');
    throw error;
  } finally {
    await browser.close();
  }
  expect(program.err).toBe('');
});
