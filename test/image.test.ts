import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { settingNames, settingOf } from '../src/settings/table.ts';
import { commandOf, copied, instructions, root } from './support/dockerfile.ts';
import packageJson from '../package.json' with { type: 'json' };

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const all = instructions();
const of = (word: string): readonly string[] => all.filter((one) => one.word === word).map(({ rest }) => rest);

test('the image is made of files that exist and that the context lets through, and of nothing else', () => {
  const allowed = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'));
  const sources = of('COPY').flatMap((rest) => (rest.startsWith('--from') ? [] : rest.split(' ').slice(0, -1)));
  expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(allowed.map((line) => line.slice(1)).toSorted()).toEqual([...new Set(sources)].toSorted());
  expect(read('.dockerignore').startsWith('*\n')).toBe(true);
  expect(copied()).toContain('src');
});

test('the image runs an official Node of the right version, without rights and without what production does not need', () => {
  const [major] = /\d+/u.exec(packageJson.engines.node) ?? [];
  for (const from of of('FROM')) expect(from).toMatch(new RegExp(`^node:${major}-[a-z]+-slim( AS packages)?$`, 'u'));
  expect(of('RUN')).toEqual([expect.stringMatching(/^npm ci --omit=dev --omit=optional --ignore-scripts /u)]);
  expect([of('USER'), of('STOPSIGNAL'), of('EXPOSE'), of('ENV')]).toEqual([
    ['node'],
    ['SIGTERM'],
    ['3978'],
    ['NODE_ENV=production'],
  ]);
  const [, script = ''] = commandOf(of('CMD')[0] ?? '');
  expect(existsSync(join(root, script))).toBe(true);
});

type Service = {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly [key: string]: unknown;
};

test('the composed bot can write nowhere and has every secret in a file; its database has no network', () => {
  const { services, secrets } = parse(read('compose.yaml')) as {
    services: { bot: Service; postgres: Service };
    secrets: object;
  };
  const { bot, postgres } = services;
  expect(bot).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    stop_grace_period: '20s',
  });
  expect(postgres).toMatchObject({ network_mode: 'none' });
  const files = settingNames.filter((name) => settingOf(name).isSecret).map((name) => `${name}_FILE`);
  for (const [name, path] of Object.entries(bot.environment)) {
    expect(files).toContain(name);
    expect(bot.secrets.map((secret) => `/run/secrets/${secret}`)).toContain(path);
  }
  expect(Object.keys(secrets).toSorted()).toEqual([...bot.secrets, ...postgres.secrets].toSorted());
  const mounted = (postgres['volumes'] as readonly string[]).flatMap((one) => /^\.\/([^:]+):/u.exec(one)?.[1] ?? []);
  expect(mounted.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(mounted).toEqual(['docker/init.sql']);
});
