import type { Db } from '../store/database.ts';
import { Later } from '../store/jobs.ts';
import { takeSlots, type Quota } from '../store/slot-store.ts';

/** Passes when something may be sent to the conversation now; else throws a `Later` that counts as no try. */
export type Turn = (conversation: string) => Promise<void>;

type Quotas = { readonly conversation: Quota; readonly tenant: Quota };

/** All replicas count together (teams.md 10.3). `now` is the database's clock unless a test has another. */
export const createTurns =
  (db: Db, { conversation, tenant }: Quotas, now?: () => Parameters<typeof takeSlots>[2]): Turn =>
  async (key) => {
    const quotas = [
      { key: `conversation ${key}`, ...conversation },
      { key: 'tenant', ...tenant },
    ];
    const ms = await takeSlots(db, quotas, now?.());
    if (ms > 0) throw new Later(ms / 1000, { isTry: false });
  };
