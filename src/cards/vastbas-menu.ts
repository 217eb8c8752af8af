import { evaluateConsent } from '../domain/evaluate-consent.ts';
import { currentMeeting, type Step } from '../domain/case.ts';
import { dayOf } from '../domain/time.ts';
import { evaluationDay } from '../domain/vastbas-deadlines.ts';
import { factsOf, isVastbas, leavingOf } from '../domain/vastbas.ts';
import { homeworkFor, openHomework } from '../domain/rules/vastbas-homework.ts';
import { verdictLacks } from '../domain/rules/vastbas-request.ts';
import type { Entry } from './menu-entry.ts';
import { toBegin } from './screens/vastbas-follow-up.ts';
import type { View } from './view.ts';

const agrees = ({ profile, sip, now }: View): boolean => evaluateConsent(profile, sip, dayOf(now)).allowed;
const isRequest = ({ sip }: View): boolean => sip.step === 'request';
const isContact = ({ sip, viewer }: View): boolean => factsOf(sip).contact?.person === viewer;
const hasTaken = ({ sip, viewer }: View): boolean => factsOf(sip).handedOver?.to === viewer;
const lacksContact = ({ sip }: View): boolean => !factsOf(sip).contact || factsOf(sip).contact?.lostOn !== undefined;

/** Homework that the viewer writes the answer to, and that is still open. */
const homeworkWaits = (view: View): boolean => {
  const open = new Set(openHomework(view.sip).map(({ who }) => who));
  return homeworkFor(view, view.sip, view.viewer, view.now).some(({ who }) => open.has(who));
};

export const isEvaluating = ({ sip }: View): boolean => sip.step === 'evaluation';

/** What process B adds, in the order in which it is done. */
export const VASTBAS_ENTRIES: readonly Entry[] = [
  { screen: 'vb-decision', verb: 'decision.tell', label: 'Berätta hur det blev' },
  {
    screen: 'vb-submit',
    verb: 'request.assess',
    label: 'Lämna till bedömning',
    when: (view) => isRequest(view) && factsOf(view.sip).request !== undefined && agrees(view),
  },
  { screen: 'vb-request', verb: 'request.save', label: 'Förfrågan: bakgrund och läget nu' },
  { screen: 'vb-assess', verb: 'assessment.give', label: 'Bedöm: Västbasärende eller inte' },
  {
    screen: 'vb-submit',
    verb: 'request.assess',
    label: 'Byt vem som bedömer för IFO',
    when: (view) => !isRequest(view) && factsOf(view.sip).verdicts?.ifo === undefined,
  },
  {
    screen: 'vb-coordinators',
    verb: 'coordinators.propose',
    label: 'Utse koordinatorer',
    when: ({ sip }) => verdictLacks(sip, true).length === 0,
  },
  { screen: 'vb-offer', verb: 'offer.decline', label: 'Erbjud familjen nätverksmöte' },
  {
    screen: 'vb-overview',
    verb: 'contact.answer',
    label: 'Svara om du kan vara kontaktperson',
    when: (view) => isContact(view) && factsOf(view.sip).contact?.overviewOn === undefined,
  },
  {
    screen: 'vb-take-over',
    verb: 'handover.accept',
    label: 'Ta över ärendet',
    when: (view) => isContact(view) && !hasTaken(view),
  },
  { screen: 'vb-analysis', verb: 'analysis.save', label: 'Problemanalys' },
  {
    screen: 'vb-spokesperson',
    verb: 'spokesperson.set',
    label: 'Språkrör',
    when: ({ sip }) => factsOf(sip).handedOver === undefined,
  },
  {
    screen: 'vb-network',
    verb: 'network.put',
    label: 'Nätverkskarta',
    when: ({ sip }) => factsOf(sip).handedOver === undefined,
  },
  {
    screen: 'vb-mapping',
    verb: 'mapping.save',
    label: 'Kartläggning',
    when: ({ sip }) => factsOf(sip).handedOver === undefined,
  },
  { screen: 'vb-approve', verb: 'guests.approve', label: 'Gästlistan: familjens ja' },
  { screen: 'vb-network-1', verb: 'needs.analyse', label: 'Nätverksmöte 1: behovsanalys och vidare' },
  {
    screen: 'vb-home',
    verb: 'homework.answer',
    label: 'Svara på hemläxan',
    when: (view) => homeworkWaits(view),
  },
  {
    screen: 'vb-homework',
    verb: 'read',
    label: 'Hemläxa',
    when: ({ sip, verbs }) =>
      verbs.has('homework.set') || (factsOf(sip).homework !== undefined && factsOf(sip).handedOver === undefined),
  },
  {
    screen: 'vb-contact',
    verb: 'contact.ask',
    label: 'Be rektor utse kontaktperson',
    when: lacksContact,
  },
  {
    screen: 'vb-begin',
    verb: 'measure.begin',
    label: 'Berätta att en insats har börjat',
    when: (view) => toBegin(view).length > 0,
  },
  { screen: 'vb-measures', verb: 'measures.keep', label: 'Nya insatser, eller fortsätt som nu' },
  { screen: 'vb-end', verb: 'documents.send', label: 'Avsluta eller fortsätta' },
  { screen: 'vb-evaluate', verb: 'evaluation.save', label: 'Utvärdering' },
  { screen: 'goals', verb: 'goal.judge', label: 'Bedöm målen', when: isEvaluating },
  {
    screen: 'vb-eht',
    verb: 'eht.record',
    label: 'Elevhälsoteamet',
    when: ({ sip }) => factsOf(sip).contact !== undefined,
  },
  {
    screen: 'vb-talk',
    verb: 'spokesperson.talked',
    label: 'Hör med språkröret',
    when: ({ sip }) => factsOf(sip).spokesperson !== undefined,
  },
  { screen: 'vb-evaluate', verb: 'evaluation.begin', label: 'Börja utvärderingen' },
  {
    screen: 'vb-papers',
    verb: 'read',
    label: 'Läs underlaget',
    when: ({ sip }) => isVastbas(sip) && factsOf(sip).request !== undefined,
  },
  { screen: 'vb-other', verb: 'other.resume', label: 'Andra åtgärder: gå vidare' },
  {
    screen: 'vb-contact',
    verb: 'contact.ask',
    label: 'Be rektor utse en ny kontaktperson',
    when: (view) => hasTaken(view) && !lacksContact(view),
    isRare: true,
  },
  {
    screen: 'vb-replace',
    verb: 'coordinator.replace',
    label: 'Utse en ny koordinator',
    when: ({ sip }) => leavingOf(sip).length > 0,
  },
  {
    screen: 'vb-leave',
    verb: 'coordinator.leave',
    label: 'Lämna uppdraget som koordinator',
    when: ({ sip }) => factsOf(sip).handedOver === undefined,
    isRare: true,
  },
  { screen: 'vb-other', verb: 'other.choose', label: 'Andra åtgärder', isRare: true },
];

