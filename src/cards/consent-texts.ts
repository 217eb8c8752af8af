import { listed, most } from './listed.ts';
import { childOf, currentConsent, isAdult, memberOf } from '../domain/case.ts';
import type { Consent, ConsentForm, ConsentStatus, ConsentVerdict, Signature } from '../domain/consent.ts';
import {
  answerersOf,
  effectiveConsent,
  excludes,
  excusedOf,
  objectorsOf,
  statusOf,
} from '../domain/evaluate-consent.ts';
import { CHILD, type MemberId } from '../domain/ids.ts';
import { addDays, ageOn, birthday, dayOf, type Day } from '../domain/time.ts';
import { shorten } from './cut.ts';
import { longDay } from './dates.ts';
import { toldOn, type ToldLaw } from './law-texts.ts';
import { unitName } from './people.ts';
import { INFO_TYPE_TEXTS } from './texts.ts';
import type { View } from './view.ts';

/** The newest version, the one that counts today, and what the newest still lacks. */
export type ConsentNow = {
  readonly newest?: Consent;
  readonly effective?: Consent;
  readonly verdict?: ConsentVerdict;
  readonly status: ConsentStatus;
};
export function consentNow({ profile, sip, now }: View): ConsentNow {
  const today = dayOf(now);
  const newest = currentConsent(sip);
  if (!newest) return { status: 'none' };
  const effective = effectiveConsent(profile, sip, today);
  const verdict = statusOf(profile, sip, newest, today);
  return { newest, verdict, status: verdict.status, ...(effective ? { effective } : {}) };
}
/** Answers may still be written to the newest version. */
export const isOpenVersion = ({ sip, now }: View): boolean => {
  const newest = currentConsent(sip);
  return newest !== undefined && !newest.withdrawn && dayOf(now) <= newest.until;
};

export const FORM_TEXTS: Readonly<Record<ConsentForm, string>> = {
  paper: 'underskrift',
  'e-id': 'e-legitimation',
  oral: 'muntligt',
};

export const CAPACITY = {
  child: 'barnet',
  guardian: 'vårdnadshavare',
  'former-guardian': 'inte längre vårdnadshavare',
  relative: 'närstående',
} as const;
export function memberName({ sip, now }: View, who: MemberId): string {
  const member = memberOf(sip, who);
  if (!member) return '';
  return `${member.name} (${who === CHILD && isAdult(sip, dayOf(now)) ? 'den unga' : CAPACITY[member.capacity]})`;
}

const SHOWN = 12;
const QUOTED = 600;
/** What a version covers, in words that the family would use. */
export const scopeText = (
  { directory }: View,
  consent: Consent,
  length = QUOTED,
): Readonly<Record<string, string>> => ({
  units: most(
    consent.units.map((unit) => unitName(directory, unit)),
    SHOWN,
  ),
  questions: shorten(consent.questions, length),
  types: listed(consent.infoTypes.map((type) => INFO_TYPE_TEXTS[type])),
  exclusions: excludes(consent.exclusions) ? shorten(consent.exclusions, length) : 'Inget är undantaget',
  until: longDay(consent.until),
});

export const waitsForPaper = ({ profile }: View, signature: Signature | undefined): boolean =>
  signature?.result === 'yes' && signature.form === 'oral' && profile.consent.writtenRequired;

function answerText(view: View, signature: Signature | undefined): string {
  if (!signature) return 'har inte svarat';
  const { result, on, form } = signature;
  const said = `${result === 'yes' ? 'ja' : 'nej'}, ${longDay(on)}, ${FORM_TEXTS[form]}`;
  return waitsForPaper(view, signature) ? `${said}. Väntar på underskrift` : said;
}

/** Those who may say no to the newest version, or take back a yes: also whose yes is not waited for (W12). */
export const objectors = ({ profile, sip, now }: View): readonly MemberId[] => {
  const newest = currentConsent(sip);
  return newest ? objectorsOf(profile, sip, newest, dayOf(now)) : [];
};

