import { describe, expect, it } from 'vitest';
import { drawFace } from '../../src/cards/face.ts';
import { lackText } from '../../src/cards/texts.ts';
import { planLacks } from '../../src/domain/rules/plan.ts';
import { deskCards } from '../support/gallery/desk.ts';
import { inProfile, JONKOPING } from '../support/in-profile.ts';
import { lacksOf } from '../support/lacks.ts';
import { buttonsOf, drawn, inputOf, readAs, viewOf, wordsOf } from '../support/seen.ts';
import { at, eva, item, jonas, karin, mother, Walk } from '../support/walk.ts';

describe('small things that cost a tired person time', () => {
  it('a call that nobody answered is seen among the answers', () => {
    const walk = new Walk().called().on('2026-03-03');
    walk.does(eva, 'call.tried', { guest: walk.guest(mother) });
    expect(wordsOf(drawn('answers', walk, eva))).toContain('inget svar än, ringt en gång, senast 3 mars 2026');
    walk.on('2026-03-05').does(eva, 'call.tried', { guest: walk.guest(mother) });
    expect(wordsOf(drawn('answers', walk, eva))).toContain('ringt 2 gånger, senast 5 mars 2026');
  });

  it('the child is no one to ring or write to beside the guardians', () => {
    const words = wordsOf(drawn('call', new Walk().prepared(), eva));
    expect(words).toContain('**Du ringer eller skriver till:** Maria Testsson, Johan Testsson och Mormor Gun');
  });

  it.each([
    ['2026-03-21', 'Mötet är på en helg, lördag 21 mars.'],
    ['2026-04-06', 'Mötet är på en helgdag, måndag 6 april.'],
  ])('a meeting on %s says so calmly, and stops nothing', (on, hint) => {
    const walk = new Walk().prepared(at(on));
    expect(wordsOf(drawn('call', walk, eva))).toContain(`${hint} Kontrollera att alla kan vara med då.`);
    walk.does(eva, 'call.send', {}, { reason: 'Familjen kan bara då.' });
    expect(wordsOf(drawn('answers', walk, eva))).toContain(hint);
    expect(wordsOf(drawn('call', new Walk().prepared(at('2026-03-20')), eva))).not.toContain('Kontrollera att alla');
  });

  it('V1 what is there is not asked for again', () => {
    const lacking = (drop: 'needs' | 'measures'): string => {
      const walk = new Walk().written();
      const [id] = walk.sip.plans.at(-1)?.[drop].map((one) => one.id) ?? [];
      const rest = walk.sip.plans.at(-1)?.[drop].length ?? 0;
      for (let left = rest; left > 0; left -= 1)
        walk.does(eva, 'plan.remove', { item: walk.sip.plans.at(-1)?.[drop][0]?.id ?? id ?? item('') });
      return planLacks(walk.context, walk.sip, walk.now).map(lackText)[0] ?? '';
    };
    expect(lacking('needs')).toBe('Minst ett behov.');
    expect(lacking('measures')).toBe('Minst en insats.');
    expect(lackText({ code: 'V1' })).toBe('Minst ett behov och minst en insats.');
  });

  it('a telephone number without a name is not let go in silence', () => {
    const inputs = { 's.consent.q1': 'joint', 's.family.name1': 'Maria', 's.family.phone2': '070' };
    const walk = new Walk().started();
    const read = readAs('family', 'family.set', inputs, walk, eva);
    expect(read).toMatchObject({ ok: true });
    const payload = (read as { payload: Parameters<typeof walk.does<'family.set'>>[2] }).payload;
    expect(lacksOf(walk.refuses(eva, 'family.set', payload))).toEqual(['guardian-name']);
  });

  it('SC6 "muntligt" is no way to give a consent that has to be in writing, and an answer says what more is needed', () => {
    const titles = (card: unknown): string => JSON.stringify(inputOf(card, 's.consent.q7')?.['choices']);

    expect(titles(drawn('consent-scope', new Walk().consentStep(), eva, 'until'))).not.toContain('Muntligt');
    expect(titles(drawn('consent-scope', inProfile(JONKOPING).consentStep(), eva, 'until'))).toContain('Muntligt');
    expect(titles(drawn('consent-answer', new Walk().scoped(), eva, mother))).toContain('en underskrift behövs också');
    expect(titles(drawn('consent-answer', inProfile(JONKOPING).scoped(), eva, mother))).not.toContain(
      'underskrift behövs',
    );
  });

  it('from the first consent form "Tillbaka" leads to the overview, and later to the consent', () => {
    const back = (card: unknown): string =>
      /"title":"Tillbaka","verb":"([^"]+)"/u.exec(JSON.stringify(card))?.[1] ?? '';
    expect(back(drawn('consent-scope', new Walk().consentStep(), eva))).toBe('go.case');
    expect(back(drawn('consent-scope', new Walk().consentStep(), eva, 'what'))).toBe('go.consent-scope');
    expect(back(drawn('consent-scope', new Walk().scoped(), eva))).toBe('go.consent-status');
  });

  it('a paused case says what differs between the two ways to end it', () => {
    const walk = new Walk().called();
    walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
    const menu = wordsOf([drawn('case', walk, eva), drawn('case', walk, eva, 'more')]);
    expect(menu).toContain('Avsluta ärendet (kan öppnas igen)');
    expect(menu).toContain('Avbryt ärendet (kan inte öppnas igen)');
    expect(wordsOf(drawn('case', new Walk().closed(), eva))).not.toContain('kan inte öppnas igen');
  });

  it('an interpreter that is needed has a day by which it is booked', () => {
    const words = (walk: Walk): string => wordsOf(drawn('prepare', walk, eva));
    const walk = new Walk().prepared();
    const { question = '', purpose = '', leader = eva, secretary = eva } = walk.sip.meetings.at(-1) ?? {};
    walk.does(eva, 'preparation.save', { question, purpose, childWay: 'part', interpreter: true, leader, secretary });
    expect(words(walk)).toContain('Boka det så att det är klart till onsdag 18 mars');
  });

  it('from the follow-up one answers about a measure and is back in the follow-up', () => {
    const walk = new Walk().fixed().on('2026-05-20');
    expect(JSON.stringify(drawn('follow-up', walk, eva))).toContain('go.measure-follow');
    const [first = item('')] = walk.fixedItems.measures;
    expect(JSON.stringify(drawn('measure-follow', walk, jonas, first))).toContain('go.follow-up');
  });

  it('the channel shows the new day when the meeting that follows up is moved, and no day when it is called off', () => {
    const envelope = { nonce: 'n', practice: '' };
    const walk = new Walk().fixed().on('2026-04-20').does(eva, 'meeting.renew', {});
    const place = { minutes: 60, place: 'Rum 1', link: '' };
    walk
      .does(eva, 'preparation.save', {
        question: 'Hur går det?',
        purpose: 'Att följa upp',
        childWay: 'part',
        interpreter: false,
        leader: karin,
        secretary: eva,
      })
      .does(eva, 'meeting.plan', { ...place, start: at('2026-05-13', '14:00') })
      .does(eva, 'call.send', {}, { reason: 'Vi har talats vid i telefon.' });
    const face = (): string => wordsOf(drawFace(viewOf(walk, eva), envelope));
    expect(face()).toContain('Nästa: Möte 13 maj kl. 14:00');
    walk.does(eva, 'meeting.move', { ...place, start: at('2026-05-18'), why: 'Sjukdom' });
    expect(walk.effects.map(({ kind }) => kind)).toContain('face');
    expect(face()).toContain('Nästa: Möte 18 maj kl. 10:00');
    walk.does(eva, 'meeting.cancel', { why: 'ill', note: '' });
    expect(face()).toContain('Nästa: Ny tid för mötet senast 23 apr');
  });

  it('a meeting that is off has no old day filled in, and "Tillbaka" leads to what was said about it', () => {
    const walk = new Walk().called().does(eva, 'meeting.cancel', { why: 'ill', note: '' });
    const card = drawn('meeting-move', walk, eva);
    expect(inputOf(card, 's.time.day')).not.toHaveProperty('value');
    expect(JSON.stringify(card)).toContain('go.keep-meeting');
    expect(inputOf(drawn('meeting-move', new Walk().called(), eva), 's.time.day')?.['value']).toBe('2026-03-18');
  });

  it('the help has no button that leads to the help', () => {
    const card = (name: string): unknown => deskCards().find((one) => one.name === name)?.card;
    expect(buttonsOf(card('Hjälp'))).not.toContain('Hjälp');
    expect(buttonsOf(card('Orosanmälan'))).toContain('Hjälp');
  });
});
