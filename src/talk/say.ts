import { distance } from 'fastest-levenshtein';
import type { DeskScreenId } from '../cards/screens.ts';
import type { PersonId } from '../domain/ids.ts';
import { atTime, dayOf } from '../domain/time.ts';
import { dropLatestDraft, findDraft } from '../store/talk-store.ts';
import type { Answer } from '../teams/answer.ts';
import { freshId } from './carry-out.ts';
import { beginCase, pointsOut } from './new-case.ts';
import { openCard } from './sending.ts';
import { showCase, showDesk } from './show.ts';
import { SENTENCES, text, type Talk } from './talk.ts';

type Hearing = (talk: Talk, person: PersonId) => Promise<Answer>;

const desk =
  (id: DeskScreenId): Hearing =>
  async (talk, person) => ({ kind: 'card', card: await showDesk(talk, person, id, freshId()) });

/** What people write, exactly and after normalising; titles of the app's command menu in both languages are here. */
const WORDS = new Map<string, Hearing>(
  Object.entries({
    'ny sip': newCase,
    'new sip': newCase,
    'ny samordnad individuell plan': newCase,
    'starta sip': newCase,
    'mina ärenden': desk('my-cases'),
    'my cases': desk('my-cases'),
    'mina sip': desk('my-cases'),
    'min sip': desk('my-cases'),
    ärenden: desk('my-cases'),
    hjälp: desk('help'),
    help: desk('help'),
    '?': desk('help'),
    avbryt: leave,
    cancel: leave,
    orosanmälan: desk('concern'),
    orosanmäla: desk('concern'),
    orolig: desk('concern'),
    'orolig för ett barn': desk('concern'),
    'visa hur du anmäler': desk('concern'),
    vägledning: desk('guide'),
    'utan samtycke': desk('without-consent'),
    utskrivning: desk('discharge'),
    'rådgör utan namn': desk('advice'),
    rådgör: desk('advice'),
    'påtala behov': desk('point-out'),
    påtala: desk('point-out'),
    'lämna över': desk('hand-over'),
    konsultation: desk('advice'),
    avvikelser: desk('deviations'),
    'möte utan sip': desk('plain-meeting'),
    'utan ärende': desk('inquiries'),
    hej: desk('welcome'),
    start: desk('welcome'),
  }),
);
export const words: readonly string[] = [...WORDS.keys()];

const CLOSE = 2;

/** A typed word in the personal chat: what it means, or the nearest that it may have meant. Never silence. */
export async function answerWord(talk: Talk, word: string, person: PersonId): Promise<Answer> {
  const heard = WORDS.get(word) ?? WORDS.get(unmarked(word));
  if (heard) return await heard(talk, person);
  const near = words.map((one) => ({ one, far: distance(one, word) })).toSorted((a, b) => a.far - b.far)[0];
  const slip = near && near.far <= CLOSE && near.far < near.one.length / 2 ? near.one : undefined;
  const sentence = slip ? `Menade du "${slip}"?` : 'Jag förstod inte. Det här kan jag hjälpa dig med:';
  return {
    kind: 'card',
    card: await showDesk(talk, person, 'help', freshId(), { notice: { kind: 'info', text: sentence } }),
  };
}

/** "Ny SIP!" and "ny-sip." are small slips that need no question. */
const unmarked = (word: string): string =>
  word
    .replaceAll(/[.!?,:;"']+$/gu, '')
    .replaceAll('-', ' ')
    .trim();

/** The empty form may be sent; one that already holds something is opened by a click (decision 16). */
async function newCase(talk: Talk, person: PersonId): Promise<Answer> {
  if (pointsOut(talk, person)) return await desk('point-out')(talk, person);
  const sip = await beginCase(talk, person);
  if (!sip) return text(SENTENCES.notYours);
  if (await findDraft(talk.shell.db, { case_id: sip.id, person, screen: 'new-case', ref: '' }))
    return { kind: 'card', card: await openCard(talk, sip, person, 'new-case', 'go-on') };
  const card = await showCase(talk, sip, person, { screen: 'new-case', from: freshId(), typed: {} });
  return card ? { kind: 'card', card } : text(SENTENCES.notYours);
}

/** What was typed on an earlier day is no longer what one is at: it waits until its own form is left. */
async function leave({ shell }: Talk, person: PersonId): Promise<Answer> {
  const morning = atTime(dayOf(shell.clock()), '00:00');
  return text((await dropLatestDraft(shell.db, person, morning)) ? SENTENCES.left : SENTENCES.nothingLeft);
}
