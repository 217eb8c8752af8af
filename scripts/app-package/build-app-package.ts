import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import { iconFault } from './icon-fault.ts';
import { languageFault } from './language-fault.ts';

export interface PackageValues {
  readonly VERSION: string;
  readonly APP_ID: string;
  readonly BOT_ID: string;
  /** The host that Teams reaches the bot at. */
  readonly BOT_DOMAIN: string;
  /** What the app asks of each team that it is added to; nothing without a channel for each case. */
  readonly teamPermissions: readonly string[];
}
export type PackageResult =
  | { readonly ok: true; readonly zip: Uint8Array; readonly sha256: string }
  | { readonly ok: false; readonly fault: string };

interface Manifest {
  readonly icons: { readonly color: string; readonly outline: string };
  readonly localizationInfo: {
    readonly defaultLanguageFile: string;
    readonly additionalLanguages: readonly { readonly file: string }[];
  };
}

const schemaFile = createRequire(import.meta.url).resolve(
  '@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams.schema.json',
);

/** The zip that a Teams administrator uploads, or the first fault in it as one Swedish sentence. Never asks the network. */
export async function buildAppPackage(folder: string, values: PackageValues): Promise<PackageResult> {
  try {
    const manifest = { ...fillIn(readText(folder, 'manifest.json'), values), ...asked(values) };
    const [schemaFault] = await AppManifestUtils.validateAgainstSchema(manifest as never, readSchema() as never);
    if (schemaFault !== undefined) {
      return { ok: false, fault: `manifest.json följer inte schemat: ${schemaFault.split(' Details:')[0]}` };
    }
    const { icons, localizationInfo } = manifest as unknown as Manifest;
    const languages = [
      { file: localizationInfo.defaultLanguageFile, isDefault: true },
      ...localizationInfo.additionalLanguages.map(({ file }) => ({ file, isDefault: false })),
    ].map(({ file, isDefault }) => ({ name: file, isDefault, texts: parse(file, readText(folder, file)) }));
    const color = readBytes(folder, icons.color);
    const outline = readBytes(folder, icons.outline);
    const fault =
      languageFault(manifest, languages) ??
      iconFault('color', icons.color, color) ??
      iconFault('outline', icons.outline, outline);
    if (fault !== undefined) return { ok: false, fault };
    const files: [string, Uint8Array][] = [
      ['manifest.json', json(manifest)],
      ...languages.map(({ name, texts }): [string, Uint8Array] => [name, json(texts)]),
      [icons.color, color],
      [icons.outline, outline],
    ];
    // Zip has local times without a zone, so the same local time gives the same bytes everywhere.
    const zip = zipSync(Object.fromEntries(files), { mtime: new Date(2020, 0, 1, 12), level: 9 });
    return { ok: true, zip, sha256: createHash('sha256').update(zip).digest('hex') };
  } catch (error) {
    if (error instanceof PackageFault) return { ok: false, fault: error.message };
    throw error;
  }
}

class PackageFault extends Error {}

/** Resource-specific consent: of the team in which the app is, and of no other. */
function asked({ BOT_ID, BOT_DOMAIN, teamPermissions }: PackageValues): object {
  if (teamPermissions.length === 0) return {};
  const resourceSpecific = teamPermissions.map((name) => ({ name, type: 'Application' }));
  return {
    webApplicationInfo: { id: BOT_ID, resource: `https://${BOT_DOMAIN}` },
    authorization: { permissions: { resourceSpecific } },
  };
}

function fillIn(template: string, values: PackageValues): object {
  const filled = template.replaceAll(/\$\{\{(\w+)\}\}/g, (_placeholder, name: string) => {
    const value: unknown = Object.entries(values).find(([key]) => key === name)?.[1];
    if (typeof value !== 'string') throw new PackageFault(`manifest.json frågar efter ${name}, som ingen fyller i.`);
    return value;
  });
  return parse('manifest.json', filled);
}

function parse(name: string, text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new PackageFault(`${name} är inte giltig JSON.`);
  }
}

function readSchema(): unknown {
  return JSON.parse(readFileSync(schemaFile, 'utf8'));
}

function readText(folder: string, name: string): string {
  return readBytes(folder, name).toString('utf8');
}

function readBytes(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch {
    throw new PackageFault(`Filen ${name} saknas.`);
  }
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
}
