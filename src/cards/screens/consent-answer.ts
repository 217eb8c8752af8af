import answerCard from '../../../cards/consent-answer.json' with { type: 'json' };
import confirmCard from '../../../cards/consent-confirm.json' with { type: 'json' };
import withdrawCard from '../../../cards/consent-withdraw.json' with { type: 'json' };
import { mayRead } from '../../domain/access.ts';
import { childOf, currentConsent, memberOf, phaseOf } from '../../domain/case.ts';
import { unitOf } from '../../domain/directory.ts';
import { answerersOf, effectiveConsent, excusedOf } from '../../domain/evaluate-consent.ts';
import { CHILD, type MemberId } from '../../domain/ids.ts';
import { ageOn, dayOf } from '../../domain/time.ts';
import { isUnprepared } from '../meeting-texts.ts';
import { isOpenVersion, memberName, objectors, scopeText } from '../consent-texts.ts';
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import { personName, unitName } from '../people.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import type { View } from '../view.ts';

const FORMS = ['paper', 'e-id', 'oral'] as const;

const answerers = ({ profile, sip, now }: View): readonly MemberId[] => {
  const newest = currentConsent(sip);
  return newest ? answerersOf(profile, sip, newest, dayOf(now)) : [];
};
const choicesFor = (view: View, people: readonly MemberId[]): readonly Choice[] =>
  people.map((value) => ({ title: memberName(view, value), value }));

/** One person's answer; the person is what the screen is about, or else is chosen in it. */
export const consentAnswer: CaseScreen = {
  template: answerCard,
  opens: ['consent.answer'],
  back: 'consent-status',
  data: (view) => {
    const { sip, profile, now, ref } = view;
    const consent = currentConsent(sip);
    const who = memberOf(sip, ref)?.id;
    const given = who && consent?.signatures[who];
    const birth = childOf(sip)?.birth;
    const age = birth ? ageOn(birth, dayOf(now)) : 0;
    return {
      text: {
        name: who ? memberName(view, who) : '',
        readToChild: who === CHILD && age >= 15 && age < 18,
        excused: isExcusedHere(view),
        hasConsent: consent !== undefined,
        scope: consent ? scopeText(view, consent) : {},
        writtenRequired: profile.consent.writtenRequired,
        oralTitle: profile.consent.writtenRequired ? 'Muntligt (en underskrift behövs också)' : 'Muntligt',
      },
      choices: { people: choicesFor(view, answerers(view)) },
      values: {
        's.answer.result': isExcusedHere(view) ? 'no' : (given?.result ?? ''),
        's.answer.on': given?.on ?? dayOf(now),
        's.consent.q7': given?.form ?? consent?.form ?? '',
        's.answer.how': given?.how ?? '',
      },
    };
  },
  reads: {
    'consent.answer': (inputs, view) => {
      const known = memberOf(view.sip, view.ref)?.id;
      return readForm(
        {
          's.answer.who-pick': field.one(known ? [known] : answerers(view), 'Välj vem som svarar.'),
          's.answer.result': field.one(['yes', 'no'], 'Välj ja eller nej.'),
          's.answer.on': field.day('Fyll i vilken dag svaret lämnades.'),
          's.consent.q7': field.one(FORMS, 'Välj hur svaret lämnas.'),
          's.answer.how': field.text('Hur svaret lämnades', 1000),
        },
        known ? { ...inputs, 's.answer.who-pick': known } : inputs,
        (form) => ({
          who: form['s.answer.who-pick'],
          result: form['s.answer.result'],
          on: form['s.answer.on'],
          form: form['s.consent.q7'],
          how: form['s.answer.how'],
        }),
      );
    },
  },
  // The last yes has moved the case on: what comes next is to prepare.
  next: { 'consent.answer': (sip) => (isUnprepared(sip) ? 'case' : 'consent-status') },
};

function isExcusedHere({ profile, sip, now, ref }: View): boolean {
  const newest = currentConsent(sip);
  return newest !== undefined && excusedOf(profile, sip, newest, dayOf(now)).some((who) => who === ref);
}

