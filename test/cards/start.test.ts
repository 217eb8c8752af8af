import { describe, expect, it } from 'vitest';
import { faultsOf } from '../support/card-rules.ts';
import { refused, startCards } from '../support/gallery/start.ts';
import { LONG, NASTY } from '../support/nasty.ts';
import { buttonsOf, dataOf, drawn, inputOf, readAs, wordsOf } from '../support/seen.ts';
import { bup, day, eva, father, jonas, karin, mother, Walk } from '../support/walk.ts';

const START = {
  's.start.q1': 'family',
  's.start.q2': '2026-03-02',
  's.start.q3': `${bup},unknown`,
  's.start.child': ' Alva   Testsson ',
  's.start.birth': '2017-05-09',
};
const starting = (change: object): unknown =>
  readAs('new-case', 'case.start', { ...START, ...change }, new Walk().draft(), eva);

it.each(startCards().map(({ name, card }) => [name, card] as const))('%s is fit for Teams', (_name, card) => {
  expect(faultsOf(card)).toEqual([]);
});

describe('new-case', () => {
  it('reads what is written, and drops units that do not exist', () => {
    expect(starting({})).toEqual({
      ok: true,
      payload: {
        requester: 'family',
        detectedAt: '2026-03-02',
        units: [bup],
        childName: 'Alva Testsson',
        birth: '2017-05-09',
      },
    });
  });
  it('says everything that is missing, in order', () => {
    expect(readAs('new-case', 'case.start', {}, new Walk().draft(), eva)).toEqual({
      ok: false,
      faults: [
        'Välj vem som ser behovet.',
        'Skriv vilken dag behovet upptäcktes, till exempel 2026-11-22.',
        'Välj minst en verksamhet utöver din egen.',
        'Skriv barnets namn.',
        'Skriv barnets födelsedag, till exempel 2015-03-21.',
      ],
    });
  });
  it.each(['2026-02-29', '2026-13-01', '02/03/2026', '0001-01-01', 'igår'])('refuses the day %s', (text) => {
    expect(starting({ 's.start.birth': text })).toMatchObject({ ok: false });
  });
  it('refuses a name that is too long or empty for the eye', () => {
    expect(starting({ 's.start.child': 'x'.repeat(121) })).toMatchObject({ ok: false });
    expect(starting({ 's.start.child': '\u200b \u202e' })).toMatchObject({
      ok: false,
      faults: ['Skriv barnets namn.'],
    });
  });
  it('shows the alias and the day of today, and that the own unit is in it', () => {
    const card = drawn('new-case', new Walk().draft(), eva);
    expect(wordsOf(card)).toContain('K7F2');
    expect(wordsOf(card)).toContain('Björkskolan är alltid med.');
    expect(inputOf(card, 's.start.q2')).toMatchObject({ value: '2026-03-02' });
  });
  it('sets no limit that a client would enforce without a word: wrong days are told by the answer', () => {
    const dates = [
      drawn('new-case', new Walk().draft(), eva),
      drawn('consent-scope', new Walk().consentStep(), eva, 'until'),
    ];
    expect(JSON.stringify(dates)).not.toMatch(/"(?:min|max|isRequired|regex)":/u);
  });
});

describe('family and need', () => {
  it('reads guardians with a name only', () => {
    const inputs = { 's.consent.q1': 'joint', 's.family.name1': 'Maria' };
    expect(readAs('family', 'family.set', inputs, new Walk().started(), eva)).toEqual({
      ok: true,
      payload: { custody: 'joint', guardians: [{ name: 'Maria', phone: '' }] },
    });
    expect(readAs('family', 'family.set', { 's.consent.q1': 'both' }, new Walk().started(), eva)).toMatchObject({
      ok: false,
    });
  });
  it('W6 an adult may skip it', () => {
    expect(buttonsOf(drawn('family', new Walk().started('2007-01-15'), eva))).toContain('Hoppa över');
    expect(buttonsOf(drawn('family', new Walk().started(), eva))).not.toContain('Hoppa över');
  });
  it.each(NASTY)('keeps %s as text', (_name, written, kept) => {
    expect(readAs('need', 'need.confirm', { 's.need.text': written }, new Walk().need(), eva)).toEqual({
      ok: true,
      payload: { checklist: [], text: kept },
    });
  });
  it('refuses 40 kB and says what to do', () => {
    expect(readAs('need', 'need.confirm', { 's.need.text': LONG }, new Walk().need(), eva)).toEqual({
      ok: false,
      faults: ['Beskrivningen: skriv högst 2000 tecken. Texten är kvar, korta den.'],
    });
  });
});

