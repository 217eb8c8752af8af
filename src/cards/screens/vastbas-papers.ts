import papersCard from '../../../cards/vb-papers.json' with { type: 'json' };
import { isOnlyGuest } from '../../domain/access.ts';
import { fixedPlan } from '../../domain/case.ts';
import { isVastbas, coordinatorsOf, factsOf } from '../../domain/vastbas.ts';
import { cut } from '../cut.ts';
import { longDay, shortDay } from '../dates.ts';
import { fitting } from '../fitting.ts';
import { personName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';
import { homeworkGroups } from './vastbas-homework.ts';
import { circleLines } from './vastbas-network.ts';

const LONG = 600;
const BYTES = 13_000;
const HOMEWORK_BYTES = 4000;
type Lines = readonly { readonly line: string }[];
type Section = { readonly title: string; readonly lines: Lines };

const said = (label: string, text: string | undefined): Lines =>
  text ? [{ line: label ? `${label}: ${cut(text, LONG)}` : cut(text, LONG) }] : [];

/** What those who are invited wrote together; the request and the persons around the child are not for them (§5.2). */
const FOR_GUESTS: ReadonlySet<string> = new Set(['Koordinatorer', 'Syfte', 'Språkrör', 'Behovsanalys', 'Hemläxa']);

function begunLines({ sip }: View): Lines {
  const days = factsOf(sip).begun ?? {};
  return (fixedPlan(sip)?.measures ?? []).flatMap(({ id, text }) => {
    const on = days[id];
    return on ? [{ line: `${shortDay(on)}: ${cut(text, LONG)}` }] : [];
  });
}

/** What the work has come to so far, part by part, in the order of the steps. */
function sectionsOf(view: View): readonly Section[] {
  const { sip, directory } = view;
  const facts = factsOf(sip);
  const { request, analysis, network, spokesperson, mapping, needsAnalysis, eht, evaluations } = facts;
  const meeting = sip.meetings.findLast(({ purpose }) => purpose);
  const sections: readonly Section[] = [
    {
      title: 'Förfrågan',
      lines: [
        ...said('Frågar', request?.asker),
        ...said('Bakgrund', request?.background),
        ...said('Läget då', request?.situation),
        ...said('Möjligheter', request?.possibilities),
        ...said('Svårigheter', request?.difficulties),
        ...said('Har prövats', request?.tried),
        ...said('Tankar', request?.ideas),
      ],
    },
    { title: 'Koordinatorer', lines: coordinatorsOf(sip).map((one) => ({ line: personName(directory, one) })) },
    { title: 'Barnets ord', lines: said('', facts.offer?.words) },
    { title: 'Problemanalys', lines: said(analysis ? longDay(analysis.on) : '', analysis?.text) },
    { title: 'Syfte', lines: said('', meeting?.purpose) },
    { title: 'Nätverkskarta', lines: network && network.length > 0 ? circleLines(view) : [] },
    { title: 'Språkrör', lines: said('', spokesperson && `${spokesperson.name}, ${spokesperson.relation}`) },
    {
      title: 'Kartläggning',
      lines: mapping
        ? [{ line: mapping.state === 'ready' ? 'Klar.' : 'Påbörjad.' }, ...said('Luckor', mapping.gaps)]
        : [],
    },
    { title: 'Behovsanalys', lines: said('', needsAnalysis) },
    {
      title: 'Hemläxa',
      lines: homeworkGroups(view, HOMEWORK_BYTES).flatMap(({ task, people }) => [{ line: task }, ...people]),
    },
    { title: 'Insatser som har börjat', lines: begunLines(view) },
    {
      title: 'Elevhälsoteamet',
      lines: (eht ?? []).map(({ on, who }) => ({ line: `${shortDay(on)}: ${cut(who, LONG)}` })),
    },
    {
      title: 'Utvärdering',
      lines: (evaluations ?? []).flatMap(({ on, better, remains, childView }) => [
        { line: longDay(on) },
        ...said('Bättre', better),
        ...said('Återstår', remains),
        ...said('Barnet', childView),
      ]),
    },
  ];
  const isGuest = isOnlyGuest(directory, sip, view.viewer);
  return fitting(
    sections.filter(({ title, lines }) => lines.length > 0 && (!isGuest || FOR_GUESTS.has(title))),
    BYTES,
  );
}

/** What the network has written, for those who may read the case. */
export const vbPapers: CaseScreen = {
  template: papersCard,
  opens: 'read',
  exists: (view) => isVastbas(view.sip) && sectionsOf(view).length > 0,
  back: 'case',
  data: (view) => ({ text: { sections: sectionsOf(view) } }),
};
