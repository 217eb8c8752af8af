import { describe, expect, it } from 'vitest';
import { menuOf } from '../../src/cards/menu.ts';
import { screenAfter } from '../../src/cards/screens.ts';
import type { Inputs } from '../../src/cards/view.ts';
import { buttonsOf, dataOf, drawn, viewOf, wordsOf } from '../support/seen.ts';
import { berit, malin } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, at, bup, day, eva, karin, mother, sara, Walk } from '../support/walk.ts';

const firstOf = (walk: Walk, viewer = eva): string | undefined => menuOf(viewOf(walk, viewer))[0]?.title;

const asked = (): Walk =>
  new Walk().consented().does(eva, 'preparation.save', {
    question: 'Hur kan Alva komma tillbaka till skolan?',
    purpose: 'En plan som alla kan stå för',
    childWay: 'part',
    interpreter: false,
    leader: karin,
    secretary: eva,
  });
function invited(): Walk {
  const walk = asked().does(eva, 'guest.add', { people: [amir, sara] });
  return walk.does(eva, 'guest.contacted', { guests: walk.guests([amir, sara]) });
}

it.each([
  ['nothing is prepared', () => new Walk().consented(), 'Frågan, barnets sätt att vara med, vem som leder'],
  ['the question is written', asked, 'Gästlistan'],
  ['the guests are chosen and called', invited, 'Tid och plats'],
  ['all is arranged', () => new Walk().prepared(), 'Kalla till mötet'],
])('when %s, the next preparation is suggested', (_name, walk, expected) => {
  expect(firstOf(walk())).toBe(expected);
});

it('the meeting is suggested on its day and not before', () => {
  expect(firstOf(new Walk().called(at('2026-03-18', '14:00')), karin)).not.toBe('Starta mötet');
  expect(firstOf(new Walk().called(at('2026-03-18', '14:00')).on('2026-03-18'), karin)).toBe('Starta mötet');
});

it('whether a meeting shall stand is asked before its day; after it the question is whether it took place', () => {
  const walk = new Walk().called(at('2026-03-18', '14:00'));
  walk.does(amir, 'invitation.answer', { guest: walk.guest(amir), answer: { kind: 'no', reason: 'time', note: '' } });
  const titles = (): readonly string[] => menuOf(viewOf(walk, eva)).map(({ title }) => title);
  expect(titles()).toContain('Ska mötet stå fast?');
  walk.on('2026-03-19');
  expect(titles()).toContain('Blev mötet av?');
  expect(titles()).not.toContain('Ska mötet stå fast?');
});

it('the last thing in the menu is to break the case off: what can be undone stands before it', () => {
  const titles = menuOf({ ...viewOf(new Walk().fixed(), eva), ref: 'more' }).map(({ title }) => title);
  expect(titles.slice(-2)).toEqual(['Pausa ärendet', expect.stringMatching(/^Avbryt ärendet/u)]);
});

it('the follow-up is suggested from its day on', () => {
  expect(firstOf(new Walk().fixed('2026-05-20'))).toBe('Läs planen');
  expect(firstOf(new Walk().fixed('2026-05-20').on('2026-05-20'))).toBe('Följ upp');
});

it('a closed case says nothing of a follow-up or a consent to come', () => {
  const open = wordsOf(drawn('case', new Walk().followedUp(), eva));
  expect(open).toMatch(/Uppföljning/u);
  expect(open).toMatch(/Samtycke\n/u);
  const closed = wordsOf(drawn('case', new Walk().closed(), eva));
  expect(closed).not.toMatch(/uppföljning/iu);
  expect(closed).not.toMatch(/Samtycke\n/u);
});

it('a plan that has all it needs offers to fix it first, and a fixed one its signatures', () => {
  expect(buttonsOf(drawn('plan', new Walk().plan(), eva))[0]).toBe('Gå vidare');
  expect(buttonsOf(drawn('plan', new Walk().written(), eva))[0]).toBe('Fastställ planen');
  expect(buttonsOf(drawn('plan-view', new Walk().fixed(), eva))).toContain('Underskrifter och kopior');
});

