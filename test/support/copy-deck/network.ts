/** What those who are called or invited read (§7.3). */
export const NETWORK: Readonly<Record<string, string>> = {
  'n.invite.mail':
    'Inbjudan till möte {}|Hej! Du är inbjuden till ett möte. Mer information får du av {}. Svara med ja, nej eller ersättare.',
  'n.invite.card': 'Du är {} till ett möte i ärende {} den {} kl. {}|Leder gör {}|Jag kommer|Jag kan inte|Ersättare',
  'n.prep':
    'Tänk igenom före mötet: Vad gör din verksamhet i dag? Vad kan du bidra med? Vad vill du veta av andra? Kom med erbjudanden, inte beställningar.',
  'n.scope': 'Du får tala om: {}. Samtycket gäller till {}.',
  'n.rule': 'Inspelning, transkribering och AI-sammanfattning är avstängt. Skriv inga uppgifter om barnet i chatten.',
  'n.task': 'Du har tagit på dig något i ärende {}|Klart senast {}|Gjort|Pågår|Kan du inte? Ring {}',
  'n.rel': 'Du är med för att familjen vill det. Du får veta det som sägs på mötet. För det inte vidare.',
  'n.removed': 'Du är inte längre med i ärende {}. Du kan inte öppna det.',
};
