import { inDraft, seesDraft } from './draft-rights.ts';
import type { Entry } from './menu-entry.ts';
import { isOnlyHost } from './screens/host.ts';
import { evaluateConsent } from '../domain/evaluate-consent.ts';
import { isCalledOff, isHeldBack, isMissed, isPlanned, openCalls } from '../domain/called.ts';
import { isUndecided } from '../domain/meeting-obligations.ts';
import { phaseOf, currentConsent, currentMeeting, isAdult, isOpen } from '../domain/case.ts';
import { heldWithout, unreportedAbsence } from '../domain/rules/meeting.ts';
import { dayOf } from '../domain/time.ts';
import { surveyed } from './screens/survey.ts';
import { canConfirm } from './screens/consent-answer.ts';
import { isEvaluating, VASTBAS_ENTRIES } from './vastbas-menu.ts';
import { dayHasPassed } from './suggested.ts';
import type { View } from './view.ts';

const isLocked = ({ sip }: View): boolean => sip.protection !== undefined;
const canBeLocked = ({ sip }: View): boolean => sip.protection === undefined && sip.step !== 'draft';
const waitsForManager = ({ sip }: View): boolean => sip.protection?.lift !== undefined;
const planIsFixed = ({ sip }: View): boolean => sip.plans.some((plan) => plan.status !== 'draft');
const hasConsent = ({ sip }: View): boolean => sip.consents.length > 0;
const consentWaits = (view: View): boolean =>
  hasConsent(view) &&
  view.verbs.has('consent.answer') &&
  !evaluateConsent(view.profile, view.sip, dayOf(view.now)).allowed;
const canWithdraw = ({ sip }: View): boolean => currentConsent(sip) !== undefined && !currentConsent(sip)?.withdrawn;
const isInvited = ({ sip, viewer }: View): boolean =>
  !isHeldBack(sip) &&
  (sip.meetings.at(-1)?.guests.some((guest) => guest.person === viewer && guest.sentAt !== undefined) ?? false);
const coordinates = ({ verbs }: View): boolean => verbs.has('meeting.move');
const ownMeasure = ({ sip, viewer }: View): boolean =>
  sip.plans.some((plan) => plan.status === 'fixed' && plan.measures.some((one) => one.person === viewer));

const writesNot = (view: View): boolean => !inDraft(view).write;
const writesOwn = (view: View): boolean => !seesDraft(inDraft(view));

/** Later on the guardians are put right, from the same screen as all else. */
const isBeforeConsent = ({ sip }: View): boolean => ['need', 'consent'].includes(phaseOf(sip));

/** Two ways to end it stand side by side in a case that is paused: what differs is said. */
const ended =
  (label: string, means: string) =>
  ({ verbs }: View): string =>
    verbs.has('case.close') && verbs.has('case.cancel') ? `${label} (${means})` : label;

