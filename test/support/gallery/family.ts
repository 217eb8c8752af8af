import { drawn } from '../seen.ts';
import { day, eva, jonas, mother, Walk } from '../walk.ts';
import { profileNamed } from '../profiles.ts';
import { refused } from './start.ts';

import type { GalleryCard } from './card.ts';

const withdrawn = (): Walk =>
  new Walk().called().does(eva, 'consent.withdraw', { who: mother, on: day('2026-03-02'), how: 'på telefon' });
const fifteen = (): Walk => new Walk().consented(undefined, '2010-01-15');

/** A case in which each text can be given. */
export const FAMILY_CASES: Readonly<Record<string, () => Walk>> = {
  withdrawn,
  no: () => refused(new Walk().need()),
  what: () => new Walk().need(),
  consent: () => new Walk().consentStep(),
  receipt: () => new Walk().consented(),
  guests: () => new Walk().consented(),
  meeting: () => new Walk().called(),
  relative: () => new Walk().called(),
  after: () => new Walk().fixed(),
  fridge: () => new Walk().fixed(),
  status: () => new Walk().followedUp(),
  rights: () => new Walk().closed(),
  child: fifteen,
  voice: () => new Walk().meeting(),
  'child-after': () => new Walk().fixed(),
};

export const familyCards = (): readonly GalleryCard[] => {
  const finnish = profileNamed('upplands-bro');
  const inFinland = new Walk(undefined, { ...new Walk().context, profile: finnish }).need();
  return [
    { name: 'Texter till familjen: behovet', card: drawn('family-texts', new Walk().need(), eva) },
    { name: 'Texter till familjen: finska saknas', card: drawn('family-texts', inFinland, eva) },
    { name: 'Texter till familjen: kallat', card: drawn('family-texts', new Walk().called(), eva) },
    { name: 'Texter till familjen: planen gäller', card: drawn('family-texts', new Walk().fixed(), eva) },
    { name: 'Texter till familjen: nej', card: drawn('family-texts', refused(new Walk().need()), eva) },
    { name: 'Texter till familjen: återkallat', card: drawn('family-texts', withdrawn(), eva) },
    { name: 'Till familjen: allt syns inte', card: drawn('family-text', new Walk().fixed(), jonas, 'fridge.sv') },
    ...['sv', 'sv-lattlast', 'en'].flatMap((language) =>
      Object.entries(FAMILY_CASES).map(([id, walk]) => ({
        name: `Till familjen: ${id} (${language})`,
        card: drawn('family-text', walk(), eva, `${id}.${language}`),
      })),
    ),
  ];
};
