import type { GalleryCard } from './gallery/card.ts';
import { callCards } from './gallery/calls.ts';
import { circumstanceCards } from './gallery/circumstances.ts';
import { consentCards } from './gallery/consent.ts';
import { deskCards } from './gallery/desk.ts';
import { familyCards } from './gallery/family.ts';
import { disclosureCards } from './gallery/disclosure.ts';
import { followUpCards } from './gallery/follow-up.ts';
import { handOverCards } from './gallery/hand-over.ts';
import { meetingCards } from './gallery/meeting.ts';
import { planCards } from './gallery/plan.ts';
import { prepareCards } from './gallery/prepare.ts';
import { protectionCards } from './gallery/protection.ts';
import { profileCards } from './gallery/profiles.ts';
import { startCards } from './gallery/start.ts';
import { vastbasCards } from './gallery/vastbas.ts';

/** Every card that a person can meet, in its telling states, filled with invented people. */
export const galleryCards = (): Promise<readonly GalleryCard[]> =>
  Promise.resolve([
    ...deskCards(),
    ...startCards(),
    ...consentCards(),
    ...circumstanceCards(),
    ...protectionCards(),
    ...disclosureCards(),
    ...prepareCards(),
    ...callCards(),
    ...meetingCards(),
    ...planCards(),
    ...followUpCards(),
    ...handOverCards(),
    ...familyCards(),
    ...profileCards(),
    ...vastbasCards(),
  ]);
