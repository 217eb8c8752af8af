import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { Answers } from './card-reader.ts';
import { choicesIn } from './playground-inputs.ts';
import type { PlaygroundPage } from './playground-page.ts';
import type { Seat } from './seat.ts';

/** One person at the playground's page, with a picture of every step where a folder is given. */
export class BrowserChat implements Seat {
  readonly chat: PlaygroundPage;
  private readonly shots: string;
  private step = 0;
  /** The card's place among all of the chat: its text changes with every click, its place does not. */
  private place = 0;

  constructor(chat: PlaygroundPage, shots = '') {
    this.chat = chat;
    this.shots = shots;
  }

  get card(): Locator {
    return this.chat.cards.nth(this.place);
  }

  async say(text: string, answer: string): Promise<void> {
    const answers = this.chat.messages.filter({ hasText: answer });
    const next = answers.nth(await answers.count());
    await this.chat.say(text);
    await next.waitFor();
    const card = this.chat.cards.filter({ hasText: answer });
    if ((await card.count()) > 0) await this.keep(card.last());
    await this.picture(text);
  }

  async take(...words: readonly string[]): Promise<void> {
    const card = words.reduce((cards, word) => cards.filter({ hasText: word }), this.chat.cards).last();
    await card.waitFor();
    await this.keep(card);
  }

  private async keep(card: Locator): Promise<void> {
    const handle = await card.elementHandle();
    const all = await this.chat.cards.elementHandles();
    const same = await Promise.all(all.map((one) => one.evaluate((element, other) => element === other, handle)));
    this.place = same.indexOf(true);
  }

  async click(title: string, answers: Answers = {}): Promise<void> {
    await this.chat.click(title, this.card, answers);
    await this.picture(title, this.card);
  }

  async fillIn(answers: Answers): Promise<void> {
    for (const [label, answer] of Object.entries(answers)) await this.chat.fill(label, answer, this.card);
  }

  async choicesOf(label: string): Promise<readonly string[]> {
    return await choicesIn(this.chat.page, this.card, label);
  }

  async picture(name: string, what?: Locator): Promise<void> {
    if (this.shots === '') return;
    await mkdir(this.shots, { recursive: true });
    this.step += 1;
    const file = `${String(this.step).padStart(3, '0')} ${name.replaceAll(/[^\p{L}\d ()]/gu, '')}.png`;
    await (what ?? this.chat.page).screenshot({ path: join(this.shots, file) });
  }
}
