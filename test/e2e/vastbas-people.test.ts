import { expect } from 'vitest';
import type { CaseId, PersonId } from '../../src/domain/ids.ts';
import { factsOf, turnsOf } from '../../src/domain/vastbas.ts';
import { findCase } from '../../src/store/case-store.ts';
import type { Db } from '../../src/store/database.ts';
import { inputOf, must, readingOf, type Answers, type Shown } from '../support/card-reader.ts';
import { test } from '../support/db.ts';
import { cardOf, Office } from '../support/office.ts';
import { profileNamed } from '../support/profiles.ts';
import { storeCase } from '../support/stored-case.ts';
import { berit, erik, malin, nina, peter, rut } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { eva, jonas, karin, named } from '../support/walk.ts';

const ID = '33333333-3333-4333-8333-333333333333' as CaseId;
const CHILD = /Alva|Testsson/u;
const gunilla = named('Gunilla Rask');
const people = { berit, peter, nina, erik, rut, karin, malin, eva, jonas, gunilla };

async function opened(db: Db, dbUrl: string, walk: VastbasWalk): Promise<Office> {
  const office = await Office.open(db, dbUrl, walk.now);
  office.profile = profileNamed('stenungsund');
  await storeCase(db, walk, ID);
  return office;
}
/** The case as the person opens it from "mina ärenden"; nothing when it is not listed there. */
async function seenBy(office: Office, person: PersonId): Promise<Shown | undefined> {
  const list = cardOf(await office.say(person, 'mina ärenden'));
  return readingOf(list).includes('Vilket ärende') ? cardOf(await office.click(person, list, 'Öppna')) : undefined;
}
const linesOf = (card: Shown): readonly string[] =>
  (inputOf(card, 'Vad vill du').choices ?? []).map(({ title }) => title);

/** A line of the menu, which may stand among the further ones, and then a button of the card that it leads to. */
async function does(office: Office, person: PersonId, line: string, button: string, answers: Answers = {}) {
  const first = must(await seenBy(office, person), 'the case', []);
  const isHere = linesOf(first).some((title) => title.includes(line));
  const card = isHere ? first : cardOf(await office.click(person, first, 'Gå vidare', { 'Vad vill du': 'Fler val' }));
  const screen = cardOf(await office.click(person, card, 'Gå vidare', { 'Vad vill du': line }));
  return cardOf(await office.click(person, screen, button, answers));
}

/** Who sees the name of the child, and who only that there is a case; who sees nothing is left out. */
async function sight(office: Office): Promise<Readonly<Record<string, string>>> {
  const seen: Record<string, string> = {};
  for (const [name, person] of Object.entries(people)) {
    const card = await seenBy(office, person);
    if (card) seen[name] = CHILD.test(readingOf(card)) ? 'child' : 'alias';
  }
  return seen;
}

const STAGES: readonly (readonly [name: string, walk: () => VastbasWalk, seen: Readonly<Record<string, string>>])[] = [
  ['the request', () => new VastbasWalk().requested(), { berit: 'child' }],
  ['the assessment', () => new VastbasWalk().assessing(), { berit: 'child', peter: 'child' }],
  [
    'the question to two coordinators',
    () => new VastbasWalk().proposed(),
    { berit: 'child', peter: 'child', nina: 'child', erik: 'child' },
  ],
  ['the offer', () => new VastbasWalk().offered(), { berit: 'child', nina: 'child', erik: 'child' }],
  ['the förmöte', () => new VastbasWalk().preMeeting(), { nina: 'child', erik: 'child' }],
  [
    'the question to the head teacher',
    () => new VastbasWalk().asked(),
    {
      nina: 'child',
      erik: 'child',
      karin: 'alias',
      eva: 'child',
      jonas: 'child',
    },
  ],
  [
    'the follow-up',
    () => new VastbasWalk().handedOver(),
    {
      nina: 'child',
      erik: 'child',
      karin: 'alias',
      malin: 'child',
      eva: 'child',
      jonas: 'child',
    },
  ],
];

test.for(STAGES)('§5.2 at %s each sees what is theirs', { timeout: 60_000 }, async ([, walk, seen], { db, dbUrl }) => {
  const office = await opened(db, dbUrl, walk());
  expect(await sight(office)).toEqual(seen);
  await office.close();
});

test('B-04, B-05 two coordinators answer as themselves, each in a chat of their own, and then the family is asked', async ({
  db,
  dbUrl,
}) => {
  const office = await opened(db, dbUrl, new VastbasWalk().assessing().bothSay(true));
  for (const person of [nina, erik]) await office.say(person, 'hej');
  const asked = await does(office, berit, 'Utse koordinatorer', 'Fråga dem', {
    'Första koordinatorn': 'Nina Alm',
    'Andra koordinatorn': 'Erik Sand',
  });
  expect(readingOf(asked)).toContain('Nina Alm (Förskolan Ekorren): har inte svarat');
  await office.worker.runDue();
  for (const person of [nina, erik]) {
    const [card] = office.sentTo(person).slice(-1);
    expect(readingOf(card ?? {})).not.toMatch(CHILD);
    const question = cardOf(await office.click(person, card ?? {}, 'Öppna'));
    await office.click(person, question, 'Jag tar uppdraget');
    // The same click again, as a nervous finger makes it.
    await office.click(person, question, 'Jag tar uppdraget');
  }
  expect((await findCase(db, ID))?.step).toBe('offer');
  await does(office, nina, 'Erbjud familjen', 'Familjen säger ja', {
    'Hur vill barnet bli hört?': 'Med mormor.',
    'Hur vill barnet vara med?': 'En del',
  });
  expect((await findCase(db, ID))?.step).toBe('pre-meeting');
  await office.close();
});

