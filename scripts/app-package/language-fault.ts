import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

type Texts = Readonly<Record<string, unknown>>;
export interface LanguageFile {
  readonly name: string;
  readonly texts: Texts;
  readonly isDefault: boolean;
}

/** What is wrong with the languages of the manifest, in one sentence; undefined when nothing. */
export function languageFault(manifest: object, languages: readonly LanguageFile[]): string | undefined {
  const expected = translatableKeys(manifest);
  for (const { name, texts, isDefault } of languages) {
    if (!isValid(texts)) return `${name} följer inte schemat för språkfiler: ${ajvText()}.`;
    const keys = Object.keys(texts).filter((key) => key !== '$schema');
    const unknown = keys.find((key) => typeof valueAt(manifest, key) !== 'string');
    if (unknown !== undefined) return `${name}: nyckeln ${unknown} pekar inte på någon text i manifestet.`;
    const missing = expected.find((key) => !keys.includes(key));
    if (missing !== undefined) return `${name} saknar en text för ${missing}.`;
    const other = isDefault ? keys.find((key) => texts[key] !== valueAt(manifest, key)) : undefined;
    if (other !== undefined) return `${name}: texten för ${other} är en annan i manifestet.`;
  }
  return undefined;
}

export function valueAt(manifest: object, key: string): unknown {
  const path = key.split(/[.[\]]+/).filter(Boolean);
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], manifest);
}

function translatableKeys(manifest: object): readonly string[] {
  const always = ['name.short', 'name.full', 'description.short', 'description.full'];
  const commands = [0, 1, 2].flatMap((list) => {
    const found = valueAt(manifest, `bots[0].commandLists[${list}].commands`);
    return (Array.isArray(found) ? found : []).flatMap((_command, index) =>
      ['title', 'description'].map((text) => `bots[0].commandLists[${list}].commands[${index}].${text}`),
    );
  });
  return [...always, ...commands];
}

const schemaFile = createRequire(import.meta.url).resolve(
  '@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams.Localization.schema.json',
);
const { $schema: _draft, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
// The published patterns are not valid with the u flag.
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const isValid = ajv.compile(schema);

function ajvText(): string {
  return ajv.errorsText(isValid.errors, { dataVar: 'filen' });
}