it('what a click did is said, and every time it says that it is saved', () => {
  const walk = new Walk().fixed();
  const said = (verb: string): string =>
    wordsOf(drawn('plan-view', walk, eva, '', { notice: { kind: 'saved', at: walk.now, verb } }));
  expect(said('plan.fix')).toMatch(/Planen är fastställd\. Sparat \d\d:\d\d\./u);
  expect(said('plan.words')).toMatch(/^Sparat \d\d:\d\d\./mu);
});

it('a drop-down has a key of its own on each card, so that no client keeps the choices of the card before', () => {
  const keyIn = (nonce: string): unknown =>
    /"key":"([^"]+)"/u.exec(JSON.stringify(drawn('plan', new Walk().plan(), eva, '', { nonce })))?.[1];
  expect(keyIn('one')).toBe('one/pick');
  expect(keyIn('two')).toBe('two/pick');
  expect(dataOf('plan', new Walk().plan(), eva).choices?.['parts']).not.toHaveLength(0);
});

describe('a menu that is longer than a phone', () => {
  const titles = (walk: Walk, ref = ''): readonly string[] => menuOf(viewOf(walk, eva, ref)).map(({ title }) => title);
  it('shows nine lines at most, and the rest one step further', () => {
    const walk = new Walk().fixed();
    expect(titles(walk)).toHaveLength(9);
    expect(titles(walk).at(-1)).toBe('Fler val');
    expect(titles(walk, 'more')).toEqual(expect.arrayContaining(['Ny dag för uppföljning', 'Rätta uppgifter']));
    expect(new Set([...titles(walk), ...titles(walk, 'more')]).size).toBe(9 + titles(walk, 'more').length);
  });
  it('has as many pages as it takes, none of them longer, and every line once', () => {
    const walk = new VastbasWalk().handedOver();
    const pages = ['', 'more', 'more2'].map((ref) => menuOf(viewOf(walk, malin, ref)).map(({ title }) => title));
    expect(pages.map((page) => page.length > 9)).toEqual([false, false, false]);
    const lines = pages.flat().filter((title) => title !== 'Fler val');
    expect(lines).toContain('Rätta uppgifter');
    expect(pages[1]).toContain('Fler val');
  });
  it('begins with what has fallen due for the viewer', () => {
    expect(titles(new Walk().fixed().on('2026-04-09'))[0]).toBe('Underskrifter och kopior');
    expect(titles(new Walk().fixed().on('2026-05-20'))[0]).toBe('Följ upp');
  });
});

it('"Avbryt" stands only where something is written', () => {
  const walk = new Walk().fixed();
  for (const screen of ['case', 'plan-view', 'consent-status', 'revise'] as const)
    expect([screen, buttonsOf(drawn(screen, walk, eva)).includes('Avbryt')]).toEqual([screen, false]);
  for (const screen of ['follow-up', 'correct', 'close'] as const)
    expect([screen, buttonsOf(drawn(screen, walk, eva)).includes('Avbryt')]).toEqual([screen, true]);
});

it('A-06 the last yes leads on to preparing the meeting, and the receipt is a line', () => {
  const walk = new Walk().consented();
  expect(screenAfter('consent-answer', 'consent.answer', walk.sip)).toBe('case');
  expect(screenAfter('consent-answer', 'consent.answer', new Walk().scoped().signed(mother).sip)).toBe(
    'consent-status',
  );
  const words = wordsOf(drawn('case', walk, eva));
  expect(words).toContain('Steg 3 av 7: Förbered');
  expect(words).toContain('Alla har sagt ja: samtycket är klart.');
  expect(wordsOf(drawn('case', asked(), eva))).not.toContain('Alla har sagt ja');
});

it('T2 a need that was found long ago is not called late on the day when the case starts, but the day after', () => {
  const begun = new Walk(at('2026-03-02')).draft().does(eva, 'case.start', {
    requester: 'family',
    detectedAt: day('2026-01-20'),
    units: [bup],
    childName: 'Alva Testsson',
    birth: day('2017-05-09'),
  });
  const today = wordsOf(drawn('case', begun, eva));
  expect(today).toContain('Bedöm behovet, så snart det går');
  expect(today).not.toMatch(/skulle varit klart|har gått/u);
  expect(wordsOf(drawn('case', begun.on('2026-03-03'), eva))).toContain('Bedöm behovet, skulle varit klart 23 jan');
});

