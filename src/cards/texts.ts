import { listed } from './listed.ts';
import type { Progress } from '../domain/deadlines.ts';
import type { InfoType } from '../domain/profile.ts';
import type { Lack, Refusal } from '../domain/refusal.ts';
import type { Day } from '../domain/time.ts';
import { CONSENT_LACKS } from './consent-lacks.ts';
import { cut } from './cut.ts';
import { longDay, shortDay } from './dates.ts';
import { eitherOf } from './people.ts';
import { SEPARATION_LACKS } from './separation-lacks.ts';
import { DESK_LACKS } from './desk-lacks.ts';
import type { Choice } from './screen.ts';
import { anchorText, lengthText } from './spans.ts';
import { VASTBAS_LACKS } from './vastbas-texts.ts';

/** Every sentence that says what is missing or wrong, by its code; `{…}` are its parameters. */
const LACKS: Readonly<Record<string, string>> = {
  ...VASTBAS_LACKS,
  ...CONSENT_LACKS,
  ...SEPARATION_LACKS,
  ...DESK_LACKS,
  initiator:
    'Din verksamhet startar inte SIP själv här. Kontakta socialtjänst, skola eller vård som har kontakt med barnet.',
  'birth-future': 'Födelsedagen ligger i framtiden. Skriv barnets födelsedag.',
  'age-range':
    'Arbetssättet gäller barn och unga {min}–{max} år. Vuxna har samma rätt enligt lag – kontakta socialtjänsten eller vården.',
  'detected-future': 'Dagen då behovet upptäcktes ligger i framtiden. Välj i dag eller en tidigare dag.',
  'detected-old': 'Dagen då behovet upptäcktes är mer än {days} dagar sedan. Välj en senare dag.',
  'detected-before-birth': 'Behovet kan inte ha upptäckts innan barnet föddes. Rätta en av dagarna.',
  'detected-after-assessed': 'Behovet kan inte ha upptäckts efter den dag då ni bedömde det. Rätta dagen.',
  'other-child':
    'Både namn och födelsedag är ändrade, och ett samtycke gäller bara ett barn. Är det fel barn? Avbryt ärendet och starta ett nytt. Är det två skrivfel? Rätta ett av dem, hämta in ett nytt samtycke, och rätta sedan det andra.',
  'consent-falls':
    'Efter ändringen gäller samtycket inte längre. Samtycket måste hämtas in på nytt, och ärendet pausas till dess. Kryssa i rutan om du vill ändra ändå.',
  'custody-ground':
    'En vårdnadshavare som har svarat om samtycket tas bort. Skriv vad det bygger på, till exempel dom och datum. Är bara stavningen rättad? Kryssa i det.',
  'guardian-name': 'Ett telefonnummer saknar namn. Skriv namnet på vårdnadshavaren, eller ta bort numret.',
  'guardian-is-child': 'Barnet kan inte vara sin egen vårdnadshavare. Rätta namnet.',
  'guardian-one': 'Vid ensam vårdnad finns en vårdnadshavare. Ta bort den andra eller ändra vårdnaden.',
  'guardians-missing': 'Skriv namn på {n} vårdnadshavare, eller välj "vet inte".',
  checklist: 'Kryssa i minst en sak som stämmer, eller skriv med egna ord.',
  'two-organisations':
    'En {work} behöver minst {n} verksamheter. Gå tillbaka och välj vilka som har kontakt med barnet.',
  'family-wants': 'Här startar ni när både skolan och familjen vill. Fråga familjen och kryssa sedan i rutan.',
  'leader-sector': 'Mötet leds inte härifrån av någon i den verksamheten. Välj någon annan som leder.',
  'follow-up-way': 'Här följer ni upp på ett sätt som står i kortet. Välj ett av dem.',
  'one-principal':
    'Bara en huvudman är med. Planen kan användas för intern samverkan, men är då inte en SIP i lagens mening.',
  'family-missing': 'Fyll i vårdnadshavare och vårdnad först.',
  'refusal-reason': 'Skriv varför, med minst {n} tecken. Ett nej till familjen ska vara ett undantag.',
  'refusal-decided': 'Skriv vem som har beslutat.',
  'refusal-informed': 'Skriv hur familjen fick veta det.',
  'refusal-informed-future': 'Dagen då familjen fick veta ligger i framtiden. Prata med familjen först.',
  'SAM-01': 'Välj vilka som får dela och vilka som får veta.',
  'SAM-02': 'Samtycket är för allmänt. Skriv vilka frågor och slags uppgifter det gäller.',
  'SAM-03': 'Slutdatum saknas eller ligger före startdatum.',
  'SAM-04': 'Samtycket får gälla högst {n} månader. Välj en tidigare dag.',
  'SAM-06': 'Samma person kan inte vara båda vårdnadshavarna.',
  'SAM-07':
    'Personen arbetar i ärendet och kan inte samtycka här. Är det någon annan med samma namn? Skriv hela namnet under Vårdnadshavare.',
  'SAM-08': 'Muntligt samtycke: skriv vem som tog emot det, när och hur.',
  'SAM-09': 'Har familjen fått informationen? Fyll i dag och vem som informerade.',
  'SAM-10':
    'Tolk eller annat stöd behövs först. Boka det nu. Informera familjen när det finns på plats, och spara sedan här.',
  'SAM-11': 'Barnet ska få information och bli tillfrågat. Fyll i svaret eller varför det inte gick.',
  'SAM-12': 'Fråga om det är något familjen inte vill att ni tar upp.',
  'informed-future': 'Dagen då familjen fick information ligger i framtiden.',
  'before-birth': 'Dagen ligger före barnets födelse.',
  'day-far': 'Dagen ligger mer än {n} år fram. Kontrollera dagen.',
  'day-future': 'Dagen ligger i framtiden. Välj i dag eller en tidigare dag.',
  'maturity-role': 'En mognadsbedömning görs av {roles}.',
  'maturity-age': 'En mognadsbedömning gör ni när barnet har fyllt 12 år.',
  'maturity-reason': 'Skriv vad mognadsbedömningen bygger på.',
  'consent-scope-first': 'Skriv först vad samtycket gäller.',
  'consent-withdrawn': 'Samtycket är redan återkallat. Prata med familjen. Vill de samtycka igen skriver du ett nytt.',
  'consent-ended': 'Tiden för det här samtycket har gått ut. Skriv ett nytt innan någon svarar.',
  'answer-was-no':
    'Personen har sagt nej, och det svaret står kvar. Har personen ändrat sig skriver du ett nytt samtycke som alla får svara på.',
  'copy-not': 'Personen ska inte ha någon kopia: samtycket omfattar inte det i dag.',
  'not-signatory': 'Personen ska inte svara här. Ladda om och välj en av dem som visas.',
  'answer-before-informed': 'Svaret kan inte vara tidigare än dagen då familjen fick information.',
  'child-says-no': 'Barnet säger nej. Bedöm barnets mognad och barnets bästa innan du går vidare.',
  'withdraw-how': 'Skriv hur samtycket togs tillbaka, till exempel "på telefon".',
  'leader-is-secretary': 'Samma person leder och skriver. Det brukar bli bättre med två.',
  'role-unit': '{unit} omfattas inte av samtycket. Välj någon annan.',
  'guest-none': 'Välj minst en person.',
  'guest-unknown': 'Personen finns inte längre i katalogen. Välj i listan.',
  'outside-name': 'Skriv namnet.',
  'outside-contact': 'Skriv ett telefonnummer eller en adress.',
  'outside-unit': 'Verksamheten finns inte längre. Välj i listan.',
  'guest-already': 'Personerna finns redan på listan.',
  'guest-gone': 'Personen finns inte längre på listan.',
  'meeting-off':
    'Mötet är inställt tills den som samordnar har bestämt om det står fast eller får en ny tid. Ni får besked.',
  'meeting-called-off': 'Mötet är inställt. Ni får besked om det blir en ny tid.',
  'already-off': 'Mötet är redan inställt.',
  'off-late': 'Mötet skulle redan ha börjat. Svara på om det blev av.',
  'off-early': 'Mötet har inte varit än. Blir det inte av? Ställ in det.',
  'call-gone': 'Samtalet behövs inte längre.',
  'meeting-far': 'Mötet ligger mer än ett år fram. Kontrollera dagen.',
  'meeting-past': 'Mötet ligger i det förflutna. Välj en kommande tid.',
  'meeting-place': 'Skriv en plats eller en länk.',
  'meeting-link': 'Länken går inte att läsa. Klistra in hela adressen, den börjar med https://',
  'meeting-late': 'Mötet blir senare än {day} ({length} från {anchor}). Barnets behov avgör.',
  'meeting-holiday': 'Sista dagen för mötet ligger under {name}. Ett möte senast {day} hinner fler vara med på.',
  'call-lead': 'Kallelsen går ut mindre än {n} dagar före mötet.',
  'move-why': 'Skriv varför dagen ändras.',
  'MOT-01': 'Mötet kan inte starta. Samtycket gäller inte i dag.',
  'MOT-02': '{unit} omfattas inte av samtycket och kan inte bjudas in.',
  'MOT-03': 'Fråga och syfte saknas. Skriv dem tillsammans med familjen.',
  'child-way': 'Fyll i hur barnet vill vara med.',
  'leader-secretary': 'Välj vem som leder och vem som skriver.',
  'meeting-time': 'Välj dag, tid och plats för mötet.',
  'guests-none': 'Det finns ingen ny att bjuda in. Fyll på gästlistan först.',
  'guests-family-only': 'Ingen annan än familjen är inbjuden. En SIP behöver fler verksamheter.',
  'oral-contact': 'Ingen muntlig kontakt är noterad med {name}.',
  'answer-not-yours': 'Svaret är någon annans. Personen svarar själv, eller på telefon till den som är ansvarig.',
  'answer-why': 'Skriv kort varför.',
  'substitute-self': 'Välj en annan person som ersättare.',
  'substitute-invited': 'Personen är redan bjuden. Välj en annan ersättare.',
  'substitute-unit': 'Ersättaren ska komma från samma verksamhet.',
  'family-absent': 'Ingen från familjen är ikryssad. Skriv varför.',
  'meeting-early': 'Mötet är planerat till {day}. Startar du det nu kan det inte tas tillbaka.',
  'one-principal-there': 'Bara en huvudman är med på mötet.',
  'measure-dates': 'Insatsen kan inte vara klar innan den börjar.',
  'measure-who': 'Välj vem som gör insatsen.',
  'measure-principal': 'Personen eller verksamheten hör till en annan huvudman. Rätta ett av fälten.',
  'item-gone': 'Raden finns inte längre.',
  'item-same': 'Den raden finns redan i planen.',
  'responsible-unit': 'Den som är {role} ska arbeta i den valda verksamheten.',
  'deputy-same': 'Ersättaren ska vara en annan person.',
  'no-plan': 'Planen är inte fastställd än.',
  'PLAN-02': 'Uppföljningsdag saknas eller har passerat.',
  V1: 'Minst {missing}.',
  V2: 'Vem som ansvarar för insatsen "{text}".',
  V3: 'Vad någon annan än kommunen eller regionen gör. Skriv "inget" om svaret är nej.',
  V4: 'Vilken huvudman som har det övergripande ansvaret: kommunen eller regionen.',
  V5: 'När insatsen "{text}" börjar eller ska vara klar.',
  V6: 'Vem som berättar för vem.',
  V7: 'Dag för uppföljning, och den dagen ska ligga framåt.',
  V8: 'Barnets och familjens egna ord, och vad familjen själv gör. Skriv varför om det saknas.',
  V9: 'Hur ni märker att målet "{text}" är på väg.',
  'PLAN-03': 'Texten innehåller uppgifter som samtycket inte omfattar: {types}.',
  'family-not-read': 'Familjen har inte läst planen.',
  'consent-invalid': 'Samtycket gäller inte i dag. Prata med familjen först.',
  'sign-early': 'Dagen ligger före planen. Skriv dagen då personen skrev under den här planen.',
  'copy-how': 'Skriv hur kopian lämnades, till exempel "i handen".',
  'sign-why': 'Skriv varför personen inte skriver under.',
  'not-done-why': 'Skriv kort varför det inte är gjort.',
  'measure-not-yours': 'Insatsen är någon annans. Den som ansvarar svarar själv.',
  'measure-no-outcome': 'Insatsen "{text}" saknar svar om hur det gick.',
  'follow-up-next': 'Välj nästa dag för uppföljning, eller avsluta ärendet.',
  'child-not-told': 'Barnet var inte med och har inte fått veta vad ni bestämde.',
  'goal-none': 'Välj hur det gick för minst ett mål.',
  'goals-no-outcome': '{n} mål är inte bedömda. Be den som är {role}, eller ersättaren, att bedöma dem.',
  'goal-no-outcome': 'Målet "{text}" är inte bedömt.',
  'family-uninformed': 'Berätta för familjen att ni avslutar och vem de kan kontakta. Kryssa sedan i rutan.',
  'not-saved': 'Planen är inte sparad i journal eller akt.',
  'closer-not-responsible': 'Du är inte {role}.',
  'cancel-why': 'Skriv varför ärendet avbryts.',
  'reopen-late': 'Ärendet stängdes för mer än {n} dagar sedan. Starta en ny SIP i stället.',
  'not-unreached': 'Det är redan klart.',
  'survey-over': 'De här frågorna gäller inte längre.',
  'survey-done': 'Svaren är redan lämnade. Tack.',
  'survey-not-yours': 'Frågorna är till någon annan.',
  'miss-gone': 'Svaret är redan ångrat.',
  'deviation-done': 'En avvikelse är något som inte är gjort. Ta bort krysset, eller välj Inte gjort.',
  'absence-gone': 'Det är redan rapporterat.',
  'profile-same': 'Ärendet följer redan det senaste arbetssättet.',
  'duty-gone': 'Det där behöver du inte göra längre.',
};

