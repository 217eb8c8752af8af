import type { ConsentReason } from '../domain/consent.ts';
import type { FeedbackRoute, Goal, Measure, MeasureReport, Plan } from '../domain/plan.ts';
import { closedFor } from '../domain/releases.ts';
import { dayOf } from '../domain/time.ts';
import { capital, cut } from './cut.ts';
import { longDay } from './dates.ts';
import { heading, plain, strong, type Block, type Line } from './pages.ts';
import { personName, unitName } from './people.ts';
import { nameOfDoer, PRINCIPALS } from './plan-people.ts';
import type { View } from './view.ts';

const NOTE = 600;

export const REPORTS: Readonly<Record<MeasureReport['result'], string>> = {
  done: 'Gjort',
  ongoing: 'Pågår',
  'not-done': 'Inte gjort',
};
const OUTCOMES: Readonly<Record<NonNullable<Goal['outcome']>['result'], string>> = {
  reached: 'Målet är nått',
  partly: 'Målet är delvis nått',
  not: 'Målet är inte nått',
  'not-relevant': 'Målet är inte aktuellt längre',
};

/** The whole plan as the viewer may read it, in the order of the meeting. */
export function planBlocks(view: View, plan: Plan): readonly Block[] {
  return [
    ...words(plan),
    ...section(
      'Behov',
      plan.needs.map(({ text }) => [plain(`– ${text}`)]),
    ),
    ...section('Mål', plan.goals.map(goalBlock)),
    ...section(
      'Insatser',
      plan.measures.toSorted((a, b) => a.order - b.order).map((measure) => measureBlock(view, plan, measure)),
    ),
    ...section(
      'Vem berättar för vem',
      plan.routes.map((route) => [plain(routeText(route))]),
    ),
    ...responsibleBlock(view, plan),
  ];
}

/** A heading goes with the first of what stands under it. */
function section(title: string, blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks;
  return first ? [[heading(title), ...first], ...rest] : [];
}

function words({ words: written }: Plan): readonly Block[] {
  const said: readonly (readonly [string, string | undefined])[] = [
    ['Barnets ord', written?.child],
    ['Familjens ord', written?.family],
    ['Det här gör familjen själv', written?.familyDoes],
    ['Det här gör någon annan än kommunen och regionen', written?.others],
  ];
  return said.flatMap(([title, text]) => (text ? [[heading(title), plain(text)]] : []));
}

const goalBlock = ({ text, sign, outcome }: Goal): Block => [
  strong(text),
  ...(sign ? [plain(`Så märker vi att det blir bättre: ${sign}`)] : []),
  ...(outcome ? [plain(`${OUTCOMES[outcome.result]} (${longDay(outcome.on)}).`)] : []),
];

/** SAM-13: what another unit answers for stays with that unit until it has confirmed the consent. */
function measureBlock(view: View, plan: Plan, measure: Measure): Block {
  const { directory, profile, sip, viewer, now } = view;
  const unit = unitName(directory, measure.unit);
  const [closed] = closedFor({ profile, directory }, sip, measure, viewer, dayOf(now));
  if (closed) return [strong(unit ? `Insats: ${unit}` : 'Insats'), plain(whyClosed(closed, unit))];
  const { text, order, goal, sign, report } = measure;
  const aim = plan.goals.find((one) => one.id === goal)?.text;
  const same = plan.measures.filter((one) => one.order === order).length > 1;
  return [
    strong(`${order}. ${text}`),
    plain(whoDoes(view, measure)),
    plain(`${whenDone(measure)}${same ? ' Görs samtidigt som andra med samma nummer.' : ''}`),
    ...(aim ? [plain(`Mål: ${cut(aim, 160)}`)] : []),
    ...(sign ? [plain(`Så märker vi att det hjälper: ${sign}`)] : []),
    ...(report ? [reportLine(report)] : []),
  ];
}
/** Says why a line is not shown, and nothing of what stands in it. */
export function whyClosed(reason: ConsentReason, unit: string): string {
  if (reason === 'AVSANDARE_EJ_BEKRAFTAT') return `Visas inte förrän ${unit} har bekräftat samtycket.`;
  if (reason === 'TYP_EJ_OMFATTAD') return 'Visas inte: samtycket omfattar inte den här slags uppgifter.';
  if (reason === 'ANNAN_PERSON_SAKNAS') return 'Visas inte: en annan person som nämns har inte sagt ja.';
  return 'Visas inte: samtycket gäller inte i dag.';
}
/** What is agreed about a measure, for those who write the plan. */
export const measureLines = (view: View, measure: Measure): readonly string[] => [
  `${measure.order}. ${measure.text}`,
  whoDoes(view, measure),
  whenDone(measure),
  ...(measure.sign ? [`Så märker vi att det hjälper: ${measure.sign}`] : []),
];
export const routeText = ({ from, to, what }: FeedbackRoute): string => `${from} berättar för ${to}: ${what}`;

const WHO_DOES = { municipality: 'Kommunen', region: 'Regionen', other: 'Någon annan', family: 'Familjen' } as const;
function whoDoes(view: View, { principal, unit, person, personName: written }: Measure): string {
  const where = unitName(view.directory, unit);
  const who = nameOfDoer(view, person, written);
  return `Ansvarar: ${WHO_DOES[principal]}${where ? `, ${where}` : ''}${who ? `, ${who}` : ''}.`;
}
const whenDone = (measure: Measure): string => `${daysOf(measure)}${measure.lss ? ' Ges enligt LSS.' : ''}`;
function daysOf({ start, due }: Measure): string {
  if (start && due) return `Börjar ${longDay(start)}, klar senast ${longDay(due)}.`;
  if (start) return `Börjar ${longDay(start)}.`;
  return due ? `Klar senast ${longDay(due)}.` : 'Ingen dag är vald.';
}
const reportLine = ({ result, note, on }: MeasureReport): Line =>
  plain(`Läget ${longDay(on)}: ${REPORTS[result]}.${note ? ` ${cut(note, NOTE)}` : ''}`);

function responsibleBlock({ directory, profile }: View, { responsible, followUp }: Plan): readonly Block[] {
  const leads = responsible
    ? [
        plain(`${personName(directory, responsible.person)}. Huvudman: ${PRINCIPALS[responsible.principal]}.`),
        plain(`Verksamhet: ${unitName(directory, responsible.unit)}.`),
        plain(`Ersättare: ${personName(directory, responsible.deputy)}.`),
      ]
    : [];
  return [
    ...section(capital(profile.words.responsible), leads.length > 0 ? [leads] : []),
    ...section(
      'Uppföljning',
      followUp
        ? [[plain(`${longDay(followUp.on)}. ${personName(directory, followUp.by)} ser till att det blir av.`)]]
        : [],
    ),
  ];
}
