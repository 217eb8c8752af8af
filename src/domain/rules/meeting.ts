import { offLacks } from '../called.ts';
import { currentMeeting, fixedPlan, type Case } from '../case.ts';
import { principalOf, unitName } from '../directory.ts';
import { evaluateConsent } from '../evaluate-consent.ts';
import { hard, soft } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import { absentees, type Meeting } from '../meeting.ts';
import type { Plan } from '../plan.ts';
import type { Profile } from '../profile.ts';
import { isCovered } from './guests.ts';
import { changeGuests } from './prepare.ts';
import type { Evolves, Guard, Rule } from './rule.ts';

/** the consent must hold at this moment, whoever is there. */
export const consentNow: Guard<'meeting.start'> = (sip, { at }, { profile }) =>
  evaluateConsent(profile, sip, dayOf(at)).allowed ? [] : [hard('MOT-01')];
/** E4: those called were told that it is off; first they have to hear that it is on. */
export const notOff: Guard<'meeting.start'> = (sip) => offLacks(sip);
/** Nothing leads back from a meeting that is started: who starts it before its day says why. */
export const onItsDay: Guard<'meeting.start'> = (sip, { at }) => {
  const start = currentMeeting(sip)?.start;
  return start && dayOf(start) > dayOf(at) ? [soft('meeting-early', { day: dayOf(start) })] : [];
};
/** Who the consent no longer covers cannot take part (MOT-02). */
export const attendeesCovered: Guard<'meeting.start'> = (sip, { attended, at }, context) => {
  if (!evaluateConsent(context.profile, sip, dayOf(at)).allowed) return [];
  const there = currentMeeting(sip)?.guests.filter((guest) => attended.includes(guest.id)) ?? [];
  const red = there.filter((guest) => !isCovered(context, sip, guest, at)).map((guest) => guest.unit);
  return [...new Set(red)].map((unit) => hard('MOT-02', { unit: unitName(context.directory, unit) }));
};
export const familyThere: Guard<'meeting.start'> = (sip, { attended, familyAbsence }) => {
  const family = currentMeeting(sip)?.guests.some((guest) => guest.member && attended.includes(guest.id));
  return family || familyAbsence !== '' ? [] : [hard('family-absent')];
};
export const bothPrincipalsThere: Guard<'meeting.start'> = (sip, { attended }, { directory }) => {
  const guests = currentMeeting(sip)?.guests.filter((guest) => attended.includes(guest.id)) ?? [];
  const kinds = new Set([sip.unit, ...guests.map((guest) => guest.unit)].map((unit) => principalOf(directory, unit)));
  return kinds.has('municipality') && kinds.has('region') ? [] : [soft('one-principal-there')];
};
export const startMeeting: Rule<'meeting.start'> = (_sip, { attended, familyAbsence }) => [
  { type: 'MeetingStarted', attended, familyAbsence },
];

/** The last meeting held, when someone was absent from it. */
export function heldWithout(profile: Profile, sip: Case): Meeting | undefined {
  const held = sip.meetings.findLast((meeting) => meeting.startedAt);
  return profile.absence && held && absentees(held).length > 0 ? held : undefined;
}
/** The same, while nobody has reported it. */
export function unreportedAbsence(profile: Profile, sip: Case): Meeting | undefined {
  const held = heldWithout(profile, sip);
  return held?.absenceReported ? undefined : held;
}
/** Reported once; later on only that someone came all the same (N13). */
export const absenceThere: Guard<'absence.report'> = (sip, { came }, { profile }) => {
  const held = heldWithout(profile, sip);
  if (!held || (held.absenceReported && came.length === 0)) return [hard('absence-gone')];
  const absent = new Set(absentees(held).map(({ id }) => id));
  return came.every((id) => absent.has(id)) ? [] : [hard('absence-gone')];
};
export const reportAbsence: Rule<'absence.report'> = (sip, { came, at }, { profile }) => {
  const held = heldWithout(profile, sip);
  const on = held?.absenceReported?.on ?? dayOf(at);
  return held ? [{ type: 'AbsenceReported', meeting: held.id, on, ...(came.length > 0 ? { came } : {}) }] : [];
};

/** A new version begins as a copy of the fixed one, so that nothing agreed is typed again. */
export const beginPlan: Rule<'plan.begin' | 'plan.revise'> = (sip) => {
  const fixed = fixedPlan(sip);
  return [{ type: 'PlanBegun', plan: fixed ? revisionOf(fixed) : emptyPlan(1) }];
};
const emptyPlan = (version: number): Plan => ({
  version,
  status: 'draft',
  needs: [],
  goals: [],
  measures: [],
  routes: [],
  signatures: {},
  copies: {},
});
const revisionOf = ({ needs, goals, measures, routes, words, responsible, version }: Plan): Plan => ({
  ...emptyPlan(version + 1),
  needs,
  goals,
  measures,
  routes,
  ...(words ? { words } : {}),
  ...(responsible ? { responsible } : {}),
});

/** A meeting that is noted on a later day was held on its own: T5 counts from then. */
const heldAt = ({ start }: Meeting, at: Instant): Instant => (start && dayOf(start) < dayOf(at) ? start : at);

export const meetingEvolves: Evolves<'MeetingStarted' | 'MeetingRenewed' | 'PlanBegun' | 'AbsenceReported'> = {
  AbsenceReported: (sip, { meeting: id, on, came = [] }, { by }) =>
    by === 'system'
      ? sip
      : {
          ...sip,
          meetings: sip.meetings.map((one) =>
            one.id === id
              ? {
                  ...one,
                  guests: one.guests.map((guest) => (came.includes(guest.id) ? { ...guest, attended: true } : guest)),
                  absenceReported: { on, by },
                }
              : one,
          ),
        },
  MeetingStarted: (sip, { attended, familyAbsence }, { at }) => {
    const all = currentMeeting(sip)?.guests.map((guest) => guest.id) ?? [];
    const noted = changeGuests(sip, all, (guest) => ({ ...guest, attended: attended.includes(guest.id) }));
    const meetings = noted.meetings.map((meeting, index): Case['meetings'][number] =>
      index === noted.meetings.length - 1
        ? { ...meeting, startedAt: heldAt(meeting, at), ...(familyAbsence ? { familyAbsence } : {}) }
        : meeting,
    );
    return { ...noted, meetings };
  },
  MeetingRenewed: (sip, { meeting }) => ({
    ...sip,
    seq: sip.seq + 1 + meeting.guests.length,
    meetings: [...sip.meetings, meeting],
  }),
  PlanBegun: (sip, { plan }) =>
    sip.plans.some((one) => one.version === plan.version) ? sip : { ...sip, plans: [...sip.plans, plan] },
};