/** Small numbers are words in a sentence. */
const inWords = (n: number): string => ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex'][n] ?? String(n);

const filled = (sentence: string, params: Lack['params'] = {}): string =>
  sentence.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => parameter(name, params[name]));
const MISSING: Readonly<Record<string, string | undefined>> = {
  need: 'ett behov',
  measure: 'en insats',
};
const parameter = (name: string, value: string | number | undefined): string => {
  if (name === 'number') return inWords(Number(value));
  if (name === 'day') return longDay(String(value) as Day);
  if (name === 'length') return lengthText(Number(value));
  if (name === 'anchor') return anchorText(value as Parameters<typeof anchorText>[0]);
  if (name === 'roles') return eitherOf(String(value).split(','));
  if (name === 'types')
    return listed(
      String(value)
        .split(',')
        .map((type) => INFO_TYPE_TEXTS[type as InfoType]),
    );
  if (name === 'missing') return MISSING[String(value)] ?? 'ett behov och minst en insats';
  return cut(String(value ?? ''), 120);
};

export const lackText = (lack: Lack): string => filled(LACKS[lack.code] ?? '', lack.params);
export const lackCodes: readonly string[] = Object.keys(LACKS);

export const REFUSALS: Readonly<Record<Refusal['code'], string>> = {
  'not-yours': 'Du har inte tillgång till det här.',
  'not-now': 'Det går inte i det här steget. Här ser du hur ärendet står nu.',
  stale: 'Någon annan hann ändra. Läs den nya texten och gör om din ändring.',
  lacking: 'Det går inte än.',
  'needs-reason': 'Stanna upp en stund.',
  duplicate: 'Vi behöver stämma av en sak innan ärendet kan starta. Någon hör av sig till dig.',
};
export const DONE = { 'plan-fixed': 'Planen är redan fastställd.' } as const;
export const KEPT = 'Det du skrev är kvar.';

