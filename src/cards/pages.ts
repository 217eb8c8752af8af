import { escapeText } from './escape.ts';

export type Line = {
  readonly line: string;
  readonly style: 'default' | 'heading';
  readonly weight: 'Default' | 'Bolder';
  readonly spacing: 'Small' | 'Default' | 'Medium';
};
/** Lines that belong together: a heading with its text, a measure with who and when. */
export type Block = readonly Line[];

export const heading = (line: string): Line => ({ line, style: 'heading', weight: 'Bolder', spacing: 'Medium' });
export const strong = (line: string): Line => ({ line, style: 'default', weight: 'Bolder', spacing: 'Default' });
export const plain = (line: string): Line => ({ line, style: 'default', weight: 'Default', spacing: 'Small' });

/** A card holds 20 kB with its frame, its buttons and what they fall back to. */
const PAGE_BYTES = 12_000;
const ELEMENT_BYTES = 110;

const encoder = new TextEncoder();
const bytesOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { line }) => sum + ELEMENT_BYTES + encoder.encode(JSON.stringify(escapeText(line))).byteLength, 0);

/** Blocks laid on as few pages as hold them; a block that is larger than a page is parted between its lines. */
export function pagesOf(blocks: readonly Block[]): readonly (readonly Line[])[] {
  const pages: Line[][] = [[]];
  const lay = (part: readonly Line[]): void => {
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && bytesOf([...page, ...part]) > PAGE_BYTES) pages.push([...part]);
    else page.push(...part);
  };
  for (const block of blocks) {
    if (bytesOf(block) > PAGE_BYTES) for (const line of block) lay([line]);
    else lay(block);
  }
  return pages;
}
