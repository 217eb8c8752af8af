import { deputyOf, peopleOf, responsibleOf } from '../domain/access.ts';
import type { Case } from '../domain/case.ts';
import type { PersonId } from '../domain/ids.ts';
import { phoned } from '../cards/people.ts';
import type { Notice } from '../cards/view.ts';
import { landingOf } from './landing.ts';
import { viewOf } from './show.ts';
import type { Talk } from './talk.ts';

const APPOINT = 'pass-on';

/**
 * What is said to someone who was reminded of what another does: who that is, with a number to ring, and that a manager
 * can appoint someone else. Nothing when the person can do it. The one who answers for the case is named before others.
 */
export function whoDoes(talk: Talk, sip: Case, asked: PersonId, screen: string, ref: string): Notice | undefined {
  const directory = talk.shell.directory();
  const opens = (person: PersonId, wish: string): boolean =>
    landingOf(viewOf(talk, sip, person, ref), wish)?.id === wish;
  if (opens(asked, screen)) return undefined;
  const deputy = deputyOf(sip);
  const people = [responsibleOf(sip), ...(deputy ? [deputy] : []), ...peopleOf(sip)];
  const able = people.find((person) => directory.staff.has(person) && opens(person, screen));
  const appoints = opens(asked, APPOINT);
  if (able)
    return info(
      `Det här gör ${phoned(directory, able)}. Ring och hör hur det går.`,
      appoints ? 'Kan det inte bli av lämnar du över ärendet till någon annan härifrån.' : '',
    );
  return appoints ? info('Ingen kan göra det här just nu.', 'Lämna över ärendet till någon som kan.') : undefined;
}

const info = (...sentences: readonly string[]): Notice => ({
  kind: 'info',
  text: sentences.filter((sentence) => sentence !== '').join(' '),
});
