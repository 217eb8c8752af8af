import type { CaseId } from '../../src/domain/ids.ts';
import type { Db } from '../../src/store/database.ts';
import { storeCase } from './stored-case.ts';
import { Walk } from './walk.ts';

/** That many called cases about different children, without alarms until they are set. */
export async function storeCalled(
  db: Db,
  count: number,
): Promise<readonly { readonly id: CaseId; readonly walk: Walk }[]> {
  const stored: { readonly id: CaseId; readonly walk: Walk }[] = [];
  for (let index = 0; index < count; index += 1) {
    const walk = new Walk().called();
    const people = walk.sip.people.map((one) => (one.id === 'child' ? { ...one, name: `Barn ${index}` } : one));
    walk.sip = { ...walk.sip, people, alias: `T${index}` };
    const id = await storeCase(db, walk, `11111111-1111-4111-8111-${String(index).padStart(12, '0')}`);
    stored.push({ id, walk });
  }
  await db.updateTable('sip_case').set({ wake_at: null }).execute();
  return stored;
}
