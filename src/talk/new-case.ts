import { randomInt, randomUUID } from 'node:crypto';
import { handle } from '../app/handle.ts';
import type { Case } from '../domain/case.ts';
import { authorityOf, unitOf } from '../domain/directory.ts';
import { noCase } from '../domain/evolve.ts';
import { startsCases } from '../domain/rules/start.ts';
import type { CaseId, PersonId } from '../domain/ids.ts';
import { findDraftCase, lockDraftCase } from '../store/case-store.ts';
import type { Tx } from '../store/database.ts';
import { freshId } from './carry-out.ts';
import type { Talk } from './talk.ts';

// No letters or digits that are mistaken for each other when spoken or read.
const LETTERS = 'ABCDEFHJKLMNPRSTUVXYZ';
const DIGITS = '23456789';
const TRIES = 20;

const pick = (from: string): string => from.charAt(randomInt(from.length));
/** "K7F2": random and speakable, never initials or a date; longer when the short ones run out. */
const alias = (attempt: number): string =>
  Array.from({ length: attempt < TRIES / 2 ? 2 : 3 }, () => pick(LETTERS) + pick(DIGITS)).join('');

/** PT2: whoever may not start a case points the need out instead; who belongs nowhere may do neither. */
export function pointsOut({ shell }: Talk, person: PersonId): boolean {
  const directory = shell.directory();
  const unit = unitOf(directory, person);
  const profile = shell.profileNow(authorityOf(directory, unit)?.id);
  return unit !== undefined && !startsCases(profile, directory, person);
}

/** The person's untouched draft, or a new one (decision 18); the same word twice at once begins one. */
export async function beginCase({ shell }: Talk, person: PersonId): Promise<Case | undefined> {
  const open = await findDraftCase(shell.db, person);
  if (open) return open;
  const unit = unitOf(shell.directory(), person);
  const authority = authorityOf(shell.directory(), unit);
  if (!unit || !authority) return undefined;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const at = shell.clock();
    const empty = noCase(randomUUID() as CaseId, authority.id, unit, person, at);
    const command = {
      id: freshId(),
      caseId: empty.id,
      by: person,
      at,
      seen: 0,
      verb: 'case.draft',
      alias: alias(attempt),
    } as const;
    const begun = (tx: Tx): Promise<Case | undefined> => lockDraftCase(tx, person);
    const outcome = await handle(shell, command, '', { begin: empty, begun }).catch(takenAlias);
    if (outcome?.kind === 'done' || outcome?.kind === 'repeated') return outcome.sip;
  }
  throw new Error('no free alias');
}

function takenAlias(error: unknown): undefined {
  if ((error as { constraint?: string }).constraint === 'sip_case_alias_key') return undefined;
  throw error;
}
