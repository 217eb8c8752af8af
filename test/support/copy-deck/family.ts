/** What a family reads (§7.4, 7.5), by key; | parts what stands apart, and what is filled in is left out. */
export const FAMILY: Readonly<Record<string, string>> = {
  'f.what':
    'Vad är en SIP?|SIP är en plan. I planen står vem som gör vad och när för ditt barn. Skola, socialtjänst, vård och andra träffas tillsammans med er. Ni bestämmer vilka som ska vara med. Det kostar ingenting.',
  'f.consent':
    'Får vi prata med varandra?|För att vi ska kunna samarbeta behöver ni säga ja. Ni bestämmer vilka vi får prata med, om vad, och hur länge. Ni får säga nej till delar. Ni kan ändra er när som helst. Säg det till vem som helst av oss. Säger ni nej har ni kvar er rätt att söka stöd hos var och en.',
  'f.consent.exclude': 'Finns det något som ni inte vill att vi tar upp?',
  'f.consent.both': 'Har barnet två vårdnadshavare behöver båda säga ja.',
  'f.receipt': 'Kvitto på samtycke|Får dela|få veta:|Det gäller:|Det gäller inte:|till och med|Vill du ändra dig? Ring',
  'f.guest': 'Vilka vill ni ha med? Ni kan ta med släkt, en vän eller någon annan ni litar på.',
  'f.meeting':
    'Mötet är X kl. X i X.|X leder. Det tar X minuter. Säg till om ni vill ha tolk, paus eller hjälp att ta er dit.',
  'f.after':
    'Så här gjorde vi upp|Här är planen. Den är er också. Stämmer den?|Ja|Något är fel|Jag vill prata med någon',
  'f.fridge': 'Vem gör vad och när',
  'f.status': 'X av X saker är gjorda. Nästa gång vi ses: X.',
  'f.no':
    'Vi har bedömt att det inte blir någon SIP nu. Skälet är: X|X har bestämt det|Vill du prata om beslutet? Ring X. Du kan alltid fråga igen.',
  'f.withdraw':
    'Du har tagit tillbaka ditt samtycke. Vi har slutat dela uppgifter. Det som redan har lämnats finns kvar hos dem som fick det.',
  'f.log': 'Vill du veta vem som har läst om ditt barn? Du kan begära ett utdrag av varje verksamhet.',
  'f.rights': 'Du har rätt att läsa, rätta fel och klaga. Verksamheten som äger uppgiften svarar: X.',
  'b.what': 'Några vuxna vill hjälpas åt runt dig. Då gör man en plan som heter SIP. Du får vara med och bestämma.',
  'b.voice':
    'Min röst|Vad är bra just nu? Vad är jobbigt? Vad vill du ska bli annorlunda?|Du kan skriva, prata in med en vuxen, rita eller hoppa över.',
  'b.how':
    'Hur vill du vara med? På hela mötet · En stund · På telefon · Någon säger det åt mig · Jag skriver · Jag vill inte vara där, men jag vill veta sen',
  'b.who': 'Vem ska prata för dig om du inte vill?',
  'b.not': 'Är det något som de vuxna inte får prata om?',
  'b.15':
    'Du som har fyllt 15 behöver själv säga ja för att de ska få prata med varandra. Du kan säga nej. Du kan ändra dig.',
  'b.after': 'Det här bestämde vi|Något som blev fel? Säg till X.',
  'b.safe': 'Har du det inte bra?|Ring 112 om det är bråttom. Du kan ringa eller chatta med Bris: 116 111.',
};

/** The easy texts (§7.5b), one thought a line; a name and a number are one fact. */
export const LIGHT: Readonly<Record<string, string>> = {
  'f.what':
    'SIP är en plan. / Planen är för ditt barn. / I planen står vem som hjälper till. / Där står också när. / Du och ditt barn är med och bestämmer. / Det kostar inga pengar.',
  'f.consent':
    'Vi vill prata med varandra om ditt barn. / Först behöver du säga ja. / Du bestämmer vilka vi får prata med. / Du bestämmer vad vi får prata om. / Du bestämmer hur länge. / Du får säga nej. / Du får ändra dig.',
  'f.meeting':
    'Vi ska träffas / Dag: X. / Tid: X. / Plats: X. / Du får ta med någon du litar på. / Säg till om du vill ha tolk. / Du får ta paus.',
  'f.after': 'Det här bestämde vi / Läs planen. / Är något fel? / Ring X.',
  'f.no': 'Det blir ingen SIP nu. / Så här har vi tänkt: X / Vill du prata om det? / Ring X. / Du får fråga igen.',
};
