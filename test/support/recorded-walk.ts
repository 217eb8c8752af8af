import type { Payloads, Verb } from '../../src/domain/command.ts';
import type { Decision } from '../../src/domain/decide.ts';
import type { CaseId, CommandId, PersonId } from '../../src/domain/ids.ts';
import type { Case } from '../../src/domain/case.ts';
import type { Stamp } from '../../src/domain/rules/rule.ts';
import type { Db } from '../../src/store/database.ts';
import { storeCase } from './stored-case.ts';
import { Walk } from './walk.ts';

/** A walk that remembers who did what and when, so that its case can lie in the database with its whole history. */
export class RecordedWalk extends Walk {
  readonly begin: Case = this.sip;
  readonly stamps: (Stamp & { readonly command: string })[] = [];

  override tries<V extends Verb>(
    by: PersonId | 'system',
    verb: V,
    payload: Payloads[V],
    meta: { seen?: number; reason?: string } = {},
  ): Decision {
    const decision = super.tries(by, verb, payload, meta);
    if (decision.ok)
      this.stamps.push(...decision.events.map(() => ({ by, at: this.now, command: `walk/${verb}/${by}` })));
    return decision;
  }

  async store(db: Db, id: string): Promise<CaseId> {
    const caseId = await storeCase(db, this, id);
    const rows = this.history.flatMap((event, index) => {
      const stamp = this.stamps[index];
      return stamp
        ? [
            {
              case_id: caseId,
              rev: index + 1,
              type: event.type,
              data: JSON.stringify(event),
              by: stamp.by,
              at: stamp.at,
              command_id: stamp.command as CommandId,
              transition: 'walk',
            },
          ]
        : [];
    });
    await db.insertInto('case_event').values(rows).execute();
    return caseId;
  }
}
