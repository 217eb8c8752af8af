import { expect } from 'vitest';
import { savePlace } from '../../src/store/talk-store.ts';
import { AMIRS, chatDesk, CREATE, post } from '../support/chat-desk.ts';
import { test } from '../support/db.ts';
import { accountOf } from '../support/office.ts';
import { amir } from '../support/walk.ts';

test('the first message to someone makes the chat by the account, and the next one finds it', async ({ db, dbUrl }) => {
  await using desks = await chatDesk(db, dbUrl);
  const { connector, send, became, chatOf } = desks;
  expect(await send('first')).toEqual({ waits: 0, tries: 1 });
  await send('second');
  expect(connector.calls).toEqual([CREATE, post(AMIRS), post(AMIRS)]);
  expect(connector.opened).toEqual([
    {
      isGroup: false,
      bot: { id: '28:bot', name: 'SIP-lotsen' },
      members: [{ id: accountOf(amir), name: '' }],
      tenantId: 'our-tenant',
      channelData: { tenant: { id: 'our-tenant' } },
    },
  ]);
  expect([await became('first'), await chatOf(amir)]).toEqual([['sent', null, []], AMIRS]);
});

test('two messages at once to someone without a chat make one chat, and both arrive', async ({ db, dbUrl }) => {
  await using desks = await chatDesk(db, dbUrl);
  const { connector, sender, send, once, became } = desks;
  const real = sender.messenger();
  let second: unknown;
  const open: typeof real.open = async (...asked) => {
    second = await once('second');
    return await real.open(...asked);
  };
  Object.assign(sender, { messenger: () => ({ ...real, open }) });
  await send('first');
  // It was no try, and comes back.
  expect(second).toMatchObject({ name: 'Later', isTry: false, seconds: 5 });
  await send('second');
  expect(connector.calls).toEqual([CREATE, post(AMIRS), post(AMIRS)]);
  expect([await became('first'), await became('second')]).toEqual([
    ['sent', null, []],
    ['sent', null, []],
  ]);
});

test('R9 404: the chat is forgotten and made anew exactly once', async ({ db, dbUrl }) => {
  await using desks = await chatDesk(db, dbUrl);
  const { connector, sender, send, became, chatOf } = desks;
  const { cast, shell } = sender;
  const gone = { kind: 'personal', conversationId: 'a:gone', rootConversationId: 'a:gone', botId: '28:bot' } as const;
  await savePlace(db, cast.placeOfPerson(amir), { ...gone, serviceUrl: connector.url }, shell.clock());
  connector.failNext(404);
  expect(await send('first')).toEqual({ waits: 0, tries: 1 });
  expect(connector.calls).toEqual([post('a:gone'), CREATE, post(AMIRS)]);
  expect([await became('first'), await chatOf(amir)]).toEqual([['sent', null, []], AMIRS]);

  connector.failWhile(404, 'AdaptiveCard');
  expect(await send('second')).toEqual({ waits: 0, tries: 1 });
  expect(connector.calls.slice(3)).toEqual([post(AMIRS), CREATE, post(AMIRS)]);
  expect(await became('second')).toEqual(['failed', 'gone', [amir]]);
});

const FAULTS = {
  429: [8, 'throttled'],
  412: [8, 'precondition'],
  500: [2, 'server'],
  502: [8, 'gateway'],
  503: [8, 'gateway'],
  504: [8, 'gateway'],
  drop: [8, 'dropped'],
  400: [1, 'bad-request'],
  401: [1, 'unauthorized'],
  404: [1, 'gone'],
} as const;

test('R9 a chat that Teams does not make is tried by the policy, and then somebody rings: nothing was sent', async ({
  db,
  dbUrl,
}) => {
  const seen: Record<string, readonly unknown[]> = {};
  await using desks = await chatDesk(db, dbUrl);
  const { connector, send, became } = desks;
  for (const fault of Object.keys(FAULTS)) {
    const before = connector.calls.length;
    const back = connector.failWhile(fault === 'drop' ? 'drop' : Number(fault), 'members');
    await send(fault);
    back();
    const [state, code, unreached] = await became(fault);
    seen[fault] = [connector.calls.length - before, code];
    expect([state, unreached]).toEqual(['failed', [amir]]);
  }
  expect(seen).toEqual(FAULTS);
  expect(connector.delivered).toEqual([]);
});

test('P4 whoever has no account is rung, and Teams is not asked', async ({ db, dbUrl }) => {
  await using desks = await chatDesk(db, dbUrl);
  const { connector, sender, send, became } = desks;
  const { staff, ...rest } = sender.shell.directory();
  const { entraId: _none, ...without } = staff.get(amir) ?? { id: amir };
  Object.assign(sender.shell, { directory: () => ({ ...rest, staff: new Map([...staff, [amir, without]]) }) });
  await send('first');
  expect(await became('first')).toEqual(['failed', 'no-conversation', [amir]]);
  expect(connector.calls).toEqual([]);
});

test('a chat that is refused because the person has blocked the bot is not asked for again', async ({ db, dbUrl }) => {
  await using desks = await chatDesk(db, dbUrl);
  const { connector, send, became } = desks;
  connector.failNext(403, { body: { error: { code: 'ConversationBlockedByUser', message: '' } } });
  await send('first');
  await send('second');
  expect(await became('second')).toEqual(['failed', 'blocked', [amir]]);
  expect(connector.calls).toEqual([CREATE]);
});