/** The viewer's unit is named in the consent that holds today and has not confirmed it yet (SC11). */
export function canConfirm({ profile, sip, directory, viewer, verbs, now }: View): boolean {
  const unit = unitOf(directory, viewer);
  const consent = effectiveConsent(profile, sip, dayOf(now));
  if (!unit || !consent || !verbs.has('consent.confirm') || !profile.consent.perAuthorityConfirmation) return false;
  return consent.units.includes(unit) && !consent.confirmedBy[unit];
}

export const consentConfirm: CaseScreen = {
  template: confirmCard,
  opens: ['consent.confirm'],
  back: 'consent-status',
  data: (view) => {
    const { sip, profile, directory, viewer, now } = view;
    const unit = unitOf(directory, viewer);
    const consent = effectiveConsent(profile, sip, dayOf(now));
    const made = unit && consent?.confirmedBy[unit];
    const covered = unit !== undefined && (consent?.units.includes(unit) ?? false);
    const said = made
      ? `Klart: ${personName(directory, made.by)} bekräftade ${longDay(made.on)}.`
      : 'Det finns inget att bekräfta för din verksamhet i dag.';
    return {
      text: {
        unit: unitName(directory, unit),
        hasConsent: covered,
        scope: consent ? scopeText(view, consent) : {},
        done: made || !covered ? said : '',
        mayConfirm: canConfirm(view),
      },
    };
  },
  reads: { 'consent.confirm': () => ({ ok: true, payload: {} }) },
  next: { 'consent.confirm': 'consent-status' },
};

const SHARED: ReadonlySet<string> = new Set(['prepare', 'called', 'meeting', 'plan', 'follow-up']);

/** Whoever is told of a withdrawal can note it, so names are shown only to those who may read the case. */
export const consentWithdraw: CaseScreen = {
  template: withdrawCard,
  opens: ['consent.withdraw'],
  back: 'consent-status',
  data: (view) => {
    const { sip, now, ref, verbs } = view;
    return {
      text: { effects: whatHappens(view), mayNarrow: verbs.has('consent.narrow') && isOpenVersion(view) },
      choices: { people: withdrawers(view) },
      values: { 's.withdraw.who': memberOf(sip, ref)?.id ?? '', 's.withdraw.on': dayOf(now) },
    };
  },
  reads: {
    'consent.withdraw': (inputs, view) =>
      readForm(
        {
          's.withdraw.who': field.one(objectors(view), 'Välj vem som tar tillbaka samtycket.'),
          's.withdraw.on': field.day('Fyll i vilken dag samtycket togs tillbaka.'),
          's.withdraw.how': field.text('Hur samtycket togs tillbaka', 400),
        },
        inputs,
        (form) => ({ who: form['s.withdraw.who'], on: form['s.withdraw.on'], how: form['s.withdraw.how'] }),
      ),
  },
  next: { 'consent.withdraw': 'consent-status' },
};

function withdrawers(view: View): readonly Choice[] {
  const { profile, directory, sip, viewer, now } = view;
  if (mayRead(profile, directory, sip, viewer, dayOf(now))) return choicesFor(view, objectors(view));
  return objectors(view).map((value, index) => ({
    title: value === CHILD ? 'Barnet eller den unga' : `Vårdnadshavare ${index + 1}`,
    value,
  }));
}

const whatHappens = ({ sip }: View): readonly { readonly line: string }[] =>
  [
    'Inga uppgifter får delas.',
    ...(phaseOf(sip) === 'called'
      ? [
          'De i Teams som är kallade får veta att mötet är inställt. Familjen och andra utanför Teams behöver du ringa: varje samtal blir en uppgift till dig.',
        ]
      : []),
    ...(SHARED.has(sip.step)
      ? [
          'Kallelser som inte har skickats stoppas.',
          'Andra verksamheter ser inte längre ärendet.',
          'Ärendet pausas i det här steget. Säger familjen ja igen går det vidare härifrån.',
        ]
      : []),
    'Det som redan har lämnats finns kvar hos dem som fick det.',
  ].map((line) => ({ line: `• ${line}` }));
