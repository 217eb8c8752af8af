import { expect, it } from 'vitest';
import { menuOf } from '../../src/cards/menu.ts';
import { buttonsOf, dataOf, drawn, viewOf, wordsOf } from '../support/seen.ts';
import { amir, at, eva, karin, sara, Walk } from '../support/walk.ts';

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
