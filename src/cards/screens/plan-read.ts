import viewCard from '../../../cards/plan-view.json' with { type: 'json' };
import { draftPlan, fixedPlan } from '../../domain/case.ts';
import { isInternal, type Plan } from '../../domain/plan.ts';
import { dayOf } from '../../domain/time.ts';
import { longDay } from '../dates.ts';
import { pagesOf } from '../pages.ts';
import { personName } from '../people.ts';
import { planBlocks } from '../plan-lines.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import { inDraft, seesDraft } from '../draft-rights.ts';
import type { View } from '../view.ts';

/** `2` is a page of the plan that is shown first, `v1` a version, `v1-2` a page of it. */
const REF = /^(?:v(\d{1,4}))?-?(\d{1,3})?$/u;

/** Drafts are for those who write them or make them stand; everyone else reads what is agreed. */
function readable({ sip, verbs }: View): readonly Plan[] {
  const draft = seesDraft(inDraft({ verbs })) ? draftPlan(sip) : undefined;
  return sip.plans.filter((plan) => plan.status !== 'draft' || plan === draft);
}

const first = (view: View, plans: readonly Plan[]): Plan | undefined =>
  plans.find((plan) => plan.status === 'draft') ?? fixedPlan(view.sip) ?? plans.at(-1);

function stateOf({ directory }: View, plan: Plan): string {
  if (plan.status === 'draft') return 'Utkast. Inget är bestämt än.';
  const fixed = plan.fixedAt ? ` Fastställd ${longDay(dayOf(plan.fixedAt))}` : '';
  const by = plan.fixedBy ? ` av ${personName(directory, plan.fixedBy)}` : '';
  return `${plan.status === 'fixed' ? 'Den här versionen gäller.' : 'Den här versionen är ersatt av en senare.'}${fixed}${by}.`;
}

const STATES = { draft: 'utkast', fixed: 'gäller', replaced: 'ersatt' } as const;
const pageChoices = (shown: Plan, pages: number, others: readonly Plan[]): readonly Choice[] => [
  ...(pages > 1
    ? Array.from({ length: pages }, (_nothing, index) => ({
        title: `Sida ${index + 1} av ${pages}`,
        value: `v${shown.version}-${index + 1}`,
      }))
    : []),
  ...others.map((plan) => ({
    title: `Version ${plan.version} (${STATES[plan.status]})`,
    value: `v${plan.version}`,
  })),
];

/** What is shown, and whether it is a plan in the sense of the law (S2). */
function shownPlan(view: View): { readonly plan: Plan; readonly internal: boolean } | undefined {
  const [, version] = REF.exec(view.ref) ?? [];
  const plans = readable(view);
  const plan = plans.find((one) => one.version === Number(version)) ?? first(view, plans);
  if (!plan) return undefined;
  return { plan, internal: plan.measures.length > 0 && (isInternal(plan) || view.sip.need?.inLegalSense === false) };
}

export const planView: CaseScreen = {
  template: viewCard,
  opens: 'read',
  back: 'case',
  law: (view) => {
    const shown = shownPlan(view);
    return shown && !shown.internal ? { topic: 'plan', on: dayOf(shown.plan.fixedAt ?? view.now) } : undefined;
  },
  data: (view) => {
    const { profile, ref, verbs } = view;
    const [, , number] = REF.exec(ref) ?? [];
    const plans = readable(view);
    const { plan, internal } = shownPlan(view) ?? {};
    const writing = verbs.has('plan.words');
    if (!plan) {
      const none = {
        title: 'Planen',
        state: 'Planen är inte fastställd än.',
        lines: [],
        internal: false,
        page: '',
        name: '',
      };
      return { text: { ...none, hasPages: false, writing, signing: false } };
    }
    const pages = pagesOf(planBlocks(view, plan));
    const at = Math.min(Math.max(Number(number ?? 1), 1), pages.length);
    const choices = pageChoices(
      plan,
      pages.length,
      plans.filter((one) => one !== plan),
    );
    return {
      text: {
        title: `Planen, version ${plan.version}`,
        name: internal ? '' : `Dokument: ${profile.documents.plan}.`,
        state: stateOf(view, plan),
        internal,
        lines: pages[at - 1] ?? [],
        page: pages.length > 1 ? `Sida ${at} av ${pages.length}.` : '',
        hasPages: choices.length > 0,
        writing,
        signing: plan.status === 'fixed' && verbs.has('plan.sign'),
      },
      choices: { pages: choices },
      values: { pick: choices[pages.length > 1 ? at % pages.length : 0]?.value ?? '' },
    };
  },
};
