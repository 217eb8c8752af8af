import { readPng } from './read-png.ts';

/** What Teams would reject an icon for, in one sentence; undefined when nothing. */
export function iconFault(kind: 'color' | 'outline', name: string, file: Buffer): string | undefined {
  const picture = readPng(file);
  const side = kind === 'color' ? 192 : 32;
  if (picture === undefined) return `${name} är inte en vanlig PNG-bild (8 bitar, RGB eller RGBA).`;
  if (picture.width !== side || picture.height !== side) {
    return `${name} är ${picture.width}×${picture.height} bildpunkter men ska vara ${side}×${side}.`;
  }
  return kind === 'outline' ? outlineFault(name, picture.pixels) : colorFault(name, picture.pixels);
}

function outlineFault(name: string, pixels: Uint8Array): string | undefined {
  const alphas = pixels.filter((_byte, index) => index % 4 === 3);
  if (!alphas.includes(0)) return `${name} saknar genomskinlig bakgrund.`;
  if (alphas.every((alpha) => alpha === 0)) return `${name} är helt genomskinlig.`;
  const isWhite = pixels.every((byte, index) => index % 4 === 3 || alphas[index >> 2] === 0 || byte === 255);
  return isWhite ? undefined : `${name} får bara innehålla vitt och genomskinligt.`;
}

function colorFault(name: string, pixels: Uint8Array): string | undefined {
  const isOpaque = pixels.every((byte, index) => index % 4 !== 3 || byte === 255);
  return isOpaque ? undefined : `${name} ska ha en hel bakgrund utan genomskinliga delar.`;
}
