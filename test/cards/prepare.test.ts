import { describe, expect, test } from 'vitest';
import { crowdedWalk } from '../support/crowded.ts';
import { faultsOf } from '../support/card-rules.ts';
import { prepareCards } from '../support/gallery/prepare.ts';
import { buttonsOf, drawn, inputOf, readAs, wordsOf } from '../support/seen.ts';
import { amir, at, eva, fatima, karin, ulla, Walk } from '../support/walk.ts';

test.each(prepareCards())('$name is a card that Teams takes', ({ card }) => {
  expect(faultsOf(card)).toEqual([]);
});

const NASTY = '**fet** [länk](https://x.se) <at>Eva</at> ${alias} {{DATE(2026-01-01)}} 👩🏽‍🚀 \u202Egnirts\u200B';
const SHOWN = String.raw`\*\*fet\*\* \[länk\](https://x.se) \<at>Eva\</at> `;
const GOOD = {
  's.prep.question': ' Hur kan Alva komma\r\ntillbaka? ',
  's.prep.purpose': 'En plan',
  's.prep.child': 'part',
  's.prep.interpreter': 'yes',
  's.prep.leader': karin,
  's.prep.secretary': eva,
};

describe('prepare', () => {
  test('reads a filled form', () => {
    expect(readAs('prepare', 'preparation.save', GOOD, new Walk().consented(), eva)).toEqual({
      ok: true,
      payload: {
        question: 'Hur kan Alva komma\r\ntillbaka?',
        purpose: 'En plan',
        childWay: 'part',
        interpreter: true,
        leader: karin,
        secretary: eva,
      },
    });
  });

  test('says everything that is missing at once', () => {
    expect(readAs('prepare', 'preparation.save', {}, new Walk().consented(), eva)).toEqual({
      ok: false,
      faults: [
        'Skriv frågan tillsammans med familjen.',
        'Skriv syftet med mötet.',
        'Välj hur barnet vill vara med.',
        'Svara om tolk eller annat stöd behövs.',
        'Välj vem som leder mötet.',
        'Välj vem som skriver.',
      ],
    });
  });

  test.each(['å'.repeat(40_000), ' \u200B\u202E ', ''])(
    'a question of %#: too long or nothing visible is refused',
    (question) => {
      const reading = readAs(
        'prepare',
        'preparation.save',
        { ...GOOD, 's.prep.question': question },
        new Walk().consented(),
        eva,
      );
      expect(reading).toMatchObject({
        ok: false,
        faults: [expect.stringContaining(question.length > 9 ? '1000 tecken' : 'Skriv frågan')],
      });
    },
  );

  test('what was written is shown letter by letter and never as markup', () => {
    const walk = new Walk().prepared();
    const reading = readAs('prepare', 'preparation.save', { ...GOOD, 's.prep.question': NASTY }, walk, eva);
    if (!reading.ok) throw new TypeError(reading.faults.join());
    walk.does(eva, 'preparation.save', reading.payload as Parameters<typeof walk.does<'preparation.save'>>[2]);
    const question = walk.sip.meetings.at(-1)?.question ?? '';
    expect(question).not.toMatch(/[\u202E\u200B]/u);
    expect(question).toContain('👩🏽');
    expect(inputOf(drawn('prepare', walk, eva), 's.prep.question')?.['value']).toBe(question);
    walk.does(eva, 'call.send', {});
    expect(wordsOf(drawn('invitation', walk, amir))).toContain(`**Frågan:** ${SHOWN}`);
  });

  test('offers as leaders only staff whom the consent covers', () => {
    const choices = wordsOf(inputOf(drawn('prepare', new Walk().consented(), eva), 's.prep.leader'));
    expect(choices).toContain('Amir Haddad');
    expect(choices).not.toContain('Fatima Yusuf');
  });

  test('F50 N5 says in words how far the work has come', () => {
    expect(wordsOf(drawn('prepare', new Walk().consented(), eva))).toContain(
      '– Inte klart: Barnet har valt hur det vill vara med',
    );
    const words = wordsOf(drawn('prepare', new Walk().prepared(), eva));
    expect(words.match(/✓ Klart: /gu)).toHaveLength(7);
    expect(words).toContain('Tolk eller annat stöd behövs inte');
  });

  test('those on the guest list can lead also where the directory is larger than a card', () => {
    const walk = crowdedWalk();
    const people = walk.sip.meetings.at(-1)?.guests.flatMap((guest) => guest.person ?? []) ?? [];
    const choices = inputOf(drawn('prepare', walk, eva), 's.prep.leader')?.['choices'] as { value: string }[];
    expect(choices.map((one) => one.value)).toEqual(expect.arrayContaining([karin, eva, ...people.slice(0, 5)]));
  });
});

