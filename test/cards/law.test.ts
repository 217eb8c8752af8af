import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lawOfScreen } from '../../src/cards/law-texts.ts';
import { caseScreens, type CaseScreenId } from '../../src/cards/screens.ts';
import { verbOf, type CaseScreen } from '../../src/cards/screen.ts';
import type { Verb } from '../../src/domain/command.ts';
import { LAW_TOPICS, lawOn, type Statutes } from '../../src/domain/law.ts';
import { LAW_OF } from '../../src/domain/process/governing-law.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { addDays, toDay } from '../../src/domain/time.ts';
import { readingOf } from '../support/card-reader.ts';
import { galleryCards } from '../support/gallery-cards.ts';
import { inProfile, VG } from '../support/in-profile.ts';
import { drawn, viewOf, wordsOf } from '../support/seen.ts';
import { nina } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, at, day, eva, father, karin, mother, Walk } from '../support/walk.ts';

type Written = {
  readonly rules: Readonly<Record<string, readonly { readonly from: string; readonly ref: string }[]>>;
  readonly topics: Readonly<Record<string, readonly string[]>>;
};
const written = parse(readFileSync(new URL('../../src/profiles/law.yaml', import.meta.url), 'utf8')) as Written;
/** What the profiles that ship say themselves. */
const topics = {
  ...written.topics,
  plan: ['sol-plan', 'hsl-plan'],
  consent: ['osl-consent'],
  concern: ['sol-concern'],
} as Readonly<Record<string, readonly string[]>>;
/** Read off the file by hand: of each rule the last that has begun. */
const expected = (topic: string, on: string): string =>
  (topics[topic] ?? [])
    .flatMap((name) => {
      const begun = (written.rules[name] ?? [])
        .filter(({ from }) => !(from > on))
        .toSorted((a, b) => (a.from < b.from ? 1 : -1));
      return begun[0] && begun[0].ref !== '' ? [begun[0].ref] : [];
    })
    .join(', ');
const changes = [...new Set(Object.values(written.rules).flatMap((rule) => rule.map(({ from }) => from)))];
const around = changes.flatMap((from) => [addDays(toDay(from), -1), toDay(from), addDays(toDay(from), 1)]);

const screens = Object.entries(caseScreens) as readonly (readonly [CaseScreenId, CaseScreen])[];
const verbsOn = (screen: CaseScreen): readonly Verb[] =>
  Object.keys(screen.reads ?? {}).map((pressed) => verbOf(pressed) as Verb);
const governed = screens.flatMap(([id, screen]) =>
  verbsOn(screen).flatMap((verb) => {
    const topic = LAW_OF[verb];
    return topic ? [[verb, id, screen, topic] as const] : [];
  }),
);
const started = new Walk().need();
const lineOf = (screen: CaseScreen, verb: Verb, on: string): string =>
  lawOfScreen(screen, { ...viewOf(started, eva), verbs: new Set([verb]), now: at(on) });
const refsIn = (line: string): string => line.replace(/^Lagrum om [^:]+: /u, '');

