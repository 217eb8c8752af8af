/** What stops someone, by code (§7.6); {} stands for a name, a number or a list. */
export const FAULTS: Readonly<Record<string, string>> = {
  'SAM-01': 'Välj vilka som får dela och vilka som får veta.',
  'SAM-02': 'Samtycket är för allmänt. Skriv vilka frågor och slags uppgifter det gäller.',
  'SAM-03': 'Slutdatum saknas eller ligger före startdatum.',
  'SAM-04': 'Samtycket får gälla högst {} månader. Välj en tidigare dag.',
  'SAM-06': 'Samma person kan inte vara båda vårdnadshavarna.',
  'SAM-07': 'Personen arbetar i ärendet och kan inte samtycka här.',
  'SAM-08': 'Muntligt samtycke: skriv vem som tog emot det, när och hur.',
  'SAM-09': 'Har familjen fått informationen? Fyll i dag och vem som informerade.',
  'SAM-10': 'Tolk eller annat stöd behövs först.',
  'SAM-11': 'Barnet ska få information och bli tillfrågat. Fyll i svaret eller varför det inte gick.',
  'SAM-12': 'Fråga om det är något familjen inte vill att ni tar upp.',
  'MOT-01': 'Mötet kan inte starta. Samtycket gäller inte i dag.',
  'MOT-02': '{} omfattas inte av samtycket och kan inte bjudas in.',
  'MOT-03': 'Fråga och syfte saknas. Skriv dem tillsammans med familjen.',
  'ID-01': 'Här finns uppgifter som visar vem det gäller. Ta bort dem.',
  'SKY-01': 'Personen har skyddade uppgifter. Gör det här på telefon, inte här. Kontakta {}.',
  'PLAN-02': 'Uppföljningsdag saknas eller har passerat.',
  'PLAN-03': 'Texten innehåller uppgifter som samtycket inte omfattar: {}.',
  'VB-SAMTYCKE': 'Västbas kräver familjens samtycke innan ärendet skrivs in.',
  'VB-KOORD-ANTAL': 'Det ska vara {} koordinatorer.',
  'VB-KOORD-JAV': '{} arbetar nära barnet eller handlägger ärendet. Välj en annan koordinator.',
  'VB-KONTAKT-REKTOR': 'Kontaktpersonen ska komma från elevhälsoteamet.',
  'VB-KONTAKT-SOC': 'socialsekreterare kan inte vara kontaktperson. Välj någon',
  'VB-KONTAKT-EHT': 'Kontaktpersonen ska komma från elevhälsoteamet|utses av rektor. Välj någon annan.',
  'VB-KONTAKT-UTSEDD': 'Kontaktpersonen ska vara utsedd av rektor.',
};

/**
 * Stops that are no lack of a form: each stands where it is met. T-ERR-01 promises less than the deck does ("Inget är
 * skickat"), since a failure may come after something was saved.
 */
export const STOPS: Readonly<Record<string, string>> = {
  'SAM-13': 'har inte bekräftat samtycket|Deras uppgifter visas inte.',
  'PLAN-01': 'Planen kan inte fastställas. Det saknas:',
  'T-ERR-01': 'Något gick fel hos oss. Försök igen om en stund.',
  'T-ERR-02': 'Någon annan hann ändra. Läs den nya texten och gör om din ändring.',
  'T-ERR-05': 'Kortet är gammalt.',
  'T-ERR-07': 'Du har inte tillgång till det här.',
  'T-ERR-09': 'Skriv inte uppgifter om barnet i kanalen. Använd Öppna ärendet.',
};
