import { expect } from 'vitest';
import type { Db } from '../../src/store/database.ts';
import { faultsOf } from '../support/card-rules.ts';
import { elementsOf, readingOf, type Element, type Shown } from '../support/card-reader.ts';
import { Chat, type InvokeAnswer } from '../support/chat.ts';
import { test } from '../support/db.ts';
import { allForms, formsOf, inputsOf, openForm, press, START } from '../support/forms.ts';

type Filling = { readonly text?: string; readonly day?: string; readonly time?: string; readonly choice?: string };
const CANARY = 'Kanariefågel';
const LONG = `${CANARY} ${'ö'.repeat(14_950)}`;

const ODD = [
  `# **Rött** ${CANARY} [länk](https://exempel.se) <at>Eva</at> <b>x</b> &lt;`,
  '- punkt\n1. ett \u202eavlA\u202c \u2067אבג\u2069 👩‍👩‍👧 é ﷽ 𝔄 \ud83d',
  '${viewer} ${$root} {{DATE(2026-01-01T00:00:00Z)}} "citat" \\ `kod`',
].join('\n');

const KINDS: readonly (readonly [string, Filling])[] = [
  ['nothing at all', { text: '', day: '', time: '', choice: '' }],
  ['texts of 30 kB', { text: LONG }],
  ['markup, templates, emoji and other directions', { text: ODD }],
  ['only invisible characters', { text: '\u200b\u2066\ufeff\u0007\0'.repeat(10) }],
  ['impossible days and times', { text: CANARY, day: '2026-02-30', time: '25:61' }],
  ['words for days, times and choices', { text: CANARY, day: '<at>i morgon</at>', time: '${now}', choice: ODD }],
  ['days far in the future', { text: CANARY, day: '2199-12-31' }],
  ['days before the birth', { text: CANARY, day: '1999-01-01' }],
];

/** What a person, or a broken client, sends: everything that the card holds, with its texts and days replaced. */
function filled(card: Shown, { text, day, time, choice }: Filling): Record<string, string> {
  const given: Readonly<Record<string, string | undefined>> = {
    'Input.Text': text,
    'Input.Date': day,
    'Input.Time': time,
    'Input.ChoiceSet': choice,
    'Input.Number': choice,
  };
  const usual = ({ choices, value }: Element): string => String(value ?? choices?.[0]?.value ?? '');
  return Object.fromEntries(inputsOf(card).map((input) => [input.id ?? '', given[input.type] ?? usual(input)]));
}

