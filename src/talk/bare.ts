import { drawSentence } from '../cards/neutral.ts';
import type { PersonId } from '../domain/ids.ts';
import { saveCard } from '../store/talk-store.ts';
import type { Answer } from '../teams/answer.ts';
import { nonceOf } from './show.ts';
import { SENTENCES, type Talk } from './talk.ts';

/**
 * The answer to a click in a personal chat that shows nothing of any case: it replaces the clicked card, and with it
 * what that card showed (SEP8, T-ERR-07). The same for a case that is another's and one that is not there.
 */
export async function bare({ shell, cast }: Talk, person: PersonId, sentence: string): Promise<Answer> {
  const nonce = nonceOf('bare', person);
  const card = { case_id: null, person, screen: 'my-cases', ref: '', revision: 0, at: shell.clock() };
  await saveCard(shell.db, { nonce, ...card });
  return { kind: 'card', card: drawSentence(sentence, nonce, cast.mark(person)) };
}

export const noAccess = async (talk: Talk, person: PersonId): Promise<Answer> =>
  await bare(talk, person, SENTENCES.notYours);

/** To someone who is not in the directory: the same whatever was clicked. */
export const toStranger = (): Answer => ({ kind: 'card', card: drawSentence(SENTENCES.notYours) });
