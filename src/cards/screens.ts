import type { Case } from '../domain/case.ts';
import type { Verb } from '../domain/command.ts';
import type { CaseScreen, DeskScreen, Reading } from './screen.ts';
import * as advice from './screens/advice.ts';
import { answers } from './screens/answers.ts';
import { caseOverview } from './screens/case.ts';
import * as circumstances from './screens/circumstances.ts';
import * as closing from './screens/close.ts';
import * as consentAnswer from './screens/consent-answer.ts';
import * as consentStatus from './screens/consent-status.ts';
import { consentNarrow } from './screens/consent-narrow.ts';
import { consentChild } from './screens/consent-child.ts';
import { consentScope } from './screens/consent-scope.ts';
import * as correct from './screens/correct.ts';
import * as desk from './screens/desk.ts';
import * as familyText from './screens/family-text.ts';
import * as followUp from './screens/follow-up.ts';
import { deviations } from './screens/deviations.ts';
import { failed } from './screens/failed.ts';
import { host } from './screens/host.ts';
import { keepMeeting } from './screens/keep-meeting.ts';
import { manager } from './screens/manager.ts';
import * as meeting from './screens/meeting.ts';
import * as meetingOff from './screens/meeting-off.ts';
import * as pause from './screens/pause.ts';
import * as phone from './screens/phone.ts';
import * as planItems from './screens/plan-items.ts';
import * as planParts from './screens/plan-parts.ts';
import * as plan from './screens/plan.ts';
import * as profile from './screens/profile.ts';
import { planView } from './screens/plan-read.ts';
import * as protection from './screens/protection.ts';
import * as refusal from './screens/refusal.ts';
import * as signatures from './screens/signatures.ts';
import * as guests from './screens/guests.ts';
import { guestObject, guestRemove } from './screens/guest-off.ts';
import { topics } from './screens/topics.ts';
import * as guidance from './screens/guidance.ts';
import { handOver, passOn } from './screens/hand-over.ts';
import * as inquiry from './screens/inquiry.ts';
import { invitation } from './screens/invitation.ts';
import * as prepare from './screens/prepare.ts';
import * as reroute from './screens/reroute.ts';
import * as releases from './screens/releases.ts';
import { survey } from './screens/survey.ts';
import * as start from './screens/start.ts';
import { vastbasScreens } from './vastbas-screens.ts';
import type { Inputs, View } from './view.ts';
import * as tasks from './screens/tasks.ts';
import * as thirds from './screens/thirds.ts';
import * as wayBack from './screens/way-back.ts';

/** Every screen by its name: what buttons with the verb `go.<name>` lead to. */
export const caseScreens = {
  case: caseOverview,
  manager,
  'new-case': start.newCase,
  correct: correct.correct,
  family: correct.family,
  need: start.need,
  reroute: reroute.reroute,
  referral: reroute.referral,
  refuse: start.refuse,
  prepare: prepare.prepare,
  guests: guests.guests,
  'guest-outside': guests.guestOutside,
  'guest-remove': guestRemove,
  'guest-object': guestObject,
  topics,
  'meeting-time': prepare.meetingTime,
  'meeting-move': prepare.meetingMove,
  call: prepare.call,
  answers,
  'answer-for': phone.answerFor,
  'call-off': phone.callOff,
  'keep-meeting': keepMeeting,
  'meeting-cancel': meetingOff.meetingCancel,
  'was-held': meetingOff.wasHeld,
  host,
  failed,
  invitation,
  refusal: refusal.refusal,
  'family-texts': familyText.familyTexts,
  'family-text': familyText.familyText,
  'consent-scope': consentScope,
  'consent-child': consentChild,
  'consent-status': consentStatus.consentStatus,
  'consent-receipt': familyText.consentReceipt,
  'consent-answer': consentAnswer.consentAnswer,
  'consent-confirm': consentAnswer.consentConfirm,
  'consent-withdraw': consentAnswer.consentWithdraw,
  'consent-narrow': consentNarrow,
  thirds: thirds.thirds,
  'third-add': thirds.thirdAdd,
  'third-answer': thirds.thirdAnswer,
  'third-withdraw': thirds.thirdWithdraw,
  releases: releases.releases,
  'line-tag': releases.lineTag,
  protection: protection.protection,
  'protection-lift': protection.protectionLift,
  'protection-approve': protection.protectionApprove,
  circumstances: circumstances.circumstances,
  'circumstance-end': circumstances.circumstanceEnd,
  meeting: meeting.meeting,
  agenda: meeting.agenda,
  plan: plan.planHub,
  'plan-words': planParts.planWords,
  'plan-need': planItems.planNeed,
  'plan-goal': planItems.planGoal,
  'plan-measure': planItems.planMeasure,
  'plan-route': planItems.planRoute,
  'plan-responsible': planParts.planResponsible,
  'plan-fix': plan.planFix,
  'plan-view': planView,
  signatures: signatures.signatures,
  sign: signatures.sign,
  'measure-report': tasks.measureReport,
  'measure-follow': tasks.measureFollow,
  'follow-up': followUp.followUp,
  'follow-up-move': followUp.followUpMove,
  revise: followUp.revise,
  'drop-draft': wayBack.dropDraft,
  'drop-meeting': wayBack.dropMeeting,
  survey,
  goals: closing.goals,
  close: closing.close,
  'cancel-case': closing.cancelCase,
  reopen: closing.reopen,
  'pass-on': passOn,
  pause: pause.pause,
  resume: pause.resume,
  unreached: tasks.unreached,
  absence: profile.absence,
  adopt: profile.adopt,
  ...vastbasScreens,
} as const satisfies Readonly<Record<string, CaseScreen>>;

export const deskScreens = {
  welcome: desk.welcome,
  help: desk.help,
  'my-cases': desk.myCases,
  concern: guidance.concern,
  guide: guidance.guide,
  'without-consent': guidance.withoutConsent,
  discharge: guidance.discharge,
  advice: advice.advice,
  'hand-over': handOver,
  'advice-text': advice.adviceText,
  'point-out': inquiry.pointOut,
  'plain-meeting': inquiry.plainMeeting,
  inquiries: inquiry.inquiries,
  inquiry: inquiry.inquiry,
  deviations,
  today: desk.today,
  'begin-again': desk.beginAgain,
} as const satisfies Readonly<Record<string, DeskScreen>>;

export type CaseScreenId = keyof typeof caseScreens;
export type DeskScreenId = keyof typeof deskScreens;

/** What a client sends may be any word, also one that every object has. */
const ownOf = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export const findCaseScreen = (id: string): CaseScreen | undefined => ownOf<CaseScreen>(caseScreens, id);
export const findDeskScreen = (id: string): DeskScreen | undefined => ownOf<DeskScreen>(deskScreens, id);

type Reader = (inputs: Inputs, view: View) => Reading<Verb>;

/** How a screen reads the inputs of a verb, or of one of its variants (`invitation.answer:yes`). */
export const findReader = (screen: string, verb: string): Reader | undefined =>
  ownOf((findCaseScreen(screen)?.reads ?? {}) as Readonly<Record<string, Reader>>, verb);

/** The screen after a verb, for the case as it then stands; the overview when nothing else is said. */
export function screenAfter(screen: string, verb: string, sip: Case): string {
  const next = findCaseScreen(screen)?.next ?? {};
  const found = ownOf(next as Readonly<Record<string, string | ((sip: Case) => string)>>, verb) ?? 'case';
  return typeof found === 'string' ? found : found(sip);
}
