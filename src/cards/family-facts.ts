import { responsibleOf } from '../domain/access.ts';
import { childOf, currentConsent, currentMeeting, fixedPlan, isAdult, memberOf } from '../domain/case.ts';
import type { Consent, ConsentStatus } from '../domain/consent.ts';
import { managerOf } from '../domain/directory.ts';
import { answerersOf, excludes } from '../domain/evaluate-consent.ts';
import { CHILD, type MemberId } from '../domain/ids.ts';
import type { Measure } from '../domain/plan.ts';
import type { FamilyLanguage } from '../domain/profile.ts';
import { closedFor } from '../domain/releases.ts';
import { dayOf } from '../domain/time.ts';
import type { FamilyKey } from '../texts/family-language.ts';
import { dateIn, dueIn, familyLines, listIn, wordIn, type FamilyFacts } from '../texts/family-texts.ts';
import { consentNow, waitsForPaper } from './consent-texts.ts';
import { cut } from './cut.ts';
import { clockTime } from './dates.ts';
import { fitting } from './fitting.ts';
import { linkAddress } from './meeting-texts.ts';
import { personName, phoned, staffName, unitName } from './people.ts';
import type { View } from './view.ts';

const WHOLE = 1000;
const ROW = 200;
const ROWS_BYTES = 9000;
const NOTHING = /^(?:inget|inga|ingenting|nej)?\P{L}*$/iu;

export type FactsOf = (view: View, language: FamilyLanguage) => FamilyFacts;

const contactOf = ({ directory, sip }: View): string => phoned(directory, responsibleOf(sip));

const STATES: Readonly<Record<ConsentStatus, FamilyKey>> = {
  none: 'f.receipt.asked',
  'in-progress': 'f.receipt.asked',
  partial: 'f.receipt.asked',
  valid: 'f.receipt.valid',
  expired: 'f.receipt.ended',
  withdrawn: 'f.withdraw',
  refused: 'f.receipt.refused',
};
const saidIn = (language: FamilyLanguage, key: FamilyKey): readonly string[] =>
  familyLines(language, key).flatMap(({ text, isTitle }) => (isTitle ? [] : [text]));

/** f.receipt (N2): what holds today, or else what was asked last. */
export const receiptFacts: FactsOf = (view, language) => {
  const { directory, sip } = view;
  const { newest, effective, status } = consentNow(view);
  const consent = effective ?? newest;
  if (!consent) return {};
  const isLimited = excludes(consent.exclusions);
  return {
    state: saidIn(language, STATES[effective ? 'valid' : status]),
    child: childOf(sip)?.name ?? '',
    units: listIn(
      language,
      consent.units.map((unit) => unitName(directory, unit)),
    ),
    questions: cut(consent.questions, WHOLE),
    types: consent.infoTypes.map((type) => wordIn(language, type)).join(', '),
    exclusions: isLimited ? cut(consent.exclusions, WHOLE) : '',
    nothing: isLimited ? '' : saidIn(language, 'f.receipt.nothing'),
    until: dateIn(language, consent.until),
    answers: answersOf(view, language, consent),
    contact: contactOf(view),
  };
};

/** "Maria Testsson (vårdnadshavare): ja, 2 mars 2026, underskrift" */
function answersOf(view: View, language: FamilyLanguage, consent: Consent): readonly string[] {
  const { profile, sip, now } = view;
  return answerersOf(profile, sip, consent, dayOf(now)).map((who) => {
    const signature = consent.signatures[who];
    const said = signature
      ? [
          wordIn(language, signature.result),
          dateIn(language, signature.on),
          wordIn(language, signature.form),
          ...(waitsForPaper(view, signature) ? [wordIn(language, 'waits')] : []),
        ].join(', ')
      : wordIn(language, 'silent');
    return `${nameOf(view, language, who)}: ${said}`;
  });
}

function nameOf({ sip, now }: View, language: FamilyLanguage, who: MemberId): string {
  const member = memberOf(sip, who);
  if (!member) return '';
  const isYoung = who === CHILD && isAdult(sip, dayOf(now));
  return `${member.name} (${wordIn(language, isYoung ? 'young' : member.capacity)})`;
}

