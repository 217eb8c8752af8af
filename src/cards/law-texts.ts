import { currentMeeting } from '../domain/case.ts';
import type { Verb } from '../domain/command.ts';
import { lawOn, type Cited, type CitedTopic, type ToldTopic } from '../domain/law.ts';
import { LAW_OF } from '../domain/process/governing-law.ts';
import type { Profile } from '../domain/profile.ts';
import { dayOf, type Day } from '../domain/time.ts';
import { verbOf, type CaseScreen } from './screen.ts';
import type { View } from './view.ts';

/** Each says what the paragraphs are about, so that none is read as a rule about the days beside it (U-18). */
const ABOUT: Readonly<Record<CitedTopic, string>> = {
  plan: 'Lagrum om planen',
  consent: 'Lagrum om samtycke och sekretess',
  concern: 'Lagrum om orosanmälan',
  participation: 'Lagrum om vilka som är med',
  child: 'Lagrum om barnets rätt att få veta och säga vad det vill',
  custody: 'Lagrum om vårdnadshavare',
  protection: 'Lagrum om skyddade uppgifter',
  cooperation: 'Lagrum om samverkan',
  impartiality: 'Lagrum om jäv',
  'pupil-health': 'Lagrum om elevhälsan',
  referral: 'Lagrum om samtycke till remissen',
  discharge: 'Lagrum om planering vid utskrivning',
  records: 'Lagrum om dokumentation',
  deletion: 'Lagrum om gallring av akt och journal',
};

/** "Lagrum om planen: SoL …": the paragraphs of that day; empty when there were none. */
export function lawLine({ legalRefs }: Profile, { topic, on }: Cited): string {
  const refs = lawOn(legalRefs[topic], on);
  return refs === '' ? '' : `${ABOUT[topic]}: ${refs}`;
}

/** A sentence about a rule; `{law}` is where its paragraph stands. */
export type ToldLaw = readonly [topic: ToldTopic, sentence: string];

/** The sentence with the paragraph of that day (N14); empty on a day when the law has no such rule. */
export function toldOn({ legalRefs }: Profile, [topic, sentence]: ToldLaw, on: Day): string {
  const refs = lawOn(legalRefs[topic], on);
  return refs === '' ? '' : sentence.replace('{law}', refs);
}

/** Rules about the plan of two principals; with one of them it is internal coordination, which no statute governs (S2). */
const OF_TWO: ReadonlySet<CitedTopic> = new Set(['plan', 'participation']);

/** The line of a screen: of what has been done there, by its own day; else of what the viewer can decide there today. */
export function lawOfScreen(screen: CaseScreen, view: View): string {
  const cited = screen.law ? screen.law(view) : decidedOn(screen, view);
  return !cited || (OF_TWO.has(cited.topic) && view.sip.need?.inLegalSense === false)
    ? ''
    : lawLine(view.profile, cited);
}

/** The kallelse by the day on which it went out. */
export function lawOfCall({ sip }: View): Cited | undefined {
  const { calledAt } = currentMeeting(sip) ?? {};
  return calledAt && { topic: 'participation', on: dayOf(calledAt) };
}

function decidedOn({ reads }: CaseScreen, { verbs, now }: View): Cited | undefined {
  const open = Object.keys(reads ?? {}).map((pressed) => verbOf(pressed) as Verb);
  const topic = open.filter((verb) => verbs.has(verb)).flatMap((verb) => LAW_OF[verb] ?? [])[0];
  return topic && { topic, on: dayOf(now) };
}
