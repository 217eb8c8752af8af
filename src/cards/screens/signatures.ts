import signCard from '../../../cards/sign.json' with { type: 'json' };
import signaturesCard from '../../../cards/signatures.json' with { type: 'json' };
import { fixedPlan, memberOf } from '../../domain/case.ts';
import type { PersonId, Who } from '../../domain/ids.ts';
import type { Plan, SignatureState } from '../../domain/plan.ts';
import { childWasAway, mayHaveCopy, signatoriesOf, signersOf } from '../../domain/rules/sign.ts';
import { dayOf } from '../../domain/time.ts';
import { cut } from '../cut.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { personName, unitName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const MOST = 40;

const WAYS: Readonly<Record<SignatureState['kind'], string>> = {
  paper: 'Skrev under på papper',
  'e-id': 'Skrev under med e-legitimation',
  oral: 'Bekräftade muntligt',
  declined: 'Skriver inte under',
};

/** Those who should sign or have a copy, and anyone else who has done so. */
function peopleOfPlan({ sip }: View, plan: Plan): readonly Who[] {
  const noted = [...Object.keys(plan.signatures), ...Object.keys(plan.copies)] as Who[];
  return [...new Set([...signatoriesOf(sip), ...noted])];
}

function stateOf(view: View, plan: Plan, who: Who): string {
  const { sip, profile, now } = view;
  const mayHave = mayHaveCopy(view, sip, who, dayOf(now));
  const signature = plan.signatures[who];
  const copy = plan.copies[who];
  const asked = signersOf(profile, sip).includes(who);
  const signed = asked ? 'Underskrift saknas' : 'Behöver inte skriva under';
  return [
    signature ? `${WAYS[signature.kind]} ${longDay(signature.on)}` : signed,
    copy ? `kopia ${longDay(copy.on)}` : mayHave ? 'kopia saknas' : 'ska inte ha någon kopia',
  ].join(', ');
}

const nameOf = ({ directory, sip }: View, who: Who): string => cut(personName(directory, who, sip) || 'Okänd', 80);

function originalText({ profile, directory }: View, plan: Plan): string {
  if (profile.originalHolder === 'family') return 'Familjen har originalet. Alla andra får varsin kopia.';
  const unit = unitName(directory, plan.responsible?.unit);
  return `Originalet förvaras hos ${unit || `den verksamhet som är ${profile.words.responsible}`}. Alla får varsin kopia.`;
}

function summary({ sip, profile }: View, plan: Plan): string {
  const signers = signersOf(profile, sip);
  const done = signers.filter((who) => plan.signatures[who] && plan.signatures[who].kind !== 'declined').length;
  const declined = signers.filter((who) => plan.signatures[who]?.kind === 'declined').length;
  const all = signatoriesOf(sip);
  const copies = all.filter((who) => plan.copies[who]).length;
  const without = declined > 0 ? ` ${declined} skriver inte under. Planen gäller ändå.` : '';
  return `${done} av ${signers.length} har skrivit under. ${copies} av ${all.length} har fått en kopia.${without}`;
}

export const signatures: CaseScreen = {
  template: signaturesCard,
  opens: ['plan.sign'],
  back: 'case',
  data: (view) => {
    const plan = fixedPlan(view.sip);
    if (!plan) {
      const none = { state: 'Planen är inte fastställd än.', people: [], more: '', original: '', told: '' };
      return { text: { ...none, tellChild: false, hasPeople: false } };
    }
    const { sip, profile } = view;
    const everyone = peopleOfPlan(view, plan);
    const shown = everyone.slice(0, MOST);
    const signers = signersOf(profile, sip);
    const next = shown.find(
      (who) =>
        (signers.includes(who) && !plan.signatures[who]) ||
        (!plan.copies[who] && mayHaveCopy(view, sip, who, dayOf(view.now))),
    );
    return {
      text: {
        state: summary(view, plan),
        people: shown.map((who) => ({ title: nameOf(view, who), value: stateOf(view, plan, who) })),
        more: everyone.length > MOST ? `${everyone.length - MOST} personer till visas inte här.` : '',
        original: originalText(view, plan),
        tellChild: childWasAway(sip) && !plan.childTold,
        told: plan.childTold ? `Barnet fick veta vad ni bestämde ${longDay(plan.childTold.on)}.` : '',
        hasPeople: shown.length > 0,
      },
      choices: { people: shown.map((who) => ({ title: nameOf(view, who), value: who })) },
      values: { pick: next ?? shown[0] ?? '' },
    };
  },
  reads: { 'child.told': () => ({ ok: true, payload: {} }) },
  next: { 'child.told': 'signatures' },
};

const HOW = ['paper', 'e-id', 'oral', 'declined'] as const;

export const sign: CaseScreen = {
  template: signCard,
  opens: ['plan.sign'],
  back: 'signatures',
  data: (view) => {
    const { sip, directory, ref, now } = view;
    const who = ref as Who;
    const plan = fixedPlan(sip);
    const known = plan !== undefined && (memberOf(sip, ref) !== undefined || directory.staff.has(ref as PersonId));
    if (!known) return { text: { heading: 'Underskrift och kopia', state: 'Gå tillbaka och välj en person.', known } };
    const signature = plan.signatures[who];
    return {
      text: { heading: `Underskrift och kopia: ${nameOf(view, who)}`, state: stateOf(view, plan, who), known },
      values: {
        's.sign.how': signature?.kind ?? '',
        's.sign.on': signature?.on ?? dayOf(now),
        's.sign.why': signature?.kind === 'declined' ? signature.reason : '',
        's.sign.copy': plan.copies[who]?.how ?? '',
      },
    };
  },
  reads: {
    'plan.sign': (inputs, { viewer, ref }) =>
      readForm(
        {
          's.sign.how': field.one(HOW, 'Välj hur personen skrev under, eller att personen inte skriver under.'),
          's.sign.on': field.day('Skriv vilken dag, till exempel 2026-11-22.'),
          's.sign.why': field.text('Skälet', 600),
        },
        inputs,
        ({ 's.sign.how': kind, 's.sign.on': on, 's.sign.why': reason }) => ({
          who: ref as Who,
          state: kind === 'declined' ? { kind, reason, on, by: viewer } : { kind, on, by: viewer },
        }),
      ),
    'plan.copied': (inputs, { ref }) =>
      readForm({ 's.sign.copy': field.text('Hur kopian lämnades', 200) }, inputs, (form) => ({
        who: ref as Who,
        how: form['s.sign.copy'],
      })),
  },
  next: { 'plan.sign': 'signatures', 'plan.copied': 'signatures' },
};
