import type { DutyRule } from '../domain/ladders.ts';
import { dutiesOf } from '../domain/duties.ts';
import { dayOf, type Day } from '../domain/time.ts';
import type { View } from './view.ts';
import { shortDay } from './dates.ts';

/** What someone has to do, in words that say nothing about the child, and the screen where it is done. */
export const DUTIES: Readonly<Record<DutyRule, { readonly text: string; readonly screen: string }>> = {
  assess: { text: 'Bedöm behovet', screen: 'need' },
  'start-work': { text: 'Påbörja arbetet: prata med familjen om samtycke', screen: 'consent-scope' },
  'consent-answers': { text: 'Alla har inte svarat om samtycket', screen: 'consent-status' },
  'plan-meeting': { text: 'Planera mötet', screen: 'case' },
  call: { text: 'Kalla till mötet', screen: 'case' },
  answer: { text: 'Svara på kallelsen', screen: 'invitation' },
  phone: { text: 'Ring en inbjuden', screen: 'answer-for' },
  'hold-meeting': { text: 'Håll mötet', screen: 'meeting' },
  'write-plan': { text: 'Skriv klart planen', screen: 'plan' },
  copies: { text: 'Lämna kopior av planen', screen: 'signatures' },
  sign: { text: 'Underskrifter saknas', screen: 'signatures' },
  'tell-child': { text: 'Berätta för barnet vad ni bestämde', screen: 'signatures' },
  measure: { text: 'Berätta hur det går med en insats', screen: 'measure-report' },
  'follow-up': { text: 'Följ upp', screen: 'follow-up' },
  'renew-consent': { text: 'Samtycket går snart ut', screen: 'consent-status' },
  'age-15': { text: 'Ny fråga om samtycke: en födelsedag närmar sig', screen: 'consent-status' },
  'age-18': { text: 'Ny fråga om samtycke: en födelsedag närmar sig', screen: 'consent-status' },
  'talk-family': { text: 'Ärendet är pausat. Prata med familjen', screen: 'consent-status' },
  unreached: { text: 'Ring: ett meddelande kom inte fram', screen: 'unreached' },
  duplicate: { text: 'Ring en kollega som också vill starta en SIP', screen: 'unreached' },
  'read-refusal': { text: 'Läs ett nej till SIP', screen: 'refusal' },
};

type Named = { readonly rule: string; readonly due: string };

/** One line for each duty; days that have passed say so, and lines that would be the same are numbered. */
export function dutyLines<D extends Named>(
  duties: readonly D[],
  today: Day,
  lead = (_duty: D): string => '',
): readonly string[] {
  const lines = duties.map((duty) => {
    const when = duty.due < today ? 'skulle varit klart' : 'senast';
    return `${lead(duty)}${DUTIES[duty.rule as DutyRule].text}, ${when} ${shortDay(duty.due as Day)}`;
  });
  return lines.map((line, index) => {
    const same = lines.filter((one) => one === line).length;
    const nth = lines.slice(0, index + 1).filter((one) => one === line).length;
    return same === 1 ? line : `${line} (${nth} av ${same})`;
  });
}

/** What waits for the viewer in a case, one line each. */
export function ownDuties({ sip, profile, directory, viewer, now }: View): readonly { readonly line: string }[] {
  const today = dayOf(now);
  const own = dutiesOf({ profile, directory }, sip).filter((duty) => duty.person === viewer && duty.from <= today);
  return dutyLines(own, today).map((line) => ({ line }));
}
