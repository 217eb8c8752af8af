import { answersFor, mayRead } from '../access.ts';
import { currentMeeting, type Case } from '../case.ts';
import { staffName } from '../directory.ts';
import type { PersonId } from '../ids.ts';
import type { Guest } from '../meeting.ts';
import { hard, type Lack } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import { coordinatorsOf, factsOf, type Homework } from '../vastbas.ts';
import { nameOf } from './guests.ts';
import { actor, type Context, type Evolves, type Guard, type Rule } from './rule.ts';
import { withFacts } from './vastbas-lacks.ts';

type Participant = { readonly who: string; readonly name: string };

/** Everyone who was at network meeting 1, and the coordinators: "also ourselves". */
export function participantsOf(context: Pick<Context, 'directory'>, sip: Case): readonly Participant[] {
  const there = currentMeeting(sip)?.guests.filter((guest) => guest.attended) ?? [];
  const ours = coordinatorsOf(sip).filter((person) => !there.some((guest) => guest.person === person));
  return [
    ...there.map((guest) => ({ who: guest.id as string, name: nameOf(context, sip, guest) })),
    ...ours.map((person) => ({ who: person as string, name: staffName(context.directory, person) })),
  ];
}

/** The guest of any meeting by the id that the homework was given under. */
const guestBy = (sip: Case, who: string): Guest | undefined =>
  sip.meetings.flatMap(({ guests }) => guests).find(({ id }) => id === who);

/** Who the homework is for, when that is someone of the staff. */
export const ownerOf = (sip: Case, { who }: Pick<Homework, 'who'>): PersonId | undefined =>
  coordinatorsOf(sip).find((person) => person === who) ?? guestBy(sip, who)?.person;

/** The name that goes with a piece of homework; empty when nobody of that id is known any more. */
export function homeworkName(context: Pick<Context, 'directory'>, sip: Case, { who }: Pick<Homework, 'who'>): string {
  const guest = guestBy(sip, who);
  return guest ? nameOf(context, sip, guest) : staffName(context.directory, who);
}

/** "Inget" is homework too (ST27), and nothing to answer. */
export const isNothing = ({ text }: Pick<Homework, 'text'>): boolean => /^inget[.!]?$/iu.test(text.trim());

/** Is the one it was given to still on the list of the meeting that is next? A coordinator always is. */
function isStillThere(sip: Case, homework: Homework): boolean {
  const then = guestBy(sip, homework.who);
  if (!then) return true;
  const who = ({ person, member, outside }: Guest): string | undefined => person ?? member ?? outside?.name;
  return (currentMeeting(sip)?.guests ?? []).some((now) => now.leftAt === undefined && who(now) === who(then));
}

/** What is still to be answered before network meeting 2, by those who are to come to it. */
export const openHomework = (sip: Case): readonly Homework[] =>
  factsOf(sip).handedOver === undefined
    ? (factsOf(sip).homework ?? []).filter((one) => !one.answer && !isNothing(one) && isStillThere(sip, one))
    : [];

/**
 * Who answers it alone. Those without Teams, or who may not open the case, tell a coordinator, who writes it down for
 * them: then nobody. `reads` says who may open the case.
 */
export function homeworkOwner(
  reads: (person: PersonId) => boolean,
  sip: Case,
  homework: Homework,
): PersonId | undefined {
  const owner = ownerOf(sip, homework);
  return owner && reads(owner) ? owner : undefined;
}

/** The homework whose answer this person writes: the own, and for a coordinator that of those who cannot. */
export function homeworkFor(context: Context, sip: Case, person: PersonId, at: Instant): readonly Homework[] {
  const { profile, directory } = context;
  const leads = answersFor(sip, person);
  const reads = (one: PersonId): boolean => mayRead(profile, directory, sip, one, dayOf(at));
  return (factsOf(sip).homework ?? []).filter((one) => {
    const owner = homeworkOwner(reads, sip, one);
    return !isNothing(one) && (owner === person || (owner === undefined && leads));
  });
}

/** Homework has words, and goes to those who were at network meeting 1 or coordinate. */
export const homeworkComplete: Guard<'homework.set'> = (sip, { who, text }, context) => {
  const known = new Set(participantsOf(context, sip).map((one) => one.who));
  return [
    ...(who.length > 0 && who.every((one) => known.has(one)) ? [] : [hard('guest-none')]),
    ...(text === '' ? [hard('VB-HEMLAXA-TEXT')] : []),
  ];
};
export const setHomework: Rule<'homework.set'> = (_sip, { who, text, at }) => [
  { type: 'HomeworkSet', who, text, on: dayOf(at) },
];

/** v.home: everyone answers for oneself. */
export const homeworkOwn: Guard<'homework.answer'> = (sip, command, context) => {
  if (!factsOf(sip).homework?.some(({ who }) => who === command.who)) return [hard('item-gone')];
  const mine = homeworkFor(context, sip, actor(command), command.at).some(({ who }) => who === command.who);
  return [...(mine ? [] : [hard('VB-HEMLAXA-ANNAN')]), ...(command.text === '' ? [hard('VB-HEMLAXA-SVAR')] : [])];
};
export const answerHomework: Rule<'homework.answer'> = (_sip, { who, text, at }) => [
  { type: 'HomeworkAnswered', who, text, on: dayOf(at) },
];

/** B-07: everyone at network meeting 1 has homework before the way on to the second. */
export function withoutHomework(context: Context, sip: Case): readonly Lack[] {
  const given = new Set(factsOf(sip).homework?.map(({ who }) => who));
  const without = participantsOf(context, sip).filter(({ who }) => !given.has(who));
  return without.map(({ name }) => hard('VB-HEMLAXA', { name }));
}

export const vastbasHomeworkEvolves: Evolves<'HomeworkSet' | 'HomeworkAnswered'> = {
  HomeworkSet: (sip, { who, text, on }) => {
    const before = factsOf(sip).homework ?? [];
    const kept = before.filter((one) => !who.includes(one.who));
    // The same words again are the same homework: an answer to them stands.
    const given = who.map(
      (one) => before.find((old) => old.who === one && old.text === text) ?? { who: one, text, on },
    );
    return withFacts(sip, { homework: [...kept, ...given] });
  },
  HomeworkAnswered: (sip, { who, text, on }, stamp) =>
    withFacts(sip, {
      homework: (factsOf(sip).homework ?? []).map((one) =>
        one.who === who ? { ...one, answer: { text, on, by: actor(stamp) } } : one,
      ),
    }),
};
