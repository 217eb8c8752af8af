import { deputyOf, peopleOf, responsibleOf } from '../domain/access.ts';
import type { Case } from '../domain/case.ts';
import type { PersonId } from '../domain/ids.ts';
import { staffName } from '../cards/people.ts';
import type { Notice } from '../cards/view.ts';
import { landingOf } from './landing.ts';
import { viewOf } from './show.ts';
import type { Talk } from './talk.ts';

/**
 * What is said to someone who was reminded of what another does: by name, who that is. Nothing when the person can do
 * it, or nobody can now. The one who answers for the case is named before others.
 */
export function whoDoes(talk: Talk, sip: Case, asked: PersonId, screen: string, ref: string): Notice | undefined {
  const directory = talk.shell.directory();
  const isAble = (person: PersonId): boolean => landingOf(viewOf(talk, sip, person, ref), screen)?.id === screen;
  const deputy = deputyOf(sip);
  const people = [responsibleOf(sip), ...(deputy ? [deputy] : []), ...peopleOf(sip)];
  if (isAble(asked)) return undefined;
  const able = people.find((person) => directory.staff.has(person) && isAble(person));
  return able && { kind: 'info', text: `Det här gör ${staffName(directory, able)}. Hör gärna efter hur det går.` };
}
