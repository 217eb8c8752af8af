import type { UnreadableReason } from './incoming.ts';

const READ_AGAIN = 'Det gick inte att läsa svaret. Öppna ärendet igen och försök en gång till.';

/** What the bot itself says, where no case and no screen is at hand. */
export const SENTENCES = {
  done: 'Klart.',
  slow: 'Det tar längre tid än vanligt. Öppna ärendet igen om en stund, det du skrev är kvar.',
  unreadable: (reason: UnreadableReason): string => {
    if (reason === 'inputs') return 'Det är för mycket text på en gång. Korta texten och försök igen.';
    return reason === 'unknown-invoke' ? 'Det går inte att göra här. Skriv till boten i stället.' : READ_AGAIN;
  },
  failed: (code: string): string => `Något gick fel hos oss. Försök igen om en stund. Felkod ${code}.`,
} as const;
