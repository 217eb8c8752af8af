import scopeCard from '../../../cards/consent-scope.json' with { type: 'json' };
import { currentConsent } from '../../domain/case.ts';
import type { CommandOf, Payloads } from '../../domain/command.ts';
import type { Consent, ConsentForm, ConsentStatus } from '../../domain/consent.ts';
import type { CommandId, PersonId } from '../../domain/ids.ts';
import { INFO_TYPES, type InfoType } from '../../domain/profile.ts';
import { scopeComplete } from '../../domain/rules/consent.ts';
import { addMonths, dayOf } from '../../domain/time.ts';
import { consentNow } from '../consent-texts.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { headingOf } from '../headings.ts';
import { personName, staffChoices, unitChoices, unitName } from '../people.ts';
import { partAt } from '../parts.ts';
import type { CaseScreen, Choice, FormPart } from '../screen.ts';
import { INFO_TYPE_TEXTS, lackText } from '../texts.ts';
import type { Inputs, View } from '../view.ts';

const NEVER_HELD: ReadonlySet<ConsentStatus> = new Set(['in-progress', 'partial', 'refused']);
const MOST_EXPANDED = 8;
const MOST_STAFF = 30;

const heading = ({ profile }: View): string => headingOf(profile, 'consent') || 'Samtycke';

const beforeText = (view: View, { until }: Consent): string =>
  NEVER_HELD.has(consentNow(view).status)
    ? 'Det förra blev aldrig klart.'
    : `Det förra gällde till och med ${longDay(until)}.`;

/** The viewer first, then colleagues of the unit with a function in SIP work. */
function informers({ directory, viewer, sip }: View): readonly Choice[] {
  const before = currentConsent(sip)?.informed.by;
  const fits = staffChoices(
    directory,
    (staff) => staff.id !== viewer && (staff.id === before || (staff.unit === sip.unit && staff.functions.length > 0)),
  );
  return [{ title: `${personName(directory, viewer)}, du själv`, value: viewer }, ...fits.slice(0, MOST_STAFF)];
}

/** SC6: where it has to be in writing, an oral consent is no way to give it. */
const formsOf = ({ profile }: View): readonly ConsentForm[] =>
  profile.consent.writtenRequired ? ['paper', 'e-id'] : ['paper', 'e-id', 'oral'];
const FORM_TITLES: Readonly<Record<ConsentForm, string>> = {
  paper: 'Underskrift',
  'e-id': 'E-legitimation',
  oral: 'Muntligt',
};

const scopeFields = (view: View) => ({
  's.consent.q2': field.many([...view.directory.units.keys()]),
  's.consent.q3': field.text('Frågorna', 1000),
  's.consent.q4': field.many<InfoType>(INFO_TYPES),
  's.consent.q5': field.text('Det som inte ska tas upp', 1000),
  's.consent.q6': field.day('Fyll i till och med vilken dag samtycket gäller, till exempel 2027-02-28.'),
  's.consent.q7': field.one(formsOf(view), 'Välj hur samtycket lämnas.'),
  's.consent.q9': field.one(['no', 'used', 'to-book'], 'Svara på om det behövs tolk eller annat stöd.'),
  's.consent.informed-on': field.day('Fyll i vilken dag familjen fick informationen.'),
  's.consent.informed-by': field.one(
    informers(view).map(({ value }) => value),
    'Välj vem som informerade familjen.',
  ),
});

/** A part says what cannot be read in it, and what the rule misses of it (SC1, SC2, SC10). */
const faultsOf =
  (fields: readonly (keyof ReturnType<typeof scopeFields>)[], codes: readonly string[]) =>
  (inputs: Inputs, view: View): readonly string[] => {
    const shape = scopeFields(view);
    const unreadable = fields.flatMap((id) => shape[id].safeParse(inputs[id]).error?.issues ?? []);
    const guess = { ...inputs, ...ANY_REST, 's.consent.q6': dayOf(view.now), 's.consent.informed-by': view.viewer };
    const reading = consentScope.reads?.['consent.scope']?.(
      { ...guess, 's.consent.informed-on': dayOf(view.now) },
      view,
    );
    const [payload] = reading?.ok ? [reading.payload] : (reading?.guesses?.() ?? []);
    const lacks = payload ? scopeComplete(view.sip, commandOf(view, payload), view) : [];
    return [
      ...unreadable.map(({ message }) => message),
      ...lacks.filter(({ code }) => codes.includes(code)).map(lackText),
    ];
  };
const ANY_REST = { 's.consent.q7': 'paper', 's.consent.q9': 'no' } as const;
const commandOf = ({ sip, viewer, now }: View, payload: Payloads['consent.scope']): CommandOf<'consent.scope'> => ({
  id: '' as CommandId,
  caseId: sip.id,
  by: viewer,
  at: now,
  seen: sip.rev,
  verb: 'consent.scope',
  ...payload,
});
const part = (
  ref: string,
  back: string | undefined,
  fields: Parameters<typeof faultsOf>[0],
  codes: readonly string[],
): FormPart => ({
  ref,
  ...(back ? { back } : {}),
  fields,
  faults: faultsOf(fields, codes),
});
const WHO = part('', undefined, ['s.consent.q2'], ['SAM-01']);
/** Whom, what, and until when: three short cards for one talk with the family. */
const SCOPE_PARTS: readonly FormPart[] = [
  WHO,
  part('what', 'consent-scope', ['s.consent.q3', 's.consent.q4', 's.consent.q5'], ['SAM-02', 'SAM-12']),
  part(
    'until',
    'consent-scope/what',
    ['s.consent.q6', 's.consent.q7', 's.consent.q9', 's.consent.informed-on', 's.consent.informed-by'],
    [],
  ),
];

/** The last day is never filled in beforehand: the family chooses it (U-07). Nor is a type that the profile leaves out. */
export const consentScope: CaseScreen = {
  template: scopeCard,
  opens: ['consent.scope'],
  // Before there is a consent its own menu has nothing to show.
  back: ({ sip }) => (currentConsent(sip) ? 'consent-status' : 'case'),
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
        page: SCOPE_PARTS.indexOf(partAt(consentScope, view.ref) ?? WHO) + 1,
        before: before ? beforeText(view, before) : '',
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
        forms: formsOf(view).map((value) => ({ title: FORM_TITLES[value], value })),
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
      readForm(scopeFields(view), inputs, (form) => ({
        units: form['s.consent.q2'],
        questions: form['s.consent.q3'],
        infoTypes: form['s.consent.q4'],
        exclusions: form['s.consent.q5'],
        until: form['s.consent.q6'],
        form: form['s.consent.q7'],
        interpreter: form['s.consent.q9'],
        informed: { on: form['s.consent.informed-on'], by: form['s.consent.informed-by'] as PersonId },
      })),
  },
  parts: SCOPE_PARTS,
  next: { 'consent.scope': 'consent-child' },
};
