import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Chat } from '../support/chat.ts';
import { daysFrom } from '../support/days.ts';
import { test as base } from '../support/db.ts';
import { Play } from '../support/play.ts';
import { at, day } from '../support/walk.ts';

const START = at('2026-03-02', '09:00');
const DAYS = daysFrom(day('2026-03-02'));

const test = base.extend<{ dir: string }>({
  dir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'sip-lotsen-profiles-'));
    await use(dir);
    await rm(dir, { recursive: true });
  },
});

const yaml = (version: number, first: string): string => `id: norrby
version: ${version}
name: Norrby
steps:
  - { heading: ${first}, states: [draft, need, rerouted, refused, consent, no-consent] }
  - { heading: 2. Ses, states: [prepare, called, meeting, plan] }
  - { heading: 3. Håll ut, states: [follow-up, closed, cancelled] }
initiators: [school, social]
deadlines: { meeting: { days: 10, anchor: needDetectedAt } }
legalRefs: { plan: [sol-plan], consent: [osl-consent], concern: [sol-concern] }
`;

test('PT3 a running case keeps its version when the profile gets a new one, and a new case has the new', async ({
  dbUrl,
  dir,
}) => {
  const file = join(dir, 'norrby.yaml');
  await writeFile(file, yaml(1, '1. Upptäck'));
  const chat = await Chat.open(dbUrl, START, { profilesDir: dir, profile: 'norrby' });
  await new Play(chat, DAYS).start();
  expect(chat.reading).toContain('Steg 1 av 3: Upptäck · 10 dagar kvar av 10 dagar');
  await chat.product.stop();
  await writeFile(file, yaml(1, '1. Se'));
  await expect(chat.restart()).rejects.toThrow('norrby version 1 är ändrad');
  await writeFile(file, yaml(2, '1. Se'));
  await chat.restart();
  await chat.say('mina ärenden');
  expect(chat.choicesOf('Vilket ärende')[0]).toContain('Steg 1 av 3: Upptäck');
  await chat.say('ny SIP');
  expect(chat.reading).toContain('Steg 1 av 3: Se');
  await chat.close();
});

test('"byt kommun" gives new cases the profile there, names the places, and outlives a restart', async ({ dbUrl }) => {
  const chat = await Chat.open(dbUrl, START);
  await new Play(chat, DAYS).start();
  expect(chat.reading).toContain('21 dagar kvar av tre veckor');
  await chat.say('byt kommun');
  expect(chat.sentence).toMatch(/^Du övar i Västra Götaland\. .*Det finns: .*Jönköpings län.*Upplands-Bro/u);
  await chat.say('byt kommun Jönköping');
  expect(chat.sentence).toMatch(/^Nu övar du i Jönköpings län\./u);
  await chat.restart();
  await chat.say('mina ärenden');
  expect(chat.choicesOf('Vilket ärende')[0]).toContain('21 dagar kvar av tre veckor');
  await chat.say('ny SIP');
  expect(chat.reading).toContain('Steg 1 av 7: Bedöm den enskildes behov av SIP');
  expect(chat.choicesOf('Vilka verksamheter har pågående insatser')).toContain('BUP Höglandet');
  await chat.close();
});

test('a draft that nobody has started follows the municipality that is practised now', async ({ dbUrl }) => {
  const chat = await Chat.open(dbUrl, START);
  await chat.say('ny SIP');
  expect(chat.reading).toContain('Bedöm behovet');
  await chat.say('byt kommun Jönköpings län');
  await chat.say('ny SIP');
  expect(chat.reading).toContain('Bedöm den enskildes behov av SIP');
  await chat.close();
});

test('a municipality that is not there is not practised', async ({ dbUrl, db }) => {
  const chat = await Chat.open(dbUrl, START);
  await chat.say('byt kommun Ankeborg');
  expect(chat.sentence).toMatch(/^Jag hittar ingen kommun eller region som heter så\. Det finns: /u);
  expect(await db.selectFrom('practice').select('profile').executeTakeFirst()).toEqual({ profile: null });
  await chat.close();
});

const SIXTH = `id: ekdalen
version: 1
name: Ekdalen
words: { work: Ringplan, responsible: plansamordnare }
steps:
  - { heading: Se, states: [draft, need, rerouted, refused] }
  - { heading: Fråga, states: [consent, no-consent] }
  - { heading: Träffas, states: [prepare, called, meeting] }
  - { heading: Lova, states: [plan] }
  - { heading: Hålla, states: [follow-up] }
  - { heading: Släppa, states: [closed, cancelled] }
initiators: [school]
leaderFrom: [social]
threshold: { question: Vilka går i ringen? }
checklist: [{ id: ring, text: Ringen behöver slutas }]
deadlines: { meeting: { days: 14, anchor: needDetectedAt } }
legalRefs: { plan: [sol-plan, hsl-plan], consent: [osl-consent], concern: [sol-concern] }
`;

test('a sixth municipality works by its own headings, roles, deadlines and switches through PROFILES_DIR alone', async ({
  dbUrl,
  dir,
}) => {
  await writeFile(join(dir, 'ekdalen.yaml'), SIXTH);
  const chat = await Chat.open(dbUrl, START, { profilesDir: dir });
  await chat.say('byt kommun Ekdalen');
  await chat.say('hjälp');
  expect(chat.reading).toContain('Du arbetar som i Ekdalen. En Ringplan har 6 steg:');
  await chat.say('spela Amir');
  await chat.say('ny SIP');
  expect(chat.reading).toContain('Du startar inte Ringplan själv i Ekdalen.');
  expect(chat.choicesOf('Vem ska få veta det?')).toContain('Rektor, Björkskolan');
  await chat.say('spela Eva Lind');
  await chat.say('ny SIP');
  expect(chat.reading).toContain('Steg 1 av 6: Se');
  await chat.click('Starta', {
    'Vem ser behovet?': 'Familjen frågar',
    'Vilka går i ringen?': ['BUP Björkvik', 'Socialtjänsten barn och unga'],
    'Barnets namn': 'Alva Testsson',
    'Barnets födelsedag': DAYS.birth,
  });
  expect(chat.reading).toContain('14 dagar kvar av två veckor');
  await chat.click('Spara', {
    'Vilka är vårdnadshavare?': 'Två, gemensam vårdnad',
    'Namn, vårdnadshavare 1': 'Maria Testsson',
    'Namn, vårdnadshavare 2': 'Johan Testsson',
  });
  expect(chat.choicesOf('Vad stämmer?')).toEqual(['Ringen behöver slutas']);
  await chat.click('Ja, SIP behövs', { 'Vad stämmer?': ['Ringen behöver slutas'] });
  expect(chat.reading).toContain('Steg 2 av 6: Fråga');
  await chat.close();
});

test('PT3 whoever answers for a case takes it over to the later version of the profile', async ({ dbUrl, dir }) => {
  const file = join(dir, 'norrby.yaml');
  await writeFile(file, yaml(1, '1. Upptäck'));
  const chat = await Chat.open(dbUrl, START, { profilesDir: dir, profile: 'norrby' });
  await new Play(chat, DAYS).start();
  await writeFile(file, yaml(2, '1. Se'));
  await chat.restart();
  await chat.say('mina ärenden');
  await chat.click('Öppna');
  expect(chat.reading).toContain('Arbetssättet har ändrats.');
  await chat.click('Gå vidare', { 'Vad vill du göra?': 'Byt till det nya arbetssättet' });
  await chat.click('Byt till version 2');
  expect(chat.reading).toContain('Steg 1 av 3: Se');
  expect(chat.reading).not.toContain('Arbetssättet har ändrats.');
  await chat.close();
});
