import { expect } from 'vitest';
import { lookAtDue } from '../../src/app/look.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { inputOf, readingOf, type Shown } from '../support/card-reader.ts';
import { faultsOf } from '../support/card-rules.ts';
import { test } from '../support/db.ts';
import { cardOf, Office } from '../support/office.ts';
import { storeCase } from '../support/stored-case.ts';
import { amir, at, eva, jonas, karin, Walk } from '../support/walk.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const WHAT = 'Vad vill du göra först?';
const linesOf = (card: Shown): readonly string[] => inputOf(card, WHAT).choices?.map(({ title }) => title) ?? [];
const digestsOf = (office: Office, person: PersonId): readonly Shown[] =>
  office.sentTo(person).filter((card) => readingOf(card).startsWith('Din SIP-dag'));

async function inOffice(db: Parameters<typeof storeCase>[0], dbUrl: string): Promise<Office> {
  const walk = new Walk().fixed();
  const office = await Office.open(db, dbUrl, walk.now);
  await storeCase(db, walk, ID);
  for (const person of [eva, jonas, karin, amir]) await office.say(person, 'hej');
  return office;
}
/** Lives through the mornings of the days. */
async function mornings(office: Office, ...days: readonly string[]): Promise<void> {
  for (const one of days) {
    office.now = at(one, '08:00');
    await lookAtDue(office.talk.shell);
    await office.worker.runDue();
  }
}

test('the message of a morning lists what that day asks for, not what comes later', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl);
  await mornings(office, '2026-03-25');
  const [first] = digestsOf(office, eva);
  expect(linesOf(first ?? {})).toEqual(['K7F2: Lämna kopior av planen, senast 25 mars']);
  expect(readingOf(first ?? {})).not.toContain('sedan tidigare');
  await mornings(office, '2026-04-01');
  const second = digestsOf(office, eva).at(-1) ?? {};
  expect(linesOf(second)).toEqual([
    'K7F2: Lämna kopior av planen, skulle varit klart 25 mars',
    'K7F2: Underskrifter saknas, senast 1 apr',
  ]);
  await office.close();
});

test('what is late is listed once a week, and only counted in the messages between', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl);
  const said: (readonly [day: number, line: string])[] = [];
  for (let day = 1; day <= 26; day += 1) {
    const before = digestsOf(office, eva).length;
    await mornings(office, `2026-05-${String(day).padStart(2, '0')}`);
    const lines = digestsOf(office, eva).slice(before).flatMap(linesOf);
    said.push(...lines.map((line) => [day, line] as const));
  }
  const late = said.filter(([, line]) => line.includes('skulle varit klart'));
  expect(new Set(late.map(([day]) => day)).size).toBeGreaterThan(2);
  const again = late.filter(([day, line]) => late.some(([on, same]) => same === line && on > day && on - day < 7));
  expect(again).toEqual([]);
  expect(digestsOf(office, eva).map(readingOf).join('\n')).toMatch(
    /Dessutom väntar (?:en sak|\d saker) sedan tidigare/u,
  );
  await office.close();
});

test('when all of the day is put off or done, the message says calmly that nothing is left', async ({ db, dbUrl }) => {
  const office = await inOffice(db, dbUrl);
  await mornings(office, '2026-04-13');
  const [digest = {}] = digestsOf(office, jonas);
  const later = cardOf(await office.click(jonas, digest, 'Påminn mig senare', { 'Påminn mig igen om': '1 arbetsdag' }));
  expect(readingOf(later)).toContain('Jag påminner dig igen om en arbetsdag.');
  expect(readingOf(later)).toContain('Din SIP-dag – inget kvar i dag');
  expect(readingOf(later)).toContain('Det finns inget mer som du behöver göra i dag.');
  expect(faultsOf(later)).toEqual([]);
  const report = cardOf(await office.click(jonas, digest, 'Öppna'));
  await office.click(jonas, report, 'Gjort');
  expect(readingOf(cardOf(await office.click(jonas, digest, 'Öppna')))).toContain('inget kvar i dag');
  await office.close();
});
