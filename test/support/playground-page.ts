import type { Browser, Locator, Page } from 'playwright-core';
import { fillInput } from './playground-inputs.ts';
import type { InputValue } from './playground-inputs.ts';

/** What a person does in the playground's page. Everything waits for what it causes; nothing waits for time. */
export type PlaygroundPage = {
  readonly page: Page;
  /** Writes in the personal chat. */
  say(text: string): Promise<void>;
  /** Writes a new post in the open channel, with a mention of the bot first: without it the bot hears nothing. */
  post(text: string): Promise<void>;
  openPersonalChat(): Promise<void>;
  openChannel(name: string): Promise<void>;
  lastCard(): Locator;
  /** The last card in the open conversation that shows the text. */
  cardWith(text: string | RegExp): Locator;
  /** Every message of the open conversation, people's and the bot's, cards by their visible text. */
  texts(): Promise<string[]>;
  fill(label: string, value: InputValue, card?: Locator): Promise<void>;
  /** Presses a button of a card and waits for the answer; after Action.Execute also for the new card. */
  click(title: string, card?: Locator): Promise<void>;
  /** Presses a button that must send nothing, because the card's own rules refuse what was filled in. */
  clickInvalid(title: string, card?: Locator): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
};

const CARD = '.ac-adaptiveCard';
const EDITOR = '[data-lexical-editor="true"]';
const BACKEND_CLICK = /\/_conversation\/v1\/(?:invoke|submit)$/u;

export async function openPlaygroundPage(browser: Browser, url: string): Promise<PlaygroundPage> {
  // Swedish gives the time of day as 13:30; below 846 points in width the page is cut off.
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1280, height: 1600 } });
  const page = await context.newPage();
  // Its fonts lie on a network that tests do not need, and offline each would be waited for.
  await page.route(
    (address) => address.origin !== url,
    (route) => route.abort(),
  );
  const opened = page.waitForResponse((response) => response.url().endsWith('/installation'));
  await page.goto(url);
  await opened;
  const editor = page.locator(EDITOR);
  await editor.waitFor();

  const lastCard = (): Locator => page.locator(CARD).last();
  const pressed = (title: string, card: Locator): Locator => card.getByRole('button', { name: title, exact: true });
  return {
    page,
    async say(text) {
      await editor.fill(text);
      const sent = page.waitForResponse((response) => response.url().endsWith('/messages'));
      await page.getByRole('button', { name: 'Send Message' }).click();
      await sent;
    },
    async post(text) {
      await editor.click();
      await page.keyboard.type('@');
      await page.locator('#typeahead-menu [role=menuitem]').first().click();
      await page.keyboard.type(` ${text}`);
      const sent = page.waitForResponse((response) => response.url().endsWith('/messages'));
      await page.getByRole('button', { name: 'Post', exact: true }).click();
      await sent;
    },
    async openPersonalChat() {
      await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
      await page.getByRole('button', { name: 'Send Message' }).waitFor();
    },
    async openChannel(name) {
      await page.getByRole('treeitem', { name: ` - ${name}` }).click();
      await page.getByRole('button', { name: 'Post', exact: true }).waitFor();
    },
    lastCard,
    cardWith: (text) => page.locator(CARD).filter({ hasText: text }).last(),
    texts: () => page.locator('[data-message-id]').allInnerTexts(),
    fill: (label, value, card = lastCard()) => fillInput(page, card, label, value),
    async click(title, card = lastCard()) {
      const before = await card.elementHandle();
      const answered = page.waitForResponse((response) => BACKEND_CLICK.test(response.url()));
      await pressed(title, card).click();
      const answer = await (await answered).text();
      if (!answer.includes('application/vnd.microsoft.card.adaptive')) return;
      await page.waitForFunction((card) => card?.isConnected === false, before);
    },
    async clickInvalid(title, card = lastCard()) {
      await pressed(title, card).click();
      await card.locator('[role=alert], .ac-textBlock[id]').first().waitFor();
    },
    async screenshot(path) {
      await page.screenshot({ path });
    },
    close: () => context.close(),
  };
}