describe('N14 the law as data', () => {
  it('every topic is cited on every day around each change by what is then in force', () => {
    expect(changes.length).toBeGreaterThan(8);
    const wrong = LAW_TOPICS.flatMap((topic) =>
      around
        .filter((on) => lawOn(VG.legalRefs[topic], on) !== expected(topic, on))
        .map((on) => `${topic} ${on}: ${lawOn(VG.legalRefs[topic], on)}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['plan', '2025-06-30', 'SoL 2 kap. 7 § (2001:453), HSL 16 kap. 4 § (2017:30)'],
    ['plan', '2025-07-01', 'SoL 10 kap. 8–9 §§ (2025:400), HSL 16 kap. 4 § (2017:30)'],
    ['plan', '2017-03-31', 'SoL 2 kap. 7 § (2001:453), HSL 3 f § (1982:763)'],
    ['concern', '2025-06-30', 'SoL 14 kap. 1 § (2001:453)'],
    ['concern', '2025-07-01', 'SoL 19 kap. 1 § (2025:400)'],
    ['participation', '2025-07-01', 'SoL 10 kap. 9 § (2025:400), HSL 16 kap. 4 § (2017:30)'],
    ['deletion', '2026-01-14', 'SoL 16 kap. 1–2 §§ (2025:400), PDL 3 kap. 17 § (2008:355)'],
    ['deletion', '2026-01-15', 'SoL 16 kap. 1–2 a §§ (2025:400), PDL 3 kap. 17 § (2008:355)'],
    ['informing', '2026-01-14', ''],
    ['informing', '2026-01-15', 'SoL 19 kap. 6 § (2025:400)'],
  ] as const)('%s on %s is %s', (topic, on, refs) => {
    expect(lawOn(VG.legalRefs[topic], day(on))).toBe(refs);
  });

  it('every paragraph of the table is cited by some topic, and every rule stands in the order of time', () => {
    const used = new Set(Object.values(topics).flat());
    expect(Object.keys(written.rules).filter((name) => !used.has(name))).toEqual([]);
    for (const rule of Object.values(written.rules))
      expect(rule.map(({ from }) => from)).toEqual(rule.map(({ from }) => from).toSorted());
  });
});

describe('N14 every act that the law governs', () => {
  it('is decided on a screen', () => {
    const shown = new Set(governed.map(([verb]) => verb));
    const silent = (Object.keys(LAW_OF) as Verb[]).filter((verb) => LAW_OF[verb] && !shown.has(verb));
    expect(silent).toEqual([]);
    expect(shown.size).toBeGreaterThan(45);
  });

  it('has one line on its screen, with the paragraphs of the day on which it is decided', () => {
    const wrong = governed
      .filter(([, , screen]) => !screen.law)
      .flatMap(([verb, id, screen, topic]) =>
        around
          .filter((on) => refsIn(lineOf(screen, verb, on)) !== expected(topic, on))
          .map((on) => `${id} ${verb} ${on}`),
      );
    expect(wrong).toEqual([]);
  });

  it('has it as a small line above Tillbaka, once, and never without saying what it is about', () => {
    const texts = [
      drawn('plan-fix', new Walk().written(), karin),
      drawn('consent-scope', new Walk().consentStep(), eva),
      drawn('call', new Walk().prepared(), eva),
    ].map((card) => readingOf(card).split('\n'));
    for (const lines of texts) {
      expect(lines.filter((line) => line.includes('Lagrum'))).toHaveLength(1);
      expect(lines[lines.indexOf('Tillbaka') - 1]).toMatch(/^Lagrum om [\p{L} ]+: /u);
    }
  });

  it.each(['meeting-time', 'meeting-move', 'follow-up-move', 'measure-report', 'absence'] as const)(
    'nothing is cited on %s: no statute says so',
    (id) => {
      const screen: CaseScreen = caseScreens[id];
      expect(verbsOn(screen).length).toBeGreaterThan(0);
      expect(
        verbsOn(screen)
          .map((verb) => lineOf(screen, verb, '2026-03-02'))
          .join(''),
      ).toBe('');
    },
  );

  it('nothing about the plan is cited where one principal is alone: that is no SIP in the sense of the law', () => {
    const view = viewOf(started, eva);
    const alone = {
      ...started.sip,
      need: { ...(started.sip.need ?? view.sip.need), inLegalSense: false },
    } as Walk['sip'];
    const cited = (screen: CaseScreenId, verb: Verb): string =>
      lawOfScreen(caseScreens[screen], { ...view, sip: alone, verbs: new Set([verb]) });
    expect([cited('plan-fix', 'plan.fix'), cited('call', 'call.send')]).toEqual(['', '']);
    expect(cited('consent-scope', 'consent.scope')).toContain('OSL');
  });

  it('nothing is cited for a decision that the viewer cannot make', () => {
    expect(readingOf(drawn('close', new Walk().fixed(), eva))).toContain('Lagrum om dokumentation');
    expect(readingOf(drawn('close', new Walk().fixed(), amir))).not.toContain('Lagrum');
  });
});

/** As if everything had another name from 1 April 2026. */
const anew = (rules: readonly Statutes[]): readonly Statutes[] =>
  rules.map((rule) => [...rule, { from: day('2026-04-01'), ref: 'Ny lag 1 §' }]);
const { plan, consent, participation } = VG.legalRefs;
const renamed: Profile = {
  ...VG,
  legalRefs: { ...VG.legalRefs, plan: anew(plan), consent: anew(consent), participation: anew(participation) },
};
const later = (walk: Walk, screen: CaseScreenId, viewer = eva, ref = ''): string =>
  readingOf(drawn(screen, walk.on('2026-05-04'), viewer, ref));
const walked = (): Walk => inProfile(renamed);

describe('N14 what was done is cited by the day on which it was done, also when it is looked at later', () => {
  it.each([
    ['a fixed plan', () => later(walked().fixed(), 'plan-view'), 'SoL 10 kap. 8–9'],
    ['a consent', () => later(walked().consented(), 'consent-status'), 'OSL 10 kap. 1 §'],
    ['a kallelse', () => later(walked().called(), 'invitation', amir), 'SoL 10 kap. 9 §'],
    ['the answers to it', () => later(walked().called(), 'answers'), 'SoL 10 kap. 9 §'],
    ['a no to the family', () => later(refused(), 'refusal', karin), 'SoL 10 kap. 8–9'],
    ['a no on the overview', () => later(refused(), 'case'), 'SoL 10 kap. 8–9'],
  ])('%s', (_what, read, refs) => {
    expect(read()).toMatch(new RegExp(`Lagrum om [^\\n]+: ${refs}`, 'u'));
    expect(read()).not.toContain('Ny lag');
  });

  it('what is decided on the later day is cited by that day', () => {
    expect(later(walked().consented(), 'consent-scope')).toContain('Lagrum om samtycke och sekretess: Ny lag 1 §');
    const withdrawn = walked().consented().on('2026-05-04');
    withdrawn.does(eva, 'consent.withdraw', { who: mother, on: withdrawn.today, how: 'på telefon' });
    expect(later(withdrawn, 'consent-status')).toContain('Lagrum om samtycke och sekretess: Ny lag 1 §');
  });

  it.each([
    ['support', 'Lagrum om samtycke och sekretess: OSL'],
    ['meeting', 'Lagrum om samtycke och sekretess: OSL'],
    ['eht', 'Lagrum om elevhälsan: SkolL 2 kap. 25 §'],
    ['concern', 'Lagrum om orosanmälan: SoL 19 kap. 1 §'],
    ['discharge', 'Lagrum om planering vid utskrivning: LUS 4 kap.'],
  ])('A-03 another way, %s: %s', (route, line) => {
    const walk = walked().need().does(eva, 'need.reroute', { route, why: 'Räcker' });
    expect(later(walk, 'case')).toContain(line);
  });

  it('A-03 a remiss cites what its own consent rests on, before and after', () => {
    const form = { to: 'Habiliteringen', agreed: [mother, father], on: day('2026-03-02'), how: 'på telefon' };
    const line = 'Lagrum om samtycke till remissen: OSL 10 kap. 1 §';
    expect(readingOf(drawn('referral', walked().need(), eva))).toContain(line);
    const sent = walked().need().does(eva, 'need.reroute', { route: 'referral', why: 'Behövs', referral: form });
    expect(later(sent, 'case')).toContain(line);
  });

  it('a closed case cites what the records of each fall under', () => {
    const walk = new Walk().closed();
    expect(readingOf(drawn('case', walk, eva))).toContain(
      'Lagrum om gallring av akt och journal: SoL 16 kap. 1–2 a §§',
    );
  });

  it('process B cites the law of its own acts', () => {
    const walk = new VastbasWalk().proposed();
    expect(readingOf(drawn('vb-coordinate', walk, nina))).toContain('Lagrum om jäv: FL 16–17 §§ (2017:900)');
  });
});

function refused(): Walk {
  const walk = walked().need();
  return walk.does(eva, 'need.refuse', {
    why: 'Skolans stöd räcker och familjen vill inte ha fler möten nu.',
    decidedBy: 'Karin Holm',
    informedAt: walk.today,
    informedHow: 'på telefon',
  });
}

const cards = (await galleryCards()).map(({ card }) => wordsOf(card));

describe('U-18 three weeks are never a requirement of the law', () => {
  it('no card has the word, and none says the law and the weeks in one breath', () => {
    expect(cards.filter((text) => text.includes('tre veckor')).length).toBeGreaterThan(5);
    expect(cards.filter((text) => text.includes('tre veckor') && text.includes('Lagrum')).length).toBeGreaterThan(2);
    const lines = cards.flatMap((text) => text.split('\n'));
    const near = /tre veckor|21 dagar|treveckors/iu;
    expect(lines.filter((line) => near.test(line) && /lag(?:en|rum|krav|stadg|lig)|enligt lag|§/iu.test(line))).toEqual(
      [],
    );
    expect(lines.filter((line) => /lagkrav|lagstadg/iu.test(line))).toEqual([]);
  });

  it('a paragraph on a card always says what it is about, and never a day', () => {
    const lines = cards.flatMap((text) => text.split('\n').filter((line) => line.startsWith('Lagrum')));
    expect(new Set(lines).size).toBeGreaterThan(8);
    expect(
      lines.filter((line) => !/^Lagrum(?: om [\p{L} ]+)?: [A-Z]/u.test(line) || /dagar|veckor|senast/u.test(line)),
    ).toEqual([]);
  });
});
