import { readGiven, type Env } from '../../src/settings/given.ts';
import { settingOf, type SettingName } from '../../src/settings/table.ts';
import { PERMISSIONS } from '../../src/graph/permissions.ts';
import { appIdOf } from '../../src/teams/app-id.ts';
import type { PackageValues } from './build-app-package.ts';

type Read =
  { readonly ok: true; readonly values: PackageValues } | { readonly ok: false; readonly faults: readonly string[] };

const NEEDED = ['BOT_ID', 'PUBLIC_URL'] as const satisfies readonly SettingName[];
/** What only the server has, and need not be on the machine that makes the package. */
const OF_THE_SERVER = /^(?:BOT_PASSWORD|BOT_CERTIFICATE|DATABASE_URL)/u;

/** What the package is filled in with, from the settings of live mode and by their own rules; else all faults. */
export function packageValues(env: Env, version: string): Read {
  const { values, names, faults: found } = readGiven(env);
  const { BOT_ID, PUBLIC_URL, PLACE, GRAPH } = values;
  const faults = [
    ...NEEDED.filter((name) => !names.has(name)).map((name) => `${name} saknas: ${settingOf(name).mend}`),
    ...found.filter((fault) => !OF_THE_SERVER.test(fault)),
    ...(PLACE === 'channel' && GRAPH !== 'on' ? ['PLACE är channel men GRAPH är inte on: ange GRAPH=on'] : []),
    ...(/^\d+\.\d+\.\d+$/u.test(version) ? [] : ['Versionen i package.json har inte tre tal: skriv den som 1.2.0']),
  ];
  if (faults.length > 0 || !BOT_ID || !PUBLIC_URL)
    return { ok: false, faults: ['Appen går inte att packa förrän detta är rättat.', ...faults] };
  const teamPermissions = PLACE === 'channel' ? Object.keys(PERMISSIONS).filter((name) => name.endsWith('.Group')) : [];
  const BOT_DOMAIN = new URL(PUBLIC_URL).hostname;
  return { ok: true, values: { VERSION: version, APP_ID: appIdOf(BOT_ID), BOT_ID, BOT_DOMAIN, teamPermissions } };
}
