import { describe, expect, test } from 'vitest';
import { caseScreens } from '../../src/cards/screens.ts';
import { faultsOf } from '../support/card-rules.ts';
import { crowdedWalk } from '../support/crowded.ts';
import { buttonsOf, dataOf, drawn, inputOf, readAs, wordsOf } from '../support/seen.ts';
import { amir, bup, eva, fatima, karin, sara, school, ulla, Walk } from '../support/walk.ts';

type Choices = readonly { readonly title: string; readonly value: string }[];
const choicesIn = (card: unknown, id: string): Choices => (inputOf(card, id)?.['choices'] as Choices | undefined) ?? [];

describe('guests', () => {
  test('N1 says for each guest whether the consent covers the unit, and what has been done', () => {
    const words = wordsOf(drawn('guests', new Walk().prepared().does(eva, 'guest.add', { people: [fatima] }), eva));
    expect(words).toContain('**Amir Haddad (BUP Björkvik)** – omfattas · muntlig kontakt 2 mars 2026 · inte skickad');
    expect(words).toContain(
      '**Mormor Gun (bjuds in av familjen)** – ingen muntlig kontakt noterad · bjuds in på telefon',
    );
    expect(words).toContain('**Maria Testsson (vårdnadshavare)** – bjuds in på telefon');
    expect(words).toContain('omfattas inte och kan inte bjudas in');
    expect(words).not.toContain('**Fatima Yusuf (Barn- och ungdomshabiliteringen)** – omfattas ·');
  });

  test('N1 the red container is not told by its colour alone, and is gone when nothing is red', () => {
    const red = drawn('guests', new Walk().prepared().does(eva, 'guest.add', { people: [fatima] }), eva);
    expect(JSON.stringify(red)).toContain('"style":"attention"');
    expect(JSON.stringify(drawn('guests', new Walk().prepared(), eva))).not.toContain('"style":"attention"');
  });

  test('offers staff of the covered units first, says the unit, and leaves out who is listed', () => {
    const choices = choicesIn(drawn('guests', new Walk().prepared(), eva), 's.guests.add');
    const [first] = choices;
    expect(first?.title).toContain('(Björkskolan)');
    expect(choices.map((one) => one.value)).not.toContain(amir);
    const covered = choices.map((one) => !one.title.includes('omfattas inte'));
    expect(covered.lastIndexOf(true)).toBeLessThan(covered.indexOf(false));
  });

  test('reads whom to add and whom one has talked with; unknown values are dropped', () => {
    const walk = new Walk().prepared();
    expect(readAs('guests', 'guest.add', { 's.guests.add': `${ulla},x,${fatima}` }, walk, eva)).toEqual({
      ok: true,
      payload: { people: expect.toSatisfy((people: string[]) => new Set(people).size === 2 && people.includes(ulla)) },
    });
    expect(readAs('guests', 'guest.contacted', { 's.guests.oral': `${walk.guest(amir)},g99` }, walk, eva)).toEqual({
      ok: true,
      payload: { guests: [walk.guest(amir)] },
    });
    expect(readAs('guests', 'guest.add', { 's.guests.add': '😀'.repeat(9000) }, walk, eva)).toMatchObject({
      payload: { people: [] },
    });
  });

  test('asks only about those with whom no one has talked', () => {
    const choices = choicesIn(drawn('guests', new Walk().prepared(), eva), 's.guests.oral');
    expect(choices.map((one) => one.title)).toEqual(['Mormor Gun (bjuds in av familjen)']);
  });

  test('asks of nobody outside the consent whether someone has talked with them', () => {
    const walk = new Walk().consented().does(eva, 'guest.add', { people: [amir, fatima] });
    const choices = choicesIn(drawn('guests', walk, eva), 's.guests.oral');
    expect(choices.map((one) => one.value)).toEqual([walk.guest(amir)]);
  });

  test('N1 the consent stands beside the list: what it is about, what not, until when, and for each one whether it covers', () => {
    const walk = new Walk().consented();
    const covers = dataOf('guests', walk, eva).text?.['covers'];
    expect(covers).toEqual([
      { title: 'Det gäller', value: 'Hur Alva ska komma tillbaka till skolan' },
      { title: 'Slags uppgifter', value: 'Skolgång, Frånvaro, Psykisk hälsa och Pågående insatser' },
      { title: 'Tas inte upp', value: 'Pappas arbete' },
      { title: 'Till och med', value: '30 november 2026' },
    ]);
    const marks = (who: typeof eva): readonly string[] =>
      choicesIn(drawn('guests', walk, eva), 's.guests.add').flatMap(({ title, value }) =>
        value === who ? [title.replace(/^.* – /u, '')] : [],
      );
    expect([marks(amir), marks(fatima)]).toEqual([['omfattas'], ['omfattas inte']]);
    const units = dataOf('guest-outside', walk, eva).choices?.['units']?.map(({ title }) => title);
    expect(units).toContain('BUP Björkvik – omfattas');
    expect(units).toContain('Barn- och ungdomshabiliteringen – omfattas inte');
  });

  test('leads on: before the call to time and place, after it to the answers or to those who are new', () => {
    const ways = (walk: Walk, viewer = eva): readonly string[] =>
      choicesIn(drawn('guests', walk, viewer), 'pick').map((one) => one.value);
    expect(ways(new Walk().prepared())).toEqual(['meeting-time', 'guest-outside', 'guest-remove', 'guest-object']);
    expect(ways(new Walk().prepared(), karin)).toEqual(['guest-outside', 'guest-remove', 'guest-object']);
    expect(ways(new Walk().called())).toEqual(['answers', 'guest-outside', 'guest-remove', 'guest-object']);
    const later = new Walk().called().does(eva, 'guest.add', { people: [ulla] });
    expect(ways(later)).toEqual(['call', 'answers', 'guest-outside', 'guest-remove', 'guest-object']);
    for (const way of ways(later)) expect(Object.keys(caseScreens)).toContain(way);
  });

  test('a directory larger than a card is shown one unit at a time', () => {
    const walk = crowdedWalk();
    const all = drawn('guests', walk, eva);
    expect(faultsOf(all)).toEqual([]);
    expect(choicesIn(all, 'pick').map((one) => one.value)).toContain(`guests/${bup}`);
    const one = choicesIn(drawn('guests', walk, eva, bup), 's.guests.add');
    const unitOf = (choice: { value: string }) => walk.context.directory.staff.get(choice.value as typeof eva)?.unit;
    expect(one.length).toBeGreaterThan(20);
    expect(one.map(unitOf).every((unit) => unit === bup)).toBe(true);
  });

  test('everyone in a unit larger than a card can be reached, part by part', () => {
    const walk = crowdedWalk();
    const seen: string[] = [];
    let ref: string = school;
    for (let part = 0; part < 30 && ref !== ''; part += 1) {
      const card = drawn('guests', walk, eva, ref);
      expect(faultsOf(card)).toEqual([]);
      seen.push(...choicesIn(card, 's.guests.add').map((choice) => choice.value));
      ref =
        choicesIn(card, 'pick')
          .find((choice) => choice.value.includes('~'))
          ?.value.slice('guests/'.length) ?? '';
    }
    const staff = [...walk.context.directory.staff.values()].filter((person) => person.unit === school);
    expect(staff.length).toBeGreaterThan(200);
    expect(seen.toSorted()).toEqual(staff.map((person) => person.id).toSorted());
  });

  test.each(['g1', 'nowhere~2', `${bup}~x`, '~99999', 'guest-remove'])('opened with "%s" it is still whole', (ref) => {
    expect(faultsOf(drawn('guests', new Walk().prepared(), eva, ref))).toEqual([]);
  });

  test('an invitee sees no button that changes the list', () => {
    expect(buttonsOf(drawn('guests', new Walk().called(), sara))).not.toContain('Lägg till');
  });
});

