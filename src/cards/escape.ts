// What Teams' markdown would read as emphasis, link, code or a date function in the middle of a text.
const INLINE = /[\\*_[\]`~]/gu;
const LINE_START = /^(\s*)([#>+-]|\d+[.)])/gmu;

/** Text that a person wrote, so that a card shows it letter by letter. */
export function escapeText(text: string): string {
  return text
    .replaceAll(INLINE, String.raw`\$&`)
    .replaceAll(
      LINE_START,
      (_match, space: string, mark: string) =>
        `${space}${mark.length > 1 ? `${mark.slice(0, -1)}\\${mark.slice(-1)}` : `\\${mark}`}`,
    )
    .replaceAll('{{', String.raw`{\{`)
    .replaceAll('<', String.raw`\<`);
}

/** The same for every string in a value. */
export function escapeAll(value: unknown): unknown {
  if (typeof value === 'string') return escapeText(value);
  if (Array.isArray(value)) return value.map(escapeAll);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, escapeAll(one)]));
  return value;
}
