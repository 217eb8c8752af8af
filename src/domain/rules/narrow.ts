import { currentConsent, type Case } from '../case.ts';
import type { Consent } from '../consent.ts';
import { objectorsOf, questionsOf } from '../evaluate-consent.ts';
import { hard } from '../refusal.ts';
import { dayOf } from '../time.ts';
import { actor, type Evolves, type Guard, type Rule } from './rule.ts';

type Less = NonNullable<Consent['less']>;

/** What is left of a consent when a part is taken back. */
const narrowedBy = (
  consent: Consent,
  { units, infoTypes, questions }: Pick<Less, 'units' | 'infoTypes' | 'questions'>,
) => ({
  units: consent.units.filter((unit) => !units.includes(unit)),
  infoTypes: consent.infoTypes.filter((type) => !infoTypes.includes(type)),
  questions: questionsOf(consent).filter((question) => !questions.includes(question)),
});

/** §3.4: any one who may answer takes back a part, in any form and without a reason; something has to be left. */
export const narrowComplete: Guard<'consent.narrow'> = (sip, command, { profile }) => {
  const consent = currentConsent(sip);
  if (!consent) return [hard('consent-scope-first')];
  if (consent.withdrawn) return [hard('consent-withdrawn')];
  const today = dayOf(command.at);
  if (today > consent.until) return [hard('consent-ended')];
  const { units, infoTypes, questions } = command;
  const left = narrowedBy(consent, { units, infoTypes, questions });
  const isWhole = !left.units.some((unit) => unit !== sip.unit) || !left.infoTypes.length || !left.questions.length;
  return [
    ...(objectorsOf(profile, sip, consent, today).includes(command.who) ? [] : [hard('not-signatory')]),
    ...(units.length + infoTypes.length + questions.length === 0 ? [hard('narrow-what')] : []),
    ...(units.includes(sip.unit) || isWhole ? [hard('narrow-all')] : []),
    ...(command.on > today ? [hard('day-future')] : []),
    ...(command.how === '' ? [hard('withdraw-how')] : []),
  ];
};
export const narrowConsent: Rule<'consent.narrow'> = (_sip, command) => {
  const { who, on, how, units, infoTypes, questions, at } = command;
  const receivedBy = actor(command);
  return [
    { type: 'ConsentNarrowed', from: dayOf(at), less: { who, on, how, receivedBy, units, infoTypes, questions } },
  ];
};

/** A version of its own (C66); less than what everyone has said yes to needs no new yes, so the answers stand. */
function evolveNarrowed(sip: Case, from: Consent['from'], less: Less): Case {
  const newest = currentConsent(sip);
  if (!newest) return sip;
  const { questions, ...left } = narrowedBy(newest, less);
  const version = newest.version + 1;
  return {
    ...sip,
    consents: [...sip.consents, { ...newest, ...left, questions: questions.join('\n'), version, from, less }],
  };
}
export const narrowEvolves: Evolves<'ConsentNarrowed'> = {
  ConsentNarrowed: (sip, { from, less }) => evolveNarrowed(sip, from, less),
};
