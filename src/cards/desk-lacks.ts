/** What stops someone on a screen outside any case. */
export const DESK_LACKS: Readonly<Record<string, string>> = {
  'ID-01': 'Här finns uppgifter som visar vem det gäller. Ta bort dem.',
  'anon-known': 'Du svarade att någon kan förstå vem det gäller. Skriv om texten tills ditt svar är nej.',
  'inquiry-whom': 'Välj vem du skickar till.',
  'inquiry-many': 'Välj högst {n} personer.',
  'inquiry-not-yours': 'Det är inte ställt till dig.',
  'inquiry-done': 'Någon annan har redan svarat. Läs svaret.',
  'inquiry-text': 'Skriv ditt råd.',
  'inquiry-why': 'Skriv kort varför.',
  'inquiry-gone': 'Det finns inte längre: den som frågade har tagit bort det.',
  'pause-why': 'Skriv varför ärendet pausas.',
  'pause-until': 'Välj en dag längre fram då ni tar upp ärendet igen.',
  'pause-meeting': 'Ett möte är kallat. Flytta eller ställ in det först, eller pausa när det har varit.',
  'handover-whom': 'Välj vem som tar över.',
  'handover-self': 'Du kan inte lämna över till dig själv. Välj någon annan.',
  'handover-same': 'Personen är redan ansvarig. Välj någon annan.',
  'handover-deputy': 'Den som tar över är ersättare i planen. Välj en ny ersättare.',
  'handover-authority':
    'Den som tar över, och ersättaren, ska arbeta i samma förvaltning som den som är ansvarig. Välj någon annan.',
  'handover-unit': '{unit} omfattas inte av samtycket. Välj någon i den egna verksamheten, eller fråga familjen först.',
};
