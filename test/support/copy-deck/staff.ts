/** What staff read (§7.1): the deck's words by key; {} stands for a name or a day, | parts what may stand apart. */
export const STAFF: Readonly<Record<string, string>> = {
  's.start.title': 'Ny SIP',
  's.start.body':
    'SIP betyder samordnad individuell plan. Du använder den när ett barn behöver stöd från flera verksamheter och stödet behöver samordnas. Skriv inte barnets namn i kanalen. Ärendet får ett alias: {}.',
  's.start.q1': 'Vem ser behovet?|Familjen frågar|Barnet frågar|Jag eller min verksamhet|Någon annan påtalar',
  's.start.q2': 'Vilken dag upptäcktes behovet?',
  's.start.q3': 'Vilka verksamheter har kontakt med barnet i dag?',
  's.start.btn': 'Starta|Avbryt',
  's.need.title': '1. Bedöm behovet',
  's.need.q':
    'Vad stämmer?|Flera verksamheter behöver vara med|Vår verksamhet räcker inte ensam|Det är oklart vem som ansvarar för vad|Insatser behöver ges samtidigt eller i en viss ordning|Familjen lägger mycket tid på att föra information vidare|Familjen hänvisas runt|Barnet går inte i skolan|Missbruk|Barnet är eller riskerar att bli placerat|Barnet är nyanlänt eller asylsökande|Barnet är anhörig|Annat',
  's.need.hint': 'Det räcker att en huvudman bedömer att planen behövs. Arbetet ska då börja genast.',
  's.need.btn': 'Ja, SIP behövs|Välj en annan väg|Nej, SIP behövs inte',
  's.need.refuse':
    'Familjen har bett om en SIP. Ett nej ska vara ett undantag. Skriv varför, vem som har beslutat och när familjen fick veta det.',
  's.need.concern':
    'Är du orolig för att barnet far illa? Då ska du genast göra en orosanmälan. Du behöver inget samtycke. Det gäller även under en SIP.|Visa hur du anmäler',
  's.need.acute': 'Är det akut? Ring 112.|Ring socialjouren: {}.',
  's.consent.title': '2. Samtycke',
  's.consent.body':
    'Ingen uppgift om barnet får lämnas till en annan verksamhet förrän samtycket är klart. Prata med familjen först. Berätta vad ni vill dela, med vem, varför och hur länge. Säg att de får säga nej och att de får ångra sig när de vill.',
  's.consent.q1': 'Vilka är vårdnadshavare?|gemensam|ensam|särskilt förordnad|god man|vet inte',
  's.consent.q2': 'Vilka verksamheter får dela och få uppgifter?',
  's.consent.q3': 'Vilka frågor gäller det?',
  's.consent.q4': 'Vilka slags uppgifter?',
  's.consent.q5': 'Finns det något familjen inte vill att ni tar upp?',
  's.consent.q6': 'Till och med vilken dag?',
  's.consent.q7': 'Hur lämnas samtycket?|underskrift|e-legitimation|muntligt',
  's.consent.q8':
    'Har barnet fått information och svarat?|Ja, vill|Nej, vill inte|Kunde inte svara|Ville inte svara|Inte tillfrågat',
  's.consent.q9': 'Behövs tolk eller annat stöd?|Nej|Ja, använt|Ja, ska bokas',
  's.consent.own': 'Din verksamhet ska själv bekräfta samtycket innan ni lämnar uppgifter.|Bekräfta för {}',
  's.consent.part':
    'Samtycket är inte klart. {} har inte svarat. Ni kan förbereda i er egen verksamhet men inte bjuda in.',
  's.consent.no':
    'Familjen säger nej. Dokumentera det. Ni kan rådgöra utan namn, erbjuda mer information eller avsluta.|Avsluta',
  's.consent.age15':
    'Barnet fyller 15 år {}. Från den dagen behövs också barnets samtycke. Prata med barnet i god tid.',
  's.consent.age18': 'Barnet fyller 18 år {}. Då upphör vårdnadshavarnas samtycke. Fråga den unga själv.',
  's.consent.exp': 'Samtycket gäller till {}. Fråga familjen om det ska förlängas.|Förläng',
  's.consent.withdraw':
    'Samtycket är återkallat. Inga uppgifter får delas. Kallelser som inte har skickats stoppas. Andra verksamheter ser inte längre ärendet. Prata med familjen om hur det ska bli.',
  's.prep.title': '3. Förbered',
  's.prep.body': 'Det mesta av arbetet görs före mötet. Gå igenom listan.',
  's.prep.list':
    'tillsammans med familjen|Barnet har valt hur det vill vara med|Gästlistan är godkänd|Muntlig kontakt är tagen med {}|Plats, tid och paus passar barnet|Tolk eller annat stöd|Vem leder, vem skriver',
  's.prep.child':
    'Hur vill barnet vara med?|Hela mötet|En del|Digitalt|Någon för barnets talan|Brev eller bild|Inte på mötet, men få veta efteråt',
  's.call.title': '4. Kalla',
  's.call.body': 'Huvudmännen får en kallelse. Andra får en inbjudan.|{} omfattas inte och kan inte bjudas in.',
  's.call.time':
    'Mötet bör hållas senast {} (tre veckor från att behovet upptäcktes). Barnets behov avgör. Väljer du en senare dag? Skriv varför.',
  's.call.btn': 'Skicka',
  's.call.noanswer': '{} har inte svarat. Ring.|Jag har ringt',
  's.meet.title': '5. SIP-möte',
  's.meet.agenda':
    'Välkomna och ramar: vad vi får tala om i dag, och till när|Barnets röst|Så ser vi läget: alla i tur och ordning|Behov|Mål: hur märker vi att det blir bättre?|Vem gör vad och när, i vilken ordning|Vem berättar för vem|Huvudansvarig|Dag för uppföljning|Känns det här rimligt för dig?',
  's.meet.frame': 'Samtycket gäller: {}|Det gäller inte: {}|Bryt om samtalet går utanför.',
  's.plan.title': 'Planen: vem gör vad och när?',
  's.plan.fields':
    'Behov|Mål|Insats|Huvudman|verksamhet|Person|Ordning|Börjar|Klar senast|Så märker vi att det hjälper',
  's.plan.other': 'Görs något av någon annan än kommunen eller regionen? Skriv vad. Skriv "inget" om svaret är nej.',
  's.plan.resp': 'Vilken huvudman har det övergripande ansvaret?|Kommunen|Regionen|Ersättare',
  's.plan.missing': 'Planen kan inte fastställas. Det saknas:',
  's.plan.btn': 'Fastställ planen',
  's.plan.intern':
    'Bara en huvudman har insatser. Planen kan användas för intern samverkan, men är då inte en SIP i lagens mening.',
  's.follow.title': '6. Följ upp',
  's.follow.q': 'Hur gick det med insatsen?|Gjort|Pågår|Inte gjort',
  's.follow.next': 'När ska ni följa upp nästa gång?|kallar',
  's.close.title': '7. Avsluta',
  's.close.q':
    'Varför avslutas ärendet?|Behovet av samordning finns inte kvar|Familjen vill avsluta|Samtycket gäller inte längre|Barnet har flyttat|Den unga har fyllt 18|Andra åtgärder|Skapat av misstag',
  's.close.check':
    'Varje mål är bedömt|Familjen vet att vi avslutar och vem de kan kontakta|Planen är sparad i respektive journal eller akt',
  's.close.done': 'Ärende {} är avslutat. Andra verksamheter ser det inte längre. Arbetsmaterial tas bort {}.',
  's.anon.title': 'Rådgör utan namn',
  's.anon.body':
    'Beskriv läget så att ingen kan förstå vem det gäller. Skriv inte namn, personnummer, skola, klass eller adress.',
  's.anon.check': 'Kan någon förstå vem det gäller?|Nej|Ja',
  's.handover': 'Du är huvudansvarig för|ärenden. Välj efterträdare innan du slutar.|Lämna över',
  's.mydeal': 'Din SIP-dag|saker i dag|Inga namn visas här.',
};
