import caseCard from '../../../cards/case.json' with { type: 'json' };
import { isLeaderless, managerFor, responsibleOf } from '../../domain/access.ts';
import { childOf, currentMeeting, fixedPlan, isOpen, type Step } from '../../domain/case.ts';
import { startState } from '../../domain/deadlines.ts';
import { evaluateConsent } from '../../domain/evaluate-consent.ts';
import type { CitedTopic } from '../../domain/law.ts';
import { dayOf } from '../../domain/time.ts';
import { isVastbas } from '../../domain/vastbas.ts';
import { consentLines, memberName } from '../consent-texts.ts';
import { cut } from '../cut.ts';
import { clockTime, longDay, weekdayAndDay } from '../dates.ts';
import { ownDuties } from '../duty-texts.ts';
import { isUnprepared } from '../meeting-texts.ts';
import { headingOf } from '../headings.ts';
import { listed } from '../listed.ts';
import { menuOf } from '../menu.ts';
import { NOBODY_ANSWERS, personName, phoned } from '../people.ts';
import { routeGuidance, routeLaw } from '../route-texts.ts';
import type { CaseScreen } from '../screen.ts';
import { newsOf } from '../since.ts';
import type { View } from '../view.ts';

const NEWER = 'Arbetssättet har ändrats. Ärendet följer det som gällde när det startade. Du kan byta till det nya.';

/** A case that ended in its first step stands in none. */
const ENDED: { readonly [S in Step]?: string } = { rerouted: 'En annan väg', refused: 'Nej till SIP' };

type Fact = { readonly title: string; readonly value: string };

/** The overview: where the case stands, what waits for the viewer and what can be done now. */
export const caseOverview: CaseScreen = {
  template: caseCard,
  opens: 'read',
  back: 'my-cases',
  law: ({ sip }) => {
    const topic = lawOfEnd(sip);
    return topic && { topic, on: dayOf(sip.since) };
  },
  data: (view) => {
    const { sip, profile } = view;
    const menu = menuOf(view);
    const heading = (!isOpen(sip) && ENDED[sip.step]) || headingOf(profile, sip.step);
    const newer = view.newer ? NEWER : '';
    return {
      text: {
        heading,
        newer,
        gone: leaderless(view),
        state: stateText(view),
        facts: facts(view),
        news: newsOf(view),
        duties: ownDuties(view),
        hasMenu: menu.length > 0,
      },
      choices: { menu },
      values: { pick: menu[0]?.value ?? '' },
    };
  },
};

/** N12: whom to turn to while nobody answers for the case. */
function leaderless({ sip, directory, profile }: View): string {
  if (!isLeaderless(directory, sip)) return '';
  const manager = managerFor(directory, sip);
  const left = `Den som var ${isVastbas(sip) ? 'samordnare' : profile.words.responsible} har slutat.`;
  return manager
    ? `${left} ${phoned(directory, manager)}, utser en efterträdare.`
    : `${left} Ingen chef som kan utse en efterträdare finns i katalogen. Prata med din egen chef, så att någon läggs in.`;
}

/** What governs the decision with which the case ended; nothing while it goes on. */
function lawOfEnd({ step, reroute }: View['sip']): CitedTopic | undefined {
  if (step === 'rerouted') return routeLaw(reroute?.route);
  if (step === 'refused') return 'plan';
  return step === 'closed' || step === 'cancelled' ? 'deletion' : undefined;
}

function facts(view: View): readonly Fact[] {
  const { sip, directory, profile, now } = view;
  const child = childOf(sip);
  const meeting = currentMeeting(sip);
  const consent = evaluateConsent(profile, sip, dayOf(now));
  const isOff = meeting?.offAt !== undefined || sip.step === 'cancelled';
  const isOver = sip.step === 'closed' || sip.step === 'cancelled';
  const followUp = isOver ? undefined : fixedPlan(sip)?.followUp?.on;
  return [
    ...(child ? [{ title: 'Barn', value: child.name }] : []),
    ...(sip.step === 'draft'
      ? []
      : [
          {
            title: 'Ansvarig',
            value: personName(directory, responsibleOf(sip)) || NOBODY_ANSWERS,
          },
        ]),
    ...startFact(view),
    ...(consent.allowed && consent.until && !isOver
      ? [{ title: 'Samtycke', value: `till och med ${longDay(consent.until)}` }]
      : []),
    ...(meeting?.start && !meeting.startedAt
      ? [
          {
            title: 'Möte',
            value: `${weekdayAndDay(dayOf(meeting.start))} kl. ${clockTime(meeting.start)}${isOff ? ' (inställt)' : ''}`,
          },
        ]
      : []),
    ...(followUp ? [{ title: 'Uppföljning', value: longDay(followUp) }] : []),
    ...referralFacts(view),
  ];
}

