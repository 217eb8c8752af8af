import type { Duty } from '../domain/duties.ts';
import type { CaseId, PersonId } from '../domain/ids.ts';
import type { Day } from '../domain/time.ts';
import { sql, type Selectable } from 'kysely';
import type { Db, Tx, Writes } from './database.ts';
import type { Tables } from './tables.ts';

const same = (a: Duty | undefined, b: Duty): boolean =>
  a !== undefined &&
  a.person === b.person &&
  a.kept.join() === b.kept.join() &&
  a.nudgeAt === b.nudgeAt &&
  a.from === b.from &&
  a.until === b.until;

/** What differs between the duties before and after a decision. */
export function dutyWrites(tx: Tx, caseId: CaseId, before: readonly Duty[], after: readonly Duty[]): Writes {
  const old = new Map(before.map((duty) => [duty.key, duty]));
  const keys = new Set(after.map((duty) => duty.key));
  const gone = before.filter((duty) => !keys.has(duty.key)).map((duty) => duty.key);
  const changed = after
    .filter((duty) => !same(old.get(duty.key), duty))
    .map(({ key, person, kept, rule, ref, due, from, until, nudgeAt }) => ({
      case_id: caseId,
      key,
      person,
      kept: [...kept],
      rule,
      ref,
      due,
      visible: from,
      until: until ?? null,
      nudge_at: nudgeAt ?? null,
    }));
  return [
    ...(gone.length > 0 ? [tx.deleteFrom('duty').where('case_id', '=', caseId).where('key', 'in', gone)] : []),
    ...(changed.length > 0
      ? [
          tx
            .insertInto('duty')
            .values(changed)
            .onConflict((conflict) =>
              conflict.columns(['case_id', 'key']).doUpdateSet((row) => ({
                person: row.ref('excluded.person'),
                kept: row.ref('excluded.kept'),
                visible: row.ref('excluded.visible'),
                until: row.ref('excluded.until'),
                nudge_at: row.ref('excluded.nudge_at'),
              })),
            ),
        ]
      : []),
  ];
}

/** The duties of a case as they were written last. */
export async function findDutiesOfCase(tx: Tx, caseId: CaseId): Promise<readonly Duty[]> {
  const rows = await tx.selectFrom('duty').selectAll().where('case_id', '=', caseId).execute();
  return rows.map(({ case_id: _case, ...row }) => dutyOf(row));
}

type Row = Omit<Selectable<Tables['duty']>, 'case_id'>;
const dutyOf = ({ visible, until, nudge_at, ...row }: Row): Duty => ({
  ...row,
  from: visible,
  ...(until ? { until } : {}),
  ...(nudge_at ? { nudgeAt: nudge_at } : {}),
});

export type OwnDutyRow = Duty & { readonly caseId: CaseId; readonly alias: string };

/** What the person has to do on a day, or was asked for and can still do, the most urgent first. */
export async function findDutiesOf(db: Db, person: PersonId, on: Day): Promise<readonly OwnDutyRow[]> {
  const rows = await db
    .selectFrom('duty')
    .innerJoin('sip_case', 'sip_case.id', 'duty.case_id')
    .selectAll('duty')
    .select('sip_case.alias')
    .where(sql<boolean>`(duty.person = ${person} or (duty.kept <> '{}' and duty.kept @> array[${person}]))`)
    .where('duty.visible', '<=', on)
    .where((row) => row.or([row('duty.until', 'is', null), row('duty.until', '>=', on)]))
    .orderBy('duty.due')
    .orderBy('duty.key')
    .limit(100)
    .execute();
  return rows.map(({ case_id, alias, ...row }) => ({ ...dutyOf(row), caseId: case_id, alias }));
}
