import { isDeepStrictEqual } from 'node:util';
import { faultsOfPublishedSchema, faultsOfRenderer } from './card-parsers.ts';
import { cardSchema } from './card-schema.ts';

type Node = Readonly<Record<string, unknown>>;
interface Place {
  readonly node: Node;
  readonly path: string;
}

const maxBytes = 20_000;
const maxActions = 6;
const maxExpandedChoices = 12;
const requiredMark = ' (obligatoriskt)';

/** Everything that makes a card unfit for Teams, each with where and what; empty for a good card. */
export function faultsOf(card: unknown): readonly string[] {
  const places = [...placesIn(card, '')];
  return [
    ...faultsOfSchema(card),
    ...places.flatMap(({ node, path }) => faultsOfNode(node).map((fault) => `${path || 'card'}: ${fault}`)),
    ...faultsOfWhole(card, places),
    ...faultsOfRenderer(card),
    ...faultsOfPublishedSchema(card),
  ];
}

function faultsOfSchema(card: unknown): readonly string[] {
  const { error } = cardSchema.safeParse(card);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.') || 'card'}: ${message}`);
}

function faultsOfNode(node: Node): readonly string[] {
  const faults: string[] = [];
  const type = String(node['type']);
  if (type.startsWith('Input.')) faults.push(...faultsOfRequired(node));
  if (type === 'Action.Execute') faults.push(...faultsOfFallback(node));
  if (type === 'Input.ChoiceSet') faults.push(...faultsOfChoices(node));
  if (type === 'Table') faults.push(...faultsOfTable(node));
  return faults;
}

/** Screen readers miss isRequired, so the label says it in words, and only then. */
function faultsOfRequired(input: Node): readonly string[] {
  const named = input['label'] ?? input['title'];
  const label = typeof named === 'string' ? named : '';
  const isRequired = input['isRequired'] === true;
  const faults: string[] = [];
  if (isRequired && input['errorMessage'] === undefined) faults.push('required input without errorMessage');
  if (isRequired && !label.endsWith(requiredMark))
    faults.push(`required input whose label lacks "${requiredMark.trim()}"`);
  if (!isRequired && label.includes(requiredMark.trim())) faults.push('label says required, the input is not');
  return faults;
}

/** An old client sends the fallback instead: it must say the same. */
function faultsOfFallback(execute: Node): readonly string[] {
  const fallback = execute['fallback'];
  if (!isNode(fallback)) return [];
  const faults: string[] = [];
  const { verb, ...data } = isNode(fallback['data']) ? fallback['data'] : {};
  if (verb !== execute['verb']) faults.push('fallback with another verb');
  if (!isDeepStrictEqual(data, execute['data'] ?? {})) faults.push('fallback with other data');
  if (fallback['title'] !== execute['title']) faults.push('fallback with another title');
  if (fallback['associatedInputs'] !== execute['associatedInputs']) faults.push('fallback with other associatedInputs');
  return faults;
}

function faultsOfChoices(choiceSet: Node): readonly string[] {
  const choices = Array.isArray(choiceSet['choices']) ? (choiceSet['choices'] as readonly Node[]) : [];
  const values = choices.map(({ value }) => value);
  const faults: string[] = [];
  if (String(choiceSet['style']).toLowerCase() === 'expanded' && choices.length > maxExpandedChoices) {
    faults.push(`more than ${maxExpandedChoices} expanded choices`);
  }
  if (choices.length === 0 && choiceSet['choices.data'] === undefined) faults.push('no choices');
  if (new Set(values).size < values.length) faults.push('two choices with the same value');
  if (choiceSet['isMultiSelect'] === true && values.some((value) => String(value).includes(','))) {
    faults.push('a choice with a comma in its value');
  }
  return faults;
}

function faultsOfTable(table: Node): readonly string[] {
  const inside = [...placesIn(table, '')].map(({ node }) => String(node['type']));
  const rows = Array.isArray(table['rows']) ? (table['rows'] as readonly Node[]) : [];
  const width = Array.isArray(table['columns']) ? table['columns'].length : 0;
  const faults: string[] = [];
  if (inside.some((type) => type.startsWith('Input.'))) faults.push('input in a Table');
  if (rows.some(({ cells }) => Array.isArray(cells) && cells.length !== width))
    faults.push('Table row of another width');
  return faults;
}

function faultsOfWhole(card: unknown, places: readonly Place[]): readonly string[] {
  const faults: string[] = [];
  const buttons = places.filter(({ node, path }) => isAction(node) && !path.endsWith('.fallback'));
  if (buttons.length > maxActions) faults.push(`card: more than ${maxActions} actions`);
  const seen = new Set<string>();
  for (const { node, path } of places) {
    const { type, id } = node;
    if (typeof type !== 'string' || typeof id !== 'string' || /\.(?:fallback|data)\b/.test(path)) continue;
    if (seen.has(id)) faults.push(`${path}: id "${id}" is used twice`);
    seen.add(id);
  }
  const json = JSON.stringify(card);
  if (json.includes('${')) faults.push('card: a placeholder ${ is left');
  if (/\{\{(?:DATE|TIME)\(/.test(json)) faults.push("card: a date in the viewer's time zone");
  if (Buffer.byteLength(json) >= maxBytes) faults.push(`card: ${maxBytes} bytes or more`);
  return faults;
}

function* placesIn(value: unknown, path: string): Generator<Place> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* placesIn(item, `${path}.${index}`.replace(/^\./, ''));
  } else if (isNode(value)) {
    yield { node: value, path };
    for (const [key, item] of Object.entries(value)) yield* placesIn(item, `${path}.${key}`.replace(/^\./, ''));
  }
}

function isAction(node: Node): boolean {
  return typeof node['type'] === 'string' && node['type'].startsWith('Action.');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