/** T1, in words: no colour says it alone. */
function startFact({ sip, directory, profile, now }: View): readonly Fact[] {
  const start = startState(profile, sip, directory.units.get(sip.unit)?.sector === 'social', dayOf(now));
  if (!start) return [];
  const { red } = profile.deadlines.startOfWork;
  const said = {
    'in-time': `senast ${longDay(start.due)}`,
    late: `skulle ha börjat ${longDay(start.due)}`,
    red: `försenat: mer än ${red} arbetsdagar har gått`,
  };
  return [{ title: 'Arbetet', value: said[start.state] }];
}

const sentences = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
const goneText = ({ closure }: View['sip']): string =>
  closure ? `Arbetsmaterial tas bort ${longDay(closure.deleteOn)}.` : '';

/** To whom the remiss goes, and on whose yes: what is written in the own records. */
function referralFacts(view: View): readonly Fact[] {
  const referral = view.sip.reroute?.referral;
  if (!referral) return [];
  const names = listed(referral.agreed.map((id) => memberName(view, id)));
  return [
    { title: 'Remiss till', value: referral.to },
    { title: 'Samtycke', value: `${longDay(referral.on)}, ${referral.how}: ${names}` },
  ];
}

/** What the state of the case means, in a sentence (s.close.done); empty when the step says enough. */
function stateText(view: View): string {
  const { sip, directory, now } = view;
  if (sip.protection)
    return 'Ärendet är låst: någon har skyddade personuppgifter. Namn, telefonnummer och platser visas inte. Inga uppgifter får delas. Det som behöver göras gör ni på telefon.';
  if (sip.pause && sip.status === 'paused')
    return `Ärendet är pausat till ${longDay(sip.pause.until)}. Under tiden påminner jag bara om det som inte kan vänta, till exempel samtycket. Skäl: ${cut(sip.pause.why, PAUSE)}`;
  if (sip.status === 'paused-consent')
    return ['Ärendet är pausat: samtycket gäller inte i dag.', ...consentLines(view)].join(' ');
  if (sip.step === 'no-consent') return consentLines(view).join(' ');
  if (sip.step === 'consent' && sip.consents.length > 0) return consentLines(view).join(' ');
  if (sip.step === 'consent')
    return 'Ingen uppgift om barnet får lämnas till en annan verksamhet förrän samtycket är klart. Prata med familjen först.';
  if (sip.step === 'rerouted')
    return sentences(
      'Ni har valt en annan väg. Ärendet är stängt här.',
      routeGuidance(view.profile, sip.reroute?.route, dayOf(sip.since)),
      goneText(sip),
    );
  if (sip.step === 'refused') {
    const decidedBy = sip.refusal?.decidedBy || personName(directory, sip.openedBy);
    const end = isOpen(sip) ? 'Ärendet avslutas när chefen har läst beslutet.' : 'Ärendet är avslutat.';
    return sentences(`Det blir ingen SIP nu. Beslutat av ${decidedBy}.`, end, goneText(sip));
  }
  if (sip.step === 'closed' || sip.step === 'cancelled') {
    return `Ärende ${sip.alias} är avslutat. Andra verksamheter ser det inte längre. Arbetsmaterial tas bort ${longDay(sip.closure?.deleteOn ?? dayOf(now))}.`;
  }
  return [...ready(sip), ...(sip.need?.inLegalSense === false ? [INTERNAL] : [])].join(' ');
}

/** The first meeting is prepared when the consent is there, the second network meeting when the first has been held. */
function ready(sip: View['sip']): readonly string[] {
  if (!isUnprepared(sip) || fixedPlan(sip)) return [];
  return sip.meetings.some(({ startedAt }) => startedAt) ? [NEXT_MEETING] : [CONSENT_DONE];
}

const PAUSE = 400;
const CONSENT_DONE =
  'Alla har sagt ja: samtycket är klart. Nu förbereder ni mötet. Kvittot till familjen finns under Samtycket.';
const NEXT_MEETING = 'Nu förbereder ni nästa möte.';
const INTERNAL =
  'Bara en huvudman är med. Planen kan användas för intern samverkan, men är då inte en SIP i lagens mening.';
