import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { frozen } from '../../src/profiles/freeze.ts';
import { chooseProfiles, loadLibrary, offered } from '../../src/profiles/library.ts';
import { readProfile } from '../../src/profiles/load-profile.ts';
import { StartError } from '../../src/start-error.ts';
import { profileNamed } from '../support/profiles.ts';

const SMALL = `id: lilla
version: 1
name: Lilla kommunen
legalRefs: { plan: [sol-plan], consent: [osl-consent], concern: [sol-concern] }
`;
const faultOf = (text: string): string => {
  try {
    readProfile('lilla.yaml', text);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sip-lotsen-profiles-'));
});
afterEach(() => rmSync(dir, { recursive: true }));
const put = (name: string, text: string): void => writeFileSync(join(dir, name), text);
const refusalOf = (): string => {
  try {
    loadLibrary(dir);
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as Error).message;
  }
  return '';
};

it('the five profiles of the seeds load and are offered', () => {
  const library = loadLibrary();
  expect(library.map(({ profile }) => profile.id)).toEqual([
    'jonkopings-lan',
    'ornskoldsvik',
    'stenungsund',
    'upplands-bro',
    'vastra-gotaland',
  ]);
  expect(offered(library).map(({ process }) => process)).toEqual(['sip7', 'sip7', 'vastbas10', 'sip7', 'sip7']);
});

