import { most } from './listed.ts';
import { currentMeeting, phaseOf, type Case } from '../domain/case.ts';
import { meetingDeadline } from '../domain/deadlines.ts';
import { effectiveConsent } from '../domain/evaluate-consent.ts';
import type { Meeting, OffReason } from '../domain/meeting.ts';
import { callLacks } from '../domain/rules/prepare.ts';
import { dayOf, isWorkingDay, weekdayOf, type Instant } from '../domain/time.ts';
import { guestName } from './guest-texts.ts';
import { clockTime, longDay, weekdayAndDay } from './dates.ts';
import { fitting } from './fitting.ts';
import { personName, staffName } from './people.ts';
import { anchorText, lengthText } from './spans.ts';
import type { View } from './view.ts';

/** "onsdag 18 mars 2026 kl. 14:00" */
export const whenText = (start: Instant): string =>
  `${weekdayAndDay(dayOf(start))} ${dayOf(start).slice(0, 4)} kl. ${clockTime(start)}`;

export function meetingFacts(
  { directory }: Pick<View, 'directory'>,
  meeting: Meeting,
): readonly { title: string; value: string }[] {
  const { start, minutes, place, leader, secretary } = meeting;
  return [
    ...(start ? [{ title: 'När', value: `${whenText(start)}${minutes ? `, ${minutes} minuter` : ''}` }] : []),
    ...(place ? [{ title: 'Plats', value: place }] : []),
    ...(leader ? [{ title: 'Leder', value: personName(directory, leader) }] : []),
    ...(secretary ? [{ title: 'Skriver', value: personName(directory, secretary) }] : []),
  ];
}

/** Why a meeting is called off; kept in the record of the case and sent to nobody. */
export const OFF_TEXTS: Readonly<Record<OffReason, string>> = {
  ill: 'Någon är sjuk',
  family: 'Familjen kan inte eller vill inte just nu',
  missing: 'Någon som behövs kan inte komma',
  place: 'Lokalen eller tekniken fungerar inte',
  other: 'Annat',
};

/** A calm word about a day on which many are free: nothing is stopped by it. */
export function freeDayText(start: Instant | undefined): string {
  if (!start || isWorkingDay(dayOf(start))) return '';
  const isWeekend = weekdayOf(dayOf(start)) > 5;
  return `Mötet är på en ${isWeekend ? 'helg' : 'helgdag'}, ${weekdayAndDay(dayOf(start))}. Kontrollera att alla kan vara med då.`;
}

const NAMES_BYTES = 600;
/** Who of those to be called has something else then; nothing where no calendar could be read. */
export function busyText({ busy, directory }: Pick<View, 'busy' | 'directory'>): string {
  if (!busy) return '';
  const { length: count } = busy.busy;
  const { length: all } = busy.asked;
  if (count === 0) return `Jag ser ${all === 1 ? 'en kalender' : `${all} kalendrar`}. Ingen är upptagen då.`;
  const names = busy.busy.map((person) => staffName(directory, person));
  return `Upptagna då: ${count} av ${all} (${most(names, fitting(names, NAMES_BYTES).length)}).`;
}

const MARKS = /[_*~`()[\]{}\\|^$<>!]/gu;
/** An address in which nothing is left that markdown would read: it means the same, letter by letter encoded. */
export const linkAddress = (link: string | undefined): string =>
  link && URL.canParse(link)
    ? new URL(link).href.replaceAll(MARKS, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    : '';

type Deadline = { readonly deadline: string; readonly span: string; readonly isOver: boolean };
/** s.call.time: the day of T2 and what it is counted from, in the words of the profile. */
export function deadlineTexts({ profile, sip, now }: View): Deadline {
  const rule = profile.deadlines.meeting;
  const deadline = meetingDeadline(profile, sip);
  if (!rule || !deadline) return { deadline: '', span: '', isOver: false };
  const span = `${lengthText(rule.days)} från ${anchorText(rule.anchor)}`;
  return { deadline: longDay(deadline), span, isOver: deadline < dayOf(now) };
}
export const isLate = ({ profile, sip }: View, start: Instant | undefined): boolean => {
  const deadline = meetingDeadline(profile, sip);
  return start !== undefined && deadline !== undefined && dayOf(start) > deadline;
};
export const consentUntil = ({ profile, sip, now }: View): string => {
  const until = effectiveConsent(profile, sip, dayOf(now))?.until;
  return until ? longDay(until) : '';
};

/** The consent is there and nothing has been prepared since. */
export const isUnprepared = (sip: Case): boolean =>
  sip.status === 'active' && phaseOf(sip) === 'prepare' && currentMeeting(sip)?.question === undefined;

/** The family is on the list from the beginning: nobody has been chosen yet. */
export const onlyFamily = ({ sip }: View): boolean =>
  phaseOf(sip) === 'prepare' && (currentMeeting(sip)?.guests.every((guest) => guest.member) ?? true);

/** s.prep.list: what the work before the meeting has come to (N5), in words and not only by a mark. */
export function readiness(view: View): readonly { line: string }[] {
  const { sip, now } = view;
  const meeting = currentMeeting(sip);
  const codes = new Set(callLacks(view, sip, now).map((lack) => lack.code));
  const without = (...lacks: readonly string[]): boolean => !lacks.some((code) => codes.has(code));
  const items: readonly (readonly [done: boolean, text: string])[] = [
    [without('MOT-03'), 'Frågan och syftet är skrivna tillsammans med familjen'],
    [without('child-way'), 'Barnet har valt hur det vill vara med'],
    [without('MOT-02') && !onlyFamily(view), 'Gästlistan är godkänd och alla omfattas av samtycket'],
    [
      without('oral-contact') && !onlyFamily(view),
      `Muntlig kontakt är tagen med ${oralNames(view) || 'dem som kallas'}`,
    ],
    [without('meeting-time', 'meeting-past'), 'Plats, tid och paus passar barnet'],
    [meeting?.interpreter !== undefined, interpreterText(meeting)],
    [without('leader-secretary'), 'Vem leder, vem skriver'],
  ];
  return items.map(([done, text]) => ({ line: `${done ? '✓ Klart' : '– Inte klart'}: ${text}` }));
}

const FEW = 4;
function oralNames(view: View): string {
  const waiting =
    currentMeeting(view.sip)?.guests.filter((guest) => guest.person && !guest.sentAt && !guest.offAt && !guest.oral) ??
    [];
  return most(
    waiting.map((guest) => guestName(view, guest)),
    FEW,
  );
}
function interpreterText(meeting: Meeting | undefined): string {
  if (meeting?.interpreter === undefined) return 'Tolk eller annat stöd: svara ja eller nej';
  if (!meeting.interpreter) return 'Tolk eller annat stöd behövs inte';
  const by = meeting.start ? `så att det är klart till ${weekdayAndDay(dayOf(meeting.start))}` : 'när mötet har en tid';
  return `Tolk eller annat stöd behövs. Boka det ${by}`;
}
