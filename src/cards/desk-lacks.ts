/** What stops someone on a screen outside any case. */
export const DESK_LACKS: Readonly<Record<string, string>> = {
  'ID-01': 'Här finns uppgifter som visar vem det gäller. Ta bort dem.',
  'anon-known': 'Du svarade att någon kan förstå vem det gäller. Skriv om texten tills ditt svar är nej.',
  'handover-whom': 'Välj vem som tar över.',
  'handover-self': 'Du kan inte lämna över till dig själv. Välj någon annan.',
  'handover-authority': 'Den som tar över ska arbeta i samma förvaltning som du. Välj någon annan.',
  'handover-unit': '{unit} omfattas inte av samtycket. Välj någon i din egen verksamhet, eller fråga familjen först.',
};
