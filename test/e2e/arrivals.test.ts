import { expect } from 'vitest';
import { DeliveryError, type Messenger } from '../../src/app/delivery.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { readingOf } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { chosen, withChannel } from '../support/in-office.ts';
import { cardOf, wordsOf, type Office } from '../support/office.ts';
import { amir, at, eva, sara, Walk } from '../support/walk.ts';

/** What goes to these people is lost on its way, or refused, from now on. */
function lose(office: Office, how: ReadonlyMap<PersonId, DeliveryError>): void {
  const real = office.talk.messenger();
  const post: Messenger['post'] = async (place, ...rest) => {
    const [, error] = [...how].find(([person]) => place.conversationId.startsWith(`chat of ${person}`)) ?? [];
    if (error) throw error;
    return await real.post(place, ...rest);
  };
  Object.assign(office.talk, { messenger: () => ({ ...real, post }) });
}

test('P4 the coordinator sees how far each kallelse has come, until the person proves it', async ({ db, dbUrl }) => {
  const office = await withChannel(db, dbUrl, new Walk().prepared());
  const lost = new Map([
    [amir, new DeliveryError('uncertain', 'timeout')],
    [sara, new DeliveryError('never', 'gone')],
  ]);
  lose(office, lost);
  const sent = await office.click(eva, await chosen(office, eva, 'Kalla till mötet'), 'Skicka');
  expect(wordsOf(sent)).toContain('**Amir Haddad (BUP Björkvik)** – kallelsen är på väg, inget svar än');
  await office.worker.runDue();
  const seen = async (): Promise<string> => readingOf(await chosen(office, eva, 'Se vilka som har svarat'));
  expect(await seen()).toContain('– skickad 2 mars 2026, osäkert om den kom fram');
  expect(await seen()).toContain('– skickad 2 mars 2026, kom inte fram');
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).toContain(
    'Ring: det är osäkert om ett meddelande kom fram',
  );

  // He goes into the case by himself: what may not have come is no longer asked about.
  lost.clear();
  await chosen(office, amir, 'Svara på kallelsen');
  expect(await seen()).toContain('**Amir Haddad (BUP Björkvik)** – skickad 2 mars 2026, har nåtts');
  expect(JSON.stringify(await office.say(eva, 'mina ärenden'))).not.toContain('osäkert');

  // A new time reaches everyone: then that is what is said, also of whom the first did not reach.
  office.now = at('2026-03-03', '12:00');
  const move = { Dag: '2026-03-19', 'Varför ändras mötet?': 'Sjuk' };
  await office.click(eva, await chosen(office, eva, 'Ändra tid'), 'Spara och meddela', move);
  await office.worker.runDue();
  expect(await seen()).toContain('**Amir Haddad (BUP Björkvik)** – levererad 3 mars 2026, inget svar än');
  expect(await seen()).not.toContain('kom inte fram');
  const call = cardOf(
    await office.click(eva, await chosen(office, eva, 'Se vilka som har svarat'), 'Jag har ringt', {
      'Vem vill du ringa, eller har du ringt?': 'Sara Nyström',
    }),
  );
  await office.click(eva, call, 'Spara svaret', { 'Vad svarade personen?': 'Kommer' });
  expect(await db.selectFrom('duty').select('rule').where('rule', '=', 'unreached').execute()).toEqual([]);
  expect(readingOf(await chosen(office, eva, 'Gästlistan'))).toContain(
    'muntlig kontakt 2 mars 2026 · levererad 3 mars 2026',
  );
  await office.close();
});
