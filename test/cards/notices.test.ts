import { describe, expect, test } from 'vitest';
import { drawFace, drawPrompt, drawPromptOver, readPrompt } from '../../src/cards/face.ts';
import { drawNotice, summaryOf } from '../../src/cards/notices.ts';
import type { Notice } from '../../src/domain/effects.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { faultsOf } from '../support/card-rules.ts';
import { withTove } from '../support/crowded.ts';
import { buttonsOf, inputOf, viewOf, wordsOf } from '../support/seen.ts';
import { amir, at, eva, karin, mother, sara, tove, Walk } from '../support/walk.ts';

const NOTICES: readonly Notice[] = [
  'invitation',
  'moved',
  'cancelled',
  'leads',
  'writes',
  'plan-fixed',
  'removed',
  'refusal',
  'paused',
  'ring',
  'takes-over',
];
const envelope = { nonce: 'nonce', practice: '' };
const sent = (notice: Notice, walk: Walk, to: PersonId = amir) =>
  drawNotice(notice, { ...viewOf(walk, to), to }, envelope);
const paused = (): Walk => {
  const walk = new Walk().answered();
  return walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
};
const walks = {
  draft: () => new Walk().draft(),
  prepared: () => new Walk().prepared(),
  called: () => new Walk().called(),
  paused,
  fixed: () => new Walk().fixed(),
  closed: () => new Walk().closed(),
};

/** Everything in the walked case that must never rest in Teams (decision 16). */
const PRIVATE = [
  'Alva',
  'Testsson',
  'Maria',
  'Johan',
  'Mormor',
  'Gun',
  'skola',
  'Björkskolan',
  'BUP',
  'Social',
  'samtyck',
  '070-',
  'vårdnad',
];
const leaks = (text: string): readonly string[] =>
  PRIVATE.filter((word) => text.toLocaleLowerCase('sv').includes(word.toLocaleLowerCase('sv')));

describe('sent cards', () => {
  test.each(Object.entries(walks))('E6 are neutral and whole in a case that is %s', (_name, walked) => {
    const walk = walked();
    for (const notice of NOTICES) {
      const card = sent(notice, walk);
      expect(faultsOf(card)).toEqual([]);
      expect(leaks(wordsOf(card))).toEqual([]);
    }
  });

  test.each(NOTICES)('E6 the summary of "%s" is short and says only the alias', (notice) => {
    const summary = summaryOf(notice, 'K7F2');
    expect(summary).toContain('K7F2');
    expect(summary.length).toBeLessThanOrEqual(80);
    expect(leaks(summary)).toEqual([]);
  });

  const OPENS: Readonly<Record<Notice, string | undefined>> = {
    invitation: 'go.invitation',
    moved: 'go.invitation',
    stands: 'go.invitation',
    'ask-stands': 'go.keep-meeting',
    cancelled: undefined,
    leads: 'go.case',
    writes: 'go.case',
    'plan-fixed': 'go.case',
    removed: undefined,
    refusal: 'go.refusal',
    paused: 'go.case',
    ring: 'go.unreached',
    'takes-over': 'go.case',
    assess: 'go.vb-assess',
    coordinate: 'go.vb-coordinate',
    coordinates: 'go.case',
    appoint: 'go.vb-appoint',
    contact: 'go.vb-overview',
    homework: 'go.vb-home',
    documents: 'go.vb-papers',
  };
  test.each(Object.entries(OPENS) as [Notice, string | undefined][])('P4 "%s" opens %s', (notice, verb) => {
    const card = sent(notice, new Walk().called());
    const carried = [...JSON.stringify(card).matchAll(/"verb":"(go\.[a-z\d-]+)"/gu)].map(([, one]) => one);
    expect(new Set(carried)).toEqual(new Set(verb ? [verb] : []));
    expect(buttonsOf(card)).toEqual(verb ? ['Öppna'] : []);
  });

  test('n.invite.card word by word; others than the principals are invited', () => {
    expect(wordsOf(sent('invitation', new Walk().called()))).toContain(
      'Du är kallad till ett möte i ärende K7F2 den 18 mars 2026 kl. 14:00. Leder gör Karin Holm.',
    );
    expect(wordsOf(sent('invitation', withTove(), tove))).toContain('Du är inbjuden till ett möte i ärende K7F2');
  });

  test('n.task who has taken something on is told so and when, and nobody else', () => {
    const walk = new Walk().fixed();
    expect(wordsOf(sent('plan-fixed', walk, amir))).toContain(
      'Planen i ärende K7F2 är fastställd. Du har tagit på dig något. Klart senast 18 maj 2026.',
    );
    expect(wordsOf(sent('plan-fixed', walk, sara))).toContain('Planen i ärende K7F2 är fastställd. Öppna och läs den.');
  });

  test('a moved meeting says the new time', () => {
    const walk = new Walk().called();
    walk.does(eva, 'meeting.move', {
      start: at('2026-03-20', '09:30'),
      minutes: 45,
      place: 'Rum 2',
      link: '',
      why: 'Alva',
    });
    expect(wordsOf(sent('moved', walk))).toContain('hålls den 20 mars 2026 kl. 09:30.');
  });

  test('n.removed: a removed guest cannot open it, one whose meeting is off is told just that', () => {
    const walk = new Walk().called();
    walk.does(eva, 'guest.remove', { guest: walk.guest(amir) });
    expect(wordsOf(sent('cancelled', walk))).toContain('Du är inte längre med i ärende K7F2. Du kan inte öppna det.');
    expect(wordsOf(sent('cancelled', paused()))).toContain('blir inte av');
    expect(wordsOf(sent('removed', new Walk().closed()))).toContain(
      'Du är inte längre med i ärende K7F2. Du kan inte öppna det.',
    );
    expect(wordsOf(sent('removed', new Walk().closed(), karin))).toContain('Ärende K7F2 är avslutat.');
  });

  test('practice mode is marked', () => {
    const card = drawNotice(
      'leads',
      { ...viewOf(new Walk().prepared(), karin), to: karin },
      { nonce: 'n', practice: 'Övning – till Karin Holm' },
    );
    expect(wordsOf(card)).toContain('Övning – till Karin Holm');
    expect(wordsOf(sent('leads', new Walk().prepared(), karin))).not.toContain('Övning');
  });
});

