import cancelCard from '../../../cards/cancel-case.json' with { type: 'json' };
import closeCard from '../../../cards/close.json' with { type: 'json' };
import goalsCard from '../../../cards/goals.json' with { type: 'json' };
import reopenCard from '../../../cards/reopen.json' with { type: 'json' };
import { mayRead } from '../../domain/access.ts';
import { CLOSE_REASONS, fixedPlan, type Case, phaseOf } from '../../domain/case.ts';
import type { Goal } from '../../domain/plan.ts';
import { reopenUntil } from '../../domain/rules/follow-up.ts';
import { dayOf } from '../../domain/time.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import type { CaseScreen, Choice, Reading } from '../screen.ts';
import type { Inputs, View } from '../view.ts';

const PAGE = 6;
const FEW = 5;
const OUTCOMES = ['reached', 'partly', 'not', 'not-relevant'] as const;

const goalsOf = (sip: Case): readonly Goal[] => fixedPlan(sip)?.goals ?? [];
const openGoals = (sip: Case): readonly Goal[] => goalsOf(sip).filter((goal) => !goal.outcome);

/** The page that was chosen; else the first one with a goal that nobody has judged. */
function pageOf({ sip, ref }: View): number {
  const goals = goalsOf(sip);
  const pages = Math.ceil(goals.length / PAGE);
  const chosen = /^\d{1,3}$/u.test(ref) ? Number(ref) : 0;
  if (chosen >= 1 && chosen <= pages) return chosen;
  const first = goals.findIndex((goal) => !goal.outcome);
  return first < 0 ? 1 : Math.floor(first / PAGE) + 1;
}

/** E7: how each goal went, a few at a time. */
export const goals: CaseScreen = {
  template: goalsCard,
  opens: ['goal.judge'],
  back: 'case',
  data: (view) => {
    const all = goalsOf(view.sip);
    const page = pageOf(view);
    const from = (page - 1) * PAGE;
    const shown = all.slice(from, from + PAGE);
    const pages = Array.from({ length: Math.ceil(all.length / PAGE) }, (_, index) => pageChoice(index, all.length));
    return {
      text: {
        body: bodyOf(all, openGoals(view.sip).length),
        goals: shown.map(({ id, text, sign }, index) => ({
          id,
          number: from + index + 1,
          goal: cut(text, 300),
          sign: cut(sign, 200),
        })),
        hasPages: pages.length > 1,
        canClose: view.verbs.has('case.close'),
      },
      choices: { pages },
      values: {
        ...Object.fromEntries(shown.map(({ id, outcome }) => [`s.goal.${id}`, outcome?.result ?? ''])),
        pick: String(page),
      },
    };
  },
  reads: { 'goal.judge': (inputs, view) => readOutcomes(inputs, goalsOf(view.sip)) },
  next: { 'goal.judge': 'close' },
};

const pageChoice = (index: number, count: number): Choice => {
  const [first, last] = [index * PAGE + 1, Math.min((index + 1) * PAGE, count)];
  return { title: first === last ? `Mål ${first}` : `Mål ${first}–${last}`, value: String(index + 1) };
};

function bodyOf(all: readonly Goal[], open: number): string {
  if (all.length === 0) return 'Planen har inga mål att bedöma. Du kan gå vidare och avsluta.';
  if (open === 0) return 'Alla mål är bedömda. Du kan ändra om något har blivit fel.';
  return `Bedöm tillsammans med familjen. ${open} av ${all.length} mål är inte ${open === 1 ? 'bedömt' : 'bedömda'}.`;
}

function readOutcomes(inputs: Inputs, all: readonly Goal[]): Reading<'goal.judge'> {
  const judged = all.flatMap(({ id }) => {
    const result = OUTCOMES.find((one) => one === inputs[`s.goal.${id}`]);
    return result ? [[id, result] as const] : [];
  });
  if (judged.length === 0) return { ok: false, faults: ['Välj hur det gick för minst ett mål.'] };
  return { ok: true, payload: { outcomes: Object.fromEntries(judged) } };
}

/** s.close.check: every goal is judged, or how many are not. */
function goalsTitle(sip: Case, open: number): string {
  if (open > 0) return open === 1 ? 'Ett mål är inte bedömt.' : `${open} mål är inte bedömda.`;
  return goalsOf(sip).length > 0 ? 'Varje mål är bedömt.' : '';
}

/** A-16, and A-18 when the consent is gone. */
export const close: CaseScreen = {
  template: closeCard,
  opens: ['case.close'],
  back: 'case',
  data: ({ sip, profile, directory, viewer, now }) => {
    const isWithoutConsent = sip.status === 'paused-consent' || sip.step === 'no-consent';
    // A manager may close without reading: the plan's words are not for that person.
    const reads = mayRead(profile, directory, sip, viewer, dayOf(now));
    const open = isWithoutConsent || !reads ? [] : openGoals(sip);
    return {
      text: {
        isWithoutConsent,
        days: profile.reopenDays,
        savedTitle: `Planen är sparad i respektive journal eller akt${profile.records ? ` (${profile.records})` : ''}`,
        goalsTitle: isWithoutConsent || !reads ? '' : goalsTitle(sip, open.length),
        goals: [
          ...open.slice(0, FEW).map(({ text }) => ({ line: `– ${cut(text, 120)}` })),
          ...(open.length > FEW ? [{ line: `– och ${open.length - FEW} till` }] : []),
        ],
      },
      values: { 's.close.q': isWithoutConsent ? 'consent-gone' : '' },
    };
  },
  reads: {
    'case.close': (inputs) =>
      readForm(
        {
          's.close.q': field.one(CLOSE_REASONS, 'Välj varför ärendet avslutas.'),
          's.close.informed': field.yes(),
          's.close.saved': field.yes(),
          's.close.note': field.text('Anteckningen'),
        },
        inputs,
        (form) => ({
          why: form['s.close.q'],
          familyInformed: form['s.close.informed'],
          saved: form['s.close.saved'],
          note: form['s.close.note'],
        }),
      ),
  },
};

const CANCEL_REASONS = ['moved', 'adult', 'mistake', 'other-action'] as const;

/** A-19: it never became a plan, or should not have been started. */
export const cancelCase: CaseScreen = {
  template: cancelCard,
  opens: ['case.cancel'],
  back: 'case',
  data: ({ sip }) => ({
    text: {
      called:
        phaseOf(sip) === 'called'
          ? 'De i Teams som är kallade får veta att mötet är inställt. Familjen och andra utanför Teams behöver du ringa: varje samtal blir en uppgift till dig.'
          : '',
    },
  }),
  reads: {
    'case.cancel': (inputs) =>
      readForm(
        {
          's.cancel.q': field.one(CANCEL_REASONS, 'Välj varför ärendet avbryts.'),
          's.cancel.note': field.needed('Skälet', 'Skriv varför ärendet avbryts.', 1000),
        },
        inputs,
        (form) => ({ why: form['s.cancel.q'], note: form['s.cancel.note'] }),
      ),
  },
};

/** A-20: within the days of the profile, and from the beginning. */
export const reopen: CaseScreen = {
  template: reopenCard,
  opens: ['case.reopen'],
  back: 'case',
  data: ({ sip, profile }) => {
    const until = reopenUntil(profile, sip);
    return { text: { until: until ? `Det går till och med ${longDay(until)}.` : '' } };
  },
  reads: { 'case.reopen': () => ({ ok: true, payload: {} }) },
  next: { 'case.reopen': 'need' },
};
