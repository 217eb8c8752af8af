import childCard from '../../../cards/consent-child.json' with { type: 'json' };
import scopeCard from '../../../cards/consent-scope.json' with { type: 'json' };
import { childOf, currentConsent, isAdult } from '../../domain/case.ts';
import type { PersonId } from '../../domain/ids.ts';
import { INFO_TYPES, type InfoType } from '../../domain/profile.ts';
import { assessesMaturity, MATURITY_FROM } from '../../domain/rules/consent.ts';
import { addMonths, ageOn, dayOf } from '../../domain/time.ts';
import { longDay } from '../dates.ts';
import { headingOf } from '../headings.ts';
import { field, readForm } from '../fields.ts';
import { personName, staffChoices, unitChoices, unitName } from '../people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import { INFO_TYPE_TEXTS } from '../texts.ts';
import type { View } from '../view.ts';

const MOST_EXPANDED = 8;
const MOST_STAFF = 30;

const heading = ({ profile }: View): string => headingOf(profile, 'consent') || 'Samtycke';

/** The viewer first, then colleagues of the unit with a function in SIP work. */
function informers({ directory, viewer, sip }: View): readonly Choice[] {
  const before = currentConsent(sip)?.informed.by;
  const fits = staffChoices(
    directory,
    (staff) => staff.id !== viewer && (staff.id === before || (staff.unit === sip.unit && staff.functions.length > 0)),
  );
  return [{ title: `${personName(directory, viewer)}, du själv`, value: viewer }, ...fits.slice(0, MOST_STAFF)];
}

/** The last day is never filled in beforehand: the family chooses it (U-07). Nor is a type that the profile leaves out. */
export const consentScope: CaseScreen = {
  template: scopeCard,
  opens: ['consent.scope'],
  back: 'consent-status',
  data: (view) => {
    const { sip, profile, directory, now, viewer } = view;
    const today = dayOf(now);
    const latest = addMonths(today, profile.consent.maxMonths);
    const before = currentConsent(sip);
    const units = unitChoices(directory, [sip.unit]);
    const left = profile.consent.excludedByDefault;
    return {
      text: {
        heading: heading(view),
        before: before ? `Det förra gällde till och med ${longDay(before.until)}.` : '',
        ownUnit: unitName(directory, sip.unit),
        unitStyle: units.length > MOST_EXPANDED ? 'compact' : 'expanded',
        latestText: longDay(latest),
      },
      choices: {
        units,
        types: INFO_TYPES.map((value) => ({
          title: left.includes(value)
            ? `${INFO_TYPE_TEXTS[value]} (bara om familjen själv vill)`
            : INFO_TYPE_TEXTS[value],
          value,
        })),
        informers: informers(view),
      },
      values: {
        's.consent.q2': (before?.units ?? sip.need?.units ?? []).filter((unit) => unit !== sip.unit).join(','),
        's.consent.q3': before?.questions ?? '',
        's.consent.q4': (before?.infoTypes ?? []).filter((type) => !left.includes(type)).join(','),
        's.consent.q5': before?.exclusions ?? '',
        's.consent.q7': before?.form ?? '',
        's.consent.informed-on': today,
        's.consent.informed-by': viewer,
      },
    };
  },
  reads: {
    'consent.scope': (inputs, view) =>
      readForm(
        {
          's.consent.q2': field.many([...view.directory.units.keys()]),
          's.consent.q3': field.text('Frågorna', 1000),
          's.consent.q4': field.many<InfoType>(INFO_TYPES),
          's.consent.q5': field.text('Det som inte ska tas upp', 1000),
          's.consent.q6': field.day('Fyll i till och med vilken dag samtycket gäller, till exempel 2027-02-28.'),
          's.consent.q7': field.one(['paper', 'e-id', 'oral'], 'Välj hur samtycket lämnas.'),
          's.consent.q9': field.one(['no', 'used', 'to-book'], 'Svara på om det behövs tolk eller annat stöd.'),
          's.consent.informed-on': field.day('Fyll i vilken dag familjen fick informationen.'),
          's.consent.informed-by': field.one(
            informers(view).map(({ value }) => value),
            'Välj vem som informerade familjen.',
          ),
        },
        inputs,
        (form) => ({
          units: form['s.consent.q2'],
          questions: form['s.consent.q3'],
          infoTypes: form['s.consent.q4'],
          exclusions: form['s.consent.q5'],
          until: form['s.consent.q6'],
          form: form['s.consent.q7'],
          interpreter: form['s.consent.q9'],
          informed: { on: form['s.consent.informed-on'], by: form['s.consent.informed-by'] as PersonId },
        }),
      ),
  },
  next: { 'consent.scope': 'consent-child' },
};

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
  { sip, directory }: View,
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
    : 'En kurator, psykolog, skolsköterska, socialsekreterare eller läkare kan bedöma om barnet själv kan ta ställning. Be en av dem om du är osäker.';
}

export const consentChild: CaseScreen = {
  template: childCard,
  opens: ['consent.child'],
  back: 'consent-scope',
  data: (view) => {
    const { sip, directory, viewer, now } = view;
    const birth = childOf(sip)?.birth;
    const age = birth ? ageOn(birth, dayOf(now)) : 0;
    const adult = isAdult(sip, dayOf(now));
    const matters = maturityMatters(view, age);
    const assesses = matters && assessesMaturity(directory.staff.get(viewer)?.functions ?? []);
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
