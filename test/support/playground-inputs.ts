import type { Locator, Page } from 'playwright-core';

/** Text, number, date `2026-11-22`, time `13:30`, the title of a choice, several titles, or a toggle on or off. */
export type InputValue = string | number | boolean | readonly string[];

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Fills the input that has this label, whatever kind it is, as a person would with mouse and keys. */
export async function fillInput(page: Page, card: Locator, label: string, value: InputValue): Promise<void> {
  // A toggle's title stands beside its box, and above it there need not be any label.
  if (typeof value === 'boolean') return card.getByRole('checkbox', { name: label }).setChecked(value);
  const field = await fieldOf(card, label);
  const has = async (selector: string): Promise<boolean> => (await field.locator(selector).count()) > 0;
  if (await has('[role=combobox][aria-haspopup=dialog]')) return pickDate(page, field, String(value));
  if (await has('[role=combobox]')) return pickFromList(page, field, titlesOf(value));
  if (await has('[type=radio], [type=checkbox]')) return checkOnly(field, titlesOf(value));
  const box = field.locator('input, textarea');
  await box.fill(String(value));
  // The number field takes its value over only when it is left.
  await box.blur();
}

// The label of a required input ends with a star; once refused, the input's accessible name also holds the
// error message: so inputs are found by their label element and not by name.
async function fieldOf(card: Locator, label: string): Promise<Locator> {
  const labels = card.locator('label.ac-richTextBlock');
  await labels.first().waitFor();
  const texts = (await labels.allTextContents()).map((text) => text.replace(/ \*$/u, ''));
  const found = oneOf(texts, label, (text) => text.startsWith(label));
  return labels.nth(texts.indexOf(found)).locator('..');
}

/** The whole text where it is there, else the first that fits a part of it. */
function oneOf(texts: readonly string[], wanted: string, fits = (text: string) => text.includes(wanted)): string {
  const found = texts.includes(wanted) ? wanted : texts.find(fits);
  if (found === undefined) throw new Error(`"${wanted}" is not on the card, only: ${texts.join(' | ')}`);
  return found;
}

/** The titles that one can choose between. */
export async function choicesIn(page: Page, card: Locator, label: string): Promise<readonly string[]> {
  const field = await fieldOf(card, label);
  const box = field.getByRole('combobox');
  if ((await box.count()) === 0) return await titlesIn(field.locator(CHOICE));
  await box.click();
  const titles = await titlesIn(page.locator(OPTION));
  await box.press('Escape');
  return titles;
}

const CHOICE = 'span:has(> [type=radio]), span:has(> [type=checkbox])';
const OPTION = '.fui-Listbox :is([role=option], [role=menuitemcheckbox])';

async function titlesIn(choices: Locator): Promise<readonly string[]> {
  await choices.first().waitFor();
  return (await choices.allInnerTexts()).map((text) => text.trim());
}

function titlesOf(value: InputValue): readonly string[] {
  return Array.isArray(value) ? value : [String(value)];
}

type Buttons = [Locator, Locator, Locator];

async function pickDate(page: Page, field: Locator, date: string): Promise<void> {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  await field.getByRole('combobox').click();
  const calendar = page.getByRole('dialog', { name: 'Calendar' });
  const [head, before, after] = [0, 1, 2].map((index) => calendar.getByRole('button').nth(index)) as Buttons;
  const shown = async (): Promise<number> => Number((await head.innerText()).split(' ').at(-1));
  // Up from the days of a month to the months of a year, and down again.
  await head.click();
  await calendar.getByRole('gridcell', { name: 'January' }).waitFor();
  for (let away = year - (await shown()); away !== 0; away -= Math.sign(away))
    await (away > 0 ? after : before).click();
  await calendar.getByRole('gridcell', { name: MONTHS[month - 1] ?? '', exact: true }).click();
  await calendar.getByRole('button', { name: `${day}, ${MONTHS[month - 1]}, ${year}`, exact: true }).click();
  await calendar.waitFor({ state: 'hidden' });
}

// One choice is a listbox of options that closes by itself, several are a menu that stays open.
async function pickFromList(page: Page, field: Locator, titles: readonly string[]): Promise<void> {
  const box = field.getByRole('combobox');
  await box.click();
  const titlesThere = await titlesIn(page.locator(OPTION));
  const list = page.locator('.fui-Listbox');
  for (const title of titles) await list.getByText(oneOf(titlesThere, title), { exact: true }).click();
  if (await list.isVisible()) await box.press('Escape');
  await list.waitFor({ state: 'hidden' });
}

/** Exactly these, and no other that was set before. */
async function checkOnly(field: Locator, wanted: readonly string[]): Promise<void> {
  const choices = field.locator(CHOICE);
  const titles = await titlesIn(choices);
  const chosen = new Set(wanted.map((one) => oneOf(titles, one)));
  for (const [index, title] of titles.entries()) {
    const box = choices.nth(index).locator('input');
    if (chosen.has(title) || (await box.getAttribute('type')) === 'checkbox') await box.setChecked(chosen.has(title));
  }
}
