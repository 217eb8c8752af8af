import { expect } from 'vitest';
import type { Db } from '../../src/store/database.ts';
import { faultsOf } from '../support/card-rules.ts';
import { elementsOf, readingOf, type Element, type Shown } from '../support/card-reader.ts';
import { Chat, type InvokeAnswer } from '../support/chat.ts';
import { test } from '../support/db.ts';
import { allForms, formsOf, inputsOf, openForm, press, START } from '../support/forms.ts';

type Filling = { readonly text?: string; readonly day?: string; readonly time?: string; readonly choice?: string };
const CANARY = 'Kanariefågel';
const LONG = `${CANARY} ${'ö'.repeat(19_950)}`;

const ODD = [
  `# **Rött** ${CANARY} [länk](https://exempel.se) <at>Eva</at> <b>x</b> &lt;`,
  '- punkt\n1. ett \u202eavlA\u202c \u2067אבג\u2069 👩‍👩‍👧 é ﷽ 𝔄 \ud83d',
  '${viewer} ${$root} {{DATE(2026-01-01T00:00:00Z)}} "citat" \\ `kod`',
].join('\n');

const KINDS: readonly (readonly [string, Filling])[] = [
  ['nothing at all', { text: '', day: '', time: '', choice: '' }],
  ['texts of 40 kB', { text: LONG }],
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
