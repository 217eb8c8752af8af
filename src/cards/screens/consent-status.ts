import statusCard from '../../../cards/consent-status.json' with { type: 'json' };
import { isAdult, memberOf, phaseOf } from '../../domain/case.ts';
import type { ConsentStatus } from '../../domain/consent.ts';
import { answerersOf, excusedOf } from '../../domain/evaluate-consent.ts';
import { dayOf } from '../../domain/time.ts';
import {
  answerLines,
  confirmationLines,
  consentLines,
  consentNow,
  isOpenVersion,
  scopeText,
} from '../consent-texts.ts';
import { headingOf } from '../headings.ts';
import { textsFor } from '../family-texts.ts';
import type { CaseScreen, Choice } from '../screen.ts';
import type { View } from '../view.ts';
import { canConfirm } from './consent-answer.ts';

const MOST_EXPANDED = 8;
const OVER: ReadonlySet<ConsentStatus> = new Set(['none', 'refused', 'withdrawn', 'expired']);

/** "2. Samtycke": what it covers, who has answered and confirmed, and all that can be done about it. */
export const consentStatus: CaseScreen = {
  template: statusCard,
  opens: 'read',
  back: 'case',
  law: (view) => {
    const { newest } = consentNow(view);
    return newest && { topic: 'consent', on: newest.withdrawn?.on ?? newest.from };
  },
  data: (view) => {
    const { newest, effective } = consentNow(view);
    const todo = thingsToDo(view);
    const heading = headingOf(view.profile, 'consent') || 'Samtycke';
    const replaced = effective && newest && effective.version !== newest.version;
    return {
      text: {
        heading,
        hasConsent: newest !== undefined,
        lines: consentLines(view).map((line) => ({ line })),
        coversTitle: replaced ? 'Det nya samtycket' : 'Det här gäller samtycket',
        scope: newest ? scopeText(view, newest) : {},
        answers: newest ? answerLines(view, newest) : [],
        confirmations: confirmationLines(view, effective),
        style: todo.length > MOST_EXPANDED ? 'compact' : 'expanded',
      },
      choices: { todo },
      values: { pick: todo[0]?.value ?? '' },
    };
  },
};

/** The natural next thing first; a value is a screen, or a screen and whom it is about. */
function thingsToDo(view: View): readonly Choice[] {
  const { sip, profile, verbs, now } = view;
  const { newest, status, verdict } = consentNow(view);
  const waits = status === 'in-progress' || status === 'partial';
  const entry = (isShown: boolean, value: string, title: string): readonly Choice[] =>
    isShown ? [{ value, title }] : [];
  const mayAnswer = verbs.has('consent.answer') && isOpenVersion(view);
  const people = newest && mayAnswer ? answerersOf(profile, sip, newest, dayOf(now)) : [];
  const excused = newest && mayAnswer ? excusedOf(profile, sip, newest, dayOf(now)) : [];
  const answer = (who: (typeof people)[number], title: string): Choice => ({
    value: `consent-answer/${who}`,
    title: `${title} ${memberOf(sip, who)?.name ?? ''}`,
  });
  const mayAskChild = verbs.has('consent.child') && isOpenVersion(view);
  const change = newest ? 'Förläng eller ändra samtycket' : 'Skriv vad samtycket gäller';
  const all = [
    ...entry(
      verbs.has('family.set') && (verdict?.reasons.includes('VARDNAD_OKAND') ?? false),
      'family',
      'Fyll i vårdnadshavare',
    ),
    ...entry(mayAskChild && waits && !newest?.child, 'consent-child', 'Skriv om barnet har fått information'),
    ...people.filter((who) => !newest?.signatures[who]).map((who) => answer(who, 'Skriv svar från')),
    ...entry(canConfirm(view), 'consent-confirm', 'Bekräfta för din verksamhet'),
    ...entry(
      verbs.has('consent.scope') && OVER.has(status),
      'consent-scope',
      newest ? 'Skriv ett nytt samtycke' : change,
    ),
    ...entry(
      phaseOf(sip) === 'prepare' && verbs.has('preparation.save') && status === 'valid',
      'prepare',
      'Förbered mötet',
    ),
    ...entry(textsFor(view).includes('receipt'), 'consent-receipt', 'Visa kvitto till familjen'),
    ...people.filter((who) => newest?.signatures[who]?.result === 'yes').map((who) => answer(who, 'Ändra svaret från')),
    ...excused
      .filter((who) => newest?.signatures[who]?.result !== 'no')
      .map((who) => answer(who, 'Skriv ett nej från')),
    ...entry(mayAskChild, 'consent-child', 'Ändra barnets svar om information'),
    ...entry(verbs.has('consent.scope'), 'consent-scope', change),
    ...entry(
      newest !== undefined && (verbs.has('third.add') || (sip.thirds ?? []).length > 0),
      'thirds',
      'Andra personer som ni talar om',
    ),
    ...entry(verbs.has('circumstance.set') && !isAdult(sip, dayOf(now)), 'circumstances', 'Särskilt om vårdnaden'),
    ...entry(
      verbs.has('consent.withdraw') && newest !== undefined && isOpenVersion(view),
      'consent-withdraw',
      'Ta tillbaka samtycket',
    ),
    ...entry(verbs.has('consent.narrow') && isOpenVersion(view), 'consent-narrow', 'Ta tillbaka en del av samtycket'),
    ...entry(verbs.has('case.close') && OVER.has(status), 'close', 'Avsluta ärendet'),
  ];
  return all.filter(({ value }, index) => all.findIndex((one) => one.value === value) === index);
}
