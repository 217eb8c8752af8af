import { isOutsider } from '../domain/access.ts';
import { currentMeeting, fixedPlan, isOpen, type Case, type Part } from '../domain/case.ts';
import { PARTS } from '../domain/event.ts';
import { dayOf, daysBetween, type Instant } from '../domain/time.ts';
import { longDay } from './dates.ts';
import { headingOf } from './headings.ts';
import { whenText } from './meeting-texts.ts';
import type { View } from './view.ts';

/** Who was here within these days needs no summary. */
const AWAY_DAYS = 7;
const MOST = 6;

type News = { readonly title: string; readonly lines: readonly { readonly line: string }[] };

/**
 * What others have changed since the viewer last saw the overview, for someone who has been away: a few lines about
 * the case, without a word of what it is about. Nothing for a locked case; an outsider hears of the meeting and the
 * plan alone (§4.3).
 */
export function newsOf(view: View): News {
  const { sip, lastSeen, now, directory, viewer } = view;
  const isAway = lastSeen !== undefined && daysBetween(dayOf(lastSeen), dayOf(now)) >= AWAY_DAYS;
  if (!isAway || sip.protection) return { title: '', lines: [] };
  const seen = changedBy(sip, viewer, lastSeen);
  const all = [
    ...aboutMeeting(view, seen, lastSeen),
    ...(isOutsider(directory, sip, viewer) ? [] : aboutRest(view, seen, lastSeen)),
  ];
  return {
    title: all.length > 0 ? `Sedan du var här ${longDay(dayOf(lastSeen))}` : '',
    lines: all.slice(0, MOST).map((line) => ({ line: `• ${line}` })),
  };
}

/** How many of the parts someone else has changed since then. */
const changedBy =
  (sip: Case, viewer: string, since: Instant) =>
  (isPart: (part: Part) => boolean): number =>
    Object.entries(sip.changed).filter(([part, { by, at }]) => isPart(part) && by !== viewer && at > since).length;
type Changed = ReturnType<typeof changedBy>;

const only =
  (wanted: Part) =>
  (part: Part): boolean =>
    part === wanted;
const startingWith =
  (start: string) =>
  (part: Part): boolean =>
    part.startsWith(start);

function aboutMeeting({ sip }: View, changed: Changed, since: Instant): readonly string[] {
  const meeting = currentMeeting(sip);
  const plan = fixedPlan(sip);
  const isChanged = meeting?.start !== undefined && !meeting.startedAt && changed(only(PARTS.time)) > 0;
  const time = meeting?.offAt ? 'Mötet är inställt.' : `Mötet har fått en tid: ${whenText(meeting?.start ?? since)}.`;
  return [
    ...(isChanged ? [time] : []),
    ...(meeting?.startedAt && meeting.startedAt > since ? [`Mötet hölls ${longDay(dayOf(meeting.startedAt))}.`] : []),
    ...(plan?.fixedAt && plan.fixedAt > since ? [`Plan ${plan.version} är fastställd.`] : []),
  ];
}

function aboutRest({ sip, profile, viewer }: View, changed: Changed, since: Instant): readonly string[] {
  const answers = (currentMeeting(sip)?.guests ?? []).filter(
    ({ answer }) => answer && answer.at > since && answer.by !== viewer,
  ).length;
  const reports = changed(startingWith(PARTS.report('')));
  const isNewStep = sip.since > since;
  return [
    ...(sip.status !== 'active' && isOpen(sip) && changed(only(PARTS.pause)) > 0 ? ['Ärendet är pausat.'] : []),
    ...(isNewStep ? [`Ärendet är nu i ${headingOf(profile, sip.step)}.`] : []),
    ...(changed(only(PARTS.consent)) > 0 ? ['Samtycket är ändrat.'] : []),
    ...(changed(startingWith(PARTS.answerOf(''))) > 0 ? ['Någon har svarat om samtycket.'] : []),
    ...(answers > 0 ? [`${answers === 1 ? 'Ett svar' : `${answers} svar`} på kallelsen har kommit.`] : []),
    ...(reports > 0 ? [`${reports === 1 ? 'En insats' : `${reports} insatser`} har fått svar.`] : []),
    ...(changed(only(PARTS.followUp)) > 0 ? ['Uppföljningen är gjord eller har fått en ny dag.'] : []),
    ...(changed(only(PARTS.responsible)) > 0 ? ['Det är ändrat vem som ansvarar.'] : []),
    ...(changed((part) => part === PARTS.facts || part === PARTS.family) > 0
      ? ['Uppgifter om barnet eller familjen är rättade.']
      : []),
  ];
}