/** One line for each who answers: "Maria Testsson (vårdnadshavare): ja, 2 mars 2026, underskrift". */
export const answerLines = (view: View, consent: Consent): readonly { readonly line: string }[] => [
  ...[
    ...answerersOf(view.profile, view.sip, consent, dayOf(view.now)),
    ...excusedOf(view.profile, view.sip, consent, dayOf(view.now)).filter((who) => consent.signatures[who]),
  ].map((who) => ({
    line: `${memberName(view, who)}: ${answerText(view, consent.signatures[who])}`,
  })),
  ...(consent.withdrawn
    ? [{ line: `Taget tillbaka ${longDay(consent.withdrawn.on)} av ${memberName(view, consent.withdrawn.who)}` }]
    : []),
];

/** SC11: the units that have and have not confirmed the version that counts. */
export function confirmationLines(
  { profile, directory }: View,
  consent: Consent | undefined,
): readonly { readonly line: string }[] {
  if (!consent || !profile.consent.perAuthorityConfirmation) return [];
  const name = (unit: Consent['units'][number]): string => unitName(directory, unit);
  const done = consent.units.filter((unit) => consent.confirmedBy[unit]).map(name);
  const missing = consent.units.filter((unit) => !consent.confirmedBy[unit]).map(name);
  return [
    ...(done.length > 0 ? [{ line: `Har bekräftat: ${most(done, SHOWN)}.` }] : []),
    ...(missing.length > 0
      ? [
          {
            line: `Har inte bekräftat samtycket: ${most(missing, SHOWN)}. Deras uppgifter visas inte. Ring och be dem öppna ärendet och välja Bekräfta samtycket.`,
          },
        ]
      : []),
  ];
}

/** s.consent.withdraw */
const WITHDRAWN =
  'Samtycket är återkallat. Inga uppgifter får delas. Kallelser som inte har skickats stoppas. Andra verksamheter ser inte längre ärendet. Prata med familjen om hur det ska bli.';
/** s.consent.no */
const NO =
  'Familjen säger nej. Dokumentera det. Ni kan rådgöra utan namn, erbjuda mer information eller avsluta. Rådgör ni utan namn: beskriv läget så att ingen kan förstå vem det gäller.';
const LEGAL = 'Den unga säger ja men vårdnadshavare säger nej. Inga uppgifter får delas. Be en jurist bedöma frågan.';
const OWN_SUPPORT: ToldLaw = ['own-support', 'Socialtjänsten kan i vissa fall ge den unga stöd ändå, se {law}.'];
const EXCUSED_NO =
  'En vårdnadshavare som ni inte väntade svar från säger nej. Samtycket gäller inte. Inga uppgifter får delas. Be en jurist bedöma frågan.';
const ONE_GUARDIAN: ToldLaw = [
  'board-decides',
  'Ett beslut av socialnämnden enligt {law} ersätter inte samtycket till en SIP.',
];

/** What the state of the consent means and what to do about it, one sentence a line. */
export function consentLines(view: View): readonly string[] {
  const { sip, now } = view;
  const { newest, effective, verdict, status } = consentNow(view);
  if (!newest || !verdict) return [];
  if (sip.protection) return ['Ärendet är låst: någon har skyddade personuppgifter. Inga uppgifter får delas.'];
  const ended = `Samtycket gällde till och med ${longDay(newest.until)}. Inga uppgifter får delas. Fråga familjen om de vill samtycka igen.`;
  const says: Readonly<Record<ConsentStatus, () => readonly string[]>> = {
    none: () => [],
    withdrawn: () => [WITHDRAWN],
    refused: () => [
      ...refusedLines(view, newest, verdict),
      ...(view.profile.withoutConsent ? [view.profile.withoutConsent] : []),
    ],
    expired: () => [ended],
    valid: () => validLines(view, newest),
    partial: () => (dayOf(now) > newest.until && !effective ? [ended] : waitingLines(view, newest, verdict, effective)),
    'in-progress': () => waitingLines(view, newest, verdict, effective),
  };
  return [...says[status](), ...ageLines(view, effective ?? newest)];
}