/** After all else is ready, the guests wait for the family's yes. */
export function approval({ sip, verbs }: View): string | undefined {
  const yes = new Set(factsOf(sip).approved);
  const waits = currentMeeting(sip)?.guests.some(({ id, member }) => !member && !yes.has(id)) ?? false;
  return waits && verbs.has('guests.approve') ? 'vb-approve' : undefined;
}

const inPreMeeting = ({ sip }: View): string | undefined => {
  const { analysis, network, spokesperson, mapping } = factsOf(sip);
  if (!analysis) return 'vb-analysis';
  if (!network?.length) return 'vb-network';
  if (!spokesperson?.accepted || !spokesperson.trusted) return 'vb-spokesperson';
  return mapping ? undefined : 'vb-mapping';
};
const SUGGESTED: { readonly [S in Step]?: (view: View) => string | undefined } = {
  assessment: ({ sip }) => {
    return verdictLacks(sip, true).length === 0 ? 'vb-coordinators' : 'vb-assess';
  },
  'pre-meeting': inPreMeeting,
  'network-1': () => 'vb-network-1',
  called: ({ sip, now }) => {
    const start = currentMeeting(sip)?.start;
    const isReady = factsOf(sip).mapping?.state === 'ready';
    return start && dayOf(start) <= dayOf(now) && !isReady ? 'vb-mapping' : undefined;
  },
  'follow-up': ({ profile, sip, now }) => {
    const due = evaluationDay(profile, sip);
    return due && due <= dayOf(now) ? 'vb-evaluate' : undefined;
  },
  'new-measures': () => 'vb-measures',
  evaluation: ({ sip }) => {
    const last = factsOf(sip).evaluations?.at(-1);
    return last && last.on >= dayOf(sip.since) ? 'vb-end' : 'vb-evaluate';
  },
};
/** What a case of process B asks for before everything else. */
export const vastbasSuggested = (view: View): string | undefined =>
  isVastbas(view.sip) ? SUGGESTED[view.sip.step]?.(view) : undefined;