/** f.meeting: day, time and place of the meeting that is to come. */
export const meetingFacts: FactsOf = ({ directory, sip }, language) => {
  const { start, minutes, place = '', leader, link, booked } = currentMeeting(sip) ?? {};
  const address = linkAddress(link || booked);
  return {
    date: start ? dateIn(language, dayOf(start), true) : '',
    time: start ? clockTime(start) : '',
    place,
    link: place === '' ? address : '',
    alsoLink: place === '' ? '' : address,
    leader: staffName(directory, leader),
    minutes: minutes ? String(minutes) : '',
  };
};

/** SAM-13, C18, C37: what another unit answers for is read aloud only where it is released to the reader. */
const released = (view: View): readonly Measure[] =>
  (fixedPlan(view.sip)?.measures ?? [])
    .filter((measure) => closedFor(view, view.sip, measure, view.viewer, dayOf(view.now)).length === 0)
    .toSorted((a, b) => a.order - b.order);
export const hidesMeasures = (view: View): boolean =>
  released(view).length < (fixedPlan(view.sip)?.measures.length ?? 0);

/** "Amir Haddad (BUP Björkvik): Samtal varannan vecka" */
function rowOf({ directory, sip }: View, language: FamilyLanguage, measure: Measure): string {
  const { person, personName: written, unit, principal, text } = measure;
  const family = principal === 'family' ? wordIn(language, 'family') : '';
  const who = personName(directory, person, sip) || written || unitName(directory, unit) || family;
  const what = cut(text, ROW).replace(/\.$/u, '');
  return who === '' ? what : `${who}: ${what}`;
}

const nextOf = ({ sip, now }: View, language: FamilyLanguage): string => {
  const on = fixedPlan(sip)?.followUp?.on;
  return on && on >= dayOf(now) ? dateIn(language, on) : '';
};

/** f.fridge: the plan on one page. */
export const fridgeFacts: FactsOf = (view, language) => {
  const rows = released(view).map((measure) => {
    const isDone = measure.report?.result === 'done';
    const due = measure.due ? ` ${dueIn(language, measure.due)}` : '';
    return `${rowOf(view, language, measure)}.${isDone ? ` ${wordIn(language, 'done')}` : due}`;
  });
  const own = fixedPlan(view.sip)?.words?.familyDoes ?? '';
  const shown = fitting(rows, ROWS_BYTES);
  return {
    measures: [...shown, ...(shown.length < rows.length ? [`+ ${rows.length - shown.length}`] : [])],
    familyDoes: NOTHING.test(own) ? '' : cut(own, WHOLE),
    next: nextOf(view, language),
    contact: contactOf(view),
  };
};

export const statusFacts: FactsOf = (view, language) => {
  const measures = fixedPlan(view.sip)?.measures ?? [];
  return {
    done: String(measures.filter(({ report }) => report?.result === 'done').length),
    all: String(measures.length),
    next: nextOf(view, language),
    contact: contactOf(view),
  };
};

const FEW = 3;
/** b.after: what was decided in at most three lines, and whom to tell. */
export const childFacts: FactsOf = (view, language) => ({
  three: released(view)
    .slice(0, FEW)
    .map((measure) => `${rowOf(view, language, measure)}.`),
  name: staffName(view.directory, responsibleOf(view.sip)),
});

/** f.no: the reason, who decided, when the family was told and whom they can talk to. */
export const refusalFacts: FactsOf = ({ directory, sip }, language) => ({
  reason: sip.refusal?.reason ?? '',
  decidedBy: sip.refusal?.decidedBy || personName(directory, sip.openedBy),
  date: sip.refusal ? dateIn(language, sip.refusal.informedAt) : '',
  contact: phoned(directory, managerOf(directory, sip.unit) ?? sip.openedBy),
});

export const contactFacts: FactsOf = (view) => ({ contact: contactOf(view) });

export const ownerFacts: FactsOf = ({ directory, sip }, language) => {
  const units = new Set([sip.unit, ...(currentConsent(sip)?.units ?? [])]);
  return {
    units: listIn(
      language,
      [...units].map((unit) => unitName(directory, unit)),
    ),
  };
};