describe('another way and a no', () => {
  const rerouted = (route: string): Walk =>
    new Walk().need().does(eva, 'need.reroute', {
      route,
      why: 'Bättre så',
      referral: { to: 'Habiliteringen', agreed: [mother, father], on: day('2026-03-02'), how: 'på telefon' },
    });
  it.each([
    ['referral', 'Familjen har sagt ja till en remiss.'],
    ['support', 'Hjälp familjen att ta kontakten'],
    ['meeting', 'samverkansmöte utan SIP'],
    ['eht', 'elevhälsoteamet'],
    ['concern', 'Gör anmälan genast.'],
    ['discharge', 'en egen lag och egna tider'],
  ])('A-03 F09 the overview says what %s means', (route, words) => {
    expect(wordsOf(drawn('case', rerouted(route), eva))).toContain(words);
  });
  it('A-03 reads the route and the reason; a remiss is none of the plain routes', () => {
    const read = (route: string, why: string): object =>
      readAs('reroute', 'need.reroute', { 's.reroute.route': route, 's.reroute.why': why }, new Walk().need(), eva);
    expect(read('support', 'Bättre så')).toEqual({ ok: true, payload: { route: 'support', why: 'Bättre så' } });
    for (const route of ['jail', 'referral'])
      expect(read(route, '')).toEqual({ ok: false, faults: ['Välj en väg.', 'Skriv kort varför.'] });
  });
  it('F07 reads a remiss: to whom, who agrees, when and how, and nobody who need not agree', () => {
    const inputs = {
      's.referral.to': ' Habiliteringen ',
      's.referral.why': 'Utredning',
      's.referral.agreed': `${mother},${father},child,x`,
      's.referral.on': '2026-03-02',
      's.referral.how': 'på telefon',
    };
    expect(readAs('referral', 'need.reroute', inputs, new Walk().need(), eva)).toEqual({
      ok: true,
      payload: {
        route: 'referral',
        why: 'Utredning',
        referral: { to: 'Habiliteringen', agreed: [mother, father], on: '2026-03-02', how: 'på telefon' },
      },
    });
  });
  it('F07 the form names those who have to agree; where they are unknown the way goes to finding them out, or to advice', () => {
    expect(wordsOf(drawn('referral', new Walk().need(), eva))).toContain('Johan Testsson');
    const unknown = new Walk().started().does(eva, 'family.set', { custody: 'unknown', guardians: [] });
    const card = drawn('referral', unknown, eva);
    expect(JSON.stringify(card)).not.toContain('Input.');
    expect(buttonsOf(card)).toEqual(['Vårdnadshavare', 'Rådgör utan namn', 'Tillbaka', 'Hjälp']);
    const over = wordsOf(drawn('case', rerouted('referral'), eva));
    expect(over).toContain('Remiss till\nHabiliteringen');
    expect(over).toContain(
      'Samtycke\n2 mars 2026, på telefon: Maria Testsson (vårdnadshavare) och Johan Testsson (vårdnadshavare)',
    );
  });
  it('A-04 reads a no', () => {
    const inputs = {
      's.refuse.why': 'Nej',
      's.refuse.by': 'Karin',
      's.refuse.on': '2026-03-02',
      's.refuse.how': 'möte',
    };
    expect(readAs('refuse', 'need.refuse', inputs, new Walk().need(), eva)).toEqual({
      ok: true,
      payload: { why: 'Nej', decidedBy: 'Karin', informedAt: '2026-03-02', informedHow: 'möte' },
    });
    expect(readAs('refuse', 'need.refuse', {}, new Walk().need(), eva)).toMatchObject({ ok: false });
  });
  it('A-04 the manager reads the decision and not who the child is', () => {
    const words = wordsOf(drawn('refusal', refused(new Walk().need()), karin));
    expect(words).toContain('Skolan och familjen är överens');
    expect(words).not.toMatch(/Alva|Maria|Johan|ofta borta/u);
    expect(readAs('refusal', 'refusal.read', {}, refused(new Walk().need()), karin)).toEqual({ ok: true, payload: {} });
  });
  it('A-04 the button is for the manager, until it is read', () => {
    const walk = refused(new Walk().need());
    expect(buttonsOf(drawn('refusal', walk, karin))).toContain('Jag har läst');
    expect(buttonsOf(drawn('refusal', walk, jonas))).not.toContain('Jag har läst');
    walk.does(karin, 'refusal.read', {});
    expect(buttonsOf(drawn('refusal', walk, karin))).not.toContain('Jag har läst');
    expect(wordsOf(drawn('refusal', walk, karin))).toContain('Karin Holm (Björkskolan) har läst.');
  });
  it('A-04 the family gets reason, who decided, and whom to call (f.no)', () => {
    const words = wordsOf(drawn('family-text', refused(new Walk().need()), eva, 'no.sv'));
    expect(words).toContain('Karin Holm har bestämt det. Ni fick veta det 2 mars 2026.');
    expect(words).toContain('Ring Karin Holm (Björkskolan), 070-000 10 02.');
  });
  it('what was written shows as text, never as markup', () => {
    const why = '**Fet** <at>Eva</at> [x](https://x.se) ${alias}';
    const walk = new Walk()
      .need()
      .does(eva, 'need.refuse', { why, decidedBy: 'K_a_rin', informedAt: day('2026-03-02'), informedHow: '#1' });
    const card = drawn('refusal', walk, karin);
    expect(wordsOf(card)).toContain(String.raw`\*\*Fet\*\* \<at>Eva\</at> \[x\](https://x.se) ${'${alias}'}`);
    expect(dataOf('refusal', walk, karin).text?.['reason']).toBe(why);
  });
});
