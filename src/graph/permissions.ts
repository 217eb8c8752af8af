/** Every permission of Graph that the product can use. None is needed: the table says what is lost without it. */
export type Permission = keyof typeof PERMISSIONS;

type Row = {
  /** What people get by it. */
  readonly gives: string;
  /** What happens without it, and who does it instead. */
  readonly without: string;
  /** How narrowly it can be given. */
  readonly narrow: string;
};

/** Of the application itself; the documentation shows this table word for word. */
export const PERMISSIONS = {
  'User.Read.All': {
    gives: 'Importen hittar kontot med e-postadressen. Ett konto som stängs eller tas bort märks inom ett dygn.',
    without: 'Kontots id skrivs i personkatalogen. Vem som har slutat syns vid nästa import.',
    narrow: 'Gäller hela katalogen.',
  },
  'User.ReadBasic.All': {
    gives: 'Kallade utan e-postadress i personkatalogen får mötet i sin kalender.',
    without: 'De får kallelsen av boten, men inget möte i kalendern.',
    narrow: 'Gäller hela katalogen, men bara namn och adresser. Ingår i User.Read.All.',
  },
  'Calendars.ReadBasic': {
    gives: 'Den som kallar ser vilka som är upptagna vid den valda tiden. Vad de gör då visas aldrig.',
    without: 'Kortet visar inget om upptagna. Den som kallar frågar själv.',
    narrow: 'RBAC for Applications i Exchange: de brevlådor som personalen har.',
  },
  'Calendars.ReadWrite': {
    gives: 'Mötet bokas, ändras och ställs in i kalendern, med en länk till mötet på nätet.',
    without: 'Den som samordnar bokar själv och klistrar in länken. Kortet och dagens påminnelse säger det.',
    narrow: 'RBAC for Applications i Exchange: bara SIP-brevlådan, om en sådan anges.',
  },
  'TeamsAppInstallation.ReadWriteSelfForUser.All': {
    gives:
      'Boten installeras hos den som ska få ett meddelande och inte har den. Görs högst en gång per dygn och person.',
    without: 'Den som samordnar får veta att meddelandet inte kom fram och ringer i stället.',
    narrow: 'Gäller bara den här appen, hos alla användare.',
  },
  'AppCatalog.Read.All': {
    gives: 'Appen hittas i organisationens appkatalog, så att den kan installeras. Behövs ihop med den förra.',
    without: 'Boten installeras inte hos någon. En administratör kan göra det med en policy för appar.',
    narrow: 'Gäller hela appkatalogen, bara läsning.',
  },
  'ChannelSettings.Read.Group': {
    gives: 'En kanal som redan finns för ärendet hittas i stället för att göras en gång till.',
    without: 'Ärendet får ingen egen kanal: det visas i enhetens SIP-kanal.',
    narrow: 'Ges av appen i det team där den är tillagd (RSC).',
  },
  'Channel.Create.Group': {
    gives: 'Ett ärende kan få en egen delad kanal.',
    without: 'Ärendet visas i enhetens SIP-kanal.',
    narrow: 'Ges av appen i det team där den är tillagd (RSC).',
  },
  'TeamsAppInstallation.Read.Group': {
    gives: 'Boten hittar sin egen app i teamet, som den släpps in i kanalen med.',
    without: 'Ärendet får ingen egen kanal: det visas i enhetens SIP-kanal.',
    narrow: 'Ges av appen i det team där den är tillagd (RSC).',
  },
  'ChannelMember.ReadWrite.All': {
    gives: 'De som deltar läggs till i ärendets kanal, och tas bort när samtycket inte längre gäller dem.',
    without: 'Ärendet får ingen egen kanal: det visas i enhetens SIP-kanal.',
    narrow: 'Gäller alla kanaler. Ge den bara om ärenden ska ha egna kanaler.',
  },
  'TeamsAppInstallation.ManageSelectedForTeam.All': {
    gives: 'Boten kan skriva i ärendets egen kanal.',
    without: 'Ärendet får ingen egen kanal: det visas i enhetens SIP-kanal.',
    narrow: 'Gäller bara den här appen.',
  },
  'ChannelSettings.ReadWrite.All': {
    gives: 'Kanalen arkiveras när ärendet har avslutats, och öppnas om ärendet öppnas igen.',
    without: 'Kanalen står kvar. Alla utom den som ansvarar för ärendet tas ändå bort ur den.',
    narrow: 'Gäller alla kanaler. Kan undvaras.',
  },
} as const satisfies Readonly<Record<string, Row>>;
