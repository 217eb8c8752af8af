import { expect, test } from 'vitest';
import { faultsOf } from '../support/card-rules.ts';
import { galleryCards } from '../support/gallery-cards.ts';

const cards = await galleryCards();

test('every card of the gallery, also an empty one, is such as Teams can draw', () => {
  const faults = cards.flatMap(({ name, card }) => faultsOf(card).map((fault) => `${name}: ${fault}`));
  expect(faults).toEqual([]);
});
