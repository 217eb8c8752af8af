import { isChief, readersOf } from './access.ts';
import { currentMeeting, fixedPlan, isOpen, memberOf, type Case, type Step } from './case.ts';
import { startDeadline } from './deadlines.ts';
import type { Directory } from './directory.ts';
import type { PersonId } from './ids.ts';
import type { DutyRule } from './ladders.ts';
import type { Obligation } from './obligation.ts';
import { WITH_PLAN } from './process/scope.ts';
import type { Context } from './rules/rule.ts';
import { unbegun } from './rules/vastbas-follow-up.ts';
import { homeworkOwner, openHomework } from './rules/vastbas-homework.ts';
import { addDays, addWorkingDays, dayOf, type Day } from './time.ts';
import { ehtWindow, evaluationDay, talkDay } from './vastbas-deadlines.ts';
import {
  askedInstead,
  candidatesOf,
  factsOf,
  isVastbas,
  leavingOf,
  type Coordinator,
  type Homework,
  type Side,
} from './vastbas.ts';

const WORKING_WEEK = 5;
const WEEK = 7;
const SHORTLY = 3;
/** N12: how long a head teacher has before the school chief is asked. */
const APPOINT_DAYS = 14;
/** Before network meeting 2 has its day. */
const HOMEWORK_DAYS = 14;

const within = (rule: DutyRule, since: Day, holder?: PersonId): readonly Obligation[] => [
  { rule, due: addWorkingDays(since, WORKING_WEEK), since, holder },
];
const later = (a: Day, b: Day): Day => (a > b ? a : b);
const fixedDay = (sip: Case): Day => dayOf(fixedPlan(sip)?.fixedAt ?? sip.since);

/** What process B asks for besides what every case does (T8 to T10, N12). */
export function vastbasObligations(context: Context, sip: Case): readonly Obligation[] {
  if (!isVastbas(sip)) return [];
  const since = dayOf(sip.since);
  const byStep: { readonly [S in Step]?: () => readonly Obligation[] } = {
    request: () => [{ rule: 'request', due: startDeadline(context.profile, sip, false) ?? since, since }],
    assessment: () => assessing(sip, since),
    'not-vastbas': () => within('tell-decision', since),
    declined: () => within('tell-decision', since),
    offer: () => within('offer', since),
    'network-1': () => [...within('network-1', since), ...appointing(context, sip)],
  };
  const own = byStep[sip.step]?.() ?? [
    ...appointing(context, sip),
    ...takingOver(sip),
    ...afterStart(context, sip, since),
  ];
  return [...own, ...homework(context, sip), ...starting(sip)];
}

/** N12: how long samordnaren has to find someone who takes a coordinator's place; who is asked has a few days. */
export const seatsToFill = (sip: Case): readonly Obligation[] =>
  isOpen(sip) && isVastbas(sip)
    ? leavingOf(sip).map(({ person, leavesOn }): Obligation => {
        const asked = askedInstead(sip, person);
        if (asked) return declaring(asked);
        const reminders = [leavesOn, addDays(leavesOn, WEEK), addDays(leavesOn, APPOINT_DAYS - 1)];
        const since = addDays(leavesOn, -1);
        const due = addDays(leavesOn, APPOINT_DAYS);
        return { rule: 'replace-coordinator', ref: person, due, since, reminders, holder: sip.openedBy, blind: true };
      })
    : [];
const declaring = ({ person, proposedOn }: Coordinator): Obligation => {
  const due = addWorkingDays(proposedOn, SHORTLY);
  return { rule: 'declare', ref: person, due, since: proposedOn, holder: person, blind: true };
};

/** Until network meeting 2: each answers for oneself, and someone asks those who cannot. */
function homework(context: Context, sip: Case): readonly Obligation[] {
  if (!['network-1', 'prepare', 'called'].includes(sip.step)) return [];
  const meeting = currentMeeting(sip);
  const next = meeting?.start && !meeting.startedAt ? dayOf(meeting.start) : undefined;
  const reads = readersOf(context.profile, context.directory, sip);
  const open = openHomework(sip).map((one) => ({ one, owner: homeworkOwner(reads, sip, one) }));
  const dueOf = ({ on }: Homework): Day => next ?? addDays(on, HOMEWORK_DAYS);
  const first = open.find(({ owner }) => !owner);
  return [
    ...open.flatMap(({ one, owner }): readonly Obligation[] =>
      owner ? [{ rule: 'homework', ref: one.who, due: dueOf(one), since: one.on, holder: owner }] : [],
    ),
    ...(first ? [{ rule: 'homework-ask', due: dueOf(first.one), since: first.one.on } as const] : []),
  ];
}

