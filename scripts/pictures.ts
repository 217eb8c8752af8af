import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/clock.ts';
import { dayOf, daysBetween } from '../src/domain/time.ts';
import { BrowserChat } from '../test/support/browser-chat.ts';
import { openBrowser } from '../test/support/browser.ts';
import { daysFrom } from '../test/support/days.ts';
import { Play } from '../test/support/play.ts';
import { openPlaygroundPage } from '../test/support/playground-page.ts';
import { freePort, Program } from '../test/support/program.ts';

const docs = join(import.meta.dirname, '..', 'docs');
const data = await mkdtemp(join(tmpdir(), 'sip-lotsen-pictures-'));
const port = await freePort();
const program = new Program({ DATA_DIR: data, PORT: '0', PLAYGROUND_PORT: String(port) });
try {
  await mkdir(docs, { recursive: true });
  const [browser] = await Promise.all([openBrowser(), program.ready()]);
  const chat = new BrowserChat(await openPlaygroundPage(browser, `http://127.0.0.1:${port}`));
  const days = daysFrom(dayOf(systemClock()));
  const play = new Play(chat, days);

  await chat.say('ny SIP', 'Barnets namn');
  await chat.fillIn({
    'Vem ser behovet?': 'Jag eller min verksamhet',
    'Vilka verksamheter har kontakt med barnet i dag?': ['BUP Björkvik', 'Socialtjänsten barn och unga'],
    'Barnets namn': 'Alva Testsson',
  });
  await chat.card.screenshot({ path: join(docs, 'new-case.png') });

  await play.start();
  await play.consent();
  await play.prepare();
  await chat.click('Skicka');
  await play.answerInvitations();
  await chat.say(`spola fram ${daysBetween(days.today, days.meeting)} dagar`, 'Nu är det');
  await play.hold();
  await play.plan();
  await play.openCase();
  await play.choose('Läs planen');
  await chat.card.screenshot({ path: join(docs, 'plan.png') });
  await browser.close();
  console.log('docs/new-case.png, docs/plan.png');
} finally {
  await program.end('SIGTERM');
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
}
