import { expect } from 'vitest';
import { at, day, eva, karin, tove, Walk } from '../support/walk.ts';
import { cardOf, Office, wordsOf } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { test } from '../support/db.ts';

const ID = '11111111-1111-4111-8111-111111111111';

test('the manager of the unit learns who to talk to and what waits, and nothing of what the case is about', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, at('2026-03-02', '09:00'));
  const walk = new Walk(at('2026-03-02', '09:00')).need();
  walk.does(eva, 'need.refuse', {
    why: 'Skolans eget stöd räcker, det är vi överens om.',
    decidedBy: 'Eva Lind',
    informedAt: day('2026-03-02'),
    informedHow: 'på telefon',
  });
  await storeCase(db, walk, ID);
  const mine = cardOf(await office.say(karin, 'mina ärenden'));
  expect(JSON.stringify(mine)).not.toContain('Alva');
  const nonce = (await db.selectFrom('card').select('nonce').where('person', '=', karin).executeTakeFirstOrThrow())
    .nonce;
  const shown = wordsOf(await office.send(karin, 'go.case', nonce, { pick: ID }));
  expect(shown).toContain('Du ser inte vad det handlar om');
  expect(shown).toContain('Eva Lind (Björkskolan), 070-000 10 01');
  expect(shown).not.toMatch(/Alva|Testsson|frånvar/u);
  expect(wordsOf(await office.send(tove, 'go.case', nonce, { pick: ID }))).toContain('Kortet är gammalt.');
  await office.close();
});
