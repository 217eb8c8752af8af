import { sql } from 'kysely';
import type { Shown } from '../card-reader.ts';
import { buttonsOf } from '../crawl/fill.ts';
import { refused } from '../fake-graph.ts';
import { eva } from '../walk.ts';
import { CHANNEL, type Town } from './town.ts';
import { CHILD, FULL, NOTE } from './words.ts';

const SAID = { error: { code: CHILD, message: FULL, innererror: { text: NOTE } } };
const PAGE = `<html><title>${CHILD}</title>${FULL}</html>`;

/** What Teams may answer a message with, each quoting what it should not. */
const CONNECTOR_FAULTS = [
  [400, SAID],
  [401, SAID],
  [403, SAID],
  [403, { error: { code: 'BotNotInConversationRoster', message: FULL } }],
  [404, SAID],
  [412, SAID],
  [413, SAID],
  [429, SAID],
  [500, SAID],
  [502, PAGE],
  [503, PAGE],
  [201, PAGE],
  ['drop', ''],
] as const;

/** The same of Graph. */
export const GRAPH_FAULTS = [
  ...[400, 401, 403, 404, 409, 412, 423, 429, 500, 503].map((status) => ({ ...refused(status), body: SAID })),
  'html',
  'broken-json',
  'drop',
  'lost',
] as const;

/** One message of each kind is to be sent again, as if it never had been. */
async function forgetSent(town: Town): Promise<void> {
  await sql`delete from delivery`.execute(town.db);
  await sql`
    update pgboss.job set state = 'retry', start_after = now(), completed_on = null where id in (
      select distinct on (data->'effect'->>'kind') id from (
        select distinct on (name, singleton_key) * from pgboss.job as one where state = 'completed' and not exists (
          select from pgboss.job as other where other.name = one.name and other.singleton_key = one.singleton_key
             and other.state <> 'completed')) as done)`.execute(town.db);
}

/** Teams fails at messages of every kind, in every way. */
export async function refuseMessages(town: Town): Promise<void> {
  for (const [status, body] of CONNECTOR_FAULTS) {
    await forgetSent(town);
    const heal = town.connector.failWhile(status, '', { body });
    await town.pass();
    heal();
    await town.pass();
  }
}

/** Entra refuses the bot, and says why. */
export async function refuseTheBot(town: Town): Promise<void> {
  town.login.answer(() => ({ status: 400, body: { error: 'invalid_client', error_description: FULL } }));
  await town.say(eva, 'hjälp');
  await town.pass();
  town.login.answer(({ form }) => ({
    status: 200,
    body: { token_type: 'Bearer', expires_in: 3599, access_token: `token-for-${form['scope']}` },
  }));
}

/** Errors that quote, from the depths of a click, a word and the work without a click. */
export async function throwEverywhere(town: Town): Promise<void> {
  const card = await formOf(town);
  const errors = [
    new Error(`${FULL}\n    at ${CHILD} (/src/${CHILD}.ts:1:1)`),
    Object.assign(new TypeError(FULL, { cause: new Error(NOTE) }), { name: CHILD, code: FULL }),
    new AggregateError([new Error(FULL)], NOTE),
    Object.assign(new SyntaxError(`Unexpected token "${FULL}"`), { statusCode: 418, detail: FULL, where: NOTE }),
  ];
  for (const error of errors) {
    town.trap = error;
    await town.say(eva, `ny SIP ${FULL}`);
    await save(town, card);
    await town.pass();
    town.trap = undefined;
  }
}

/** The database refuses in the middle of a transaction, with the whole row in its message. */
export async function breakTheDatabase(town: Town): Promise<void> {
  const card = await formOf(town);
  for (const table of ['case_event', 'draft', 'card', 'delivery', 'command_log']) {
    const name = sql.table(table);
    await sql`alter table ${name} add constraint refuses check (false) not valid`.execute(town.db);
    await save(town, card);
    await town.say(eva, `mina ärenden ${CHILD}`);
    await forgetSent(town);
    await town.pass();
    await sql`alter table ${name} drop constraint refuses`.execute(town.db);
  }
}

/** A stored case that is no longer what it should be: to be shown, looked at and told of. */
export async function spoilACase(town: Town): Promise<void> {
  const desk = await town.say(eva, 'mina ärenden');
  await town.db
    .updateTable('sip_case')
    .set({ state: sql`jsonb_set(state::jsonb, '{meetings}', ${JSON.stringify(FULL)}::jsonb)`, wake_at: town.now })
    .where('status', '=', 'active')
    .execute();
  const { data = {} } = typeof desk === 'string' ? {} : (buttonsOf(desk)[0] ?? {});
  const { id } = await town.db
    .selectFrom('sip_case')
    .select('id')
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow();
  await town.click(eva, 'go.case', { ...data, pick: id });
  await town.say(eva, 'mina ärenden');
  await town.pass();
}

/** What no client of Teams sends, and who is nobody. */
export async function sendRubbish(town: Town): Promise<void> {
  const word = (over: object): string =>
    JSON.stringify({ ...town.clickOf(eva, CHILD, { n: FULL, text: NOTE }), ...over });
  const bodies = [
    `{"type":"message","text":"${FULL}`,
    JSON.stringify(FULL),
    JSON.stringify([FULL]),
    word({ type: FULL }),
    word({ channelId: CHILD }),
    word({ recipient: { id: CHILD } }),
    word({ conversation: { id: CHILD, tenantId: FULL } }),
    word({ from: { id: FULL, aadObjectId: CHILD } }),
    word({ serviceUrl: `http://127.0.0.1/${encodeURIComponent(CHILD)}` }),
    word({ name: `${CHILD}/action` }),
    word({ value: { action: { verb: FULL, data: FULL } } }),
    word({ value: FULL }),
    word({}),
    FULL.repeat(6000),
  ];
  for (const body of bodies) await town.post(body);
  const [head, claims] = [
    { alg: 'RS256', kid: CHILD },
    { iss: FULL, sub: NOTE },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  for (const token of [encodeURIComponent(FULL), `${head}.${claims}.AAAA`, `${head}.${claims}`])
    await town.post(word({}), { authorization: `Bearer ${token}` });
  await town.post(FULL, { 'content-type': 'text/plain' });
  for (const path of [`/api/messages?namn=${encodeURIComponent(FULL)}`, `/${encodeURIComponent(CHILD)}`, `/${CHILD}/%`])
    await town.post(word({}), { 'user-agent': 'x', cookie: encodeURIComponent(FULL) }, path);
  await town.say(eva, `<at>${CHILD}</at> ${FULL}`, { conversation: { id: CHANNEL, conversationType: 'channel' } });
}

async function formOf(town: Town): Promise<Shown> {
  const card = await town.say(eva, 'ny SIP');
  if (typeof card === 'string') throw new Error(card);
  return card;
}

async function save(town: Town, card: Shown): Promise<void> {
  const [first] = buttonsOf(card);
  const inputs = { 's.start.child': FULL, 's.start.birth': '2016-05-09' };
  await town.click(eva, first?.verb ?? '', { ...inputs, ...first?.data });
}