/** Step 7: each measure says that it has begun, on the day on which it should have. */
const starting = (sip: Case): readonly Obligation[] =>
  WITH_PLAN.includes(sip.step)
    ? unbegun(sip).map(({ id, person, start }): Obligation => {
        const fixed = fixedDay(sip);
        const holder = person && !memberOf(sip, person) ? (person as PersonId) : undefined;
        return {
          rule: 'begin-measure',
          ref: id,
          due: start ?? addWorkingDays(fixed, WORKING_WEEK),
          since: fixed,
          holder,
        };
      })
    : [];

/** Each half of the assessment is asked for its own, then samordnaren for two coordinators, then they (B-03, B-04). */
function assessing(sip: Case, since: Day): readonly Obligation[] {
  const { assessor, verdicts } = factsOf(sip);
  const holders: Readonly<Record<Side, PersonId | undefined>> = { cbe: sip.openedBy, ifo: assessor };
  if (!verdicts?.cbe || !verdicts.ifo) {
    const due = addWorkingDays(since, WORKING_WEEK);
    const missing = (['cbe', 'ifo'] as const).filter((side) => !verdicts?.[side]);
    return missing.map((side) => ({ rule: 'assess-network', ref: side, due, since, holder: holders[side] }));
  }
  const { cbe, ifo } = verdicts;
  const from = later(cbe.on, ifo.on);
  const due = addWorkingDays(from, SHORTLY);
  // A no, or two answers that differ: samordnaren takes it on with IFO.
  if (!cbe.fits || !ifo.fits) return [{ rule: 'assess-network', due, since: from, holder: sip.openedBy }];
  const candidates = candidatesOf(sip);
  if (candidates.length < 2) return [{ rule: 'propose', due, since: from }];
  return candidates.filter(({ declaredOn }) => !declaredOn).map(declaring);
}

/** The head teacher who was asked, and after a fortnight the school chief: neither sees what the case is about. */
function appointing({ directory }: Context, sip: Case): readonly Obligation[] {
  const { headTeacher, contact } = factsOf(sip);
  if (contact && !contact.lostOn) {
    const due = addWorkingDays(contact.appointedOn, SHORTLY);
    return contact.overviewOn ? [] : [{ rule: 'overview', due, since: contact.appointedOn, holder: contact.person }];
  }
  if (!headTeacher) return [];
  const since = later(contact?.lostOn ?? headTeacher.askedOn, headTeacher.askedOn);
  const late = addDays(since, APPOINT_DAYS);
  return [
    { rule: 'appoint-contact', due: since, since, holder: headTeacher.person, blind: true },
    { rule: 'contact-missing', due: late, since, from: late, holder: chiefOf(directory, sip), blind: true },
  ];
}

const chiefOf = (directory: Directory, sip: Case): PersonId | undefined =>
  [...directory.staff.keys()].find((person) => isChief(directory, sip, person));

/** B-09, N12: whoever has said yes takes the case over, also in the place of an earlier contact person. */
function takingOver(sip: Case): readonly Obligation[] {
  const { contact, handedOver } = factsOf(sip);
  if (!contact?.overviewOn || contact.lostOn || handedOver?.to === contact.person) return [];
  return within('take-over', later(contact.overviewOn, fixedDay(sip)), contact.person);
}

function afterStart({ profile }: Context, sip: Case, since: Day): readonly Obligation[] {
  const { handedOver, eht } = factsOf(sip);
  if (!handedOver) return [];
  const started = dayOf(handedOver.at);
  const window = ehtWindow(profile, sip);
  const evaluation = evaluationDay(profile, sip);
  const talk = talkDay(profile, sip);
  return [
    ...(window && !eht
      ? [{ rule: 'eht', due: window.due, from: window.from, since: started, reminders: [window.from] } as const]
      : []),
    ...(evaluation
      ? [{ rule: 'evaluate', due: evaluation, since: started, from: addDays(evaluation, -30) } as const]
      : []),
    ...(sip.step === 'evaluation' ? within('evaluation', since) : []),
    ...(talk ? [{ rule: 'spokesperson', due: talk, since: started, from: addDays(talk, -7) } as const] : []),
  ];
}