test('B-08, B-09 the head teacher appoints without seeing the case, and the contact person takes over', async ({
  db,
  dbUrl,
}) => {
  const office = await opened(db, dbUrl, new VastbasWalk().worked());
  for (const person of [karin, malin]) await office.say(person, 'hej');
  await does(office, nina, 'Be rektor utse', 'Be rektor utse', { 'Vilken rektor': 'Karin Holm' });
  await office.worker.runDue();
  const [question] = office.sentTo(karin).slice(-1);
  const form = cardOf(await office.click(karin, question ?? {}, 'Öppna'));
  expect(readingOf(form)).not.toMatch(CHILD);
  await office.click(karin, form, 'Utse', { 'Vem utser du?': 'Malin Åberg' });
  await office.worker.runDue();
  const [told] = office.sentTo(malin).slice(-1);
  const overview = cardOf(await office.click(malin, told ?? {}, 'Öppna'));
  await office.click(malin, overview, 'Ja, jag har bra överblick');
  expect(factsOf((await findCase(db, ID)) ?? new VastbasWalk().sip).contact).toMatchObject({
    person: malin,
    appointedBy: karin,
  });
  await office.close();
});

test('B-11, B-12 the contact person turns the spiral: a new version of the plan, and the case is followed up again', async ({
  db,
  dbUrl,
}) => {
  const office = await opened(db, dbUrl, new VastbasWalk().followedUp());
  const hub = await does(office, malin, 'Nya insatser', 'Ändra planen');
  const form = cardOf(await office.click(malin, hub, 'Gå vidare', { 'Vad vill du': 'Kontaktperson och uppföljning' }));
  const filled = cardOf(await office.click(malin, form, 'Spara', { 'Dag för uppföljning': '2026-06-01' }));
  const last = cardOf(await office.click(malin, filled, 'Fastställ planen'));
  await office.click(malin, last, 'Fastställ', { 'Familjen har läst planen': true });
  const sip = must(await findCase(db, ID), 'the case', []);
  expect([sip.step, turnsOf(sip), sip.plans.at(-1)?.version]).toEqual(['follow-up', 1, 2]);
  expect(linesOf(must(await seenBy(office, malin), 'the case', []))).not.toContain('Ta över ärendet');
  await office.close();
});

test('B-17 an extra network meeting is prepared by the contact person alone, and taken back while nobody is called', async ({
  db,
  dbUrl,
}) => {
  const office = await opened(db, dbUrl, new VastbasWalk().followedUp());
  await does(office, malin, 'Nya insatser', 'Extra nätverksmöte');
  expect((await findCase(db, ID))?.step).toBe('prepare');
  expect(linesOf(must(await seenBy(office, nina), 'the case', []))).not.toContain('Tid och plats');
  await does(office, malin, 'Inget nytt möte', 'Ta bort mötet');
  expect((await findCase(db, ID))?.step).toBe('follow-up');
  await office.close();
});

test('B-13 other action: the case rests, the others see that and no more, and it goes on where it stood', async ({
  db,
  dbUrl,
}) => {
  const office = await opened(db, dbUrl, new VastbasWalk().followedUp());
  await does(office, malin, 'Andra åtgärder', 'Låt ärendet vila');
  expect((await findCase(db, ID))?.step).toBe('other-action');
  expect(linesOf(must(await seenBy(office, nina), 'the case', []))).not.toContain('Andra åtgärder: gå vidare');
  await does(office, malin, 'Andra åtgärder: gå vidare', 'Gå vidare där ni var');
  expect((await findCase(db, ID))?.step).toBe('new-measures');
  await office.close();
});

test('N12 a coordinator asks to leave, samordnaren finds another without reading, and the new one has the case', async ({
  db,
  dbUrl,
}) => {
  const office = await opened(db, dbUrl, new VastbasWalk().preMeeting());
  for (const person of [nina, berit, rut]) await office.say(person, 'hej');
  const gone = await does(office, nina, 'Lämna uppdraget', 'Be om att få lämna');
  expect(readingOf(gone)).toContain('Du är kvar tills någon annan har sagt ja.');
  const seen = must(await seenBy(office, berit), 'the case', []);
  expect(readingOf(seen)).toContain('Nina Alm (Förskolan Ekorren) vill lämna uppdraget');
  expect(readingOf(seen)).not.toMatch(CHILD);
  const stopped = cardOf(await office.click(berit, seen, 'Fråga', { 'Vem frågar du?': 'Rut Ahl' }));
  const WHY = 'Varför går ni vidare';
  const done = readingOf(stopped).includes('Stanna upp')
    ? cardOf(
        await office.click(berit, stopped, 'Fråga', { 'Vem frågar du?': 'Rut Ahl', [WHY]: 'Det finns ingen annan' }),
      )
    : stopped;
  expect(readingOf(done)).toContain('Rut Ahl (Förskolan Ekorren) är tillfrågad och har inte svarat än.');
  const question = must(await seenBy(office, rut), 'the question', []);
  const taken = cardOf(await office.click(rut, question, 'Jag tar uppdraget'));
  expect(readingOf(taken)).toMatch(CHILD);
  expect(await seenBy(office, nina)).toBeUndefined();
  await office.worker.runDue();
  expect(office.sentTo(rut).map(readingOf).join()).toContain('Du är koordinator');
  // The question that Rut has answered, and the card of who has left, are old now.
  expect(readingOf(cardOf(await office.click(rut, question, 'Jag är inte fri')))).toContain('Inget är ändrat.');
  expect(JSON.stringify(await office.click(nina, gone, 'Jag stannar'))).not.toMatch(CHILD);
  await office.close();
});
