import openCard from '../../cards/open.json' with { type: 'json' };
import sentenceCard from '../../cards/sentence.json' with { type: 'json' };
import { renderCard, type Card } from './render.ts';

const bare = { progress: '', good: '', faultTitle: '', faults: [], kept: '', askReason: false };

const OPEN = {
  see: 'Tryck på Öppna för att se ärendet. Inget om barnet visas förrän du öppnar.',
  'go-on': 'Du har redan börjat på en SIP. Tryck på Öppna för att gå vidare med det du har skrivit.',
} as const;
export type Opening = keyof typeof OPEN;

/** A card without a word of what the case is about: its alias and a button that opens it for those with the right. */
export const drawOpen = (alias: string, nonce: string, practice = '', opening: Opening = 'see'): Card =>
  renderCard(
    openCard,
    { text: { alias, text: OPEN[opening] } },
    { frame: { ...bare, practice }, footer: [], nonce, isOpen: () => true },
  );

/**
 * A sentence that takes the place of the card that was clicked, with nothing of a case (SEP8). Without a nonce nobody
 * is known who could go on from it, and it has no button.
 */
export const drawSentence = (sentence: string, nonce?: string, practice = ''): Card =>
  renderCard(
    sentenceCard,
    { text: { sentence } },
    { frame: { ...bare, practice }, footer: [], nonce: nonce ?? '', isOpen: () => nonce !== undefined },
  );
