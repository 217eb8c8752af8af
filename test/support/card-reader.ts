export type Shown = Readonly<Record<string, unknown>>;
export type Choice = { readonly title: string; readonly value: string };
export type Element = {
  readonly type: string;
  readonly id?: string;
  readonly text?: string;
  readonly label?: string;
  readonly title?: string;
  readonly value?: string | number;
  readonly verb?: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly associatedInputs?: string;
  readonly choices?: readonly Choice[];
  readonly facts?: readonly Choice[];
};
export type Answers = Readonly<Record<string, string | readonly string[] | boolean>>;

/** What must be there, or a sentence that shows what was there instead. */
export function must<T>(value: T | undefined, wanted: string, among: readonly string[]): T {
  if (value === undefined) throw new Error(`${wanted} is not among: ${among.join(' | ')}`);
  return value;
}

/** Every element of a card, the nested ones too. */
export function elementsOf(node: unknown): readonly Element[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (node === null || typeof node !== 'object') return [];
  const nested = Object.entries(node).flatMap(([key, value]) => (key === 'fallback' ? [] : elementsOf(value)));
  return 'type' in node ? [node as Element, ...nested] : nested;
}

const unescaped = (text = ''): string => text.replaceAll(/\\(?=[^\w\s])/gu, '');

/** What a person reads on a card: texts, facts, labels and buttons. */
export const readingOf = (card: Shown): string =>
  elementsOf(card)
    .flatMap((one) => [
      unescaped(one.text),
      unescaped(one.label),
      unescaped(one.title),
      ...(one.facts ?? []).map((fact) => `${unescaped(fact.title)}: ${unescaped(fact.value)}`),
    ])
    .filter((line) => line !== '')
    .join('\n');

const buttons = (card: Shown): readonly Element[] => elementsOf(card).filter((one) => one.type === 'Action.Execute');
const inputs = (card: Shown): readonly Element[] => elementsOf(card).filter((one) => one.type.startsWith('Input.'));
const nameOf = (input: Element): string => input.label ?? input.title ?? '';

export const buttonsOf = (card: Shown): readonly string[] => buttons(card).map((one) => one.title ?? '');

export const buttonOf = (card: Shown, title: string): Element =>
  must(
    buttons(card).find((one) => one.title === title),
    `button "${title}"`,
    [...buttonsOf(card), readingOf(card)],
  );

export const inputOf = (card: Shown, label: string): Element =>
  must(
    inputs(card).find((one) => nameOf(one) === label) ?? inputs(card).find((one) => nameOf(one).startsWith(label)),
    `"${label}"`,
    inputs(card).map(nameOf),
  );

/** The value that a person's answer has: days and texts as they are, choices by their titles. */
function valueFor({ choices }: Element, answer: string | readonly string[] | boolean): string {
  if (typeof answer === 'boolean') return String(answer);
  const titles = typeof answer === 'string' ? [answer] : answer;
  if (!choices) return titles.join(',');
  const valueOf = (title: string): string =>
    must(
      choices.find((choice) => choice.title === title) ?? choices.find((choice) => choice.title.includes(title)),
      `"${title}"`,
      choices.map((choice) => choice.title),
    ).value;
  return titles.map(valueOf).join(',');
}

/** Fills a card as a person does and gives what the client would send with a button. */
export function filled(card: Shown, answers: Answers): Readonly<Record<string, string>> {
  const preset = inputs(card).flatMap(({ id = '', value }) =>
    value === undefined ? [] : [[id, String(value)] as const],
  );
  const given = Object.entries(answers).map(([label, answer]) => {
    const input = inputOf(card, label);
    return [input.id ?? '', valueFor(input, answer)] as const;
  });
  return Object.fromEntries([...preset, ...given]);
}
