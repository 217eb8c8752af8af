import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildAppPackage } from '../scripts/app-package/build-app-package.ts';
import type { PackageResult, PackageValues } from '../scripts/app-package/build-app-package.ts';
import { packageValues } from '../scripts/app-package/package-values.ts';
import { readPng } from '../scripts/app-package/read-png.ts';
import { words } from '../src/talk/say.ts';
import { normaliseText } from '../src/teams/normalise-text.ts';
import { readSharedData } from './support/shared-data.ts';

const source = join(import.meta.dirname, '../appPackage');
const live = { BOT_ID: '6b4dc30a-1111-4222-8333-444455556666', PUBLIC_URL: 'https://sip.ekdalen.se' };
const valuesOf = (env: Readonly<Record<string, string>>): PackageValues => {
  const read = packageValues(env, '1.2.3');
  if (!read.ok) throw new Error(read.faults.join());
  return read.values;
};
const values = valuesOf(live);
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-package-'));
  for (const name of readdirSync(source)) copyFileSync(join(source, name), join(folder, name));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the app package of the project', () => {
  it('holds the manifest, the languages and the icons, with every placeholder filled in', async () => {
    const files = unzipSync(zipOf(await buildAppPackage(folder, values)));
    expect(Object.keys(files)).toEqual(['manifest.json', 'sv.json', 'en.json', 'color.png', 'outline.png']);
    const manifest = strFromU8(files['manifest.json'] ?? new Uint8Array());
    expect(manifest).not.toContain('${{');
    expect(JSON.parse(manifest)).toMatchObject({
      version: '1.2.3',
      id: values.APP_ID,
      supportsChannelFeatures: 'tier1',
      bots: [{ botId: values.BOT_ID, scopes: ['personal', 'team'] }],
      validDomains: ['sip.ekdalen.se'],
    });
  });

  it('is the same bytes each time and wherever it is made', async () => {
    const first = zipOf(await buildAppPackage(folder, values));
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    const second = zipOf(await buildAppPackage(folder, values));
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('offers only words that the bot understands, in every language', () => {
    const titles = ['sv.json', 'en.json'].flatMap((name) =>
      Object.entries(readJson(name))
        .filter(([key]) => key.endsWith('.title'))
        .map(([, title]) => title),
    );
    expect(titles.length).toBe(12);
    expect(titles.filter((title) => !words.includes(normaliseText(String(title))))).toEqual([]);
  });

  it('asks no team for anything unless each case has a channel of its own', async () => {
    const plain = manifestOf(await buildAppPackage(folder, valuesOf({ ...live, GRAPH: 'on' })));
    expect(plain).not.toHaveProperty('authorization');
    expect(plain).not.toHaveProperty('webApplicationInfo');
    const channels = manifestOf(await buildAppPackage(folder, valuesOf({ ...live, GRAPH: 'on', PLACE: 'channel' })));
    expect(channels).toMatchObject({
      webApplicationInfo: { id: live.BOT_ID },
      authorization: {
        permissions: {
          resourceSpecific: [
            { name: 'ChannelSettings.Read.Group', type: 'Application' },
            { name: 'Channel.Create.Group', type: 'Application' },
            { name: 'TeamsAppInstallation.Read.Group', type: 'Application' },
          ],
        },
      },
    });
  });

  it('is the same app for the same bot, whatever else changes, and another for another bot', () => {
    expect(valuesOf({ ...live, PUBLIC_URL: 'https://ny.ekdalen.se', PLACE: 'thread' }).APP_ID).toBe(values.APP_ID);
    expect(valuesOf({ ...live, BOT_ID: live.BOT_ID.toUpperCase() }).APP_ID).toBe(values.APP_ID);
    expect(values.APP_ID).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
    expect(valuesOf({ ...live, BOT_ID: 'f6e8af3b-1111-4222-8333-444455556666' }).APP_ID).not.toBe(values.APP_ID);
  });

  it('needs none of the secrets of the server', () => {
    const env = { ...live, BOT_PASSWORD_FILE: '/finns/inte', DATABASE_URL: 'ingen' };
    expect(valuesOf(env)).toEqual(values);
  });
});

describe('nothing is packed', () => {
  it.each([
    ['without an app id', { ...live, BOT_ID: '' }, 'BOT_ID saknas'],
    ['with an app id that is none', { ...live, BOT_ID: '1234' }, 'BOT_ID är inget id'],
    ['with an app id of zeros', { ...live, BOT_ID: '00000000-0000-0000-0000-000000000000' }, 'BOT_ID är en mall'],
    ['without an address', { ...live, PUBLIC_URL: '' }, 'PUBLIC_URL saknas'],
    ['with http', { ...live, PUBLIC_URL: 'http://sip.ekdalen.se' }, 'PUBLIC_URL är ingen https-adress'],
    ['with a wildcard', { ...live, PUBLIC_URL: 'https://*.ekdalen.se' }, 'PUBLIC_URL'],
    ['with the address of the example', { ...live, PUBLIC_URL: 'https://sip.kommunen.se' }, 'PUBLIC_URL är en mall'],
    ['with a misspelt setting', { ...live, BOT_DOMAIN: 'sip.ekdalen.se' }, 'BOT_DOMAIN är ingen inställning'],
    ['with channels but no Graph', { ...live, PLACE: 'channel' }, 'PLACE är channel'],
  ])('%s', (_what, env, words) => {
    const read = packageValues(env, '1.2.3');
    expect(read).toMatchObject({ ok: false, faults: [expect.any(String), expect.stringContaining(words)] });
  });

  it('with a strange version', () => {
    expect(packageValues(live, '1.2')).toMatchObject({ ok: false });
  });
});

