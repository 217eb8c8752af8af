import type { Answers } from './card-reader.ts';
import type { Days } from './days.ts';
import type { Seat } from './seat.ts';

const MENU = 'Vad vill du';

/** The walk of a whole case as one person plays it in the chat: what is typed and pressed, card by card. */
export class Play<PlayedDays extends Days = Days> {
  readonly chat: Seat;
  readonly days: PlayedDays;
  constructor(chat: Seat, days: PlayedDays) {
    this.chat = chat;
    this.days = days;
  }

  /** A choice in the menu of the card, then its button. */
  async choose(choice: string): Promise<void> {
    await this.chat.click('Gå vidare', { [MENU]: choice });
  }

  async start(): Promise<void> {
    await this.chat.say('ny SIP', 'Barnets namn');
    await this.chat.click('Starta', {
      'Vem ser behovet?': 'Familjen frågar',
      'Vilka verksamheter har kontakt med barnet i dag?': ['BUP Björkvik', 'Socialtjänsten barn och unga'],
      'Barnets namn': 'Alva Testsson',
      'Barnets födelsedag': this.days.birth,
    });
    await this.chat.click('Spara', {
      'Vilka är vårdnadshavare?': 'Två, gemensam vårdnad',
      'Namn, vårdnadshavare 1': 'Maria Testsson',
      'Namn, vårdnadshavare 2': 'Johan Testsson',
    });
    await this.chat.click('Ja, SIP behövs', { 'Vad stämmer?': ['Barnet går inte i skolan', 'Flera verksamheter'] });
  }

  async consent(): Promise<void> {
    await this.chat.click('Fortsätt', {
      'Vilka verksamheter får dela och få uppgifter?': ['BUP Björkvik', 'Socialtjänsten barn och unga'],
    });
    await this.chat.click('Fortsätt', {
      'Vilka frågor gäller det?': 'Vägen tillbaka till skolan',
      'Vilka slags uppgifter?': ['Skolgång', 'Frånvaro', 'Psykisk hälsa', 'Pågående insatser'],
      'Finns det något': 'nej',
    });
    await this.chat.click('Spara och fortsätt', {
      'Till och med vilken dag?': this.days.consentUntil,
      'Hur lämnas samtycket?': 'Underskrift',
      'Behövs tolk': 'Nej',
      'Vilken dag fick familjen informationen?': this.days.today,
      'Vem informerade familjen?': 'Eva Lind',
    });
    await this.answers();
  }

  async answers(): Promise<void> {
    await this.chat.click('Spara', { 'Har barnet fått information och svarat?': 'Ja, vill' });
    for (const who of ['Maria Testsson', 'Johan Testsson']) {
      await this.choose(who);
      await this.chat.click('Spara svaret', { 'Vad är svaret?': 'Ja', 'Hur lämnas svaret?': 'Underskrift' });
    }
  }

  async prepare(): Promise<void> {
    await this.openCase();
    await this.choose('Frågan, barnets sätt att vara med');
    await this.chat.click('Spara och gå till gästlistan', {
      'Frågan som mötet': 'Hur kan Alva komma tillbaka till skolan?',
      'Syftet med mötet': 'En plan som alla kan stå för',
      'Hur vill barnet vara med?': 'En del',
      'Behövs tolk eller annat stöd på mötet?': 'Nej',
      'Vem leder mötet?': 'Karin Holm',
      'Vem skriver?': 'Eva Lind',
    });
    await this.chat.click('Lägg till', { 'Vilka fler ska bjudas in?': ['Amir Haddad', 'Sara Nyström'] });
    await this.chat.click('Notera muntlig kontakt', { 'Vilka har du talat med?': ['Amir Haddad', 'Sara Nyström'] });
    await this.openCase();
    await this.choose('Tid och plats');
    await this.chat.click('Spara', {
      Dag: this.days.meeting,
      Klockan: '14:00',
      'Hur länge?': '1 timme',
      'Plats (där': 'Björkskolan, rum 12',
    });
  }

  async answerInvitations(): Promise<void> {
    for (const who of ['Amir Haddad', 'Sara Nyström']) {
      await this.chat.take(`till ${who}`, 'kallad');
      await this.chat.click('Öppna');
      await this.chat.click('Jag kommer');
    }
  }

