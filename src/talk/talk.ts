import type { Messenger, Place } from '../app/delivery.ts';
import type { FreeTimes } from '../app/free-times.ts';
import type { Shell } from '../app/shell.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Answer } from '../teams/answer.ts';
import type { Cast } from './cast.ts';

/** What the conversation needs besides the use cases. */
export type Talk = {
  readonly shell: Shell;
  readonly cast: Cast;
  readonly messenger: () => Messenger;
  /** What calendars say, where they may be read. */
  readonly freeTimes?: FreeTimes;
  /** Nothing is booked in a calendar here: people do it, and are told so. */
  readonly booksByHand?: true;
  /** Practice mode listens to words of its own first. */
  readonly hearFirst?: (text: string, person: PersonId) => Promise<Answer | undefined>;
  /** Practice mode fills an opened chat again: its transcript is lost when the page is reloaded. */
  readonly refill?: (place: Place) => Promise<void>;
};

export const text = (sentence: string): Answer => ({ kind: 'text', text: sentence });
export const SENTENCES = {
  notYours: 'Du har inte tillgång till det här.',
  saved: 'Sparat.',
  old: 'Kortet är gammalt. Skriv "mina ärenden" så visar jag det senaste.',
  channel: 'Skriv inte uppgifter om barnet i kanalen. Använd Öppna ärendet.',
  onlyManager: 'Enhetens chef väljer kanal: be chefen skriva "@SIP-lotsen här" i den.',
  onlyChannel: 'Skriv det i den kanal i ett team där enhetens ärenden ska synas.',
  takenChannel: 'Den här kanalen hör redan till en annan organisation. Välj en annan kanal.',
  caseChannel: 'Den här kanalen hör till ett enda ärende. Skriv det i en kanal för hela enheten.',
  tied: (unit: string) => `Klart. Ärenden i ${unit} syns i den här kanalen från och med nu, med alias, steg och datum.`,
  elsewhere: 'Jag har skrivit till dig i din personliga chatt.',
  unreachable: 'Jag når dig inte i en personlig chatt än. Öppna chatten med SIP-lotsen och skriv "mina ärenden".',
  othersTurn: 'Nu påminns någon annan om det. Du kan fortfarande göra det, och det står kvar i Mina ärenden.',
  left: 'Okej, jag lämnar det. Inget av det du skrev sist är sparat.',
  leftForm: 'Avbrutet. Det du skrev i formuläret är inte sparat.',
  nothingLeft: 'Det finns inget påbörjat att avbryta. Skriv "mina ärenden" för att se dina ärenden.',
  duplicate:
    'Vi behöver stämma av en sak innan ärendet kan starta. Någon hör av sig till dig. Det du har skrivit är sparat.',
  sameChild: 'Ändringen är inte sparad. Vi behöver stämma av en sak först. Någon hör av sig till dig.',
} as const;
