import childCard from '../../../cards/consent-child.json' with { type: 'json' };
import { childOf, currentConsent, isAdult } from '../../domain/case.ts';
import { MATURITY_FROM } from '../../domain/consent.ts';
import { assessesMaturity } from '../../domain/rules/consent.ts';
import { ageOn, dayOf } from '../../domain/time.ts';
import { field, readForm } from '../fields.ts';
import { eitherOf, personName } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

const signsByAge = ({ profile }: View, age: number): boolean =>
  profile.consent.childSignsFromAge !== null && age >= profile.consent.childSignsFromAge;
const RESULTS = ['yes', 'no', 'could-not', 'would-not', 'not-asked'] as const;
const ADULT = 18;

/** The assessment matters from 12 until the age when the child signs anyway, and then only to take that away (W3, W5). */
function maturityMatters(view: View, age: number): boolean {
  if (age < MATURITY_FROM || age >= ADULT) return false;
  return view.profile.consent.childSignsIfMature || signsByAge(view, age);
}

function maturityText(
  { sip, directory, profile }: View,
  { matters, assesses, signsByAge }: Readonly<Record<'matters' | 'assesses' | 'signsByAge', boolean>>,
): string {
  const made = currentConsent(sip)?.maturity;
  if (made) {
    const result = made.result === 'mature' ? 'Barnet kan själv ta ställning' : 'Barnet kan inte själv ta ställning';
    return `${result}. Bedömt av ${personName(directory, made.by)}: ${made.reason}`;
  }
  if (!matters) return '';
  if (assesses && signsByAge)
    return 'Barnet svarar själv, om inte en bedömning visar att det inte kan ta ställning. Bedöm bara om du har underlag.';
  return assesses
    ? 'Ett barn som har fyllt 12 år och själv kan ta ställning behöver också säga ja. Bedöm bara om du har underlag.'
    : `Bara ${eitherOf(profile.consent.maturityAssessors)} kan bedöma om barnet själv kan ta ställning. Be en av dem om du är osäker.`;
}

export const consentChild: CaseScreen = {
  template: childCard,
  opens: ['consent.child'],
  back: 'consent-scope',
  data: (view) => {
    const { sip, viewer, now } = view;
    const birth = childOf(sip)?.birth;
    const age = birth ? ageOn(birth, dayOf(now)) : 0;
    const adult = isAdult(sip, dayOf(now));
    const matters = maturityMatters(view, age);
    const assesses = matters && assessesMaturity(view, viewer);
    const asked = currentConsent(sip)?.child;
    const maturity = currentConsent(sip)?.maturity;
    return {
      text: {
        title: adult ? 'Den ungas svar' : 'Barnets svar',
        body: childBody(view, age),
        question: adult ? 'Har den unga fått information och svarat?' : 'Har barnet fått information och svarat?',
        maturityText: maturityText(view, { matters, assesses, signsByAge: signsByAge(view, age) }),
        assesses,
      },
      values: {
        's.consent.q8': asked?.result ?? '',
        's.child.why': asked?.reason ?? '',
        's.child.on': asked?.on ?? dayOf(now),
        's.maturity.result': maturity?.result ?? 'none',
        's.maturity.reason': maturity?.reason ?? '',
      },
    };
  },
  reads: {
    'consent.child': (inputs) =>
      readForm(
        {
          's.consent.q8': field.one(RESULTS, 'Välj vad barnet svarade, eller "Inte tillfrågat".'),
          's.child.why': field.text('Skälet', 1000),
          's.child.on': field.day('Fyll i vilken dag barnet fick frågan.'),
          's.maturity.result': field.text('Mognad', 20),
          's.maturity.reason': field.text('Det som bedömningen bygger på', 1000),
        },
        inputs,
        (form) => ({
          result: form['s.consent.q8'],
          why: form['s.child.why'],
          on: form['s.child.on'],
          maturityReason: form['s.maturity.reason'],
          ...maturityOf(form['s.maturity.result']),
        }),
      ),
  },
  next: { 'consent.child': 'consent-status' },
};

const maturityOf = (result: string): { readonly maturity?: 'mature' | 'not-mature' } =>
  result === 'mature' || result === 'not-mature' ? { maturity: result } : {};

function childBody(view: View, age: number): string {
  if (age >= ADULT)
    return 'Den unga har fyllt 18 år och bestämmer själv. Berätta vad samtycket gäller och hur hen kan ångra sig.';
  return signsByAge(view, age)
    ? `Barnet har fyllt ${view.profile.consent.childSignsFromAge ?? 0} år och ska också själv säga ja. Här skriver du hur barnet fick information. Svaret på samtycket skriver du sedan.`
    : 'Berätta för barnet på ett sätt som passar barnet, och fråga vad det vill. Säg att det får säga nej.';
}
