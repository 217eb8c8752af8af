import { describe, expect, test } from 'vitest';
import { faultsOf } from '../support/card-rules.ts';
import { meetingCards } from '../support/gallery/meeting.ts';
import { buttonsOf, dataOf, drawn, inputOf, readAs, wordsOf } from '../support/seen.ts';
import { amir, child, eva, jonas, karin, mother, sara, Walk } from '../support/walk.ts';

const ready = (): Walk => new Walk().answered().on('2026-03-18', '14:00');

test.each(meetingCards().map(({ name, card }) => [name, card] as const))('%s is a sound card', (_name, card) => {
  expect(faultsOf(card)).toEqual([]);
});

describe('the meeting is begun', () => {
  test('C64 says what may be talked about, what not and until when, and that nothing is recorded', () => {
    const words = wordsOf(drawn('meeting', ready(), karin));
    expect(words).toContain('Samtycket gäller: Hur Alva ska komma tillbaka till skolan.');
    expect(words).toContain('Det gäller **inte**: Pappas arbete.');
    expect(words).toContain('Samtycket gäller till och med 30 november 2026.');
    expect(words).toContain('Skolgång, Frånvaro, Psykisk hälsa och Pågående insatser');
    expect(words).toContain('Inspelning, transkribering och AI-sammanfattning är avstängt.');
    expect(words).toContain('onsdag 18 mars kl. 14:00');
  });

  test('ticks those who said yes and not the one who sends someone else', () => {
    const walk = new Walk().called();
    walk
      .does(amir, 'invitation.answer', { guest: walk.guest(amir), answer: { kind: 'yes' } })
      .does(sara, 'invitation.answer', { guest: walk.guest(sara), answer: { kind: 'no', reason: 'time', note: '' } });
    const { choices, values } = dataOf('meeting', walk, karin);
    expect(values?.['s.meet.attended']).toBe(walk.guest(amir));
    expect(choices?.['guests']?.map(({ title }) => title)).toEqual([
      'Alva Testsson',
      'Maria Testsson',
      'Johan Testsson',
      'Amir Haddad (BUP Björkvik)',
      'Sara Nyström (Socialtjänsten barn och unga)',
      'Mormor Gun',
    ]);
  });

  test('a substitute is there in place of the one invited', () => {
    const walk = new Walk().called();
    const peter = [...walk.context.directory.staff.values()].find((one) => one.name === 'Peter Dahl');
    if (!peter) throw new TypeError('no Peter');
    const guest = walk.guest(sara);
    walk.does(sara, 'invitation.answer', { guest, answer: { kind: 'substitute', person: peter.id } });
    const titles = dataOf('meeting', walk, karin).choices?.['guests']?.map(({ title }) => title);
    expect(titles).toContain('Peter Dahl (Socialtjänsten barn och unga)');
    expect(titles).not.toContain('Sara Nyström (Socialtjänsten barn och unga)');
    expect(dataOf('meeting', walk, karin).values?.['s.meet.attended']).toBe(walk.guest(peter.id));
  });

  test('a consent that has ended is said before anyone presses', () => {
    const walk = ready();
    walk.sip = { ...walk.sip, consents: walk.sip.consents.map((one) => ({ ...one, until: '2026-03-17' as never })) };
    const card = drawn('meeting', walk, karin);
    expect(faultsOf(card)).toEqual([]);
    expect(wordsOf(card)).toContain('Mötet kan inte starta. Samtycket gäller inte i dag.');
  });

  test('reads who came; people who are not on the list are dropped', () => {
    const walk = ready();
    const ids = [walk.guest(child), walk.guest(amir)];
    const inputs = { 's.meet.attended': [...ids, 'g999', '__proto__'].join(','), 's.meet.absence': ' ' };
    expect(readAs('meeting', 'meeting.start', inputs, walk, karin)).toEqual({
      ok: true,
      payload: { attended: ids, familyAbsence: '' },
    });
    expect(readAs('meeting', 'meeting.start', {}, walk, karin)).toEqual({
      ok: true,
      payload: { attended: [], familyAbsence: '' },
    });
    expect(readAs('meeting', 'meeting.start', { 's.meet.absence': 'å'.repeat(40_000) }, walk, karin)).toEqual({
      ok: false,
      faults: ['Skälet till att familjen inte är med: skriv högst 600 tecken. Texten är kvar, korta den.'],
    });
  });

  test('what is read begins the meeting', () => {
    const walk = ready();
    const reading = readAs('meeting', 'meeting.start', dataOf('meeting', walk, karin).values ?? {}, walk, karin);
    if (!reading.ok) throw new TypeError('not read');
    expect(walk.refuses(karin, 'meeting.start', reading.payload as never)).toMatchObject({
      lacks: [{ code: 'family-absent' }],
    });
    const attended = [...(reading.payload as { attended: never[] }).attended, walk.guest(mother)] as never[];
    expect(walk.does(karin, 'meeting.start', { attended, familyAbsence: '' }).sip.step).toBe('meeting');
  });

  test('a guest’s name is shown letter by letter, and a long list is folded', () => {
    const walk = new Walk().prepared();
    walk.does(eva, 'guest.add-outside', { name: '[Gun](https://x.se) *m*', via: 'phone', contact: '070' });
    for (let index = 0; index < 30; index += 1)
      walk.does(eva, 'guest.add-outside', { name: `Gäst ${index} ${'x'.repeat(90)}`, via: 'phone', contact: '070' });
    walk.does(eva, 'call.send', {});
    const card = drawn('meeting', walk, karin);
    expect(faultsOf(card)).toEqual([]);
    expect(inputOf(card, 's.meet.attended')).toMatchObject({ style: 'compact', isMultiSelect: true });
    expect(wordsOf(card)).toContain(String.raw`\[Gun\](https://x.se) \*m\*`);
  });
});