describe('a fault is told in one sentence', () => {
  it.each([
    ['a name that is too long', 'manifest.json', { name: { short: 'x'.repeat(31) } }, /\/name\/short .*30 characters/],
    ['a misspelt property', 'manifest.json', { acentColor: '#000000' }, /additional properties/],
    ['a placeholder that nobody fills in', 'manifest.json', { version: '${{SOMETHING}}' }, /SOMETHING/],
    ['a language file that is not there', 'manifest.json', languages('no.json'), /^Filen no\.json saknas/],
    ['a text that points nowhere', 'sv.json', command(9), /commands\[9\]\.title pekar inte/],
    ['a key that is none', 'en.json', { 'name.shrot': 'x' }, /följer inte schemat för språkfiler/],
    ['a short text that is too long', 'en.json', { 'description.short': 'x'.repeat(81) }, /språkfiler.*80/],
    ['a missing translation', 'en.json', { 'name.full': undefined }, /saknar en text för name\.full/],
    ['a Swedish text of its own', 'sv.json', { 'name.full': 'Annat' }, /name\.full är en annan i manifestet/],
  ])('%s', async (_what, name, change, fault) => {
    writeFileSync(join(folder, name), JSON.stringify({ ...readJson(name), ...change }));
    expect(faultOf(await buildAppPackage(folder, values))).toMatch(fault);
  });

  it.each([
    ['a missing icon', 'color.png', undefined, /^Filen color\.png saknas/],
    ['an icon that is no picture', 'color.png', 'outline.svg', /inte en vanlig PNG/],
    ['an icon of another size', 'color.png', 'outline.png', /32×32 bildpunkter men ska vara 192×192/],
    ['an outline of another size', 'outline.png', 'color.png', /192×192 bildpunkter men ska vara 32×32/],
    ['a manifest that is not JSON', 'manifest.json', 'color.svg', /^manifest\.json är inte giltig JSON/],
  ])('%s', async (_what, name, other, fault) => {
    if (other === undefined) rmSync(join(folder, name));
    else copyFileSync(join(source, other), join(folder, name));
    expect(faultOf(await buildAppPackage(folder, values))).toMatch(fault);
  });
});

describe('the icons', () => {
  it('are an opaque square and a white figure on nothing', () => {
    const color = readPng(readFileSync(join(source, 'color.png')));
    const outline = readPng(readFileSync(join(source, 'outline.png')));
    expect(color).toMatchObject({ width: 192, height: 192 });
    expect(outline).toMatchObject({ width: 32, height: 32, hasAlpha: true });
    expect([...(color?.pixels.subarray(0, 4) ?? [])]).toEqual([0x1f, 0x55, 0x70, 255]);
    expect([...(outline?.pixels.subarray(0, 4) ?? [])]).toEqual([0, 0, 0, 0]);
  });
});

describe('the schemas that validate offline', () => {
  it.for([
    ['MicrosoftTeams.schema.json', 'teams-manifest-v1.25.schema.json'],
    ['MicrosoftTeams.Localization.schema.json', 'teams-localization-v1.25.schema.json'],
  ])('%s is the published one', ([name = '', shared = ''], { skip }) => {
    const published = readSharedData(shared);
    if (published === undefined) skip('shared/data is not beside this clone');
    const packed = `@microsoft/app-manifest/build/json-schemas/teams/v1.25/${name}`;
    expect(createRequire(import.meta.url)(packed)).toEqual(published);
  });
});

function languages(file: string): object {
  return { localizationInfo: { defaultLanguageTag: 'sv', defaultLanguageFile: file, additionalLanguages: [] } };
}

function command(index: number): object {
  return { [`bots[0].commandLists[0].commands[${index}].title`]: 'x' };
}

function readJson(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;
}

function manifestOf(result: PackageResult): unknown {
  return JSON.parse(strFromU8(unzipSync(zipOf(result))['manifest.json'] ?? new Uint8Array()));
}

function zipOf(result: PackageResult): Uint8Array {
  if (!result.ok) throw new Error(result.fault);
  return result.zip;
}

function faultOf(result: PackageResult): string {
  return result.ok ? 'no fault' : result.fault;
}