describe('meeting-time and meeting-move', () => {
  const form = {
    's.time.day': '2026-03-18',
    's.time.clock': '14.00',
    's.time.minutes': '60',
    's.time.place': 'Rum 12',
    's.time.link': '',
  };

  test('reads day, time, length, place and link', () => {
    expect(readAs('meeting-time', 'meeting.plan', form, new Walk().consented(), eva)).toEqual({
      ok: true,
      payload: { start: at('2026-03-18', '14:00'), minutes: 60, place: 'Rum 12', link: '' },
    });
  });

  test('an hour that the clock skips in spring is the hour after', () => {
    const reading = readAs(
      'meeting-time',
      'meeting.plan',
      { ...form, 's.time.day': '2026-03-29', 's.time.clock': '02:30' },
      new Walk().consented(),
      eva,
    );
    expect(reading).toMatchObject({ payload: { start: at('2026-03-29', '03:30') } });
  });

  test.each([
    ['s.time.day', '2026-02-30', 'vilken dag'],
    ['s.time.day', '18 mars', 'vilken dag'],
    ['s.time.clock', '25:00', 'vilken tid'],
    ['s.time.clock', '', 'vilken tid'],
    ['s.time.minutes', '7', 'hur länge'],
    ['s.time.place', 'x'.repeat(201), '200 tecken'],
  ])('%s = "%s" is refused', (id, value, said) => {
    const reading = readAs('meeting-time', 'meeting.plan', { ...form, [id]: value }, new Walk().consented(), eva);
    expect(reading).toMatchObject({ ok: false, faults: [expect.stringContaining(said)] });
  });

  test('T2 says the last day in plain words, and of what it is counted', () => {
    expect(wordsOf(drawn('meeting-time', new Walk().consented(), eva))).toContain(
      'Mötet bör hållas senast 23 mars 2026 (tre veckor från att behovet upptäcktes). Barnets behov avgör.',
    );
  });

  test('T2 a last day that has passed is not asked for, and the card says that it will ask why', () => {
    const late = wordsOf(drawn('meeting-time', new Walk().consented().on('2026-03-24'), eva));
    expect(late).toContain('Mötet skulle ha hållits senast 23 mars 2026 (tre veckor från att behovet upptäcktes).');
    expect(late).not.toContain('bör hållas senast');
  });

  test('A-10 moving needs a reason and begins from the present time', () => {
    const walk = new Walk().called();
    const card = drawn('meeting-move', walk, eva);
    expect(inputOf(card, 's.time.day')?.['value']).toBe('2026-03-18');
    expect(inputOf(card, 's.time.clock')?.['value']).toBe('14:00');
    expect(readAs('meeting-move', 'meeting.move', form, walk, eva)).toEqual({
      ok: false,
      faults: ['Skriv varför mötet ändras.'],
    });
    expect(readAs('meeting-move', 'meeting.move', { ...form, 's.move.why': 'Sjuk' }, walk, eva)).toMatchObject({
      payload: { why: 'Sjuk' },
    });
  });
});

describe('call', () => {
  test('N1 names the green units and the red people, in words too', () => {
    const words = wordsOf(drawn('call', new Walk().prepared().does(eva, 'guest.add', { people: [fatima, ulla] }), eva));
    expect(words).toContain('Samtycket omfattar Björkskolan, Socialtjänsten barn och unga och BUP Björkvik.');
    expect(words).toContain('**Fatima Yusuf (Barn- och ungdomshabiliteringen)** omfattas inte och kan inte bjudas in.');
    expect(words).toContain('**Kallelse:** Amir Haddad, Sara Nyström och Ulla Bergström');
    expect(words).toContain('– Inte klart: Muntlig kontakt är tagen med Fatima Yusuf och Ulla Bergström');
  });

  test('shows the very words that will be sent', () => {
    expect(wordsOf(drawn('call', new Walk().prepared(), eva))).toContain(
      'Du är kallad till ett möte i ärende K7F2 den 18 mars 2026 kl. 14:00. Leder gör Karin Holm.',
    );
  });

  test('when everyone has been called there is nothing to send', () => {
    expect(buttonsOf(drawn('call', new Walk().prepared(), eva))).toContain('Skicka');
    expect(buttonsOf(drawn('call', new Walk().called(), eva))).not.toContain('Skicka');
  });

  test('no one else has the button', () => {
    expect(buttonsOf(drawn('call', new Walk().prepared(), karin))).not.toContain('Skicka');
  });
});
