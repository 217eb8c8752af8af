import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drawDesk } from '../../src/cards/draw.ts';
import { deskScreens, type DeskScreenId } from '../../src/cards/screens.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { lawOn, LAW_TOPICS, type LawTopic } from '../../src/domain/law.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { readingOf } from '../support/card-reader.ts';
import { inProfile, VG } from '../support/in-profile.ts';
import { drawn } from '../support/seen.ts';
import { amir, at, child, context, day, eva, father, fatima, mother, sara, Walk } from '../support/walk.ts';

const FROM = '2026-04-01';
/** As if each rule about the topic were called otherwise from 1 April 2026; an empty text ends it. */
const changed = (topics: readonly LawTopic[], ref: string): Profile => ({
  ...VG,
  legalRefs: {
    ...VG.legalRefs,
    ...Object.fromEntries(
      topics.map((topic) => [topic, VG.legalRefs[topic].map((rule) => [...rule, { from: day(FROM), ref }])]),
    ),
  },
});
const renamed = (topic: LawTopic): Profile => changed([topic], `Ny lag om ${topic} 1 §`);
const desk = (id: DeskScreenId, viewer: PersonId, profile: Profile, on: string): string =>
  readingOf(
    drawDesk(
      deskScreens[id],
      { ...context, profile, viewer, now: at(on), cases: [], duties: [], others: 0, isPractice: false },
      { nonce: 'n' },
    ),
  );
const without =
  (viewer: PersonId) =>
  (profile: Profile, on: string): string =>
    desk('without-consent', viewer, profile, on);
const discharge = (profile: Profile, on: string): string => desk('discharge', eva, profile, on);
const status =
  (walk: (from: Walk) => Walk) =>
  (profile: Profile, on: string): string =>
    readingOf(drawn('consent-status', walk(inProfile(profile)).on(on), eva));
const youngAlone = (walk: Walk): Walk =>
  walk.scoped(undefined, '2010-01-15').signed(child).signed(mother, 'no').signed(father, 'no');
const split = (walk: Walk): Walk => walk.scoped().signed(mother).signed(father, 'no');

describe('N14 a paragraph in a sentence is the one of the day on which it is read', () => {
  it.each([
    ['duty-to-tell', 'i utredningen, se SoL 20 kap. 6 § (2025:400).', 'i utredningen', without(eva)],
    ['pupil-health-tells', 'stöd, se OSL 25 kap. 13 a § (2009:400).', 'Inom samma myndighet', without(eva)],
    ['authority-tells', 'sekretessen, se OSL 10 kap. 27 § (2009:400).', 'väger tyngre', without(eva)],
    ['health-tells', 'annat stöd, se OSL 25 kap. 12 § (2009:400).', 'annat stöd', without(amir)],
    ['social-tells', 'annat stöd, se OSL 26 kap. 9 § (2009:400).', 'annat stöd', without(sara)],
    ['own-support', 'stöd ändå, se SoL 21 kap. 1 § (2025:400).', 'stöd ändå', status(youngAlone)],
    ['board-decides', 'enligt FB 6 kap. 13 a § (1949:381) ersätter', 'ersätter inte', status(split)],
    ['discharge', 'Lagrum om planering vid utskrivning: LUS 4 kap.', 'Lagrum', discharge],
  ] as const)('%s: %s', (topic, words, gone, read) => {
    const before = read(renamed(topic), '2026-03-31');
    expect(before).toContain(words);
    expect(before).not.toContain('Ny lag');
    const after = read(renamed(topic), FROM);
    expect(after).toContain(`Ny lag om ${topic} 1 §`);
    expect(after).not.toContain(words);
    expect(read(changed([topic], ''), FROM)).not.toContain(gone);
  });

  it.each([eva, amir, sara, fatima])('who has no rule left to lean on is told whom to ask: %s', (viewer) => {
    const none = changed(LAW_TOPICS, '');
    expect(without(viewer)(none, '2026-03-31')).not.toContain('Fråga din chef eller jurist.');
    const words = without(viewer)(none, FROM);
    expect(words).toContain('Fråga din chef eller jurist.');
    expect(words).not.toContain('Det gäller inte till skolan.');
    expect(words).not.toContain('får du lämna uppgifter');
  });

  it.each([
    ['board-decides', '2012-04-30', '2012-05-01'],
    ['pupil-health-tells', '2011-06-30', '2011-07-01'],
    ['own-support', '2025-06-30', '2025-07-01'],
  ] as const)('%s is no rule on %s and one on %s', (topic, before, from) => {
    expect(lawOn(VG.legalRefs[topic], day(before))).toBe('');
    expect(lawOn(VG.legalRefs[topic], day(from))).not.toBe('');
  });
});

it('F09 T14 a discharge is told of in the same words on its own card and to who has chosen it', () => {
  const chosen = readingOf(
    drawn('case', new Walk().need().does(eva, 'need.reroute', { route: 'discharge', why: 'Inlagd' }), eva),
  );
  const card = desk('discharge', eva, VG, '2026-03-02');
  for (const sentence of [
    'Vid in- och utskrivning gäller en egen lag och egna tider.',
    'När avdelningen har meddelat att barnet är klart att skrivas ut kallar barnets fasta vårdkontakt i öppenvården till planeringen, inom tre dagar.',
    'Kontakta avdelningen och följ deras rutin.',
    'Lagrum om planering vid utskrivning: LUS 4 kap. 1–3 §§ (2017:612)',
  ])
    expect([chosen, card].filter((text) => text.includes(sentence))).toHaveLength(2);
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const textFiles = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.(?:ts|json|yaml|yml|html|txt)$/u.test(name));

const PARAGRAPH = /§|\bkap\.|\d\s+kap\b|\(\d{4}:\d+\)/u;
/** The lines that name a paragraph to people: what is written to those who read the code does not count. */
function paragraphsIn(name: string, source: string): readonly string[] {
  const said = name.endsWith('.ts')
    ? source.replaceAll(/\/\*.*?\*\//gsu, '').replaceAll(/(?:^|\s)\/\/.*$/gmu, '')
    : source.replaceAll(/(?:^|\s)#.*$/gmu, '');
  return said
    .split('\n')
    .filter((line) => PARAGRAPH.test(line))
    .map((line) => `${name}: ${line.trim()}`);
}

describe('N14 law.yaml is the only place that names a paragraph', () => {
  it('no source file, card, profile or app package does', () => {
    const files = ['src', 'cards', 'appPackage'].flatMap(textFiles).filter((name) => name !== 'src/profiles/law.yaml');
    expect(files.length).toBeGreaterThan(300);
    const found = files.flatMap((name) => paragraphsIn(name, readFileSync(join(root, name), 'utf8')));
    expect(found).toEqual([]);
  });

  it('a text is seen, a comment is not', () => {
    expect(paragraphsIn('a.ts', "const A = 'Se 25 kap. 12 § OSL.';")).toHaveLength(1);
    expect(paragraphsIn('a.ts', "const A = 'Se lagen (2009:400).'; // §3.4")).toHaveLength(1);
    expect(paragraphsIn('a.ts', "/** Who may (§5.2):\n * see 6 kap. */\n// L:FB 6 kap. 11 §\nconst A = 'Se';")).toEqual(
      [],
    );
    expect(paragraphsIn('a.json', '"text": "Enligt 6 kap föräldrabalken"')).toHaveLength(1);
    expect(paragraphsIn('a.yaml', 'doubts: # §0.3\n  a: 1')).toEqual([]);
  });
});
