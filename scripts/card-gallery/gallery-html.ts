import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { GalleryCard } from '../../test/support/gallery/card.ts';
import { hostConfig } from '../../test/support/host-config.ts';
import { renderMarkdown } from './render-markdown.ts';

export const galleryWidths: readonly number[] = [320, 400, 768];

/** One page with every card as Teams draws it, which asks nothing of any network. */
export function galleryHtml(cards: readonly GalleryCard[]): string {
  const settings = {
    cards: cards.map(withPlainPickers),
    widths: galleryWidths,
    themeNames: { light: 'Ljust', dark: 'Mörkt' },
    hostConfigs: { light: hostConfig('light'), dark: hostConfig('dark') },
  };
  const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  const links = cards.map(({ name }) => `<a href="#${encodeURIComponent(name)}">${escapeHtml(name)}</a>`);
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SIP-lotsens kort</title>
<link rel="icon" href="data:,">
<style>${readPart('page.css')}</style>
<style id="card-css" media="not all">${readPart('card.css')}</style>
</head>
<body>
<header>
<h1>SIP-lotsens kort</h1>
<nav aria-label="Kort"><a href="#">Alla</a> ${links.join(' ')}</nav>
</header>
<main></main>
<script>${inScript(readFileSync(renderer, 'utf8'))}</script>
<script>
const settings = ${inScript(JSON.stringify(settings))};
const renderMarkdown = ${inScript(renderMarkdown.toString())};
${inScript(readPart('page.js'))}
</script>
</body>
</html>
`;
}

/** Teams draws the people picker itself; what the renderer draws in its place has no name for a screen reader. */
function withPlainPickers({ name, card }: GalleryCard): GalleryCard {
  const text = JSON.stringify(card, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('choices.data' in value)) return value;
    const {
      'choices.data': _query,
      choices: _choices,
      isMultiSelect: _many,
      ...input
    } = value as Record<string, unknown>;
    return { ...input, style: undefined, value: undefined, type: 'Input.Text' };
  });
  return { name, card: JSON.parse(text) as object };
}

function readPart(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}

function inScript(code: string): string {
  return code.replaceAll(/<(?=\/script|!--|script)/gi, String.raw`\x3c`);
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
