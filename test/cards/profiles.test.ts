import { expect, it } from 'vitest';
import { faultsOf } from '../support/card-rules.ts';
import { galleryCards } from '../support/gallery-cards.ts';
import { profileCards } from '../support/gallery/profiles.ts';
import { wordsOf } from '../support/seen.ts';

it.each(profileCards().map(({ name, card }) => [name, card] as const))('%s is fit for Teams', (_name, card) => {
  expect(faultsOf(card)).toEqual([]);
});

it('U-18 no card calls the three weeks a requirement of the law', async () => {
  const words = (await galleryCards()).map(({ card }) => wordsOf(card));
  expect(words.filter((text) => /lagkrav|lagstadgad/iu.test(text))).toEqual([]);
  expect(words.filter((text) => text.includes('tre veckor')).length).toBeGreaterThan(5);
});
