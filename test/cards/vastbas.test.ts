import { describe, expect, it } from 'vitest';
import { drawNotice, summaryOf } from '../../src/cards/notices.ts';
import { findCaseScreen } from '../../src/cards/screens.ts';
import { VASTBAS_NOTICES } from '../../src/cards/vastbas-texts.ts';
import type { VastbasNotice } from '../../src/domain/vastbas-effects.ts';
import { faultsOf } from '../support/card-rules.ts';
import { vastbasCards } from '../support/gallery/vastbas.ts';
import { LONG, NASTY } from '../support/nasty.ts';
import { buttonsOf, dataOf, drawn, readAs, viewOf, wordsOf } from '../support/seen.ts';
import { berit, erik, malin, nina, peter, rut } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { eva, jonas, karin, Walk } from '../support/walk.ts';

/** What the buttons do, what stands in for them in old clients included. */
const verbsOf = (card: object): ReadonlySet<string> =>
  new Set([...JSON.stringify(card).matchAll(/"verb":"([^"]+)"/gu)].map((match) => match[1] ?? ''));

it.each(vastbasCards().map(({ name, card }) => [name, card] as const))('%s is fit for Teams', (_name, card) => {
  expect(faultsOf(card)).toEqual([]);
});

describe('the request', () => {
  it('begins with words about Västbas, where process A speaks of a SIP', () => {
    const card = drawn('new-case', new VastbasWalk().draft(), berit);
    expect(wordsOf(card)).toContain('I Västbas samlas barnets nätverk.');
    expect(wordsOf(card)).not.toContain('SIP betyder');
    expect(wordsOf(drawn('new-case', new Walk().draft(), eva))).toContain('SIP betyder samordnad individuell plan.');
  });

  it('is kept as it was written, without people who are not in the directory', () => {
    const inputs = {
      'v.new.asker': ' Eva ',
      'v.new.background': 'Borta',
      'v.new.helps': 'yes',
      'v.new.near': `${eva},x`,
    };
    expect(readAs('vb-request', 'request.save', inputs, new VastbasWalk().started(), berit)).toMatchObject({
      ok: true,
      payload: { asker: 'Eva', background: 'Borta', networkHelps: 'yes', near: [eva] },
    });
  });

  it('asks whether networking can help, and says when a text is too long', () => {
    const inputs = { 'v.new.background': LONG };
    expect(readAs('vb-request', 'request.save', inputs, new VastbasWalk().started(), berit)).toEqual({
      ok: false,
      faults: [expect.stringContaining('Bakgrunden'), 'Svara på om nätverkande kan gynna barnet.'],
    });
  });
});

describe('the coordinators', () => {
  it('B-04 the two with the fewest open cases are chosen from the start, and each shows how many', () => {
    const walk = new VastbasWalk().assessing().bothSay(true);
    const { choices, values } = dataOf('vb-coordinators', walk, berit);
    expect(choices?.['pool']?.map(({ value }) => value).toSorted()).toEqual([nina, erik, rut].toSorted());
    expect(choices?.['pool']?.[0]?.title).toMatch(/^0 uppdrag: /u);
    expect([values?.['v.coord.1'], values?.['v.coord.2']]).toContain(erik);
  });

  it('§5.2 who is asked sees the name of the child and nothing of the request', () => {
    const words = wordsOf(drawn('vb-coordinate', new VastbasWalk().proposed(), nina));
    expect(words).toContain('Alva Testsson');
    expect(words).toContain('Jag är inte handläggare i ärendet');
    expect(words).not.toContain('borta från skolan');
  });

  it('the way to them is there when both say yes, and the way to a no when both say no', () => {
    const ways = (walk: VastbasWalk): readonly string[] => buttonsOf(drawn('vb-assess', walk, berit));
    expect(ways(new VastbasWalk().assessing())).not.toContain('Utse koordinatorer');
    expect(ways(new VastbasWalk().assessing().bothSay(true))).toContain('Utse koordinatorer');
    expect(ways(new VastbasWalk().assessing().bothSay(false))).toContain('Inte Västbasärende');
    expect(buttonsOf(drawn('vb-assess', new VastbasWalk().assessing().bothSay(true), peter))).not.toContain(
      'Utse koordinatorer',
    );
  });
});

it('§5.2 the head teacher sees the alias and the own team, and nothing about the child', () => {
  const walk = new VastbasWalk().asked();
  const words = wordsOf(drawn('vb-appoint', walk, karin));
  expect(words).toContain('V7B2');
  expect(words).not.toContain('Alva');
  const team = dataOf('vb-appoint', walk, karin).choices?.['team']?.map(({ value }) => value);
  expect(team).toContain(malin);
  expect(team).not.toContain(karin);
});

it('what someone writes on the map is shown as text, never as markup', () => {
  const walk = new VastbasWalk().accepted();
  walk.does(nina, 'network.put', { name: '<at>Eva</at> **fet**', relation: '', kind: 'private', circle: 1 });
  expect(wordsOf(drawn('vb-network', walk, nina))).toContain(String.raw`\<at>Eva\</at> \*\*fet\*\*`);
});

it.each(NASTY.filter(([what]) => what !== 'a placeholder'))(
  'a map of forty people named by %s is still fit for Teams',
  (_what, _typed, name) => {
    const walk = new VastbasWalk().accepted();
    for (let count = 0; count < 40; count += 1)
      walk.does(nina, 'network.put', { name, relation: name, kind: 'professional', circle: 2 });
    expect(faultsOf(drawn('vb-network', walk, nina))).toEqual([]);
  },
);

it('papers of the longest texts fit in a card', () => {
  const long = 'Ord '.repeat(500).trim();
  const walk = new VastbasWalk().evaluating();
  const facts = {
    asker: long,
    background: long,
    situation: long,
    possibilities: long,
    difficulties: long,
    tried: long,
    ideas: long,
    networkHelps: 'yes',
    near: [],
  } as const;
  const full = Object.assign(new VastbasWalk(walk.now), {
    sip: { ...walk.sip, vastbas: { ...walk.sip.vastbas, request: facts, needsAnalysis: long } },
  });
  expect(faultsOf(drawn('vb-papers', full, malin))).toEqual([]);
});

it.each(Object.keys(VASTBAS_NOTICES) as VastbasNotice[])(
  'the card that is sent about %s is neutral, fit, and opens the screen it is about',
  (notice) => {
    const walk = new VastbasWalk().evaluating();
    const card = drawNotice(notice, { ...viewOf(walk, jonas), to: jonas }, { nonce: 'nonce', practice: '' });
    expect(faultsOf(card)).toEqual([]);
    expect(verbsOf(card)).toEqual(new Set([`go.${VASTBAS_NOTICES[notice].screen}`]));
    expect(findCaseScreen(VASTBAS_NOTICES[notice].screen)).toBeDefined();
    expect(`${wordsOf(card)} ${summaryOf(notice, 'V7B2')}`).not.toMatch(/Alva|Testsson|Moster/u);
  },
);

it('v.nm1, v.nm2 each network meeting has its own agenda', () => {
  const [first, second] = [new VastbasWalk().network1(), new VastbasWalk().network2()].map((walk) => ({
    words: wordsOf(drawn('agenda', walk, erik)),
    buttons: buttonsOf(drawn('agenda', walk, erik)),
    guest: buttonsOf(drawn('agenda', walk, jonas)),
  }));
  expect(first?.words).toContain('Gemensam behovsanalys');
  expect(first?.words).not.toContain('Dag för uppföljning');
  expect([first?.buttons[0], first?.guest[0]]).toEqual(['Till behovsanalysen', 'Tillbaka']);
  expect(second?.words).toContain('Handlingsplan: mål, åtgärd, ansvarig, dag.');
  expect(second?.words).toContain('Dag för uppföljning');
  expect(second?.buttons[0]).toBe('Skriv planen');
  expect(wordsOf(drawn('agenda', new Walk().meeting(), eva))).not.toContain('Handlingsplan: mål');
});

describe('what has been answered is not asked for again', () => {
  it('the head teacher who has appointed reads who it is, and may still choose another', () => {
    const before = wordsOf(drawn('vb-appoint', new VastbasWalk().asked(), karin));
    expect(before).toContain('Ärende V7B2 behöver en kontaktperson');
    const after = wordsOf(drawn('vb-appoint', new VastbasWalk().appointed(), karin));
    expect(after).not.toContain('behöver en kontaktperson');
    expect(after).toContain('Malin Åberg (Björkskolan) är utsedd. Passar någon annan bättre?');
  });
  it('the contact person who has said yes can take it back, not say it once more', () => {
    const buttons = (walk: VastbasWalk): readonly string[] => buttonsOf(drawn('vb-overview', walk, malin)).slice(0, 2);
    const asked = new VastbasWalk().asked().does(karin, 'contact.appoint', { person: malin });
    expect(buttons(asked)).toEqual(['Ja, jag har bra överblick', 'Nej, någon annan passar bättre']);
    expect(buttons(new VastbasWalk().appointed())).toEqual(['Nej, någon annan passar bättre', 'Tillbaka']);
  });
  it('papers that are sent are not sent again', () => {
    const walk = new VastbasWalk().evaluating();
    expect(buttonsOf(drawn('vb-end', walk, malin))).toContain('Dokumentationen är skickad');
    walk.does(malin, 'documents.send', { how: 'internpost' });
    const words = wordsOf(drawn('vb-end', walk, malin));
    expect(words).toContain('Dokumentationen skickades');
    expect(words).not.toContain('Hur fick koordinatorerna');
  });
  it('who has taken it on is a coordinator', () => {
    const walk = new VastbasWalk().proposed().does(nina, 'coordinator.answer', { takes: true });
    expect(wordsOf(drawn('vb-coordinate', walk, nina))).toContain('Du är koordinator');
    expect(wordsOf(drawn('vb-coordinate', walk, nina))).not.toContain('Kan du vara koordinator?');
  });
});

it('B-07 when nothing is left the way on is what is offered first', () => {
  const primary = (walk: VastbasWalk): string =>
    /"title":"([^"]+)","verb":"[^"]+","style":"positive"/u.exec(
      JSON.stringify(drawn('vb-network-1', walk, nina)),
    )?.[1] ?? '';
  expect(primary(new VastbasWalk().network1())).toBe('Spara behovsanalysen');
  expect(primary(new VastbasWalk().appointed())).toBe('Vidare till nätverksmöte 2');
});