const ENGLISH = /\b(?:error|undefined|null|NaN|invalid|required|expected|object Object|failed)\b|\bat \S+ \(/u;
/** Typed markup that a client would carry out; what is escaped has a backslash before it. */
const LIVE = /\*\*Rött|(?<!\\)<at>|(?<!\\)\]\(|\{\{DATE|\u202e|[\ud800-\udfff]/u;
const TYPED_RULES = ['placeholder', "viewer's time zone"];

const kept = async (db: Db): Promise<string> =>
  JSON.stringify([
    await db.selectFrom('draft').select('inputs').execute(),
    await db.selectFrom('sip_case').select('state').execute(),
    await db.selectFrom('case_event').select('data').execute(),
  ]);

/** What is wrong with an answer: not Swedish, not fit for Teams, or what was typed acts as markup. */
function faultsIn({ statusCode, type, value }: InvokeAnswer): readonly string[] {
  if (statusCode !== 200) return [`status ${statusCode}`];
  const isCard = type === 'application/vnd.microsoft.card.adaptive';
  const words = isCard ? readingOf(value as Shown) : String(value);
  const blocks = isCard ? elementsOf(value).filter((one) => one.type === 'TextBlock') : [];
  return [
    ...(isCard ? faultsOf(value).filter((fault) => !TYPED_RULES.some((rule) => fault.includes(rule))) : []),
    ...(ENGLISH.test(words) ? [`English: ${ENGLISH.exec(words)?.[0]}`] : []),
    ...(/[åäöÅÄÖ]|Sparat/u.test(words) ? [] : [`not Swedish: ${words}`]),
    ...blocks.flatMap(({ text = '' }) => (LIVE.test(text) ? [`markup: ${text}`] : [])),
  ];
}

test.for(KINDS)(
  'every form with %s is answered in Swedish with a good card, and nothing is lost or logged',
  { timeout: 90_000 },
  async ([, filling], { dbUrl, db }) => {
    const chat = await Chat.open(dbUrl, START);
    const forms = await formsOf(chat, db);
    expect(forms.map(({ screen }) => screen).toSorted()).toEqual(allForms.toSorted());
    const found: string[] = [];
    for (const form of forms) {
      for (const verb of form.verbs) {
        const card = await openForm(chat, db, form);
        const answer = await press(chat, card, verb, filled(card, filling));
        found.push(...faultsIn(answer).map((fault) => `${form.screen} ${verb}: ${fault}`));
        const isTyped = inputsOf(card).some((input) => input.type === 'Input.Text') && filling.text?.includes(CANARY);
        if (isTyped && !(await kept(db)).includes(CANARY)) found.push(`${form.screen} ${verb}: what was typed is lost`);
      }
    }
    expect(found).toEqual([]);
    expect(chat.log.filter((line) => line.includes(CANARY) || line.includes('"level":"error"'))).toEqual([]);
    await chat.close();
  },
);

const CHILD = { 's.start.q1': 'family', 's.start.q2': '2026-03-02', 's.start.q3': 'bup', 's.start.child': 'Alva' };
const GUARDIAN = { 's.consent.q1': 'joint', 's.family.name1': 'Maria Testsson' };
const MEASURE = {
  's.plan.measure': 'Schema',
  's.plan.person': '',
  's.plan.principal': 'family',
  's.plan.person-name': 'Mormor',
};
const REFUSED: readonly (readonly [string, string, Readonly<Record<string, string>>, string])[] = [
  ['new-case', 'case.start', { ...CHILD, 's.start.birth': '2026-03-03' }, 'Födelsedagen ligger i framtiden.'],
  [
    'new-case',
    'case.start',
    { ...CHILD, 's.start.birth': '2026-02-29' },
    'Skriv barnets födelsedag, till exempel 2015-03-21.',
  ],
  [
    'new-case',
    'case.start',
    { ...CHILD, 's.start.birth': '2017-05-09', 's.start.q2': '2026-03-03' },
    'Dagen då behovet upptäcktes ligger i framtiden.',
  ],
  ['family', 'family.set', { ...GUARDIAN, 's.family.name2': ' MARIA  testsson ' }, 'Samma person kan inte vara båda'],
  ['family', 'family.set', { ...GUARDIAN, 's.family.name2': 'Alva Testsson' }, 'Barnet kan inte vara sin egen'],
  [
    'consent-scope',
    'consent.scope',
    { 's.consent.q6': '2026-03-01' },
    'Slutdatum saknas eller ligger före startdatum.',
  ],
  [
    'plan-measure',
    'measure.put',
    { ...MEASURE, 's.plan.start': '2026-04-02', 's.plan.due': '2026-04-01' },
    'Insatsen kan inte vara klar innan den börjar.',
  ],
  ['plan-measure', 'measure.put', { ...MEASURE, 's.plan.due': '2199-12-31' }, 'Dagen ligger mer än 3 år fram.'],
  ['plan-measure', 'measure.put', { ...MEASURE, 's.plan.start': '2017-05-08' }, 'Dagen ligger före barnets födelse.'],
  ['plan-responsible', 'plan.responsible', { 's.plan.follow-up': '2028-01-01' }, 'Dagen ligger mer än 1 år fram.'],
  ['follow-up-move', 'follow-up.move', { 's.move.on': '2026-05-20', 's.move.why': 'x' }, 'Uppföljningsdag saknas'],
  [
    'follow-up-move',
    'follow-up.move',
    { 's.move.on': '2199-12-31', 's.move.why': 'x' },
    'Dagen ligger mer än 1 år fram.',
  ],
];

test('days and people that cannot be are refused with a sentence that says which and what to do', async ({
  dbUrl,
  db,
}) => {
  const chat = await Chat.open(dbUrl, START);
  const forms = new Map((await formsOf(chat, db)).map((form) => [form.screen, form]));
  const said: (readonly [string, string])[] = [];
  for (const [screen, verb, inputs, sentence] of REFUSED) {
    const form = forms.get(screen);
    const card = form ? await openForm(chat, db, form) : {};
    const answer = await press(chat, card, verb, { ...filled(card, { text: 'x' }), ...inputs });
    said.push([sentence, readingOf(answer.value as Shown)]);
  }
  expect(said.filter(([sentence, reading]) => !reading.includes(sentence))).toEqual([]);
  await chat.close();
});

test('a button saves its own part of the card, and what was typed in the other part waits', async ({ dbUrl, db }) => {
  const chat = await Chat.open(dbUrl, START);
  const sign = (await formsOf(chat, db)).find(({ screen }) => screen === 'sign');
  const card = sign ? await openForm(chat, db, sign) : {};
  const inputs = { 's.sign.how': 'paper', 's.sign.on': '2026-03-18', 's.sign.copy': 'i handen på mötet' };
  const saved = await press(chat, card, 'plan.sign', inputs);
  expect(readingOf(saved.value as Shown)).toContain('Sparat');
  const again = await press(chat, saved.value as Shown, 'go.sign', { pick: 'm1' });
  expect(inputsOf(again.value).find(({ id }) => id === 's.sign.copy')?.value).toBe('i handen på mötet');
  const copied = await press(chat, again.value as Shown, 'plan.copied', filled(again.value as Shown, {}));
  expect(readingOf(copied.value as Shown)).toContain('Sparat');
  expect(await db.selectFrom('draft').select('screen').execute()).toEqual([]);
  await chat.close();
});

test('invisible characters are no reason to go on at a soft stop', async ({ dbUrl, db }) => {
  const chat = await Chat.open(dbUrl, START);
  const prepare = (await formsOf(chat, db)).find(({ screen }) => screen === 'prepare');
  const card = prepare ? await openForm(chat, db, prepare) : {};
  const same = inputsOf(card).find(({ id }) => id === 's.prep.leader')?.choices?.[0]?.value ?? '';
  const both = {
    ...filled(card, { text: 'Hur?' }),
    's.prep.leader': same,
    's.prep.secretary': same,
    's.prep.child': 'part',
    's.prep.interpreter': 'no',
  };
  for (const reason of ['', '\u200b'.repeat(20), '          ', 'kort']) {
    const { value } = await press(chat, card, 'preparation.save', { ...both, 's.reason': reason });
    const said = readingOf(value as Shown);
    expect(said).toContain('Stanna upp en stund.');
    expect(said.includes('Skriv lite mer om varför du går vidare: minst 10 tecken.')).toBe(reason === 'kort');
  }
  const { value } = await press(chat, card, 'preparation.save', { ...both, 's.reason': 'Vi är bara två i dag' });
  expect(readingOf(value as Shown)).toContain('Sparat');
  await chat.close();
});

test('what is no activity, or too large, gets a 4xx or a sentence and leaves no error in the log', async ({
  dbUrl,
}) => {
  const chat = await Chat.open(dbUrl, START);
  const send = async (body: string, type = 'application/json'): Promise<number> => {
    const url = `${chat.product.url}/api/messages`;
    const { status } = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
    return status;
  };
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"type":"message"}',
    '{"__proto__":{"a":1}}',
    `"${'x'.repeat(600_000)}"`,
  ];
  const statuses = await Promise.all([...bodies.map((body) => send(body)), send('{}', 'text/plain')]);
  expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);

  await chat.say('ny SIP');
  const tooLong = await press(chat, chat.card, 'case.start', { 's.start.child': 'x'.repeat(40_001) });
  const tooMany = Object.fromEntries(Array.from({ length: 100 }, (_one, index) => [`i${index}`, 'x']));
  for (const answer of [tooLong, await press(chat, chat.card, 'case.start', tooMany)])
    expect(answer).toMatchObject({
      statusCode: 400,
      value: { message: expect.stringContaining('för mycket text') as string },
    });
  await chat.say(`${CANARY} `.repeat(3000));
  expect(readingOf(chat.card)).toContain('Jag förstod inte.');
  expect(chat.log.filter((line) => line.includes('"level":"error"') || line.includes(CANARY))).toEqual([]);
  await chat.close();
});