function refusedLines(view: View, consent: Consent, { reasons }: ConsentVerdict): readonly string[] {
  const { sip, profile, now } = view;
  const told = (law: ToldLaw): readonly string[] => [toldOn(profile, law, dayOf(now))].filter((line) => line !== '');
  if (reasons.includes('JURIDISK_BEDOMNING'))
    return consent.signatures[CHILD]?.result === 'yes' ? [LEGAL, ...told(OWN_SUPPORT)] : [EXCUSED_NO];
  const guardians = Object.entries(consent.signatures).filter(([who]) => memberOf(sip, who)?.capacity === 'guardian');
  const split = sip.custody === 'joint' && new Set(guardians.map(([, { result }]) => result)).size === 2;
  return [NO, ...(split ? told(ONE_GUARDIAN) : [])];
}

/** s.consent.exp, when the last day is near. */
function validLines({ profile, now }: View, { until }: Consent): readonly string[] {
  const warn = Math.max(0, ...profile.consent.warnDays);
  return until <= addDays(dayOf(now), warn)
    ? [`Samtycket gäller till och med ${longDay(until)}. Fråga familjen om det ska förlängas.`]
    : [`Samtycket är klart och gäller till och med ${longDay(until)}.`];
}

/** s.consent.part: who has not answered, and what may be done meanwhile. */
function waitingLines(
  view: View,
  newest: Consent,
  { missing, reasons }: ConsentVerdict,
  effective: Consent | undefined,
): readonly string[] {
  if (reasons.includes('VARDNAD_OKAND'))
    return [
      'Samtycket är inte klart. Ta reda på vem som är vårdnadshavare och fyll i det. Ni kan förbereda i er egen verksamhet men inte bjuda in.',
    ];
  if (reasons.includes('JURIDISK_BEDOMNING'))
    return [
      'Samtycket är inte klart. Någon utanför Teams behöver ta ställning först: socialnämnden eller en jurist. Skriv vad de kommer fram till under "Särskilt om vårdnaden". Inga uppgifter får delas innan dess.',
    ];
  if (reasons.includes('BARN_18'))
    return [
      'Den unga har fyllt 18 år. Vårdnadshavarnas samtycke gäller inte längre. Fråga den unga själv. Inga uppgifter får delas innan dess.',
    ];
  const silent = missing.filter((who) => !newest.signatures[who]).map((who) => memberOf(view.sip, who)?.name ?? '');
  const spoken = missing.filter((who) => newest.signatures[who]).map((who) => memberOf(view.sip, who)?.name ?? '');
  const rest = effective
    ? `Det tidigare samtycket gäller så länge, till och med ${longDay(effective.until)}. Det som det nya tar bort delas inte längre.`
    : 'Ni kan förbereda i er egen verksamhet men inte bjuda in.';
  return [
    [
      effective ? 'Det nya samtycket är inte klart.' : 'Samtycket är inte klart.',
      ...(silent.length > 0 ? [`${listed(silent)} har inte svarat.`] : []),
      ...(spoken.length > 0 ? [`${listed(spoken)} har sagt ja muntligt. En underskrift behövs.`] : []),
      rest,
    ].join(' '),
    ...(reasons.includes('BARN_15_SAKNAS') && childAge(view) >= 15
      ? ['Barnet har fyllt 15 år. Därför behövs också barnets samtycke.']
      : []),
  ];
}

const childAge = ({ sip, now }: View): number => {
  const birth = childOf(sip)?.birth;
  return birth ? ageOn(birth, dayOf(now)) : 0;
};

/** s.consent.age15, s.consent.age18: the birthdays that change who has to answer, within the time of the consent. */
function ageLines({ profile, sip, now }: View, { signatures, until }: Consent): readonly string[] {
  const birth = childOf(sip)?.birth;
  if (!birth) return [];
  const [fifteen, eighteen] = [birthday(birth, 15), birthday(birth, 18)];
  const ahead = (day: Day): boolean => day > dayOf(now) && day <= until;
  const asked = signatures[CHILD]?.result === 'yes' || profile.consent.childSignsFromAge === null;
  return [
    ...(ahead(fifteen) && !asked
      ? [
          `Barnet fyller 15 år ${longDay(fifteen)}. Från den dagen behövs också barnets samtycke. Prata med barnet i god tid.`,
        ]
      : []),
    ...(ahead(eighteen)
      ? [`Barnet fyller 18 år ${longDay(eighteen)}. Då upphör vårdnadshavarnas samtycke. Fråga den unga själv.`]
      : []),
  ];
}
