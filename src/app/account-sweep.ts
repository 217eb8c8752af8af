import { addMinutes, dayOf, type Day, type Instant } from '../domain/time.ts';
import { markLeft } from '../store/directory-store.ts';
import type { Accounts } from './accounts.ts';
import type { Shell } from './shell.ts';

const AGAIN_MINUTES = 60;
const A_DAY_MINUTES = 24 * 60;
/** More than this part at once is a mistake of ours or of Entra's: a person looks first. */
const MOST_GONE = 1 / 3;

/**
 * S18: once a day everyone's account is looked up, and whose is closed or gone has left from that day. When Entra does
 * not answer, nobody is taken for gone, and it is asked again in an hour. Never throws; one at a time.
 */
export function createAccountSweep(shell: Shell, accounts: Accounts): () => Promise<void> {
  let swept: Day | undefined;
  let notBefore: Instant | undefined;
  let isUnderWay = false;
  return async () => {
    const now = shell.clock();
    const today = dayOf(now);
    if (isUnderWay || swept === today || (notBefore !== undefined && now < notBefore)) return;
    isUnderWay = true;
    try {
      await lookUpAll(shell, accounts, today);
      swept = today;
    } catch (error) {
      notBefore = addMinutes(now, isForbidden(error) ? A_DAY_MINUTES : AGAIN_MINUTES);
      if (isForbidden(error)) shell.log.info('accounts-not-allowed', {});
      else shell.log.error('accounts-not-checked', {}, error);
    } finally {
      isUnderWay = false;
    }
  };
}

/** Whoever has not given the permission has the import alone, and that is no fault. */
const isForbidden = (error: unknown): boolean => (error as { fault?: unknown }).fault === 'forbidden';

async function lookUpAll({ db, directory, log, wake }: Shell, accounts: Accounts, today: Day): Promise<void> {
  // The account of a partner is in another tenant: only the import says that the person has left.
  const staff = [...directory().staff.values()].flatMap(({ id, entraId, kind }) =>
    entraId && kind !== 'partner' ? [{ id, entraId }] : [],
  );
  if (staff.length === 0) return;
  const known = await accounts.look(staff.map(({ entraId }) => entraId));
  const gone = staff.filter(({ entraId }) => known.get(entraId)?.isEnabled !== true);
  if (gone.length > 1 && gone.length > staff.length * MOST_GONE)
    return log.error('accounts-many-gone', { gone: gone.length, of: staff.length });
  const ids = gone.map(({ id }) => id);
  if ((await markLeft(db, ids, today)) === 0) return;
  log.info('left', { people: ids.length });
  wake();
}
