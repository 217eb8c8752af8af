import type { Accounts } from '../app/accounts.ts';
import { wakeConcerned } from '../app/live-directory.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import type { Db } from '../store/database.ts';
import { holdStamp, readRegister, staffOf, writeRegister, type Register } from '../store/directory-store.ts';
import { checkTogether } from './check-together.ts';
import { matchAccounts } from './match-accounts.ts';
import { planImport, type Plan } from './plan-import.ts';
import type { Problem } from './problem.ts';
import { readFile } from './read-file.ts';
import { changeLines, problemLines } from './report.ts';

export type Wish = {
  /** Without it nothing is written, only told. */
  readonly write: boolean;
  /** More than a third may leave. */
  readonly manyLeave: boolean;
  /** None: the accounts of the file count. */
  readonly accounts?: Accounts;
  readonly at: Instant;
};
export type Report = { readonly isOk: boolean; readonly lines: readonly string[] };

/** Reads a file, tells everything that is wrong with it and everything that it changes, and writes it when it may. */
export async function importDirectory(db: Db, bytes: Uint8Array, name: string, wish: Wish): Promise<Report> {
  const read = readFile(bytes, name);
  const { accounts } = wish;
  const matched = accounts ? await matchAccounts(read.entries, accounts) : { entries: read.entries, problems: [] };
  return await db.transaction().execute(async (tx) => {
    await holdStamp(tx);
    const register = await readRegister(tx);
    const known = [...register.units.values()].map((unit) => unit.name);
    const together = checkTogether(read.entries, known);
    const plan = planImport(matched.entries, register, dayOf(wish.at));
    const problems = [...read.problems, ...together, ...matched.problems, ...plan.problems];
    const verdict = judge(problems, plan, wish);
    const { authorities, units, people } = plan.writes;
    const isChanged = authorities.size + units.size + people.size > 0;
    if (verdict.writes && isChanged) {
      await writeRegister(tx, plan.writes);
      await wakeConcerned(tx, directoryOf(register), directoryOf(plan.register), wish.at);
    }
    const hasErrors = problems.some(({ grade }) => grade === 'error');
    const changes = hasErrors ? [] : changeLines(plan, register);
    const counted = `Läst: ${read.entries.length} personer.`;
    return { isOk: verdict.isOk, lines: [counted, ...problemLines(problems), ...changes, verdict.sentence] };
  });
}

const directoryOf = (register: Register) => ({ ...register, staff: staffOf(register) });

const MOST_LEAVING = 1 / 3;
type Verdict = { readonly isOk: boolean; readonly writes: boolean; readonly sentence: string };
function judge(problems: readonly Problem[], { leaving, working }: Plan, { write, manyLeave }: Wish): Verdict {
  const errors = problems.filter(({ grade }) => grade === 'error').length;
  const no = (sentence: string): Verdict => ({ isOk: false, writes: false, sentence });
  if (errors > 0) return no(`${errors} fel: ingenting är skrivet. Rätta dem och kör igen.`);
  if (leaving.length > working * MOST_LEAVING && !manyLeave)
    return no(
      `${leaving.length} av ${working} personer står inte i filen och skulle räknas som att de har slutat: ingenting är skrivet. Är filen hel? Stämmer det, lägg till --many-leave.`,
    );
  if (!write)
    return {
      isOk: true,
      writes: false,
      sentence: 'Ingenting är skrivet. Stämmer det, kör samma kommando med --write.',
    };
  return { isOk: true, writes: true, sentence: 'Skrivet. SIP-lotsen följer det inom en minut.' };
}
