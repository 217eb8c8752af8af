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
  const field = await fieldOf(card, label);
  const has = async (selector: string): Promise<boolean> => (await field.locator(selector).count()) > 0;
  if (typeof value === 'boolean') return field.getByRole('checkbox').setChecked(value);
  if (await has('[role=combobox][aria-haspopup=dialog]')) return pickDate(page, field, String(value));
  if (await has('[role=combobox]')) return pickFromList(page, field, titlesOf(value));
  if (await has('[role=radiogroup]')) return field.getByRole('radio', { name: String(value), exact: true }).check();
  if (await has('[type=checkbox]')) return checkOnly(field, titlesOf(value));
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
  const index = texts.indexOf(label);
  if (index === -1) throw new Error(`The card has no input "${label}", only: ${texts.join(', ')}`);
  return labels.nth(index).locator('..');
}

function titlesOf(value: InputValue): readonly string[] {
  return Array.isArray(value) ? value : [String(value)];
}

async function pickDate(page: Page, field: Locator, date: string): Promise<void> {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  await field.getByRole('combobox').click();
  const calendar = page.getByRole('dialog', { name: 'Calendar' });
  const grid = calendar.getByRole('grid');
  for (;;) {
    const [shownMonth = '', shownYear = ''] = ((await grid.getAttribute('aria-label')) ?? '').split(/[ ,]+/u);
    const away = (year - Number(shownYear)) * 12 + month - 1 - MONTHS.indexOf(shownMonth);
    if (away === 0) break;
    await calendar.getByTitle(away > 0 ? /^Next month/u : /^Previous month/u).click();
  }
  await calendar.getByRole('button', { name: `${day}, ${MONTHS[month - 1]}, ${year}`, exact: true }).click();
  await calendar.waitFor({ state: 'hidden' });
}

// One choice is a listbox of options that closes by itself, several are a menu that stays open.
async function pickFromList(page: Page, field: Locator, titles: readonly string[]): Promise<void> {
  const box = field.getByRole('combobox');
  await box.click();
  const list = page.locator('.fui-Listbox');
  for (const title of titles) await list.getByText(title, { exact: true }).click();
  if (await list.isVisible()) await box.press('Escape');
  await list.waitFor({ state: 'hidden' });
}

async function checkOnly(field: Locator, titles: readonly string[]): Promise<void> {
  const choices = field.locator('span:has(> [type=checkbox])');
  for (const choice of await choices.all()) {
    const title = (await choice.innerText()).trim();
    await choice.locator('[type=checkbox]').setChecked(titles.includes(title));
  }
}
