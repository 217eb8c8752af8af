const letters = new Intl.Segmenter('sv');

/** A text on one line, at most `max` letters long; what was left out is marked. */
export function cut(text: string, max: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= max) return line;
  let kept = '';
  for (const { segment } of letters.segment(line.slice(0, max))) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** "huvudansvarig" as the first word of a line. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
