import { describe, expect, test } from 'vitest';
import { drawCase } from '../../src/cards/draw.ts';
import { verbOf } from '../../src/cards/screen.ts';
import { caseScreens } from '../../src/cards/screens.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { faultsOf } from '../support/card-rules.ts';
import { withTove } from '../support/crowded.ts';
import { buttonsOf, drawn, inputOf, readAs, viewOf, wordsOf } from '../support/seen.ts';
import { amir, at, child, eva, karin, mother, sara, tove, ulla, Walk } from '../support/walk.ts';

const YES = 'invitation.answer:yes';
const NO = 'invitation.answer:no';
const SUBSTITUTE = 'invitation.answer:substitute';

describe('invitation', () => {
  test('says when, who leads, what it is about and what may be said', () => {
    const words = wordsOf(drawn('invitation', new Walk().called(), amir));
    expect(words).toContain(
      'Du är kallad till ett möte i ärende **K7F2** den 18 mars 2026 kl. 14:00. Leder gör Karin Holm.',
    );
    expect(words).toContain('**Frågan:** Hur kan Alva komma tillbaka till skolan?');
    expect(words).toContain(
      'Du får tala om: Hur Alva ska komma tillbaka till skolan (skolgång, frånvaro, psykisk hälsa och pågående insatser). Samtycket gäller till 30 november 2026.',
    );
    expect(words).toContain('Kom med erbjudanden, inte beställningar.');
    expect(words).toContain('Inspelning, transkribering och AI-sammanfattning är avstängt.');
  });

  test('F51 the principals are called, others are invited', () => {
    const words = wordsOf(drawn('invitation', withTove(), tove));
    expect(words).toContain('Inbjudan till möte');
    expect(words).toContain('Du är inbjuden till ett möte');
  });

  test('has three ways to answer, each of which carries the verb with its variant, also in the fallback', () => {
    const card = drawn('invitation', new Walk().called(), amir);
    expect(buttonsOf(card)).toEqual(['Jag kommer', 'Jag kan inte', 'Ersättare', 'Tillbaka', 'Avbryt', 'Hjälp']);
    for (const verb of [YES, NO, SUBSTITUTE])
      expect(JSON.stringify(card)).toContain(JSON.stringify({ n: 'nonce', verb }));
  });

  test('the variant is open exactly when its verb is', () => {
    expect([verbOf(YES), verbOf('call.send')]).toEqual(['invitation.answer', 'call.send']);
    const view = viewOf(new Walk().called(), amir);
    expect(buttonsOf(drawCase(caseScreens.invitation, { ...view, verbs: new Set() }, { nonce: 'n' }))).toEqual([
      'Tillbaka',
      'Avbryt',
      'Hjälp',
    ]);
  });

  test('reads the three answers, about the viewer’s own invitation whatever the screen was opened with', () => {
    const walk = new Walk().called();
    const guest = walk.guest(amir);
    const other = walk.guest(sara);
    expect(readAs('invitation', YES, {}, walk, amir, other)).toEqual({
      ok: true,
      payload: { guest, answer: { kind: 'yes' } },
    });
    const no = { 's.answer.reason': 'other', 's.answer.note': ' Kurs\u202E ' };
    expect(readAs('invitation', NO, no, walk, amir, other)).toEqual({
      ok: true,
      payload: { guest, answer: { kind: 'no', reason: 'other', note: 'Kurs' } },
    });
    expect(readAs('invitation', SUBSTITUTE, { 's.answer.substitute': ulla }, walk, amir)).toEqual({
      ok: true,
      payload: { guest, answer: { kind: 'substitute', person: ulla } },
    });
  });

  test.each([
    [NO, {}, 'Välj varför'],
    [NO, { 's.answer.reason': 'because' }, 'Välj varför'],
    [NO, { 's.answer.reason': 'time', 's.answer.note': 'x'.repeat(401) }, '400 tecken'],
    [SUBSTITUTE, {}, 'Välj vem som kommer'],
    [SUBSTITUTE, { 's.answer.substitute': 'nobody' }, 'Välj vem som kommer'],
  ])('%s with %o is refused', (verb, inputs, said) => {
    const reading = readAs('invitation', verb, inputs, new Walk().called(), amir);
    expect(reading).toMatchObject({ ok: false, faults: [expect.stringContaining(said)] });
  });

  test('offers as substitutes only colleagues who are not invited', () => {
    const card = drawn('invitation', new Walk().called(), amir);
    const offered = inputOf(card, 's.answer.substitute')?.['choices'] as readonly { value: string }[];
    expect(offered.map((one) => one.value)).toContain(ulla);
    expect(offered.map((one) => one.value)).not.toContain(amir);
    expect(offered.map((one) => one.value)).not.toContain(sara);
  });

  test('who is not called has nothing to answer and cannot', () => {
    const walk = new Walk().called();
    const card = drawn('invitation', walk, karin);
    expect(wordsOf(card)).toContain('Du är inte kallad till mötet.');
    expect(buttonsOf(card)).not.toContain('Jag kommer');
    expect(readAs('invitation', YES, {}, walk, karin, walk.guest(amir))).toMatchObject({ ok: false });
  });

  test('shows one’s own answer, which can be changed', () => {
    const walk = new Walk().called();
    const answer = { kind: 'no', reason: 'other', note: '**Kurs** ${x}' } as const;
    walk.does(amir, 'invitation.answer', { guest: walk.guest(amir), answer });
    const words = wordsOf(drawn('invitation', walk, amir));
    expect(words).toContain(String.raw`Ditt svar: du kommer inte: annat (\*\*Kurs\*\* `);
    expect(inputOf(drawn('invitation', walk, amir), 's.answer.note')?.['value']).toBe('**Kurs** ${x}');
  });

  test('§3.4 when the consent has run out, nothing of the matter is shown', () => {
    const walk = new Walk().called().on('2026-12-01');
    const words = wordsOf(drawn('invitation', walk, amir));
    expect(words).not.toContain('Alva');
    expect(words).not.toContain('Du får tala om');
  });

  test('a link is one that markdown reads as the same address', () => {
    const walk = new Walk().called();
    const link = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm_A)*[x]/0?context=%7b{"a":1}';
    walk.does(eva, 'meeting.move', { start: at('2026-03-20'), minutes: 60, place: '', link, why: 'Sjuk' });
    const card = drawn('invitation', walk, amir);
    const [, address = ''] = /\[Öppna mötet på nätet\]\((\S*)\)/u.exec(wordsOf(card)) ?? [];
    expect(address).not.toMatch(/[_*[\](){}"\\]/u);
    expect(decodeURIComponent(address)).toBe(decodeURIComponent(link));
    expect(faultsOf(card)).toEqual([]);
  });

  test('the longest question, purpose and scope still fit', () => {
    const walk = new Walk().prepared();
    const { childWay = 'part', leader = eva, secretary = eva } = walk.sip.meetings.at(-1) ?? {};
    const long = '_å*'.repeat(333);
    walk.does(eva, 'preparation.save', {
      question: long,
      purpose: long,
      childWay,
      interpreter: false,
      leader,
      secretary,
    });
    expect(faultsOf(drawn('invitation', walk.does(eva, 'call.send', {}), amir))).toEqual([]);
  });
});

describe('answers and answer-for', () => {
  const late = (): Walk => new Walk().called().on('2026-03-06');

  test('T4 after three working days it says whom to call', () => {
    expect(wordsOf(drawn('answers', new Walk().called().on('2026-03-05'), eva))).not.toContain(
      'har inte svarat. Ring.',
    );
    const words = wordsOf(drawn('answers', late(), eva));
    expect(words).toContain('Amir Haddad (BUP Björkvik) har inte svarat. Ring.');
    expect(words).toContain('Maria Testsson har inte svarat. Ring.');
  });

  test('counts and says who answered, when and who noted it', () => {
    const walk = new Walk().called();
    walk.does(amir, 'invitation.answer', { guest: walk.guest(amir), answer: { kind: 'substitute', person: ulla } });
    walk.does(eva, 'invitation.answer', { guest: walk.guest(mother), answer: { kind: 'yes' } });
    const words = wordsOf(drawn('answers', walk, eva));
    expect(words).toContain('Kommer: 1 · Kommer inte: 0 · Ersättare: 1 · Inget svar: 5');
    expect(words).toContain('**Amir Haddad (BUP Björkvik)** – skickar en ersättare: Ulla Bergström (2 mars 2026)');
    expect(words).toContain('**Maria Testsson (vårdnadshavare)** – kommer (2 mars 2026, noterat av Eva Lind)');
  });

  test('before the call there is no one to have called', () => {
    const card = drawn('answers', new Walk().prepared(), eva);
    expect(wordsOf(card)).toContain('Ingen kallelse är skickad än.');
    expect(buttonsOf(card)).toEqual(['Gästlistan', 'Tillbaka', 'Hjälp']);
  });

  test('contact details are shown to the one who calls, and the screen is closed to everyone else', () => {
    const walk = late();
    expect(wordsOf(drawn('answer-for', walk, eva, walk.guest(mother)))).toContain('070-000 00 01');
    expect(wordsOf(drawn('answer-for', walk, eva, walk.guest(amir)))).toContain('070-000 10 08');
    expect(wordsOf(drawn('answer-for', walk, eva, walk.guest(child)))).toContain('070-000 00 01 (Maria Testsson)');
    const { opens } = caseScreens['answer-for'];
    if (opens === 'read') throw new TypeError('open to all');
    for (const person of [amir, karin, ulla])
      expect(opens.some((verb) => viewOf(walk, person).verbs.has(verb))).toBe(false);
    expect(opens.some((verb) => viewOf(walk, eva).verbs.has(verb))).toBe(true);
  });

  test('answers for the guest that the screen is about', () => {
    const walk = late();
    const guest = walk.guest(mother);
    const NOTED = 'invitation.answer';
    expect(readAs('answer-for', NOTED, { 's.answer.what': 'yes' }, walk, eva, guest)).toEqual({
      ok: true,
      payload: { guest, answer: { kind: 'yes' } },
    });
    expect(readAs('answer-for', NOTED, {}, walk, eva, guest)).toEqual({
      ok: false,
      faults: ['Välj vad personen svarade.'],
    });
    expect(readAs('answer-for', NOTED, { 's.answer.what': 'no' }, walk, eva, guest)).toEqual({
      ok: false,
      faults: ['Välj varför personen inte kan.'],
    });
    expect(readAs('answer-for', NOTED, {}, walk, eva, 'g99')).toEqual({
      ok: false,
      faults: ['Personen finns inte längre på listan.'],
    });
  });

  test('the family has no substitute; who is gone has no buttons', () => {
    const walk = late();
    expect(wordsOf(drawn('answer-for', walk, eva, walk.guest(mother)))).not.toContain('ersättare');
    expect(wordsOf(drawn('answer-for', walk, eva, walk.guest(amir)))).toContain('Skickar en ersättare');
    expect(buttonsOf(drawn('answer-for', walk, eva, 'g99'))).toEqual(['Tillbaka', 'Hjälp']);
  });

  test('a letter says nothing of the child, the school or the purpose', () => {
    const walk = new Walk().prepared();
    walk
      .does(eva, 'guest.add-outside', { name: 'Farfar Bo', via: 'letter', contact: 'Storgatan 1' })
      .does(eva, 'call.send', {});
    const guest = walk.sip.meetings.at(-1)?.guests.find((one) => one.outside?.via === 'letter')?.id ?? ('' as ItemId);
    const words = wordsOf(drawn('answer-for', walk, eva, guest));
    expect(words).toContain('Storgatan 1');
    const [, letter = ''] = /brevet: "([^"]*)"/u.exec(words) ?? [];
    expect(letter).toBe(
      'Inbjudan till möte 18 mars 2026. Hej! Du är inbjuden till ett möte. Mer information får du av Eva Lind, telefon 070-000 10 01. Svara med ja, nej eller ersättare.',
    );
  });
});
