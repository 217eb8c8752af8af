import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { galleryCards } from '../test/support/gallery-cards.ts';
import { galleryHtml } from './card-gallery/gallery-html.ts';

const folder = join(import.meta.dirname, '..', 'gallery');
const cards = await galleryCards();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'index.html'), galleryHtml(cards));
console.log(`gallery/index.html  ${cards.length} kort`);
