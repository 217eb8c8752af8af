import {
  childOf,
  currentConsent,
  currentMeeting,
  fixedPlan,
  isAdult,
  isOpen,
  phaseOf,
  type Phase,
} from '../domain/case.ts';
import { requiredSignatories } from '../domain/evaluate-consent.ts';
import { CHILD } from '../domain/ids.ts';
import type { FamilyLanguage } from '../domain/profile.ts';
import { ageOn, dayOf } from '../domain/time.ts';
import type { FamilyKey } from '../texts/family-language.ts';
import { familyLines, languagesOf, type FamilyLine } from '../texts/family-texts.ts';
import {
  childFacts,
  contactFacts,
  fridgeFacts,
  meetingFacts,
  ownerFacts,
  receiptFacts,
  refusalFacts,
  statusFacts,
  type FactsOf,
} from './family-facts.ts';
import type { View } from './view.ts';

type FamilyText = {
  /** What staff choose it by. */
  readonly title: string;
  readonly keys: (view: View) => readonly FamilyKey[];
  readonly facts?: FactsOf;
  readonly when?: (view: View) => boolean;
  /** Where it is what the family most likely needs. */
  readonly fits?: readonly Phase[];
  /** Set in large letters, to be put up on a wall. */
  readonly isLarge?: true;
};

const ageOf = ({ sip, now }: View): number => {
  const birth = childOf(sip)?.birth;
  return birth ? ageOn(birth, dayOf(now)) : 0;
};
const isMinor = ({ sip, now }: View): boolean => !isAdult(sip, dayOf(now));
/** U-05, W9–W11: that both have to say yes is told where both are asked. */
const asksBoth = ({ profile, sip, now }: View): boolean =>
  profile.consent.guardians === 'all' &&
  requiredSignatories(profile, sip, undefined, dayOf(now)).filter((who) => who !== CHILD).length > 1;
const isUndecided = ({ sip }: View): boolean => sip.refusal === undefined && sip.status === 'active';
const isAhead = ({ sip }: View): boolean => {
  const meeting = currentMeeting(sip);
  return sip.status === 'active' && meeting?.start !== undefined && !meeting.startedAt;
};
const hasPlan = ({ sip }: View): boolean => fixedPlan(sip) !== undefined;
const isWithdrawn = ({ sip }: View): boolean => currentConsent(sip)?.withdrawn !== undefined;

/** Every text that can be given to a family, in the order of the work. */
const TEXTS = {
  withdrawn: { title: 'Samtycket är återkallat', keys: () => ['f.withdraw'], when: isWithdrawn },
  no: {
    title: 'Det blir ingen SIP',
    keys: () => ['f.no'],
    facts: refusalFacts,
    when: ({ sip }) => sip.refusal !== undefined,
  },
  what: {
    title: 'Vad är en SIP?',
    keys: (view) => [isMinor(view) ? 'f.what' : 'f.what.young'],
    when: isUndecided,
    fits: ['draft', 'need'],
  },
  consent: {
    title: 'Frågan om samtycke',
    keys: (view) => [
      isMinor(view) ? 'f.consent' : 'f.consent.young',
      'f.consent.exclude',
      ...(asksBoth(view) ? ['f.consent.both' as const] : []),
    ],
    when: (view) => view.sip.refusal === undefined && isOpen(view.sip),
    fits: ['consent'],
  },
  receipt: {
    title: 'Kvitto på samtycke',
    keys: () => ['f.receipt'],
    facts: receiptFacts,
    when: ({ sip }) => currentConsent(sip) !== undefined,
    fits: ['consent'],
  },
  guests: { title: 'Vilka vill ni ha med?', keys: () => ['f.guest'], when: isUndecided, fits: ['prepare'] },
  meeting: {
    title: 'Mötet: tid och plats',
    keys: () => ['f.meeting'],
    facts: meetingFacts,
    when: isAhead,
    fits: ['called', 'prepare'],
  },
  relative: { title: 'Till den som är närstående', keys: () => ['n.rel'], when: isAhead, fits: ['called'] },
  after: { title: 'Efter mötet: stämmer planen?', keys: () => ['f.after'], facts: contactFacts, when: hasPlan },
  fridge: {
    title: 'Vem gör vad och när, på en sida',
    keys: () => ['f.fridge'],
    facts: fridgeFacts,
    when: hasPlan,
    fits: ['follow-up'],
    isLarge: true,
  },
  status: { title: 'Så långt har vi kommit', keys: () => ['f.status'], facts: statusFacts, when: hasPlan },
  rights: {
    title: 'Vem har läst, och rätten att klaga',
    keys: (view) => [isMinor(view) ? 'f.log' : 'f.log.young', 'f.rights'],
    facts: ownerFacts,
    fits: ['ended'],
  },
  child: {
    title: 'Till barnet: vad händer, och hur vill du vara med?',
    keys: (view) => ['b.what', 'b.how', 'b.who', 'b.not', ...(ageOf(view) >= 15 ? ['b.15' as const] : [])],
    when: (view) => isMinor(view) && isUndecided(view),
  },
  voice: {
    title: 'Till barnet: min röst',
    keys: () => ['b.voice', 'b.safe'],
    when: isMinor,
    fits: ['meeting', 'plan'],
  },
  'child-after': {
    title: 'Till barnet: det här bestämde vi',
    keys: () => ['b.after'],
    facts: childFacts,
    when: (view) => isMinor(view) && hasPlan(view),
  },
} as const satisfies Readonly<Record<string, FamilyText>>;
export type FamilyTextId = keyof typeof TEXTS;
const ALL: Readonly<Record<FamilyTextId, FamilyText>> = TEXTS;
const IDS = Object.keys(ALL) as readonly FamilyTextId[];

/** F96: from a locked case nothing is filled in, so that no paper says who or where. */
const mayFill = ({ sip }: View, id: FamilyTextId): boolean => sip.protection === undefined || !ALL[id].facts;

/** What can be given now: what fits the step comes first. */
export function textsFor(view: View): readonly FamilyTextId[] {
  const open = IDS.filter((id) => mayFill(view, id) && (ALL[id].when?.(view) ?? true));
  const isFirst = (id: FamilyTextId): boolean =>
    id === 'withdrawn' || id === 'no' || (ALL[id].fits?.includes(phaseOf(view.sip)) ?? false);
  return [...open.filter(isFirst), ...open.filter((id) => !isFirst(id))];
}

export const titleOf = (id: FamilyTextId): string => ALL[id].title;
export const isLarge = (id: FamilyTextId): boolean => ALL[id].isLarge ?? false;

export type Wanted = { readonly id: FamilyTextId | undefined; readonly language: FamilyLanguage };
/** "receipt.en" of a card, or "family-text/receipt.en" of a choice; what is unknown or not open gives way to the first. */
export function wantedIn(view: View): Wanted {
  const [name = '', spoken = ''] = (view.ref.split('/').at(-1) ?? '').split('.');
  const languages = languagesOf(view.profile);
  const texts = textsFor(view);
  return {
    id: texts.find((id) => id === name) ?? texts[0],
    language: languages.find((one) => one === spoken) ?? languages[0] ?? 'sv',
  };
}

export type KeyedLine = FamilyLine & { readonly id: string };
/** A text, filled in; each line has the key that it comes from. */
export const linesOf = (view: View, id: FamilyTextId, language: FamilyLanguage): readonly KeyedLine[] => {
  const { keys, facts } = ALL[id];
  const known = facts?.(view, language);
  return keys(view).flatMap((key) =>
    familyLines(language, key, known).map((line, index) => ({ ...line, id: index === 0 ? key : `${key}.${index}` })),
  );
};
