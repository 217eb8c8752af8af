import type { VastbasNotice } from '../domain/vastbas-effects.ts';

/** Process B: what is missing or wrong, by its code (domain §2.3, §7.2). */
export const VASTBAS_LACKS: Readonly<Record<string, string>> = {
  'VB-SAMORDNARE':
    'Ärenden öppnas av samordnaren på centrala barn- och elevhälsan. Ring samordnaren och berätta vad du har sett.',
  'VB-SAMTYCKE': 'Västbas kräver familjens samtycke innan ärendet skrivs in. Utan samtycke kan ni rådgöra utan namn.',
  'VB-FRAGAR': 'Skriv vem som frågar.',
  'VB-BAKGRUND': 'Skriv bakgrunden kort.',
  'VB-GYNNAR': 'Spara förfrågan först, med svar på om nätverkande kan gynna barnet.',
  'VB-IFO-VEM': 'Välj vem på individ- och familjeomsorgen som bedömer tillsammans med dig.',
  'VB-SKAL': 'Skriv varför.',
  'VB-BEDOMNING-CBE': 'Samordnarens bedömning saknas. Ni bedömer tillsammans.',
  'VB-BEDOMNING-IFO': 'Individ- och familjeomsorgens bedömning saknas. Ni bedömer tillsammans.',
  'VB-INTE-JA': 'Ni har inte båda bedömt att det är ett Västbasärende. Prata ihop er.',
  'VB-INTE-NEJ': 'Ni har inte båda sagt nej. Prata ihop er och ändra bedömningen om ni är överens.',
  'VB-I-STALLET': 'Skriv vad som görs i stället. Skriv "ingen åtgärd" om inget görs.',
  'VB-FRAGAREN-VET': 'Skriv hur den som frågade fick veta hur det blev.',
  'VB-FAMILJEN-VET': 'Skriv hur familjen fick veta hur det blev.',
  'VB-KOORD-ANTAL': 'Det ska vara {n} koordinatorer.',
  'VB-KOORD-POOL': '{name} är inte utbildad koordinator. Välj någon annan.',
  'VB-KOORD-JAV': '{name} arbetar nära barnet eller handlägger ärendet. Välj en annan koordinator.',
  'VB-KOORD-SAMORDNARE': 'Du är samordnare i ärendet. Koordinatorerna bör vara andra.',
  'VB-KOORD-NAMN': '{name} har samma efternamn som någon i familjen. Fråga först om de är släkt.',
  'VB-KOORD-ENHET': 'Koordinatorerna bör arbeta på olika ställen, och inte där ärendet hör hemma.',
  'VB-KOORD-SEKTOR': 'Koordinatorerna bör komma från olika slags verksamheter.',
  'VB-BARNET': 'Fråga barnet hur det vill bli hört, och skriv svaret. Skriv varför om det inte gick.',
  'VB-PROBLEMANALYS': 'Problemanalysen saknas.',
  'VB-NATVERKSKARTA': 'Skriv minst en person på nätverkskartan.',
  'VB-SPR': 'Språkröret saknas.',
  'VB-SPR-JA': 'Språkröret har inte tackat ja.',
  'VB-SPR-TILLIT': 'Vårdnadshavarens förtroende för språkröret är inte noterat. Fråga vårdnadshavaren.',
  'VB-SPR-FRI':
    'Språkröret får inte vara koordinator, kontaktperson eller någon som beslutar om eller handlägger för barnet. Välj någon annan.',
  'VB-SPR-PRESENTERA': 'Språkröret är inte presenterat för nätverket.',
  'VB-KARTLAGGNING': 'Kartläggningen är inte påbörjad.',
  'VB-KARTLAGGNING-KLAR':
    'Kartläggningen ska vara klar till nätverksmöte 2. Fattas något? Skriv "klar med luckor": vilka och varför.',
  'VB-GASTLISTA': '{n} på gästlistan är inte godkända av familjen. Gå igenom listan med familjen.',
  'VB-BEHOVSANALYS': 'Den gemensamma behovsanalysen saknas.',
  'VB-HEMLAXA': '{name} har ingen hemläxa. "Inget" är också ett svar.',
  'VB-HEMLAXA-TEXT': 'Skriv hemläxan. "Inget" är också ett svar.',
  'VB-KONTAKT-FORE': 'Kontaktpersonen bör vara utsedd före nätverksmöte 2.',
  'VB-REKTOR': 'Kontaktpersonen utses av rektor. Välj rektorn på barnets skola.',
  'VB-KONTAKT-REKTOR': 'Rektor kan inte vara kontaktperson. Kontaktpersonen ska komma från elevhälsoteamet.',
  'VB-KONTAKT-SOC': 'En socialsekreterare kan inte vara kontaktperson. Välj någon från elevhälsoteamet.',
  'VB-KONTAKT-EHT': 'Kontaktpersonen ska komma från elevhälsoteamet på skolan och utses av rektor. Välj någon annan.',
  'VB-KONTAKT-KOORD': 'En koordinator i ärendet kan inte också vara kontaktperson. Välj någon annan.',
  'VB-KONTAKT-UTSEDD': 'Kontaktpersonen ska vara utsedd av rektor.',
  'VB-KONTAKT-OVERBLICK': 'Kontaktpersonen har inte svarat om överblicken är bra. Be personen svara först.',
  'VB-KONTAKT-ANSVAR': 'Välj kontaktpersonen som huvudansvarig för planen.',
  'VB-MAL': 'Handlingsplanen behöver minst ett mål.',
  'VB-MAL-ATGARD': 'Målet "{text}" har ingen åtgärd.',
  'VB-ANSVARIG': 'Åtgärden "{text}" saknar namn på den som ansvarar.',
  'VB-LAST': 'Läs det koordinatorerna har skrivit, och kryssa i rutan.',
  'VB-EHT-FORE': 'Dagen ligger före handlingsplanen.',
  'VB-EHT-VEM': 'Skriv vilka som var med i elevhälsoteamet.',
  'VB-UTV-TIDIG': 'Utvärderingen är planerad till {day}. Skriv varför den görs tidigare.',
  'VB-UTV': 'Skriv vad som har blivit bättre eller vad som återstår.',
  'VB-DOKUMENT': 'Dokumentationen är inte skickad till koordinatorerna.',
  'VB-DOKUMENT-HUR': 'Skriv hur koordinatorerna fick dokumentationen.',
};