  async hold(): Promise<void> {
    await this.chat.say('spela Karin Holm', 'Nu spelar du Karin Holm');
    await this.openCase();
    await this.choose('Starta mötet');
    await this.chat.click('Starta mötet', { 'Vilka är med?': await this.chat.choicesOf('Vilka är med?') });
    await this.chat.say('spela Eva', 'Nu spelar du Eva Lind');
    await this.openCase();
    await this.choose('Dagordning och planen');
    await this.chat.click('Skriv planen');
  }

  private async write(section: string, answers: Answers): Promise<void> {
    await this.choose(section);
    await this.chat.click('Spara', answers);
  }

  async plan(): Promise<void> {
    await this.openCase();
    await this.choose('Fortsätt skriva planen');
    await this.write('ord', {
      'Vad säger barnet?': 'Jag vill träffa mina vänner.',
      'Vad säger familjen?': 'Vi vill ha lugna morgnar.',
      'Vad gör familjen själv?': 'Vi väcker Alva kl. 7.',
      'Görs något av någon annan': 'inget',
    });
    await this.write('behov', { 'Vad behöver barnet?': 'Trygg väg tillbaka till skolan' });
    await this.write('mål', {
      'Vad ska bli bättre?': 'Alva är i skolan tre dagar i veckan',
      'Hur märker vi': 'Närvaron varje vecka',
    });
    await this.write('insats', {
      'Vad ska göras?': 'Anpassat schema',
      'Vem ansvarar?': 'Kommunen',
      Person: 'Jonas Ek',
      Börjar: this.days.begin,
      'Klar senast': this.days.done[0],
      'Så märker vi': 'Alva orkar lektionerna',
    });
    await this.write('insats', {
      'Vad ska göras?': 'Samtal varannan vecka',
      'Vem ansvarar?': 'Regionen',
      Person: 'Amir Haddad',
      Börjar: this.days.begin,
      'Klar senast': this.days.done[1],
      'Så märker vi': 'Mindre oro',
    });
    await this.write('berättar', {
      'Vem berättar?': 'BUP',
      'För vem?': 'Björkskolan',
      'Om vad': 'Hur samtalen går, på telefon',
    });
    await this.write('ansvar', {
      'Vilken huvudman': 'Kommunen',
      Verksamhet: 'Björkskolan',
      Person: 'Eva Lind',
      Ersättare: 'Karin Holm',
      'Dag för uppföljning': this.days.followUp,
    });
    await this.chat.say('spela Karin Holm', 'Nu spelar du Karin Holm');
    await this.openCase();
    await this.choose('Läs utkastet och fastställ planen');
    await this.chat.click('Fastställ planen');
    await this.chat.click('Fastställ', { 'Familjen har läst planen': true });
    await this.chat.say('spela Eva', 'Nu spelar du Eva Lind');
  }

  /** The person's message of the day, opened at the duty with the words. */
  async openDuty(person: string, words: string): Promise<void> {
    await this.chat.take(`till ${person}`, 'Din SIP-dag');
    await this.chat.click('Öppna', { [MENU]: words });
  }

  async followUp(): Promise<void> {
    await this.chat.click('Spara uppföljningen', {
      'Hur följer ni upp?': 'Möte',
      'Vad säger barnet?': 'Det är bättre nu.',
      'Vad kom ni fram till?': 'Vi fortsätter.',
      'När ska ni följa upp nästa gång?': this.days.nextFollowUp,
    });
  }

  async close(): Promise<void> {
    await this.openCase();
    await this.choose('Bedöm målen');
    await this.chat.click('Spara', { 'Hur gick det med mål 1?': 'Uppnått' });
    await this.chat.click('Avsluta ärendet', {
      'Varför avslutas ärendet?': 'Behovet av samordning finns inte kvar',
      'Familjen vet att vi avslutar': true,
      'Planen är sparad': true,
    });
  }

  /** The first of one's own cases, as "mina ärenden" shows it. */
  async openCase(): Promise<void> {
    await this.chat.say('mina ärenden', 'Vilket ärende vill du öppna?');
    await this.chat.click('Öppna');
  }
}
