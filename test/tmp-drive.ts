import { openBrowser } from './support/browser.ts';
import { openPlaygroundPage } from './support/playground-page.ts';
const browser = await openBrowser();
const p = await openPlaygroundPage(browser, 'http://127.0.0.1:56150');
const shot = (n: string) => p.screenshot(`/tmp/shots/${n}.png`);
const step = async (n: string, f: () => Promise<unknown>) => { try { await f(); } catch (e) { console.log('FAIL', n, String(e).slice(0, 400)); } };
try {
  await shot('00-open');
  await step('ny sip', () => p.say('ny SIP'));
  await p.page.waitForTimeout(1500);
  await shot('01-nysip');
  console.log(await p.lastCard().innerText());
  await step('fill', async () => {
    await p.fill('Vem ser behovet?', 'Familjen frågar');
    await p.fill('Vilka verksamheter har kontakt med barnet i dag?', ['BUP Björkvik', 'Socialtjänsten barn och unga']);
    await p.fill('Barnets namn', 'Alva Testsson');
    await p.fill('Barnets födelsedag', '2015-05-09');
    await p.click('Starta');
  });
  await p.page.waitForTimeout(1000);
  await shot('02-family');
  console.log(await p.lastCard().innerText());
} finally { await browser.close(); }
