import { expect } from 'vitest';
import type { Db } from '../../src/store/database.ts';
import { faultsOf } from '../support/card-rules.ts';
import { readingOf, type Element, type Shown } from '../support/card-reader.ts';
import { Chat, type InvokeAnswer } from '../support/chat.ts';
import { test } from '../support/db.ts';
import { allForms, buttonsThatSave, formsOf, inputsOf, openForm, press, START } from '../support/forms.ts';

type Filling = { readonly text?: string; readonly day?: string; readonly time?: string; readonly choice?: string };
const CANARY = 'Kanariefågel';
const LONG = `${CANARY} ${'ö'.repeat(19_950)}`;

const KINDS: readonly (readonly [string, Filling])[] = [
  ['nothing at all', { text: '', day: '', time: '', choice: '' }],
  ['a text of 40 kB', { text: LONG }],
  ['a text from right to left', { text: `\u202e${CANARY} avlA\u202c \u2067אבג\u2069` }],
  ['emoji and odd letters', { text: `${CANARY} 👩‍👩‍👧 é ﷽ 𝔄 \ud83d` }],
  ['a mention and markup', { text: `${CANARY} <at>Eva</at> <b>x</b> &lt;` }],
  ['markdown', { text: `# **${CANARY}** [länk](https://exempel.se)\n- punkt\n1. ett` }],
  ['templates and dates', { text: `${CANARY} \${viewer} \${$root} {{DATE(2026-01-01T00:00:00Z)}}` }],
  ['only invisible characters', { text: '\u200b\u2066\ufeff\u0007\0'.repeat(10) }],
  ['impossible days and times', { text: CANARY, day: '2026-02-30', time: '25:61' }],
  ['words for days and times', { text: CANARY, day: '<at>i morgon</at>', time: '${now}' }],
  ['days far in the future', { text: CANARY, day: '2199-12-31' }],
  ['days before the birth', { text: CANARY, day: '1999-01-01' }],
  ['unknown choices', { text: CANARY, choice: `${CANARY},__proto__,constructor` }],
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
/** What is wrong with an answer: not Swedish, not fit for Teams, or something typed is nowhere any more. */
async function faultsIn(db: Db, { statusCode, type, value }: InvokeAnswer, typed: Filling): Promise<readonly string[]> {
  if (statusCode !== 200) return [`status ${statusCode}`];
  const isCard = type === 'application/vnd.microsoft.card.adaptive';
  const words = isCard ? readingOf(value as Shown) : String(value);
  const faults = isCard ? faultsOf(value).filter((fault) => !fault.includes('placeholder')) : [];
  const kept = JSON.stringify([
    await db.selectFrom('draft').select('inputs').execute(),
    await db.selectFrom('sip_case').select('state').execute(),
  ]);
  const core = (typed.text ?? '').includes(CANARY) ? CANARY : '';
  return [
    ...faults,
    ...(ENGLISH.test(words) ? [`English: ${ENGLISH.exec(words)?.[0]}`] : []),
    ...(/[åäöÅÄÖ]|Sparat|Klart/u.test(words) ? [] : [`not Swedish: ${words}`]),
    ...(kept.includes(core) ? [] : ['what was typed is lost']),
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
      const first = await openForm(chat, db, form);
      const hasTexts = inputsOf(first).some((input) => input.type === 'Input.Text');
      for (const { verb = '' } of buttonsThatSave(first)) {
        const card = await openForm(chat, db, form);
        const answer = await press(chat, card, verb, filled(card, filling));
        const faults = await faultsIn(db, answer, hasTexts ? filling : {});
        found.push(...faults.map((fault) => `${form.screen} ${verb}: ${fault}`));
      }
    }
    expect(found).toEqual([]);
    expect(chat.log.filter((line) => line.includes(CANARY) || line.includes('"level":"error"'))).toEqual([]);
    await chat.close();
  },
);
