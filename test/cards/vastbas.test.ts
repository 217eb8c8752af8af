import { expect, it } from 'vitest';
import { faultsOf } from '../support/card-rules.ts';
import { vastbasCards } from '../support/gallery/vastbas.ts';

it.each(vastbasCards().map(({ name, card }) => [name, card] as const))('%s is fit for Teams', (_name, card) => {
  expect(faultsOf(card)).toEqual([]);
});
