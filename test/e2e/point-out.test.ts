import { expect } from 'vitest';
import { buttonsOf, readingOf } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { test } from '../support/db.ts';
import { cardOf, Office } from '../support/office.ts';
import { profileNamed } from '../support/profiles.ts';
import { at, eva, karin } from '../support/walk.ts';
import { berit } from '../support/vastbas-start.ts';

const MORNING = at('2026-03-02', '09:00');

test('B-01 in Stenungsund who is not samordnare points the need out at once: "ny SIP" begins no form and no case', async ({
  db,
  dbUrl,
}) => {
  const office = await Office.open(db, dbUrl, MORNING);
  office.profile = profileNamed('stenungsund');
  for (const person of [eva, berit]) await office.say(person, 'hej');
  for (const word of ['ny SIP', 'påtala behov']) {
    const card = cardOf(await office.say(eva, word));
    expect([readingOf(card), faultsOf(card)]).toEqual([expect.stringContaining('Påtala behov'), []]);
    expect(readingOf(card)).toContain('Du startar inte Västbas själv i Stenungsund.');
  }
  expect(await db.selectFrom('sip_case').selectAll().execute()).toEqual([]);
  for (const word of ['hej', 'mina ärenden', 'hjälp']) {
    const card = cardOf(await office.say(eva, word));
    expect([buttonsOf(card), readingOf(card)]).toEqual([
      expect.arrayContaining(['Påtala behov']),
      expect.not.stringMatching(/ny SIP/u),
    ]);
    expect(readingOf(cardOf(await office.click(eva, card, 'Påtala behov')))).toContain('Vad ser du för behov?');
  }
  const form = cardOf(await office.say(eva, 'påtala'));
  const sent = await office.click(eva, form, 'Skicka', {
    'Vad ser du för behov?': 'Ett barn behöver lugna morgnar.',
    'Kan någon förstå vem det gäller?': 'Nej',
    'Vem ska få veta det?': 'Samordnare',
  });
  expect(JSON.stringify(sent)).toContain('väntar på svar');
  await office.worker.runDue();
  expect(office.sentTo(berit)).toHaveLength(1);
  await office.close();
});

test('B-01 samordnaren begins a case, and may point a need out to others all the same', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, MORNING);
  office.profile = profileNamed('stenungsund');
  expect(readingOf(cardOf(await office.say(berit, 'ny SIP')))).toContain('Barnets namn');
  expect(readingOf(cardOf(await office.say(berit, 'påtala behov')))).toContain('Du kan starta Västbas själv');
  expect(buttonsOf(cardOf(await office.say(berit, 'hjälp')))).toContain('Ny SIP');
  await office.close();
});

test('"avvikelser" stands in the help of who may read them, where they are counted at all', async ({ db, dbUrl }) => {
  const office = await Office.open(db, dbUrl, MORNING);
  const help = async (person: typeof eva): Promise<string> => readingOf(cardOf(await office.say(person, 'hjälp')));
  expect(await help(eva)).not.toContain('avvikelser');
  expect(await help(karin)).toContain('avvikelser');
  office.profile = profileNamed('upplands-bro');
  expect(await help(karin)).not.toContain('avvikelser');
  await office.close();
});