describe('the face in the channel (§7.7)', () => {
  const face = (walk: Walk): string => wordsOf(drawFace(viewOf(walk, eva), envelope));

  test.each(Object.entries(walks))('E6 is neutral and whole in a case that is %s', (_name, walked) => {
    const card = drawFace(viewOf(walked(), eva), envelope);
    expect(faultsOf(card)).toEqual([]);
    expect(leaks(wordsOf(card))).toEqual([]);
  });

  test('says alias, step, what comes next and who is responsible', () => {
    expect(face(new Walk().prepared())).toContain('Ärende K7F2 · Steg 3 av 7: Förbered');
    expect(face(new Walk().prepared())).toContain('Nästa: Kalla till mötet senast 16 mars · Ansvarig: Eva Lind');
    expect(face(new Walk().called())).toContain('Nästa: Möte 18 mars kl. 14:00 · Ansvarig: Eva Lind');
    expect(face(new Walk().meeting())).toContain('Nästa: Planen ska vara klar senast 25 mars');
    expect(face(new Walk().fixed())).toContain('Nästa: Uppföljning senast 20 maj');
    expect(face(paused())).toContain('Steg 4 av 7: Kalla · Pausat');
    expect(face(new Walk().closed())).toContain('Ärende K7F2 · Avslutat');
  });

  test('a birthday or an unanswered consent is never what comes next', () => {
    const soon = new Walk().prepared();
    const young = {
      ...soon.sip,
      people: soon.sip.people.map((one) => (one.birth ? { ...one, birth: '2011-03-05' as never } : one)),
    };
    const card = drawFace({ ...viewOf(soon, eva), sip: young }, envelope);
    expect(wordsOf(card)).not.toMatch(/födelse|fyller|samtycke/u);
    expect(wordsOf(card)).toContain('Nästa: Kalla till mötet');
  });

  test('leads to the case and to one’s own task; a closed case has no tasks', () => {
    expect(buttonsOf(drawFace(viewOf(new Walk().called(), eva), envelope))).toEqual(['Öppna ärendet', 'Min uppgift']);
    expect(buttonsOf(drawFace(viewOf(new Walk().closed(), eva), envelope))).toEqual(['Öppna ärendet']);
  });
});

describe('the question on the day of the follow-up', () => {
  test('says alias, day and who is responsible, and nothing else of the case', () => {
    const card = drawPrompt(viewOf(new Walk().fixed(), eva), envelope);
    expect(faultsOf(card)).toEqual([]);
    expect(wordsOf(card)).toContain('Dagen för uppföljning är 20 maj 2026. Ansvarig: Eva Lind.');
    expect(leaks(wordsOf(card))).toEqual([]);
    expect(buttonsOf(card)).toEqual(['Har följts upp', 'Ny dag', 'Öppna']);
    expect(inputOf(card, 'prompt.day')?.['label']).toBe('Ny dag (bara om uppföljningen flyttas)');
  });

  test('reads the new day; its reason is that it was chosen in the channel, where no one should write about a child', () => {
    expect(readPrompt({ 'prompt.day': '2026-06-01', why: 'Alva är sjuk' })).toEqual({
      ok: true,
      payload: { on: '2026-06-01', why: 'Ny dag vald i kanalen' },
    });
    for (const day of ['', '2026-02-30', 'nästa vecka'])
      expect(readPrompt({ 'prompt.day': day })).toMatchObject({
        ok: false,
        faults: ['Välj den nya dagen först, till exempel 2026-11-22.'],
      });
  });

  test('the day that was read is a day that the follow-up can be moved to', () => {
    const reading = readPrompt({ 'prompt.day': '2026-06-01' });
    if (!reading.ok) throw new TypeError(reading.faults.join());
    const walk = new Walk().fixed().on('2026-05-20').does(eva, 'follow-up.move', reading.payload);
    expect(walk.sip.plans.at(-1)?.followUp?.on).toBe('2026-06-01');
  });
});

describe('E6 what the channel reads when the question no longer waits', () => {
  const DUTY = 'follow-up::2026-05-20';
  const over = (walk: Walk): string => wordsOf(drawPromptOver(viewOf(walk, eva), DUTY, '')).split('\n')[1] ?? '';
  const onTheDay = (): Walk => new Walk().fixed().on('2026-05-20');
  test.each([
    ['followed up', () => new Walk().followedUp(), /^Har följts upp. Eva Lind svarade 20 maj 2026. Nästa .*: 10 sep/u],
    ['a new meeting', () => onTheDay().does(eva, 'meeting.renew', {}), /^Frågan gäller inte längre\.$/u],
    ['closed', () => new Walk().closed(), /^Ärendet är avslutat\.$/u],
  ])('%s', (_name, walk, words) => {
    expect(over(walk())).toMatch(words);
    expect(faultsOf(drawPromptOver(viewOf(walk(), eva), DUTY, ''))).toEqual([]);
  });
});
