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
  /** Of the open conversation, in order: every card, and every message, people's and the bot's. */
  readonly cards: Locator;
  readonly messages: Locator;
  /** The last card in the open conversation that shows the text. */
  cardWith(text: string | RegExp): Locator;
  /** Every message of the open conversation, people's and the bot's, cards by their visible text. */
  texts(): Promise<string[]>;
  fill(label: string, value: InputValue, card?: Locator): Promise<void>;
  /** Fills a card, presses a button and waits for the answer; after Action.Execute also until it is shown. */
  click(title: string, card?: Locator, answers?: Readonly<Record<string, InputValue>>): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
};

const CARD = '.ac-adaptiveCard';
const EDITOR = '[data-lexical-editor="true"]';
// In a chat each message has a header; in a channel a post is a card that also holds its answers.
const MESSAGE = 'div:has(> [aria-label="Message header"]), .fui-Card:has(.fui-CardHeader button)';
const BACKEND_CLICK = /\/_conversation\/v1\/(?:invoke|submit)$/u;

/** The note about the last answer. It goes before anything is typed: the card is made anew without what was typed. */
async function dismissNote(card: Locator): Promise<void> {
  const dismiss = card.locator('xpath=../..').getByRole('button', { name: 'Dismiss Invoke Message' });
  if (await dismiss.isVisible()) await dismiss.click();
}

export async function openPlaygroundPage(browser: Browser, url: string): Promise<PlaygroundPage> {
  // Swedish gives the time of day as 13:30; below 846 points in width the page is cut off.
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1280, height: 2200 } });
  const page = await context.newPage();
  // Its fonts lie on a network that tests do not need, and offline each would be waited for.
  await page.route(
    (address) => address.origin !== url,
    (route) => route.abort(),
  );
  // An answer that overtakes the page's own "sent" is drawn above the question, and in a channel is lost;
  // any message that comes empties what is typed in the cards: so what the bot sends is held back meanwhile.
  const messages = page.locator(MESSAGE);
  let held: (() => void)[] | undefined;
  await page.routeWebSocket(/\/_ws_conversation\//u, (client) => {
    client.connectToServer().onMessage((message) => {
      const pass = (): void => client.send(message);
      if (held === undefined) pass();
      else held.push(pass);
    });
  });
  const holding = async (work: () => Promise<unknown>): Promise<void> => {
    held = [];
    await work();
    for (const pass of held) pass();
    held = undefined;
  };
  const send = (button: string): Promise<void> =>
    holding(async () => {
      const shown = messages.nth(await messages.count());
      await page.getByRole('button', { name: button, exact: true }).click();
      await shown.waitFor();
    });
  const opened = page.waitForResponse((response) => response.url().endsWith('/installation'));
  await page.goto(url);
  await opened;
  const editor = page.locator(EDITOR);
  await editor.waitFor();

  const cards = page.locator(CARD);
  const lastCard = (): Locator => cards.last();
  return {
    page,
    async say(text) {
      await editor.fill(text);
      await send('Send Message');
    },
    async post(text) {
      await editor.first().click();
      await page.keyboard.type('@');
      await page.locator('#typeahead-menu [role=menuitem]').first().click();
      await page.keyboard.type(` ${text}`);
      await send('Post');
    },
    async openPersonalChat() {
      await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
      await page.getByRole('button', { name: 'Send Message' }).waitFor();
    },
    async openChannel(name) {
      await page.getByRole('treeitem', { name: ` - ${name}` }).click();
      await page.getByRole('button', { name: 'Post', exact: true }).waitFor();
    },
    cards,
    messages,
    lastCard,
    cardWith: (text) => cards.filter({ hasText: text }).last(),
    texts: () => messages.allInnerTexts(),
    async fill(label, value, card = lastCard()) {
      await dismissNote(card);
      await fillInput(page, card, label, value);
    },
    async click(title, card = lastCard(), answers = {}) {
      const message = await card.evaluateHandle((element) => element.parentElement?.parentElement);
      await dismissNote(card);
      await holding(async () => {
        for (const [label, value] of Object.entries(answers)) await fillInput(page, card, label, value);
        const answered = page.waitForResponse((response) => BACKEND_CLICK.test(response.url()));
        await card.getByRole('button', { name: title, exact: true }).click();
        const answer = await answered;
        if (!answer.ok()) throw new Error(`"${title}" was answered with ${answer.status()} ${await answer.text()}`);
        if (!answer.url().endsWith('/invoke')) return;
        // The new card is drawn into the old one's elements; the note about the answer comes right after it.
        await page.waitForFunction(
          (message) => !message?.isConnected || message.querySelector('[aria-label="Dismiss Invoke Message"]') !== null,
          message,
        );
      });
    },
    async screenshot(path) {
      await page.screenshot({ path });
    },
    close: () => context.close(),
  };
}
