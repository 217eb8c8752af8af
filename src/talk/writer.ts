import type { Writer } from '../cards/inquiry-forms.ts';
import { authorityOf, unitOf } from '../domain/directory.ts';
import type { PersonId } from '../domain/ids.ts';
import { findCasesOf } from '../store/case-store.ts';
import { maySee } from './show.ts';
import type { Talk } from './talk.ts';

const MOST_CASES = 200;

/** Names and aliases in the cases that the person may read: a case that is closed to one tells nothing here either. */
export async function writerOf(talk: Talk, person: PersonId): Promise<Writer> {
  const { shell } = talk;
  const directory = shell.directory();
  const cases = await findCasesOf(shell.db, person, MOST_CASES);
  const open = cases.filter((sip) => maySee(talk, sip, person, 'case'));
  return {
    person,
    directory,
    profile: shell.profileNow(authorityOf(directory, unitOf(directory, person))?.id),
    known: [...new Set(open.flatMap(({ alias, people }) => [alias, ...people.map(({ name }) => name)]))],
  };
}
