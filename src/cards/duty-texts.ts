import type { DutyRule } from '../domain/ladders.ts';
import { mayRead } from '../domain/access.ts';
import { currentMeeting, fixedPlan } from '../domain/case.ts';
import { dutiesOf, isDutyOf, isOnList, type Duty } from '../domain/duties.ts';
import { dayOf, type Day } from '../domain/time.ts';
import type { View } from './view.ts';
import { cut } from './cut.ts';
import { shortDay } from './dates.ts';
import { guestName } from './guest-texts.ts';
import { personName } from './people.ts';
import { VASTBAS_DUTIES } from './vastbas-texts.ts';

/** What someone has to do, in words that say nothing about the child, and the screen where it is done. */
export const DUTIES: Readonly<Record<DutyRule, { readonly text: string; readonly screen: string }>> = {
  assess: { text: 'Bedöm behovet', screen: 'need' },
  'start-work': { text: 'Påbörja arbetet: prata med familjen om samtycke', screen: 'consent-scope' },
  'consent-answers': { text: 'Alla har inte svarat om samtycket', screen: 'consent-status' },
  'plan-meeting': { text: 'Planera mötet', screen: 'case' },
  call: { text: 'Kalla till mötet', screen: 'case' },
  answer: { text: 'Svara på kallelsen', screen: 'invitation' },
  phone: { text: 'Ring en inbjuden', screen: 'answer-for' },
  'call-off': { text: 'Ring om ett inställt möte', screen: 'call-off' },
  'keep-meeting': { text: 'Bestäm om mötet står fast', screen: 'keep-meeting' },
  'family-declined': { text: 'Familjen kan inte komma: bestäm om mötet', screen: 'keep-meeting' },
  'unit-declined': { text: 'Ingen från en kallad verksamhet kan komma: bestäm om mötet', screen: 'keep-meeting' },
  'new-time': { text: 'Välj en ny tid för mötet', screen: 'keep-meeting' },
  'was-held': { text: 'Blev mötet av?', screen: 'was-held' },
  'held-unanswered': { text: 'Blev mötet av?', screen: 'was-held' },
  'choose-leader': { text: 'Välj en ny mötesledare', screen: 'prepare' },
  'choose-secretary': { text: 'Välj en ny som skriver', screen: 'prepare' },
  'hold-meeting': { text: 'Håll mötet', screen: 'meeting' },
  'write-plan': { text: 'Skriv klart planen', screen: 'plan' },
  copies: { text: 'Lämna kopior av planen', screen: 'signatures' },
  original: { text: 'Lämna originalet till familjen', screen: 'signatures' },
  absence: { text: 'Rapportera att kallade inte kom', screen: 'absence' },
  sign: { text: 'Underskrifter saknas', screen: 'signatures' },
  'tell-child': { text: 'Berätta för barnet vad ni bestämde', screen: 'signatures' },
  measure: { text: 'Berätta hur det går med en insats', screen: 'measure-report' },
  'follow-up': { text: 'Följ upp', screen: 'follow-up' },
  'renew-consent': { text: 'Samtycket går snart ut', screen: 'consent-status' },
  'age-15': { text: 'Fråga om samtycke på nytt', screen: 'consent-status' },
  'age-18': { text: 'Fråga om samtycke på nytt', screen: 'consent-status' },
  locked: { text: 'Ärendet är låst. Ring dem som behöver veta', screen: 'protection-lift' },
  'lift-protection': { text: 'Ta ställning till om låset kan tas bort', screen: 'protection-approve' },
  'find-guardians': { text: 'Ta reda på vem som är vårdnadshavare', screen: 'family' },
  'legal-assessment': { text: 'Ta reda på vad den som bedömer frågan har kommit fram till', screen: 'circumstances' },
  'hindered-again': { text: 'Bedöm på nytt om vårdnadshavaren fortfarande är förhindrad', screen: 'circumstances' },
  'talk-family': { text: 'Ärendet är pausat. Prata med familjen', screen: 'consent-status' },
  'failed-face': { text: 'Ärendekortet kunde inte visas i kanalen', screen: 'failed' },
  'failed-prompt': { text: 'Frågan om uppföljning kunde inte visas i kanalen', screen: 'failed' },
  'failed-booking': { text: 'Mötet kunde inte bokas i kalendern', screen: 'failed' },
  'failed-unbooking': { text: 'Mötet kunde inte tas bort ur kalendern', screen: 'failed' },
  'failed-channel': { text: 'Ärendets egen kanal är inte klar', screen: 'failed' },
  'failed-members': { text: 'Se efter vilka som är med i ärendets kanal', screen: 'failed' },
  unreached: { text: 'Ring: ett meddelande kom inte fram', screen: 'unreached' },
  unsure: { text: 'Ring: det är osäkert om ett meddelande kom fram', screen: 'unreached' },
  duplicate: { text: 'Ring en kollega som också vill starta en SIP', screen: 'unreached' },
  'lss-review': { text: 'Se över planen: det har snart gått ett år', screen: 'follow-up' },
  paused: { text: 'Pausen är slut. Ska ärendet fortsätta?', screen: 'resume' },
  successor: { text: 'Den som är ansvarig har slutat. Utse en efterträdare', screen: 'pass-on' },
  survey: { text: 'Svara på frågor om hur det har varit', screen: 'survey' },
  'survey-family': { text: 'Fråga barnet och vårdnadshavarna hur det har varit', screen: 'survey' },
  'read-refusal': { text: 'Läs ett nej till SIP', screen: 'refusal' },
  ...VASTBAS_DUTIES,
};