describe('guest-outside', () => {
  const form = {
    's.outside.name': '  Mormor \u200B Gun ',
    's.outside.via': 'phone',
    's.outside.contact': '070-000 00 09',
    's.outside.unit': 'none',
  };

  test('reads name, way, number and the unit if there is one', () => {
    const walk = new Walk().consented();
    const payload = { name: 'Mormor Gun', via: 'phone', contact: '070-000 00 09' };
    expect(readAs('guest-outside', 'guest.add-outside', form, walk, eva)).toEqual({ ok: true, payload });
    expect(readAs('guest-outside', 'guest.add-outside', { ...form, 's.outside.unit': bup }, walk, eva)).toEqual({
      ok: true,
      payload: { ...payload, unit: bup },
    });
  });

  test('says everything that is missing', () => {
    expect(readAs('guest-outside', 'guest.add-outside', {}, new Walk().consented(), eva)).toEqual({
      ok: false,
      faults: [
        'Skriv namnet.',
        'Välj om personen bjuds in på telefon eller med brev.',
        'Skriv ett telefonnummer eller en adress.',
        'Välj en verksamhet, eller "ingen".',
      ],
    });
  });

  test('a telephone number has digits, an address need not', () => {
    const read = (via: string): unknown =>
      readAs(
        'guest-outside',
        'guest.add-outside',
        { ...form, 's.outside.via': via, 's.outside.contact': 'hos mormor' },
        new Walk().consented(),
        eva,
      );
    expect(read('phone')).toMatchObject({ ok: false, faults: ['Skriv telefonnumret.'] });
    expect(read('letter')).toMatchObject({ ok: true });
  });

  test('the name is shown letter by letter, the number nowhere but where one calls', () => {
    const walk = new Walk().consented();
    const name = '**Gun** <at>Eva</at> [x](https://x.se) ${alias}';
    walk.does(eva, 'guest.add-outside', { name, via: 'phone', contact: '070-123 45 67' });
    const card = drawn('guests', walk, eva);
    expect(wordsOf(card)).toContain(String.raw`**\*\*Gun\*\* \<at>Eva\</at> \[x\](https://x.se) `);
    expect(JSON.stringify(card)).not.toContain('070-123 45 67');
  });
});

describe('guest-remove', () => {
  test('says what happens to who is called already, and begins with the one in question', () => {
    const walk = new Walk().called();
    const card = drawn('guest-remove', walk, eva, walk.guest(amir));
    expect(wordsOf(card)).toContain('Den som redan är kallad får veta att mötet inte gäller längre');
    expect(inputOf(card, 's.remove.guest')?.['value']).toBe(walk.guest(amir));
    expect(dataOf('guest-remove', walk, eva, 'guest-remove').values).toEqual({ 's.remove.guest': '' });
  });

  test('reads one of those who are listed', () => {
    const walk = new Walk().called();
    const guest = walk.guest(amir);
    expect(readAs('guest-remove', 'guest.remove', { 's.remove.guest': guest }, walk, eva)).toEqual({
      ok: true,
      payload: { guest },
    });
    for (const value of ['', 'g99', `${guest},${walk.guest(sara)}`])
      expect(readAs('guest-remove', 'guest.remove', { 's.remove.guest': value }, walk, eva)).toEqual({
        ok: false,
        faults: ['Välj vem som ska tas bort.'],
      });
  });
});
