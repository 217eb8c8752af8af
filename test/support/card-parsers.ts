import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readSharedData } from './shared-data.ts';

// The package's main entry wants a browser; its bundle parses without one.
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;

/** What the renderer of Teams for the web says. Alone it passes many faults. */
export function faultsOfRenderer(json: unknown): readonly string[] {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.parse(withoutTeamsExtras(json), context);
  const parsed = Array.from({ length: context.eventCount }, (_nothing, index) => context.getEventAt(index));
  const validated = card.validateProperties().validationEvents;
  return [...parsed, ...validated].map(({ message }) => `renderer: ${message}`);
}

/** Where the published schema of 1.5 finds fault; nothing on a clone where it is absent. */
export function faultsOfPublishedSchema(json: unknown): readonly string[] {
  if (publishedSchema === undefined || publishedSchema(withoutTeamsExtras(json))) return [];
  // Each union complains of every member; what it complains of lies deepest.
  const deepest = (publishedSchema.errors ?? []).map(({ instancePath }) => instancePath).sort(byDepth)[0];
  return [`schema: not valid at ${deepest === '' ? 'card' : deepest}`];
}

export const publishedSchema: ValidateFunction | undefined = compiledSchema();

function compiledSchema(): ValidateFunction | undefined {
  const published = readSharedData('adaptive-card-1.5.0.schema.json');
  if (published === undefined) return undefined;
  const { $schema: _draft, id: _id, ...schema } = published as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

function byDepth(a: string, b: string): number {
  return b.split('/').length - a.split('/').length;
}

/**
 * The width, the people picker and the key of an element are Teams' own: version 1.5 knows none of them and wants a
 * choice in each choice set.
 * The renderer's test of `lang` has a global pattern and fails every second time; cardSchema tests it.
 */
function withoutTeamsExtras(json: unknown): unknown {
  const text = JSON.stringify(json, (key, value: unknown) => {
    if (['msteams', 'choices.data', 'key', 'lang'].includes(key)) return undefined;
    const isPicker = typeof value === 'object' && value !== null && 'choices.data' in value;
    return isPicker ? { ...value, ...firstChoice(value) } : value;
  });
  return JSON.parse(text);
}

function firstChoice(picker: object): object {
  const { choices } = picker as { readonly choices?: unknown };
  return Array.isArray(choices) && choices.length === 0 ? { choices: [{ title: '-', value: '-' }] } : {};
}