export const INFO_TYPE_TEXTS: Readonly<Record<InfoType, string>> = {
  schooling: 'Skolgång',
  absence: 'Frånvaro',
  'learning-support': 'Stöd i lärandet',
  'physical-health': 'Fysisk hälsa',
  'mental-health': 'Psykisk hälsa',
  disability: 'Funktionsnedsättning',
  'social-situation': 'Social situation',
  'ongoing-measures': 'Pågående insatser',
  'family-situation': 'Familjesituation',
  'substance-use': 'Missbruk',
  crime: 'Brott',
  'contact-details': 'Kontaktuppgifter',
};

/** "Ärende K7F2 · Steg 4 av 7: Kalla · möte 12 dec · 9 dagar kvar av tre veckor" */
export function progressText(alias: string, progress: Progress): string {
  const { step, of, heading, meeting, left, followUp, paused, over } = progress;
  if (over) return `Ärende ${alias} · ${over === 'cancelled' ? 'Avbrutet' : 'Avslutat'}`;
  const parts = [
    `Ärende ${alias}`,
    `Steg ${step} av ${of}: ${heading.replace(/^\d+\.\s*/u, '')}`,
    ...(paused ? [paused.until ? `pausat till ${shortDay(paused.until)}` : 'pausat'] : []),
    ...(meeting ? [`möte ${shortDay(meeting)}`] : []),
    ...(left ? [leftText(left)] : []),
    ...(followUp ? [`uppföljning ${shortDay(followUp)}`] : []),
  ];
  return parts.join(' · ');
}
const leftText = ({ days, of }: NonNullable<Progress['left']>): string => {
  if (days < 0) return 'mötet bör hållas snart';
  if (days === 0) return `sista dagen av ${lengthText(of)}`;
  return `${days} ${days === 1 ? 'dag' : 'dagar'} kvar av ${lengthText(of)}`;
};

export const choicesOf = <Value extends string>(texts: Readonly<Record<Value, string>>): readonly Choice[] =>
  (Object.entries(texts) as [Value, string][]).map(([value, title]) => ({ title, value }));
