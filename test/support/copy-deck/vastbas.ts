/** What is read in Västbas (§7.2); | parts what may stand apart, and {} stands for what is filled in. */
export const VASTBAS: Readonly<Record<string, string>> = {
  'v.new': '1. Nytt ärende|Finns familjens samtycke? Utan samtycke kan du rådgöra utan namn.',
  'v.new.q':
    'Bakgrund|Läget nu|Möjligheter|Svårigheter|Vad har prövats|Tankar om nya lösningar|Kan nätverkande gynna det här barnet?',
  'v.assess':
    '2. Bedömning|Centrala barn- och elevhälsan och individ- och familjeomsorgen bedömer tillsammans.|Västbasärende|Inte Västbasärende',
  'v.coord':
    'Utse två koordinatorer. De ska vara så fria som möjligt: inte handläggare och inte nära barnet i vardagen.',
  'v.coord.decl':
    'Jag är inte handläggare i ärendet, arbetar inte nära barnet i vardagen och är inte närstående.|Jag tar uppdraget|Jag är inte fri',
  'v.offer':
    '3. Erbjudande|Läs in er. Fråga familjen om nätverksmöte. Lyssna på barnet.|Familjen säger ja|Familjen säger nej|Familjen vill tänka',
  'v.pre':
    '4. Förmöte|Problemanalys|Syfte|Nätverkskarta|Språkrör|Gästlista|Inbjudan|Kartläggningen börjar nu och ska vara klar till nätverksmöte 2.',
  'v.spr':
    'Språkröret är en person som står nära barnet och som vårdnadshavaren har förtroende för. Språkröret är barnets röst. Har personen tackat ja? Har vårdnadshavaren sagt ja?',
  'v.nm1':
    '5. Nätverksmöte 1|Presentera språkröret. Gör en gemensam behovsanalys. Alla får hemläxa: Vad kan jag bidra med?',
  'v.home': 'Din hemläxa till {}: Vad kan du bidra med? Skriv kort. Det är bra att skriva "det här kan jag inte".',
  'v.nm2': '6. Nätverksmöte 2|Handlingsplan: mål, åtgärd, ansvarig, dag. Kontaktpersonen ska vara utsedd av rektor.',
  'v.kon.err':
    'Kontaktpersonen ska komma från elevhälsoteamet och utses av rektor.|Rektor eller socialsekreterare kan inte vara kontaktperson.|Välj någon annan.',
  'v.eht': 'Ta upp handlingsplanen i elevhälsoteamet mellan {} och {}.|Klart, togs upp {}',
  'v.spr.talk': 'Dags att höra med språkröret. Hur är det för barnet nu?',
  'v.new9': '9. Nya insatser|Nya insatser eller |andra åtgärder|Andra åtgärder dokumenteras inte här.',
  'v.eval': '10. Utvärdering|Avsluta eller fortsätta? Skicka dokumentationen till koordinatorn.',
};