describe('the agenda', () => {
  test('has the child’s voice first and the way in which the child takes part', () => {
    const words = wordsOf(drawn('agenda', new Walk().meeting(), karin));
    expect(words).toContain('Barnet vill vara med en del av mötet.');
    expect(words.indexOf('Barnets röst först')).toBeLessThan(words.indexOf('Välkomna och ramar'));
    expect(words).toContain('Leder: Karin Holm (Björkskolan). Skriver: Eva Lind (Björkskolan).');
    expect(words).toContain('Känns det här rimligt för dig?');
  });

  test.each(['whole', 'part', 'remote', 'spokesperson', 'letter', 'not-there', undefined] as const)(
    'says what to do when the child takes part as %s',
    (childWay) => {
      const walk = new Walk().meeting();
      const { childWay: _way, ...meeting } = walk.sip.meetings.at(-1) ?? {};
      walk.sip = { ...walk.sip, meetings: [{ ...meeting, ...(childWay ? { childWay } : {}) } as never] };
      const card = drawn('agenda', walk, karin);
      expect(faultsOf(card)).toEqual([]);
      expect(wordsOf(card)).toMatch(childWay ? /Barnet|barnets/u : /Det är inte skrivet hur barnet vill vara med/u);
    },
  );

  test('offers to write to those who write, first to begin and then to go on', () => {
    expect(buttonsOf(drawn('agenda', new Walk().meeting(), eva))).toContain('Skriv planen');
    const writing = new Walk().plan();
    expect(buttonsOf(drawn('agenda', writing, eva))).toContain('Till planen');
    expect(buttonsOf(drawn('agenda', writing, eva))).not.toContain('Skriv planen');
    expect(buttonsOf(drawn('agenda', writing, amir))).toEqual(['Till planen', 'Tillbaka', 'Hjälp']);
    expect(buttonsOf(drawn('agenda', writing, jonas))).toEqual(['Tillbaka', 'Hjälp']);
  });

  test('a long question and long frames stay within a card', () => {
    const walk = new Walk().meeting();
    const long = 'å_*`'.repeat(1000);
    walk.sip = {
      ...walk.sip,
      meetings: walk.sip.meetings.map((one) => ({ ...one, question: long, purpose: long })),
      consents: walk.sip.consents.map((one) => ({ ...one, questions: long, exclusions: long })),
    };
    expect(faultsOf(drawn('agenda', walk, karin))).toEqual([]);
    expect(faultsOf(drawn('meeting', walk, karin))).toEqual([]);
  });
});
