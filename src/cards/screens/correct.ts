import correctCard from '../../../cards/correct.json' with { type: 'json' };
import familyCard from '../../../cards/family.json' with { type: 'json' };
import { childOf, currentConsent, guardiansOf, isAdult, type CasePerson } from '../../domain/case.ts';
import type { MemberId } from '../../domain/ids.ts';
import { meetingDeadline } from '../../domain/deadlines.ts';
import { evaluateConsent } from '../../domain/evaluate-consent.ts';
import { dayOf } from '../../domain/time.ts';
import { field, readForm } from '../fields.ts';
import { unitChoices, unitName } from '../people.ts';
import type { MinorityLanguage } from '../../domain/profile.ts';
import type { CaseScreen } from '../screen.ts';
import { startFields, startOf } from '../start-form.ts';
import type { View } from '../view.ts';

const MOST_EXPANDED = 8;

/** A consent that holds today may fall by the change: the screen says so before, and asks whether it is known. */
const mayFall = ({ profile, sip, now }: View): boolean => evaluateConsent(profile, sip, dayOf(now)).allowed;

/** What was written at the start, to put right at any open step. */
export const correct: CaseScreen = {
  template: correctCard,
  opens: ['facts.correct'],
  back: 'case',
  data: (view) => {
    const { sip, directory, profile } = view;
    const units = unitChoices(directory, [sip.unit]);
    const child = childOf(sip);
    return {
      text: {
        unit: unitName(directory, sip.unit),
        style: units.length > MOST_EXPANDED ? 'compact' : 'expanded',
        hasConsent: mayFall(view),
        counts: meetingDeadline(profile, sip) !== undefined,
      },
      choices: { units },
      values: {
        's.start.q1': sip.need?.requester ?? '',
        's.start.q2': sip.need?.detectedAt ?? '',
        's.start.q3': sip.need?.units.filter((unit) => unit !== sip.unit).join(',') ?? '',
        's.start.child': child?.name ?? '',
        's.start.birth': child?.birth ?? '',
      },
    };
  },
  reads: {
    'facts.correct': (inputs, view) =>
      readForm({ ...startFields(view), 's.correct.understood': field.yes() }, inputs, (form) => ({
        ...startOf(form),
        understood: form['s.correct.understood'],
      })),
  },
};

const sameAs = (isSame: boolean, guardian: CasePerson | undefined): { readonly same?: MemberId } =>
  isSame && guardian ? { same: guardian.id } : {};

/** PT7, L:MinL 8 §: the languages are named in themselves, so that the family can point. */
const LANGUAGES: Readonly<Record<MinorityLanguage, string>> = { fi: 'Suomeksi', smi: 'Sámegillii', fit: 'Meänkielelä' };
const languagesText = (languages: readonly MinorityLanguage[]): string =>
  languages.length === 0
    ? ''
    : `Familjen kan ha rätt till svar på ett minoritetsspråk: ${languages.map((one) => LANGUAGES[one]).join(' · ')}. Fråga vilket språk de vill ha.`;

export const family: CaseScreen = {
  template: familyCard,
  opens: ['family.set'],
  back: 'case',
  data: (view) => {
    const { sip, now } = view;
    const [first, second] = guardiansOf(sip);
    const signatures = currentConsent(sip)?.signatures ?? {};
    return {
      text: {
        minority: languagesText(view.profile.minority),
        adult: isAdult(sip, dayOf(now)),
        hasConsent: mayFall(view),
        answered: guardiansOf(sip).some(({ id }) => signatures[id]),
      },
      values: {
        's.consent.q1': sip.custody ?? '',
        's.family.name1': first?.name ?? '',
        's.family.phone1': first?.phone ?? '',
        's.family.name2': second?.name ?? '',
        's.family.phone2': second?.phone ?? '',
      },
    };
  },
  reads: {
    'family.set': (inputs, { sip }) =>
      readForm(
        {
          's.consent.q1': field.one(
            ['joint', 'sole', 'appointed', 'god-man', 'unknown'],
            'Välj hur vårdnaden ser ut, eller "vet inte".',
          ),
          's.family.name1': field.text('Namn', 120),
          's.family.phone1': field.text('Telefon', 40),
          's.family.name2': field.text('Namn', 120),
          's.family.phone2': field.text('Telefon', 40),
          's.family.same1': field.yes(),
          's.family.same2': field.yes(),
          's.family.ground': field.text('Det som ändringen bygger på', 400),
          's.correct.understood': field.yes(),
        },
        inputs,
        (form) => ({
          custody: form['s.consent.q1'],
          guardians: [
            {
              name: form['s.family.name1'],
              phone: form['s.family.phone1'],
              ...sameAs(form['s.family.same1'], guardiansOf(sip)[0]),
            },
            {
              name: form['s.family.name2'],
              phone: form['s.family.phone2'],
              ...sameAs(form['s.family.same2'], guardiansOf(sip)[1]),
            },
          ].filter((one) => one.name !== '' || one.phone !== ''),
          ...(form['s.family.ground'] ? { ground: form['s.family.ground'] } : {}),
          ...(form['s.correct.understood'] ? { understood: true } : {}),
        }),
      ),
  },
  next: { 'family.set': 'need' },
};
