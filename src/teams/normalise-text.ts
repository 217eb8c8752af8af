/** What was typed, as commands are compared with: whole, never by substring. */
export function normaliseText(text: string): string {
  return text
    .replaceAll(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replaceAll(/<at\b[^<>]*>[^<]*<\/at>/giu, ' ')
    .replaceAll(/&nbsp;/giu, ' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toLocaleLowerCase('sv');
}
