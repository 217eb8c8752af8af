import { Template } from 'adaptivecards-templating';
import frameTemplate from '../../cards/frame.json' with { type: 'json' };
import { escapeAll, escapeText } from './escape.ts';
import { changedInputs, inputValue } from './input-value.ts';
import type { CardData, CardTemplate } from './screen.ts';
import type { Inputs } from './view.ts';

export type Card = { readonly [key: string]: unknown };
export type Frame = {
  readonly practice: string;
  readonly progress: string;
  readonly good: string;
  readonly faultTitle: string;
  readonly faults: readonly { readonly line: string }[];
  readonly kept: string;
  readonly askReason: boolean;
};
export type Footer = readonly {
  readonly title: string;
  readonly verb: string;
  readonly ignoresInputs?: true;
  /** Means nothing where nothing is written. */
  readonly onlyInForms?: true;
}[];

type Element = {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly verb?: unknown;
  readonly [key: string]: unknown;
};

const compiled = new WeakMap<object, Template>();
const templateOf = (source: CardTemplate): Template => {
  const known = compiled.get(source) ?? new Template(source);
  compiled.set(source, known);
  return known;
};
const frame = new Template(frameTemplate);

/** Expanded once; what a person wrote is bound as data and escaped, never part of the template. */
const expand = (template: Template, data: Readonly<Record<string, unknown>>): Element =>
  template.expand({ $root: data }) as Element;

/**
 * A finished card: frame, screen and footer. Buttons whose verb is not open to the viewer are left out, inputs get
 * their values, and every Execute its Submit fallback with the same verb and data (decision 20).
 */
export function renderCard(
  template: CardTemplate,
  data: CardData,
  around: {
    readonly frame: Frame;
    readonly footer: Footer;
    /** One quiet line above the footer: the paragraphs that govern what is done here. */
    readonly law?: string;
    readonly nonce: string;
    readonly typed?: Inputs;
    readonly isOpen: (verb: string) => boolean;
  },
): Card {
  const text = escapeAll(data.text ?? {}) as Record<string, unknown>;
  const inner = expand(templateOf(template), { ...text, choices: data.choices ?? {} });
  const isForm = elements(inner).some(isWrittenIn);
  const { kept, askReason } = around.frame;
  // What was typed is not kept where nothing is written, or where nothing was typed.
  const typed = Object.values(changedInputs(data.values ?? {}, around.typed ?? {}));
  const isKept = (isForm || askReason) && typed.some((value) => value.trim() !== '');
  const framed = { ...around.frame, kept: isKept ? kept : '' };
  const outer = expand(frame, escapeAll(framed) as Record<string, unknown>);
  const buttons = around.footer.filter(({ onlyInForms }) => isForm || !onlyInForms);
  const footer: Element = {
    type: 'ActionSet',
    actions: buttons.map(({ title, verb, ignoresInputs }) => ({
      type: 'Action.Execute',
      title,
      verb,
      ...(ignoresInputs ? { associatedInputs: 'none' } : {}),
    })),
  };
  const law: Element = { type: 'TextBlock', id: 'law', text: escapeText(around.law ?? ''), size: 'Small', wrap: true };
  const body = [
    ...elements(outer),
    ...elements(inner),
    ...(around.law ? [law] : []),
    ...(around.footer.length > 0 ? [footer] : []),
  ];
  const values = { ...data.values, ...around.typed };
  const finished = body.flatMap((element) => finish(element, values, around.nonce, around.isOpen));
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'sv',
    body: finished,
  };
}

const elements = (card: Element): readonly Element[] =>
  Array.isArray(card['body']) ? (card['body'] as Element[]) : [];

/** Inputs that say where to go, and keep nothing. */
const WAYS: ReadonlySet<string> = new Set(['pick', 'duty']);
/** Something is written or chosen here, beyond where to go next. */
const isWrittenIn = (element: Element): boolean =>
  (String(element.type).startsWith('Input.') && !WAYS.has(String(element.id))) ||
  ['items', 'columns'].some((key) => Array.isArray(element[key]) && (element[key] as Element[]).some(isWrittenIn));

function finish(
  element: Element,
  values: Inputs,
  nonce: string,
  isOpen: (verb: string) => boolean,
): readonly Element[] {
  if (typeof element.type === 'string' && element.type.startsWith('Input.')) {
    const value = inputValue(element, values[String(element.id)]);
    const input = WRAPPING.has(element.type)
      ? { ...unchosen(element), ...plainTitles(element), ...keyOf(element, nonce), wrap: true }
      : element;
    return [value === undefined ? input : { ...input, value }];
  }
  if (element.type === 'ActionSet') {
    const actions = (element['actions'] as Element[])
      .filter((action) => isOpen(String(action.verb)))
      .map((action) => withFallback(action, nonce));
    return actions.length > 0 ? [{ ...element, actions }] : [];
  }
  const nested = ['items', 'columns'].filter((key) => Array.isArray(element[key]));
  const changed = nested.map((key) => [
    key,
    (element[key] as Element[]).flatMap((one) => finish(one, values, nonce, isOpen)),
  ]);
  return [{ ...element, ...Object.fromEntries(changed) }];
}

/** Their titles take as many lines as they need: a phone is narrow. */
const WRAPPING: ReadonlySet<string> = new Set(['Input.ChoiceSet', 'Input.Toggle']);

/** An empty drop-down says what to do with it. */
const unchosen = (input: Element): { readonly placeholder?: string } =>
  input.type === 'Input.ChoiceSet' && input['style'] === 'compact' && input['isMultiSelect'] !== true
    ? { placeholder: 'Välj i listan' }
    : {};

/** A client may draw a card into the one that it replaces: without a key of its own a drop-down keeps the old choices. */
const keyOf = (input: Element, nonce: string): { readonly key?: string } =>
  input.type === 'Input.ChoiceSet' && input['style'] !== 'expanded' ? { key: `${nonce}/${String(input.id)}` } : {};

/** Choices that are laid out are read as markdown, those of a drop-down are not. */
function plainTitles(input: Element): Element {
  const { choices } = input;
  const laidOut = input['style'] === 'expanded' || input['isMultiSelect'] === true;
  if (!laidOut || !Array.isArray(choices)) return input;
  return {
    ...input,
    choices: (choices as Element[]).map((choice) => ({ ...choice, title: escapeText(String(choice['title'])) })),
  };
}

function withFallback(action: Element, nonce: string): Element {
  const { verb, title } = action;
  const shared = {
    ...(action['style'] ? { style: action['style'] } : {}),
    ...(action['associatedInputs'] ? { associatedInputs: action['associatedInputs'] } : {}),
  };
  const data = { n: nonce };
  return { ...action, data, fallback: { type: 'Action.Submit', title, data: { ...data, verb }, ...shared } };
}

/** What every button of a card carries. */
export const nonceIn = (card: Card): string => /"n":"([^"]+)"/u.exec(JSON.stringify(card))?.[1] ?? '';
