import { describe, expect, it } from 'vitest';
import { menuOf } from '../../src/cards/menu.ts';
import { screenAfter } from '../../src/cards/screens.ts';
import { buttonsOf, dataOf, drawn, viewOf, wordsOf } from '../support/seen.ts';
import { malin } from '../support/vastbas-start.ts';
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
