import type { Case } from './case.ts';
import type { PersonId } from './ids.ts';
import { openHomework, ownerOf } from './rules/vastbas-homework.ts';
import { candidatesOf, coordinatorsOf, factsOf } from './vastbas.ts';

/** What people are told in process B, as neutrally as all else. */
export type VastbasNotice = 'assess' | 'coordinate' | 'coordinates' | 'appoint' | 'contact' | 'documents' | 'homework';
type News = { readonly notice: VastbasNotice; readonly to: PersonId };

/** Asked before the right to read the case is theirs: they learn its alias and whom to talk to. */
export const isBlindNotice = (notice: VastbasNotice): boolean => notice === 'coordinate' || notice === 'appoint';

/** Who is told what, read off from what differs before and after. */
export function vastbasNews(before: Case, after: Case): readonly News[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  const known = new Set(candidatesOf(before).map(({ person }) => person));
  const isAsked = now.headTeacher && now.headTeacher !== old.headTeacher;
  const isLost = now.contact?.lostOn !== undefined && old.contact?.lostOn === undefined;
  const declined = old.contact && !now.contact;
  return [
    ...(now.assessor && now.assessor !== old.assessor ? [{ notice: 'assess', to: now.assessor } as const] : []),
    ...candidatesOf(after)
      .filter(({ person }) => !known.has(person))
      .map(({ person }) => ({ notice: 'coordinate', to: person }) as const),
    ...newCoordinators(before, after).map((to) => ({ notice: 'coordinates', to }) as const),
    ...(now.headTeacher && (isAsked || isLost || declined)
      ? [{ notice: 'appoint', to: now.headTeacher.person } as const]
      : []),
    ...(now.contact && now.contact.person !== old.contact?.person
      ? [{ notice: 'contact', to: now.contact.person } as const]
      : []),
    ...newHomework(before, after).map((to) => ({ notice: 'homework', to }) as const),
    ...(now.documentsSentOn && now.documentsSentOn !== old.documentsSentOn
      ? coordinatorsOf(after).map((to) => ({ notice: 'documents', to }) as const)
      : []),
  ];
}

/** Both when the family is to be asked; later on whoever has taken the place of one of them (N12). */
function newCoordinators(before: Case, after: Case): readonly PersonId[] {
  if (before.step === 'assessment') return after.step === 'offer' ? coordinatorsOf(after) : [];
  const known = new Set(factsOf(before).coordinators?.map(({ person, replaces }) => (replaces ? '' : person)));
  return coordinatorsOf(after).filter((person) => !known.has(person));
}

/** Homework that was not there before, or says something else. The coordinators gave it, and know. */
const newHomework = (before: Case, after: Case): readonly PersonId[] => {
  const known = factsOf(before).homework ?? [];
  const ours = new Set(coordinatorsOf(after));
  const given = openHomework(after).filter(
    (one) => !known.some(({ who, text }) => who === one.who && text === one.text),
  );
  return [...new Set(given.flatMap((one) => ownerOf(after, one) ?? []))].filter((person) => !ours.has(person));
};

/** Is it still so when it is sent? */
export function vastbasHolds(sip: Case, notice: VastbasNotice, to: PersonId): boolean {
  const { assessor, headTeacher, contact, documentsSentOn } = factsOf(sip);
  const isFree = !contact || contact.lostOn !== undefined;
  switch (notice) {
    case 'assess':
      return sip.step === 'assessment' && assessor === to;
    case 'coordinate':
      return candidatesOf(sip).some(
        (one) => one.person === to && !one.declaredOn && (sip.step === 'assessment' || one.replaces !== undefined),
      );
    case 'coordinates':
      return coordinatorsOf(sip).includes(to);
    case 'appoint':
      return headTeacher?.person === to && isFree;
    case 'contact':
      return contact?.person === to;
    case 'homework':
      return openHomework(sip).some((one) => ownerOf(sip, one) === to);
    case 'documents':
      return documentsSentOn !== undefined && coordinatorsOf(sip).includes(to);
  }
}