it('Stenungsund has the ten steps of Västbas with its deadlines and two coordinators', () => {
  const { steps, process, vastbas, words } = profileNamed('stenungsund');
  expect([process, words.work, steps.length]).toEqual(['vastbas10', 'Västbas', 10]);
  expect(steps.map(({ heading }) => Number.parseInt(heading, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(vastbas?.eht).toEqual({ minMonths: 1, maxMonths: 2, anchor: 'planCreatedAt' });
  expect(vastbas?.evaluation).toEqual({ months: 6, anchor: 'planCreatedAt' });
  expect(vastbas?.coordinators).toEqual({ count: 2, pool: 30, independence: 'hard' });
});

it('what a profile leaves out is the default of the platform', () => {
  const { profile } = readProfile('lilla.yaml', SMALL);
  expect(profile.deadlines.meeting).toEqual({ days: 21, anchor: 'needDetectedAt' });
  expect(profile.steps).toHaveLength(7);
});

it.each([
  ['PT4 an unknown key', `${SMALL}meetingLength: 60\n`, 'lilla.yaml rad 5: "meetingLength" är ingen inställning'],
  [
    'PT4 an unknown key within a setting',
    `${SMALL}deadlines:\n  answer: 3\n  signature: 14\n`,
    'lilla.yaml rad 7: "signature" är ingen inställning',
  ],
  ['PT8 no legalRefs', SMALL.replace(/legalRefs.*\n/u, ''), 'lilla.yaml rad 1: "legalRefs" saknas'],
  [
    'PT8 legalRefs without the plan',
    SMALL.replace('plan: [sol-plan], ', ''),
    'lilla.yaml rad 4: "legalRefs.plan" saknas',
  ],
  [
    'N14 a paragraph that is not in the law',
    SMALL.replace('sol-plan', 'sol-2-7'),
    'lilla.yaml rad 4: lagrummet "sol-2-7" finns inte i law.yaml',
  ],
  [
    'a heading whose step the process does not have',
    `${SMALL}steps:\n  - { heading: Allt, states: [draft] }\n  - { heading: Förmöte, states: [pre-meeting] }\n`,
    'lilla.yaml rad 7: steget "Förmöte" nås aldrig: "pre-meeting" finns inte i sip7',
  ],
  [
    'a heading whose step an earlier one has',
    `${SMALL}steps:\n  - { heading: Allt, states: [draft, need] }\n  - { heading: Behov, states: [need] }\n`,
    'lilla.yaml rad 7: steget "Behov" nås aldrig: "need" hör redan till ett tidigare steg',
  ],
  [
    'a step without a heading',
    `${SMALL}steps:\n  - { heading: Allt, states: [draft, need] }\n`,
    'lilla.yaml rad 5: ingen rubrik för consent, rerouted, refused',
  ],
  ['U-18 the word that is never said', `${SMALL}agreement: Tre veckor är lagkrav.\n`, 'lilla.yaml rad 5: "agreement"'],
  ['a number out of range', `${SMALL}consent:\n  maxMonths: 99\n`, 'lilla.yaml rad 6: "consent.maxMonths"'],
  ['a process without its switches', `${SMALL}process: vastbas10\n`, 'lilla.yaml rad 5: "vastbas" saknas'],
  ['a switch of the other process', `${SMALL}vastbas: { opener: x }\n`, 'lilla.yaml rad 5: "vastbas.assessors" saknas'],
  ['a doubt that points nowhere', `${SMALL}doubts:\n  U-05: { setting: consent.guardian }\n`, 'lilla.yaml rad 6: inst'],
  ['what is no YAML', 'id: [lilla\n', 'lilla.yaml rad'],
])('%s is refused with line and reason', (_what, text, message) => {
  expect(faultOf(text)).toContain(message);
});

it('PT5 a profile with three coordinators is refused', () => {
  const stenungsund = readFileSync(new URL('../../src/profiles/stenungsund.yaml', import.meta.url), 'utf8');
  expect(faultOf(stenungsund)).toBe('');
  expect(faultOf(stenungsund.replace('coordinators: { count: 2', 'coordinators: { count: 3'))).toMatch(
    /^lilla\.yaml rad \d+: "vastbas\.coordinators\.count"/u,
  );
});

it('U-01 to U-19 stand in every profile, each with the setting that answers it, and none is silently decided', () => {
  const numbers = Array.from({ length: 19 }, (_, index) => `U-${String(index + 1).padStart(2, '0')}`);
  for (const { profile } of loadLibrary()) {
    expect(Object.keys(profile.doubts).toSorted()).toEqual(numbers);
    expect(Object.values(profile.doubts).every(({ point, decided }) => point !== '' && decided === '')).toBe(true);
  }
});

it('PROFILES_DIR adds a profile, and replaces one of ours only with a higher version', () => {
  put('lilla.yaml', SMALL);
  put(
    'vastra.yaml',
    SMALL.replace('lilla', 'vastra-gotaland').replace('version: 1', 'version: 2').replace('Lilla kommunen', 'Väst'),
  );
  const found = loadLibrary(dir).map(({ profile }) => [profile.id, profile.version, profile.name]);
  expect(found).toContainEqual(['lilla', 1, 'Lilla kommunen']);
  expect(found).toContainEqual(['vastra-gotaland', 2, 'Väst']);
});

it('everything that is wrong in PROFILES_DIR is said at once', () => {
  put('a.yaml', SMALL.replace('lilla', 'vastra-gotaland'));
  put('b.yaml', SMALL.replace('Lilla kommunen', 'Jönköpings  län'));
  put('c.yaml', `${SMALL.replace('lilla', 'c')}x: 1\n`);
  const message = refusalOf();
  expect(message).toContain('a.yaml: "vastra-gotaland" finns redan i version 1, höj version eller byt id');
  expect(message).toContain('b.yaml: namnet "Jönköpings  län" har redan jonkopings-lan');
  expect(message).toContain('c.yaml rad 5: "x" är ingen inställning');
});

it('a folder that is not there is said so', () => {
  expect(() => loadLibrary(join(dir, 'borta'))).toThrow('rätta PROFILES_DIR');
});

it('PROFILE names one profile for all, and others for some authorities', () => {
  const profiles = offered(loadLibrary());
  const { all, byAuthority } = chooseProfiles(profiles, 'upplands-bro, regionen = vastra-gotaland');
  expect([all.id, byAuthority.get('regionen')?.id]).toEqual(['upplands-bro', 'vastra-gotaland']);
  expect(() => chooseProfiles(profiles, 'upplands')).toThrow('"upplands" är ingen profil');
  expect(() => chooseProfiles(profiles, 'a=upplands-bro')).toThrow('PROFILE ska börja med en profil för alla');
});

it('PT3 the kept content of a version is what its cases follow, and another content needs another version', () => {
  const first = readProfile('lilla.yaml', SMALL);
  const kept = [{ id: 'lilla', version: 1, body: JSON.parse(JSON.stringify(first.body)) as unknown }];
  const changed = readProfile('lilla.yaml', `${SMALL}reopenDays: 10\n`);
  expect(frozen([first], kept).map(({ reopenDays }) => reopenDays)).toEqual([30]);
  expect(() => frozen([changed], kept)).toThrow('lilla version 1 är ändrad');
  const next = readProfile('lilla.yaml', `${SMALL.replace('version: 1', 'version: 2')}reopenDays: 10\n`);
  const both = frozen([next], [...kept, { id: 'lilla', version: 2, body: next.body }]);
  expect(both.map(({ version, reopenDays }) => [version, reopenDays])).toEqual([
    [1, 30],
    [2, 10],
  ]);
});

it('a setting that did not exist when a version was kept takes the default', () => {
  const { body } = readProfile('lilla.yaml', SMALL);
  const { oralContact: _later, ...old } = body as Record<string, unknown>;
  const [profile] = frozen([readProfile('lilla.yaml', SMALL)], [{ id: 'lilla', version: 1, body: old }]);
  expect(profile?.oralContact).toBe('soft');
});