/** What someone has to do in process B, and the screen where it is done. */
export const VASTBAS_DUTIES = {
  request: { text: 'Gör klart förfrågan', screen: 'vb-request' },
  'assess-network': { text: 'Bedöm: Västbasärende eller inte', screen: 'vb-assess' },
  propose: { text: 'Utse koordinatorer', screen: 'vb-coordinators' },
  declare: { text: 'Svara om du kan vara koordinator', screen: 'vb-coordinate' },
  'tell-decision': { text: 'Berätta hur det blev', screen: 'vb-decision' },
  offer: { text: 'Erbjud familjen nätverksmöte', screen: 'vb-offer' },
  'network-1': { text: 'Skriv klart efter nätverksmöte 1', screen: 'vb-network-1' },
  'appoint-contact': { text: 'Utse kontaktperson', screen: 'vb-appoint' },
  'contact-missing': { text: 'Ingen kontaktperson är utsedd. Prata med rektor', screen: 'vb-appoint' },
  overview: { text: 'Svara om du kan vara kontaktperson', screen: 'vb-overview' },
  'take-over': { text: 'Ta över ärendet', screen: 'vb-take-over' },
  eht: { text: 'Ta upp handlingsplanen i elevhälsoteamet', screen: 'vb-eht' },
  evaluate: { text: 'Utvärdera', screen: 'vb-evaluate' },
  evaluation: { text: 'Gör klart utvärderingen', screen: 'vb-evaluate' },
  spokesperson: { text: 'Hör med språkröret', screen: 'vb-talk' },
} as const;

type Words = { readonly summary: string; readonly title: string; readonly text: string; readonly screen: string };

/** The neutral cards of process B: `{alias}` and `{leader}` are filled in when they are drawn. */
export const VASTBAS_NOTICES: Readonly<Record<VastbasNotice, Words>> = {
  assess: {
    summary: 'Ärende {alias}: en bedömning väntar',
    title: 'En bedömning väntar',
    text: 'Du bedömer ärende {alias} tillsammans med {leader}.',
    screen: 'vb-assess',
  },
  coordinate: {
    summary: 'Ärende {alias}: kan du vara koordinator?',
    title: 'Kan du vara koordinator?',
    text: '{leader} frågar om du kan vara koordinator i ärende {alias}.',
    screen: 'vb-coordinate',
  },
  coordinates: {
    summary: 'Ärende {alias}: ni är koordinatorer',
    title: 'Du är koordinator',
    text: 'Ni är nu två koordinatorer i ärende {alias}. Öppna, läs in er och kontakta familjen.',
    screen: 'case',
  },
  appoint: {
    summary: 'Ärende {alias}: utse kontaktperson',
    title: 'Utse kontaktperson',
    text: 'Ärende {alias} behöver en kontaktperson från elevhälsoteamet. Ring {leader} om du undrar något.',
    screen: 'vb-appoint',
  },
  contact: {
    summary: 'Ärende {alias}: du är utsedd till kontaktperson',
    title: 'Du är utsedd till kontaktperson',
    text: 'Rektor har utsett dig till kontaktperson i ärende {alias}. Öppna och svara om du har bra överblick.',
    screen: 'vb-overview',
  },
  documents: {
    summary: 'Ärende {alias}: återkoppling till dig',
    title: 'Återkoppling till dig',
    text: 'Kontaktpersonen har skickat dokumentationen i ärende {alias} till er koordinatorer.',
    screen: 'vb-papers',
  },
};
