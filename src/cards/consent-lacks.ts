/** What can be missing or wrong about custody, a part of the consent, other persons and protected identity. */
export const CONSENT_LACKS: Readonly<Record<string, string>> = {
  'adult-decides': 'Den unga har fyllt 18 år och bestämmer själv. Det här gäller bara barn.',
  'circumstance-guardian': 'Välj vilken vårdnadshavare det gäller.',
  'excused-yes':
    'Ni väntar inte på ett ja från den vårdnadshavaren. Se Särskilt om vårdnaden. Ett nej skriver du här om det kommer.',
  'child-objects':
    'Barnet vill inte att {name} är med. Bestäm tillsammans med vårdnadshavare och den som leder mötet, och skriv varför.',
  'adult-objects': 'Den unga vill inte att {name} är med, och bestämmer själv. Ta bort personen från listan.',
  'object-self': 'Det är barnets eget möte. Skriv hur barnet vill vara med under Frågan, barnets sätt att vara med.',
  'topic-text': 'Skriv vad punkten handlar om.',
  'circumstance-last': 'Det finns ingen annan vårdnadshavare som kan svara. Be en jurist bedöma frågan.',
  'assessed-by': 'Skriv vem som har gjort bedömningen och vilken dag.',
  'hindered-why': 'Skriv varför vårdnadshavaren är förhindrad. Att någon inte har svarat än räcker inte.',
  'hindered-wait':
    'Den andra vårdnadshavaren får bestämma ensam bara om det som inte kan vänta och inte är ingripande för barnet. Stämmer det inte behöver ni vänta.',
  'hindered-until': 'Välj en dag inom {n} dagar då ni bedömer på nytt.',
  'circumstance-gone': 'Det är redan borttaget.',
  'circumstance-ended': 'Skriv varför det inte gäller längre.',
  'narrow-what': 'Välj minst en verksamhet, en fråga eller en slags uppgifter.',
  'narrow-all': 'Då är inget kvar att samverka om. Ta tillbaka hela samtycket i stället.',
  'third-relation': 'Skriv vem personen är för barnet, till exempel "mamma".',
  'third-already': 'Personen finns redan i listan.',
  'third-gone': 'Personen finns inte i listan, eller har inte sagt ja.',
  'line-not-yours':
    'Insatsen hör till en annan verksamhet. Den som ansvarar för den, eller den som skriver planen, gör det.',
  'SKY-01':
    'Personen har skyddade uppgifter. Gör det här på telefon, inte här. Kontakta den som är ansvarig för ärendet.',
  'protection-none': 'Ärendet är inte låst.',
  'protection-why': 'Skriv varför låset kan tas bort. Skriv inga uppgifter om barnet.',
  'protection-not-asked': 'Den som är ansvarig behöver be om det först.',
  'protection-two': 'Två personer behövs. Du har själv bett om att låset tas bort.',
  'referral-guardians':
    'Det är inte klart vilka som är vårdnadshavare. Ta reda på det före en remiss. Under tiden kan du rådgöra utan namn.',
  'referral-to': 'Skriv vart remissen går.',
  'referral-consent': 'En remiss behöver samtycke av {names}. Säger någon nej kan du rådgöra utan namn.',
  'referral-how': 'Skriv hur samtycket till remissen lämnades, till exempel "på telefon".',
};
