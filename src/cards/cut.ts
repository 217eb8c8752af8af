const letters = new Intl.Segmenter('sv');

/** A text on one line, at most `max` letters long; what was left out is marked. */
export const cut = (text: string, max: number): string => shorten(text.replaceAll(/\s+/gu, ' ').trim(), max);

/** The same with its lines as they are. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of letters.segment(text.slice(0, max))) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** "huvudansvarig" as the first word of a line. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
