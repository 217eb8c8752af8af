import { warning, type Problem } from './problem.ts';

type Decoded = { readonly text: string; readonly problems: readonly Problem[] };

const UTF16: readonly (readonly [number, number, string])[] = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
];

/** The text of a file: UTF-8 with or without BOM, Excel's "Unicode-text", and otherwise Windows-1252, which is said. */
export function decode(bytes: Uint8Array): Decoded {
  const wide = UTF16.find(([one, two]) => bytes[0] === one && bytes[1] === two);
  if (wide) return { text: new TextDecoder(wide[2]).decode(bytes), problems: [] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problems: [] };
  } catch {
    const what = 'filen är inte i UTF-8 och har lästs som Windows-1252';
    const mend = 'Se efter att å, ä och ö är rätt i namnen nedan, eller spara filen som "CSV UTF-8".';
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      problems: [warning(0, undefined, what, mend)],
    };
  }
}
