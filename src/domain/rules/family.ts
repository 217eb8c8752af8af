import { childOf, currentConsent, currentMeeting, guardiansOf, isAdult, type Case, type CasePerson } from '../case.ts';
import { isNeverContacted } from '../circumstances.ts';
import type { CommandOf } from '../command.ts';
import type { EventOf } from '../event.ts';
import type { ItemId, MemberId } from '../ids.ts';
import type { Guest } from '../meeting.ts';
import { hard } from '../refusal.ts';
import { dayOf } from '../time.ts';
import { fallsBy } from './consent-falls.ts';
import type { Evolves, Guard, Rule } from './rule.ts';
import { plain } from './start.ts';

const GUARDIANS_MIN = { joint: 2, sole: 1, appointed: 1, 'god-man': 1, unknown: 0 } as const;
export const guardiansFit: Guard<'family.set'> = (sip, { custody, guardians }) => {
  if (guardians.some(({ name }) => name === '')) return [hard('guardian-name')];
  const names = guardians.map((one) => plain(one.name));
  if (new Set(names).size < names.length) return [hard('SAM-06')];
  const child = childOf(sip);
  if (child && names.includes(plain(child.name))) return [hard('guardian-is-child')];
  if (custody === 'sole' && names.length > 1) return [hard('guardian-one')];
  return names.length < GUARDIANS_MIN[custody] ? [hard('guardians-missing', { n: GUARDIANS_MIN[custody] })] : [];
};

/** The guardians whom the command leaves out. */
const removedBy = (sip: Case, guardians: readonly CasePerson[]): readonly CasePerson[] =>
  guardiansOf(sip).filter(({ id }) => !guardians.some((one) => one.id === id));

/** C71: whoever has answered about the consent is taken away on a ground that can be named, never silently. */
export const removalGrounded: Guard<'family.set'> = (sip, command) => {
  const answered = currentConsent(sip)?.signatures ?? {};
  const removed = removedBy(sip, guardiansBy(sip, command)).some(({ id }) => answered[id]);
  return removed && !command.ground ? [hard('custody-ground')] : [];
};

/** §3.4: who sets a custody by which the consent no longer holds has said that this is known. */
export const fallKnown: Guard<'family.set'> = (sip, command, context) =>
  command.understood ? [] : fallsBy(context, sip, evolveFamily(sip, familySet(sip, command)), command.at);

/**
 * A guardian keeps the identity, and with it the answer given, as long as the name is the same, or when it is said
 * that only the spelling was wrong. Who comes back comes back as the same.
 */
function guardiansBy(sip: Case, { guardians }: CommandOf<'family.set'>): readonly CasePerson[] {
  const known = new Map(sip.people.map((one) => [plain(one.name), one.id]));
  const named = new Set(guardians.map(({ name }) => known.get(plain(name))));
  return guardians.map(({ name, phone, same }, index): CasePerson => {
    const corrected = same && !named.has(same) && guardiansOf(sip).some(({ id }) => id === same) ? same : undefined;
    return {
      id: known.get(plain(name)) ?? corrected ?? (`m${sip.seq + index + 1}` as MemberId),
      capacity: 'guardian',
      name,
      ...(phone ? { phone } : {}),
    };
  });
}

const familySet = (sip: Case, command: CommandOf<'family.set'>): EventOf<'FamilySet'> => ({
  type: 'FamilySet',
  custody: command.custody,
  guardians: guardiansBy(sip, command),
  ...(command.ground ? { ground: command.ground } : {}),
});

/** The guest list of a meeting that has not been held follows: it is the family's meeting (F30). */
export const setFamily: Rule<'family.set'> = (sip, command) => {
  const event = familySet(sip, command);
  const meeting = currentMeeting(sip);
  if (!meeting || meeting.startedAt) return [event];
  const gone = new Set(removedBy(sip, event.guardians).map(({ id }) => id));
  const listed = new Set(meeting.guests.map(({ member }) => member));
  const added = isAdult(sip, dayOf(command.at))
    ? []
    : event.guardians.filter(({ id }) => !listed.has(id) && !isNeverContacted(sip, id));
  const first = sip.seq + event.guardians.length + 1;
  const guests = added.map(({ id }, index): Guest => ({ id: `g${first + index}` as ItemId, member: id }));
  return [
    event,
    ...meeting.guests
      .filter(({ member }) => member && gone.has(member))
      .map(({ id }) => ({ type: 'GuestRemoved', guest: id }) as const),
    ...(guests.length > 0 ? [{ type: 'GuestsAdded', guests } as const] : []),
  ];
};

/** Once there is a consent, who was a guardian stays known by name: answers and meetings point to the person. */
function evolveFamily(sip: Case, { custody, guardians, ground }: EventOf<'FamilySet'>): Case {
  const now = new Set(guardians.map(({ id }) => id));
  const others = sip.people.filter(({ id, capacity }) => !now.has(id) && capacity !== 'guardian');
  const former = sip.consents.length > 0 ? removedBy(sip, guardians) : [];
  const people = [...others, ...former.map((one): CasePerson => ({ ...one, capacity: 'former-guardian' }))];
  return {
    ...sip,
    custody,
    ...(ground ? { custodyGround: ground } : {}),
    seq: sip.seq + guardians.length,
    people: [...people, ...guardians],
  };
}

export const familyEvolves: Evolves<'FamilySet' | 'CameOfAge'> = {
  FamilySet: evolveFamily,
  CameOfAge: (sip, { on }) => ({ ...sip, adultSince: on }),
};