/** What can be done in a case, in the order in which it is done: the first open entry is the suggested one. */
export const ENTRIES: readonly Entry[] = [
  { screen: 'protection-approve', verb: 'protection.lift', label: 'Kan låset tas bort?', when: waitsForManager },
  { screen: 'protection-lift', verb: 'protection.ask-lift', label: 'Ärendet är låst: vad det betyder', when: isLocked },
  { screen: 'new-case', verb: 'case.start', label: 'Fyll i och starta' },
  { screen: 'invitation', verb: 'invitation.answer', label: 'Svara på kallelsen', when: isInvited },
  {
    screen: 'need',
    verb: 'need.confirm',
    label: 'Bedöm behovet',
    when: ({ sip, now }) => sip.custody !== undefined || isAdult(sip, dayOf(now)),
  },
  {
    screen: 'unreached',
    verb: 'person.reached',
    label: 'Ring någon',
    when: ({ sip }) => Object.keys({ ...sip.unreached, ...sip.unsure, ...sip.alsoAsked }).length > 0,
  },
  {
    screen: 'call-off',
    verb: 'call-off.done',
    label: 'Ring om ett inställt möte',
    when: ({ sip }) => Object.keys(openCalls(sip)).length > 0,
  },
  {
    screen: 'failed',
    verb: 'effect.done',
    label: 'Något gick inte att göra',
    when: ({ sip }) => Object.keys(sip.failed).length > 0,
  },
  { screen: 'host', verb: 'host.decline', label: 'Din uppgift på mötet', when: isOnlyHost, isRare: true },
  {
    screen: 'keep-meeting',
    verb: 'meeting.keep',
    label: 'Ska mötet stå fast?',
    when: (view) => isUndecided(view.directory, view.sip) && !isCalledOff(view.sip) && !dayHasPassed(view),
  },
  {
    screen: 'keep-meeting',
    verb: 'meeting.keep',
    label: 'Välj en ny tid för mötet',
    when: ({ sip }) => isCalledOff(sip),
  },
  {
    screen: 'keep-meeting',
    verb: 'meeting.unmiss',
    label: 'Ångra att mötet inte blev av',
    when: ({ sip, verbs }) => isMissed(sip) && !verbs.has('meeting.keep'),
  },
  { screen: 'resume', verb: 'case.resume', label: 'Fortsätt ärendet' },
  {
    screen: 'consent-scope',
    verb: 'consent.scope',
    label: 'Skriv vad samtycket gäller',
    when: (view) => !hasConsent(view),
  },
  {
    screen: 'consent-status',
    verb: 'consent.answer',
    label: 'Samtycket: svar och nästa steg',
    when: consentWaits,
  },
  { screen: 'consent-confirm', verb: 'consent.confirm', label: 'Bekräfta samtycket', when: canConfirm },
  ...VASTBAS_ENTRIES,
  {
    screen: 'advice',
    verb: 'read',
    label: 'Rådgör utan namn',
    when: ({ sip }) => sip.step === 'no-consent' && isOpen(sip),
  },
  { screen: 'family', verb: 'family.set', label: 'Vårdnadshavare', when: isBeforeConsent },
  { screen: 'refusal', verb: 'refusal.read', label: 'Läs varför det blev nej' },
  { screen: 'measure-report', verb: 'measure.report', label: 'Berätta hur det går med en insats', when: ownMeasure },
  {
    screen: 'call',
    verb: 'call.send',
    label: 'Kalla till mötet',
    when: ({ sip }) => phaseOf(sip) === 'prepare' && sip.meetings.at(-1)?.start !== undefined,
  },
  { screen: 'prepare', verb: 'preparation.save', label: 'Frågan, barnets sätt att vara med, vem som leder' },
  { screen: 'guests', verb: 'guest.add', label: 'Gästlistan' },
  { screen: 'meeting-time', verb: 'meeting.plan', label: 'Tid och plats' },
  { screen: 'topics', verb: 'topic.add', label: 'Punkter till dagordningen', isRare: true },
  { screen: 'answers', verb: 'call.send', label: 'Se vilka som har svarat', when: coordinates },
  { screen: 'meeting-move', verb: 'meeting.move', label: 'Ändra tid', when: ({ sip }) => !isCalledOff(sip) },
  {
    screen: 'meeting-cancel',
    verb: 'meeting.cancel',
    label: 'Ställ in mötet',
    when: ({ sip, now }) => isPlanned(sip) && (currentMeeting(sip)?.start ?? now) > now,
  },
  { screen: 'was-held', verb: 'meeting.missed', label: 'Blev mötet av?', when: dayHasPassed },
  {
    screen: 'meeting',
    verb: 'meeting.start',
    label: 'Starta mötet',
    when: ({ sip }) => !isHeldBack(sip),
  },
  { screen: 'agenda', verb: 'plan.begin', label: 'Dagordning och planen' },
  { screen: 'plan', verb: 'plan.words', label: 'Fortsätt skriva planen' },
  { screen: 'plan', verb: 'plan.fix', label: 'Läs utkastet och fastställ planen', when: writesNot },
  { screen: 'plan', verb: 'measure.put', label: 'Skriv er verksamhets insatser', when: writesOwn },
  { screen: 'plan-view', verb: 'read', label: 'Läs planen', when: planIsFixed },
  { screen: 'releases', verb: 'read', label: 'Vem ser vilka insatser', when: planIsFixed },
  { screen: 'signatures', verb: 'plan.sign', label: 'Underskrifter och kopior' },
  { screen: 'follow-up', verb: 'follow-up.record', label: 'Följ upp' },
  {
    screen: 'follow-up-move',
    verb: 'follow-up.move',
    label: 'Ny dag för uppföljning',
    when: planIsFixed,
    isRare: true,
  },
  {
    screen: 'survey',
    verb: 'survey.answer',
    label: 'Hur har det varit? Svara på frågor',
    when: (view) => surveyed(view).length > 0,
  },
  { screen: 'revise', verb: 'plan.revise', label: 'Ändra planen eller kalla till nytt möte' },
  { screen: 'drop-draft', verb: 'plan.drop-draft', label: 'Kasta utkastet', when: planIsFixed },
  {
    screen: 'drop-meeting',
    verb: 'meeting.drop',
    label: 'Inget nytt möte: tillbaka till uppföljningen',
    when: planIsFixed,
  },
  {
    screen: 'consent-status',
    verb: 'read',
    label: 'Samtycket: vad det gäller och vem som svarat',
    when: (view) => hasConsent(view) && !consentWaits(view),
  },
  {
    screen: 'family-texts',
    verb: 'read',
    label: 'Texter till familjen',
    when: ({ sip }) => sip.step !== 'draft',
    isRare: true,
  },
  { screen: 'correct', verb: 'facts.correct', label: 'Rätta uppgifter', isRare: true },
  { screen: 'consent-withdraw', verb: 'consent.withdraw', label: 'Ta tillbaka samtycket', when: canWithdraw },
  { screen: 'protection', verb: 'protection.set', label: 'Skyddade personuppgifter', when: canBeLocked, isRare: true },
  {
    screen: 'absence',
    verb: 'absence.report',
    label: 'Rapportera att kallade inte kom',
    when: ({ profile, sip }) => unreportedAbsence(profile, sip) !== undefined,
  },
  {
    screen: 'absence',
    verb: 'absence.report',
    label: 'Rätta: någon kom ändå till mötet',
    when: ({ profile, sip }) => heldWithout(profile, sip)?.absenceReported !== undefined,
    isRare: true,
  },
  {
    screen: 'adopt',
    verb: 'profile.adopt',
    label: 'Byt till det nya arbetssättet',
    when: ({ newer }) => newer !== undefined,
  },
  { screen: 'pass-on', verb: 'case.hand-over', label: 'Lämna över ärendet', isRare: true },
  { screen: 'goals', verb: 'goal.judge', label: 'Bedöm målen', when: (view) => !isEvaluating(view) },
  { screen: 'close', verb: 'case.close', label: ended('Avsluta ärendet', 'kan öppnas igen') },
  { screen: 'reopen', verb: 'case.reopen', label: 'Öppna ärendet på nytt' },
  { screen: 'pause', verb: 'case.pause', label: 'Pausa ärendet', isRare: true },
  { screen: 'cancel-case', verb: 'case.cancel', label: ended('Avbryt ärendet', 'kan inte öppnas igen'), isRare: true },
];