type Named = { readonly rule: string; readonly due: string; readonly from: string };

/** Their day is the child's birthday, which no card that is sent may hold (decision 16). */
const BIRTHDAYS: ReadonlySet<string> = new Set<DutyRule>(['age-15', 'age-18']);

/** What a card carries to find a duty again: without its day, which may be a birthday. */
export const dutyValue = ({
  caseId,
  rule,
  ref,
}: {
  readonly caseId: string;
  readonly rule: string;
  readonly ref: string;
}): string => `${caseId}/${rule}:${ref}`;

/** What was late already on the day when it arose is not called late that day: an old need is no one's neglect. */
function whenText({ rule, due, from }: Named, today: Day): string {
  if (BIRTHDAYS.has(rule)) return '';
  if (due < today && from === today) return ', så snart det går';
  return `, ${due < today ? 'skulle varit klart' : 'senast'} ${shortDay(due as Day)}`;
}

/** One line for each duty; days that have passed say so, and lines that would be the same are numbered. */
export function dutyLines<D extends Named>(
  duties: readonly D[],
  today: Day,
  lead = (_duty: D): string => '',
  whom = (_duty: D): string => '',
): readonly string[] {
  const lines = duties.map((duty) => {
    const name = whom(duty);
    return `${lead(duty)}${DUTIES[duty.rule as DutyRule].text}${name ? `: ${name}` : ''}${whenText(duty, today)}`;
  });
  return lines.map((line, index) => {
    const same = lines.filter((one) => one === line).length;
    const nth = lines.slice(0, index + 1).filter((one) => one === line).length;
    return same === 1 ? line : `${line} (${nth} av ${same})`;
  });
}

/** What waits for the viewer in a case today, the first day first. */
export const dutiesNow = ({ sip, profile, directory, viewer, now }: View): readonly Duty[] =>
  dutiesOf({ profile, directory }, sip)
    .filter((duty) => isDutyOf(duty, viewer) && isOnList(duty, dayOf(now)))
    .toSorted((one, other) => `${one.due} ${one.key}`.localeCompare(`${other.due} ${other.key}`));

/** The same, one line each. Names and measures stand only in the opened card, for those who may read the case (decision 16). */
export function ownDuties(view: View): readonly { readonly line: string }[] {
  const { sip, profile, directory, viewer, now } = view;
  const today = dayOf(now);
  const reads = mayRead(profile, directory, sip, viewer, today);
  const whom = reads ? (duty: Duty): string => whomToCall(view, duty) || whichMeasure(view, duty) : undefined;
  return dutyLines(dutiesNow(view), today, undefined, whom).map((line) => ({ line }));
}

type Calling = { readonly rule: DutyRule; readonly ref: string };
/** Whom a call is to; empty when the duty is no call, or the person is gone. */
export function whomToCall(view: View, { rule, ref }: Calling): string {
  const { sip, directory } = view;
  const guest = currentMeeting(sip)?.guests.find((one) => one.id === ref);
  if (rule === 'phone') return guest ? guestName(view, guest) : '';
  if (rule === 'call-off') return cut(sip.calls[ref]?.name ?? '', NAME);
  return rule === 'unreached' || rule === 'unsure' || rule === 'duplicate' ? personName(directory, ref) : '';
}
/** Which of the measures it is about; empty when it is about none. */
const whichMeasure = ({ sip }: View, { rule, ref }: Calling): string =>
  rule === 'measure' || rule === 'begin-measure'
    ? cut(fixedPlan(sip)?.measures.find(({ id }) => id === ref)?.text ?? '', NAME)
    : '';
const NAME = 60;
