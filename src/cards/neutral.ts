import openCard from '../../cards/open.json' with { type: 'json' };
import { renderCard, type Card } from './render.ts';

const bare = { progress: '', good: '', faultTitle: '', faults: [], kept: '', askReason: false };

/** A card without a word of what the case is about: its alias and a button that opens it for those with the right. */
export const drawOpen = (alias: string, nonce: string, practice = ''): Card =>
  renderCard(openCard, { text: { alias } }, { frame: { ...bare, practice }, footer: [], nonce, isOpen: () => true });
