import type { Answers } from './card-reader.ts';
import type { VastbasDays } from './days.ts';
import { Play } from './play.ts';

const UNITS = ['BUP Stenungsund', 'Björkskolan', 'Förskolan Ekorren', 'Socialtjänsten barn och unga'] as const;
/** Steps 1 to 4 of process B, as one person plays everyone in them: card by card. */
export class VastbasOpening extends Play<VastbasDays> {
  /** The card that was sent to someone, once everything that waited has been sent. */
  protected async taken(...words: readonly string[]): Promise<void> {
    await this.chat.drain?.();
    await this.chat.take(...words);
  }

  async as(name: string): Promise<void> {
    await this.chat.say(`spela ${name}`, `Nu spelar du ${name}`);
  }

  /** Opens the case and chooses a line of its menu. */
  async go(choice: string): Promise<void> {
    await this.openCase();
    await this.pick(choice);
  }

  /** A line of the menu, which may stand among the further ones. */
  async pick(choice: string): Promise<void> {
    const choices = await this.chat.choicesOf('Vad vill du');
    if (!choices.some((one) => one.includes(choice))) await this.choose('Fler val');
    await this.choose(choice);
  }

  async does(choice: string, button: string, answers: Answers = {}): Promise<void> {
    await this.go(choice);
    await this.chat.click(button, answers);
  }

  override async start(): Promise<void> {
    await this.chat.say('byt kommun Stenungsund', 'Nu övar du i Stenungsund');
    await this.as('Berit Falk');
    await this.chat.say('ny SIP', 'Barnets namn');
    await this.chat.click('Starta', {
      'Vem ser behovet?': 'Jag eller min verksamhet',
      'Vilka verksamheter är inblandade?': UNITS.filter((unit) => !unit.startsWith('Förskolan')),
      'Barnets namn': 'Alva Testsson',
      'Barnets födelsedag': this.days.birth,
    });
    await this.chat.click('Spara', {
      'Vilka är vårdnadshavare?': 'Två, gemensam vårdnad',
      'Namn, vårdnadshavare 1': 'Maria Testsson',
      'Namn, vårdnadshavare 2': 'Johan Testsson',
    });
  }

  override async consent(): Promise<void> {
    await this.go('Skriv vad samtycket gäller');
    await this.chat.click('Fortsätt', { 'Vilka verksamheter får dela och få uppgifter?': UNITS });
    await this.chat.click('Fortsätt', {
      'Vilka frågor gäller det?': 'Hur nätverket kan hjälpa',
      'Vilka slags uppgifter?': ['Skolgång', 'Frånvaro', 'Pågående insatser'],
      'Finns det något': 'nej',
    });
    await this.chat.click('Spara och fortsätt', {
      'Till och med vilken dag?': this.days.consentUntil,
      'Hur lämnas samtycket?': 'Underskrift',
      'Behövs tolk': 'Nej',
      'Vilken dag fick familjen informationen?': this.days.today,
      'Vem informerade familjen?': 'Berit Falk',
    });
    await this.answers();
  }

  async request(): Promise<void> {
    await this.does('Förfrågan', 'Spara', {
      'Vem frågar?': 'Eva Lind, skolkurator',
      Bakgrund: 'Alva är ofta borta från skolan.',
      'Kan nätverkande gynna': 'Ja',
      'Vilka är handläggare': ['Eva Lind'],
    });
    await this.does('Lämna till bedömning', 'Lämna till bedömning', { 'Vem bedömer med dig?': 'Peter Dahl' });
  }

  async assess(): Promise<void> {
    await this.does('Bedöm', 'Spara min bedömning', {
      'Vad är din bedömning?': 'Västbasärende',
      'Varför?': 'Nätverket räcker.',
    });
    await this.taken('till Peter Dahl', 'bedömning');
    await this.chat.click('Öppna');
    await this.chat.click('Spara min bedömning', {
      'Vad är din bedömning?': 'Västbasärende',
      'Varför?': 'Flera behövs.',
    });
  }

  async coordinators(): Promise<void> {
    await this.does('Utse koordinatorer', 'Fråga dem', {
      'Första koordinatorn': 'Nina Alm',
      'Andra koordinatorn': 'Erik Sand',
    });
    for (const who of ['Nina Alm', 'Erik Sand']) {
      await this.taken(`till ${who}`, 'koordinator');
      await this.chat.click('Öppna');
      await this.chat.click('Jag tar uppdraget');
    }
  }

  async offer(): Promise<void> {
    await this.as('Nina Alm');
    await this.does('Erbjud familjen', 'Familjen säger ja', {
      'Hur vill barnet bli hört?': 'Alva vill ha mormor bredvid sig.',
      'Hur vill barnet vara med?': 'En del',
    });
  }

  override async prepare(): Promise<void> {
    await this.does('Problemanalys', 'Spara problemanalysen', { Problemanalys: 'Morgnarna är svåra.' });
    await this.does('Nätverkskarta', 'Lägg till', {
      Namn: 'Anna',
      'Vem är det?': 'moster',
      'Vilket nätverk?': 'Det privata',
      'Hur nära barnet?': 'Närmast',
    });
    await this.does('Språkrör', 'Spara', {
      Namn: 'Kim Fritid',
      'Vem är det för barnet?': 'fritidsledare',
      'Personens svar': true,
      'Vårdnadshavarens svar': true,
    });
    await this.does('Kartläggning', 'Spara', { 'Hur långt': 'Påbörjad' });
    await this.purpose('Hur kan nätverket hjälpa?');
    await this.chat.click('Lägg till', { 'Vilka fler ska bjudas in?': ['Jonas Ek'] });
    await this.chat.click('Notera muntlig kontakt', { 'Vilka har du talat med?': ['Jonas Ek'] });
    await this.does('Gästlistan: familjens ja', 'Familjen säger ja till alla');
    await this.time(this.days.firstMeeting);
  }

  protected async purpose(question: string): Promise<void> {
    await this.go('Frågan, barnets sätt att vara med');
    await this.chat.click('Spara och gå till gästlistan', {
      'Frågan som mötet': question,
      'Syftet med mötet': 'En handlingsplan',
      'Hur vill barnet vara med?': 'En del',
      'Behövs tolk eller annat stöd på mötet?': 'Nej',
      'Vem leder mötet?': 'Nina Alm',
      'Vem skriver?': 'Erik Sand',
    });
  }

  protected async time(day: string): Promise<void> {
    await this.does('Tid och plats', 'Spara', {
      Dag: day,
      Klockan: '14:00',
      'Hur länge?': '1 timme',
      'Plats (där': 'Centrala barn- och elevhälsan',
    });
  }

  async send(): Promise<void> {
    await this.does('Kalla till mötet', 'Skicka');
  }
}
