import { sql } from 'kysely';
import { peopleOf } from '../domain/access.ts';
import { OPEN_STATUSES, type Case } from '../domain/case.ts';
import type { Command } from '../domain/command.ts';
import type { Duty } from '../domain/duties.ts';
import type { Event } from '../domain/event.ts';
import type { CaseId, CommandId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { coordinatorsOf } from '../domain/vastbas.ts';
import { writeTogether, type Db, type Tx, type Writes } from './database.ts';
import { dutyWrites } from './duty-store.ts';

export type Held = { readonly sip: Case; readonly wakeAt: Instant | null };
/** The case and its alarm, held until the transaction ends: commands on one case take turns. */
export async function lockCase(tx: Tx, id: CaseId): Promise<Held | undefined> {
  const row = await tx
    .selectFrom('sip_case')
    .select(['state', 'wake_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { sip: row.state, wakeAt: row.wake_at };
}

/** The same, only if its alarm is due and nobody else holds it: of several who look one does. */
export async function lockDueCase(tx: Tx, id: CaseId, now: Instant): Promise<Held | undefined> {
  const row = await tx
    .selectFrom('sip_case')
    .select(['state', 'wake_at'])
    .where('id', '=', id)
    .where('wake_at', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && { sip: row.state, wakeAt: row.wake_at };
}

export async function findCase(db: Db, id: CaseId): Promise<Case | undefined> {
  const row = await db.selectFrom('sip_case').select('state').where('id', '=', id).executeTakeFirst();
  return row?.state;
}

/** The inputs under which a command was carried out before; none when it is new. */
export async function findAccepted(tx: Tx, id: CommandId): Promise<string | undefined> {
  const row = await tx.selectFrom('command_log').select('inputs').where('id', '=', id).executeTakeFirst();
  return row?.inputs;
}

/** An open case about the same child in the same authority, other than this one. */
export async function findDuplicate(tx: Tx, childKey: string, not: CaseId): Promise<Case | undefined> {
  const row = await tx
    .selectFrom('sip_case')
    .select('state')
    .where('child_key', '=', childKey)
    .where('id', '!=', not)
    .executeTakeFirst();
  return row?.state;
}

export type Change = {
  readonly before: Case | undefined;
  readonly after: Case;
  readonly command: Command;
  readonly inputs: string;
  readonly transition: string;
  readonly events: readonly Event[];
  /** Whatever else belongs to the decision, such as the draft that it makes needless. */
  readonly writes: Writes;
  readonly dutiesBefore: readonly Duty[];
  readonly duties: readonly Duty[];
  readonly wakeAt: Instant | undefined;
  readonly childKey: string | null;
};

/** Row, events, accepted command and duties: what one decision writes. Only duties and people that differ are touched. */
export async function saveCase(tx: Tx, change: Change): Promise<void> {
  const { before, after, command } = change;
  const row = {
    alias: after.alias,
    authority: after.authority,
    status: after.status,
    step: after.step,
    rev: after.rev,
    state: JSON.stringify(after),
    wake_at: change.wakeAt ?? null,
    child_key: change.childKey,
    updated_at: command.at,
  };
  await writeTogether(tx, [
    before
      ? tx.updateTable('sip_case').set(row).where('id', '=', after.id)
      : tx.insertInto('sip_case').values({ id: after.id, ...row }),
    tx.insertInto('command_log').values({ id: command.id, case_id: after.id, inputs: change.inputs, at: command.at }),
    ...eventWrites(tx, change),
    ...peopleWrites(tx, after.id, before ? peopleOf(before) : [], peopleOf(after)),
    ...dutyWrites(tx, after.id, change.dutiesBefore, change.duties),
    ...change.writes,
  ]);
}

function eventWrites(tx: Tx, { before, after, command, events, transition }: Change): Writes {
  if (events.length === 0) return [];
  const first = (before?.rev ?? 0) + 1;
  const stamp = { case_id: after.id, by: command.by, at: command.at, command_id: command.id, transition };
  return [
    tx
      .insertInto('case_event')
      .values(
        events.map((event, index) => ({ ...stamp, rev: first + index, type: event.type, data: JSON.stringify(event) })),
      ),
  ];
}

function peopleWrites(tx: Tx, caseId: CaseId, before: readonly PersonId[], after: readonly PersonId[]): Writes {
  const gone = before.filter((person) => !after.includes(person));
  const added = after.filter((person) => !before.includes(person)).map((person) => ({ case_id: caseId, person }));
  return [
    ...(gone.length > 0
      ? [tx.deleteFrom('case_person').where('case_id', '=', caseId).where('person', 'in', gone)]
      : []),
    ...(added.length > 0
      ? [
          tx
            .insertInto('case_person')
            .values(added)
            .onConflict((conflict) => conflict.doNothing()),
        ]
      : []),
  ];
}

/** The alarm went off and nothing came of it: only the next alarm is noted. */
export async function setWake(tx: Tx, id: CaseId, wakeAt: Instant | undefined): Promise<void> {
  await tx
    .updateTable('sip_case')
    .set({ wake_at: wakeAt ?? null })
    .where('id', '=', id)
    .execute();
}

/** Not now but at `wakeAt`, if it is still due: another who looked may have had more luck. */
export async function postponeDue(db: Db, id: CaseId, now: Instant, wakeAt: Instant): Promise<void> {
  await db.updateTable('sip_case').set({ wake_at: wakeAt }).where('id', '=', id).where('wake_at', '<=', now).execute();
}

/** Does another transaction hold a case of this person's that is due? What it finds out is for the message of the day. */
export async function isLookedAtElsewhere(db: Db, person: PersonId, now: Instant): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    with due as materialized (
      select id from sip_case
       where wake_at <= ${now} and exists (select from duty where case_id = sip_case.id and person = ${person})),
    free as materialized (
      select id from sip_case where id in (select id from due) for key share skip locked)
    select exists (select id from due except select id from free) as held`.execute(db);
  return rows[0]?.held === true;
}

/** Cases whose alarm is due, the earliest first. */
export async function findDue(db: Db, now: Instant, most: number): Promise<readonly CaseId[]> {
  const rows = await db
    .selectFrom('sip_case')
    .select('id')
    .where('wake_at', '<=', now)
    .orderBy('wake_at')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
}

export async function findNextWake(db: Db): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('sip_case')
    .select('wake_at')
    .where('wake_at', 'is not', null)
    .orderBy('wake_at')
    .limit(1)
    .executeTakeFirst();
  return row?.wake_at ?? undefined;
}

/** In how many open cases each of these people is a coordinator; who is in none is not named. */
export async function findLoad(db: Db, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, number>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('case_person')
    .innerJoin('sip_case', 'sip_case.id', 'case_person.case_id')
    .select(['case_person.person', 'sip_case.state'])
    .where('case_person.person', 'in', people)
    .where('sip_case.status', 'in', OPEN_STATUSES)
    .execute();
  const counts = new Map<PersonId, number>();
  for (const { person, state } of rows)
    if (coordinatorsOf(state).includes(person)) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}

/** The person's cases, the latest changed first. */
export async function findCasesOf(db: Db, person: PersonId, most: number): Promise<readonly Case[]> {
  const rows = await db
    .selectFrom('case_person')
    .innerJoin('sip_case', 'sip_case.id', 'case_person.case_id')
    .select('sip_case.state')
    .where('case_person.person', '=', person)
    .orderBy('sip_case.updated_at', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => row.state);
}

/** An untouched draft of the person, so that a second "ny SIP" goes on with the first. */
export async function findDraftCase(db: Db, person: PersonId): Promise<Case | undefined> {
  const row = await db
    .selectFrom('case_person')
    .innerJoin('sip_case', 'sip_case.id', 'case_person.case_id')
    .select('sip_case.state')
    .where('case_person.person', '=', person)
    .where('sip_case.step', '=', 'draft')
    .where('sip_case.status', '=', 'active')
    .orderBy('sip_case.updated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.state;
}

/** The same, and nobody else begins one for the person until the transaction ends. */
export async function lockDraftCase(tx: Tx, person: PersonId): Promise<Case | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`draft/${person}`}, 0))`.execute(tx);
  return await findDraftCase(tx, person);
}
