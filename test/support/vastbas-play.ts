import type { Answers } from './card-reader.ts';
import { VastbasOpening } from './vastbas-opening.ts';

/** The walk of a whole case of process B as one person plays everyone in it. */
export class VastbasPlay extends VastbasOpening {
  async firstMeeting(): Promise<void> {
    await this.go('Starta mötet');
    await this.chat.click('Starta mötet', { 'Vilka är med?': await this.chat.choicesOf('Vilka är med?') });
    await this.does('Språkrör', 'Presenterad på mötet');
    await this.does('Hemläxa', 'Spara hemläxan');
    await this.chat.click('Spara behovsanalysen', { 'Gemensam behovsanalys': 'Lugna morgnar.' });
    await this.does('Be rektor utse', 'Be rektor utse', { 'Vilken rektor': 'Karin Holm' });
    await this.taken('till Karin Holm', 'kontaktperson');
    await this.chat.click('Öppna');
    await this.chat.click('Utse', { 'Vem utser du?': 'Malin Åberg' });
    await this.taken('till Malin Åberg', 'kontaktperson');
    await this.chat.click('Öppna');
    await this.chat.click('Ja, jag har bra överblick');
    await this.does('Nätverksmöte 1', 'Vidare till nätverksmöte 2');
  }

  /** One answers for oneself in the card that was sent; koordinator 1 writes for the mother. */
  async homework(): Promise<void> {
    await this.taken('till Jonas Ek', 'hemläxa');
    await this.chat.click('Öppna');
    await this.chat.click('Spara svaret', { Svaret: 'Jag kan möta vid grinden.' });
    await this.go('Svara på hemläxan');
    await this.chat.click('Välj', { 'Vems svar': 'Maria Testsson' });
    await this.chat.click('Spara svaret', { Svaret: 'Jag väcker Alva.' });
  }

  async secondMeeting(): Promise<void> {
    await this.purpose('Vem gör vad och när?');
    await this.chat.click('Notera muntlig kontakt', { 'Vilka har du talat med?': ['Jonas Ek'] });
    await this.time(this.days.secondMeeting);
    await this.does('Kartläggning', 'Spara', { 'Hur långt': 'Klar' });
    await this.send();
  }

  async handlingsplan(): Promise<void> {
    await this.go('Starta mötet');
    await this.chat.click('Starta mötet', { 'Vilka är med?': await this.chat.choicesOf('Vilka är med?') });
    await this.as('Erik Sand');
    await this.go('Dagordning och planen');
    await this.chat.click('Skriv planen');
    const write = async (section: string, answers: Answers): Promise<void> => {
      await this.choose(section);
      await this.chat.click('Spara', answers);
    };
    await write('ord', {
      'Vad säger barnet?': 'Jag vill att någon möter mig.',
      'Vad säger familjen?': 'Lugna morgnar.',
      'Vad gör familjen själv?': 'Väcker kl. 7.',
      'Görs något av någon annan': 'inget',
    });
    await write('behov', { 'Vad behöver barnet?': 'Trygg väg till skolan' });
    await write('mål', { 'Vad ska bli bättre?': 'Tre dagar i skolan', 'Hur märker vi': 'Närvaron' });
    await write('insats', {
      'Vad ska göras?': 'Möta vid grinden',
      'Vilket mål': 'Tre dagar i skolan',
      'Vem ansvarar?': 'Kommunen',
      Person: 'Jonas Ek',
      Börjar: this.days.begin,
      'Klar senast': this.days.due,
      'Så märker vi': 'Alva kommer in',
    });
    await write('berättar', { 'Vem berättar?': 'Skolan', 'För vem?': 'Familjen', 'Om vad': 'Hur morgonen gick' });
    await write('Kontaktperson och uppföljning', {
      'Vilken huvudman': 'Kommunen',
      Verksamhet: 'Björkskolan',
      Person: 'Malin Åberg',
      Ersättare: 'Eva Lind',
      'Dag för uppföljning': this.days.vastbasFollowUp,
    });
    await this.as('Nina Alm');
    await this.go('Läs utkastet och fastställ planen');
    await this.chat.click('Fastställ planen');
    await this.chat.click('Fastställ', { 'Familjen har läst planen': true });
  }

  async begins(): Promise<void> {
    await this.as('Jonas Ek');
    await this.does('Berätta att en insats har börjat', 'Ja, den har börjat', { 'När började den?': this.days.begin });
    await this.as('Malin Åberg');
  }

  async reports(): Promise<void> {
    await this.as('Jonas Ek');
    await this.does('Berätta hur det går', 'Pågår');
    await this.as('Malin Åberg');
  }

  override async followUp(): Promise<void> {
    await this.does('Följ upp', 'Spara uppföljningen', {
      'Hur följer ni upp?': 'Möte',
      'Vad säger barnet?': 'Det är bättre på morgonen.',
      'Vad kom ni fram till?': 'Vi fortsätter.',
      'När ska ni följa upp nästa gång?': this.days.evaluation,
    });
  }

  /** How it has been: one's own answers, and the child who does not want to. */
  async survey(): Promise<void> {
    await this.go('Hur har det varit');
    await this.chat.click('Välj', { 'Vems svar': 'Jag själv' });
    await this.chat.click('Lämna svaren', {
      'Syftet var tydligt i kallelsen.': 'Stämmer helt',
      'Barnets röst fanns med.': 'Stämmer ganska dåligt',
    });
    await this.chat.click('Välj', { 'Vems svar': 'Alva Testsson' });
    await this.chat.click('Vill inte svara', { 'Lyssnade de vuxna?': 'Lite' });
  }

  async evaluate(): Promise<void> {
    await this.go('Börja utvärderingen');
    await this.chat.click('Börja utvärderingen');
    await this.survey();
    await this.go('Utvärdering');
    await this.chat.click('Spara utvärderingen', { 'Vad har blivit bättre?': 'Alva går till skolan.' });
    await this.chat.click('Dokumentationen är skickad', { 'Hur fick koordinatorerna': 'internpost' });
  }
}
