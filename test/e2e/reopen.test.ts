import { expect } from 'vitest';
import { at, eva, Walk } from '../support/walk.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { test } from '../support/db.ts';

const CLOSED = '11111111-1111-4111-8111-111111111111';
const NEW = '22222222-2222-4222-8222-222222222222';

test('a closed case is not opened again beside a new one about the same child', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, at('2026-09-15', '09:00'));
  await storeCase(db, new Walk().closed(), CLOSED);
  const again = new Walk(at('2026-09-14')).need();
  again.sip = { ...again.sip, alias: 'B4N7' };
  await storeCase(db, again, NEW);
  await office.say(eva, 'mina ärenden');
  const nonce = (await db.selectFrom('card').select('nonce').executeTakeFirstOrThrow()).nonce;
  const overview = cardOf(await office.send(eva, 'go.case', nonce, { pick: CLOSED }));
  const reopen = cardOf(
    await office.click(eva, overview, 'Gå vidare', { 'Vad vill du göra?': 'Öppna ärendet på nytt' }),
  );
  const answer = wordsOf(await office.click(eva, reopen, 'Öppna på nytt'));
  expect(answer).toContain('Det finns redan ett öppet ärende. Här är det.');
  expect(answer).toContain('B4N7');
  expect(
    (
      await db
        .selectFrom('sip_case')
        .select('step')
        .where('id', '=', CLOSED as never)
        .executeTakeFirstOrThrow()
    ).step,
  ).toBe('closed');
  await office.close();
});
