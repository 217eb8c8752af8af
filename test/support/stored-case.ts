import { childKeyOf } from '../../src/app/child-key.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { Command } from '../../src/domain/command.ts';
import type { CaseId, CommandId } from '../../src/domain/ids.ts';
import { wakeAt } from '../../src/domain/wake.ts';
import { saveCase } from '../../src/store/case-store.ts';
import type { Db } from '../../src/store/database.ts';
import type { Walk } from './walk.ts';

/** Puts a walked case into the database, as the transaction of its last command would have. */
export async function storeCase(db: Db, walk: Pick<Walk, 'context' | 'sip' | 'now'>, id: string): Promise<CaseId> {
  const caseId = id as CaseId;
  const after = { ...walk.sip, id: caseId };
  const command = {
    id: `stored/${id}` as CommandId,
    caseId,
    by: 'system',
    at: walk.now,
    seen: 0,
    verb: 'look',
  } satisfies Command;
  await db.transaction().execute((tx) =>
    saveCase(tx, {
      before: undefined,
      after,
      command,
      inputs: '',
      transition: 'test',
      events: [],
      writes: [],
      dutiesBefore: [],
      duties: dutiesOf(walk.context, after),
      wakeAt: wakeAt(walk.context, after, walk.now),
      childKey: childKeyOf('a secret of tests', after),
    }),
  );
  return caseId;
}