it('an older invitation to a meeting that is off says who changed it, and not that something typed is kept', () => {
  const walk = new Walk().called();
  const answer = { guest: walk.guest(amir), answer: { kind: 'yes' } } as const;
  const seen = walk.sip.rev;
  walk.does(eva, 'meeting.cancel', { why: 'ill', note: '' });
  const refusal = walk.refuses(amir, 'invitation.answer', answer, { seen });
  const card = wordsOf(drawn('invitation', walk, amir, '', { notice: { kind: 'refused', refusal } }));
  expect(card).toContain('Eva Lind ändrade kl.');
  expect(card).not.toContain('Det du skrev är kvar.');
});

describe('"Det du skrev är kvar" is said where something was typed', () => {
  const refused = (typed: Inputs): string =>
    wordsOf(drawn('need', new Walk().need(), eva, '', { notice: { kind: 'faults', faults: ['Välj något.'] }, typed }));
  it.each([
    ['nothing', {}],
    ['empty inputs', { 's.need.text': ' ', 's.need.q': '' }],
    ['a box that was never ticked', { 's.need.tick': 'false' }],
    ['where to go next', { pick: 'need' }],
  ])('and not after %s', (_name, typed) => {
    expect(refused(typed)).toContain('Det går inte än.');
    expect(refused(typed)).not.toContain('Det du skrev är kvar.');
  });
  it('nor when what is saved came back as it was', () => {
    const walk = new Walk().prepared();
    const typed = dataOf('prepare', walk, eva).values ?? {};
    expect(Object.values(typed)).toContain(walk.sip.meetings.at(-1)?.question);
    const card = drawn('prepare', walk, eva, '', { notice: { kind: 'faults', faults: ['Välj.'] }, typed });
    expect(wordsOf(card)).not.toContain('Det du skrev är kvar.');
  });
  it('but after a word', () => {
    expect(refused({ 's.need.text': 'Borta på måndagar.' })).toContain('Det du skrev är kvar.');
  });
});

describe('what is chosen beforehand in the menu is what comes first among the things to do', () => {
  const NO = { kind: 'no', reason: 'time', note: '' } as const;
  it('the only one of a unit cannot come: that is decided before anyone is rung', () => {
    const walk = new Walk().called();
    walk.does(amir, 'invitation.answer', { guest: walk.guest(amir), answer: NO });
    const { text, values } = dataOf('case', walk, eva);
    const { title, value } = menuOf(viewOf(walk, eva))[0] ?? { title: '', value: '' };
    expect(JSON.stringify(text?.['duties'])).toMatch(/^\[\{"line":"Ingen från en kallad verksamhet kan komma/u);
    expect([title, value, values?.['pick']]).toEqual(['Ska mötet stå fast?', 'keep-meeting', 'keep-meeting']);
    expect(menuOf(viewOf(walk, eva))[1]?.title).toMatch(/^Ring /u);
    const next = new Walk().called().on('2026-03-03');
    expect(menuOf(viewOf(next, eva))[0]?.title).toMatch(/^Ring /u);
  });
});

it('B-04 nobody is offered to choose coordinators before both have assessed it as a case for Västbas', () => {
  const titles = (walk: VastbasWalk): readonly string[] => menuOf(viewOf(walk, berit)).map(({ title }) => title);
  const one = new VastbasWalk().assessing().does(berit, 'assessment.give', { fits: true, why: 'Nätverket finns.' });
  expect(titles(one)).toContain('Bedöm: Västbasärende eller inte');
  for (const walk of [new VastbasWalk().assessing(), one, new VastbasWalk().assessing().bothSay(false)])
    expect(titles(walk)).not.toContain('Utse koordinatorer');
  expect(titles(new VastbasWalk().assessing().bothSay(true))[0]).toBe('Utse koordinatorer');
});
