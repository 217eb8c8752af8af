import { fingerprint } from '../app/handle.ts';
import { readAdvice } from '../cards/inquiry-forms.ts';
import type { Card } from '../cards/render.ts';
import type { Inputs } from '../cards/view.ts';
import type { PersonId } from '../domain/ids.ts';
import { showDesk } from './show.ts';
import type { Talk } from './talk.ts';
import { writerOf } from './writer.ts';

export const ADVICE_VERBS: ReadonlySet<string> = new Set(['advice.check', 'advice.change']);

/** the text as it can be sent or copied, or again the form with what stops it. Nothing of it is stored or logged. */
export async function advise(
  talk: Talk,
  { person, verb, inputs, from }: { person: PersonId; verb: string; inputs: Inputs; from: string },
): Promise<Card> {
  const origin = `${from}/${fingerprint(inputs)}`;
  if (verb === 'advice.change') return await showDesk(talk, person, 'advice', origin, { typed: inputs });
  const reading = readAdvice(inputs, await writerOf(talk, person));
  if (!reading.ok)
    return await showDesk(talk, person, 'advice', origin, {
      notice: { kind: 'faults', faults: reading.faults },
      typed: inputs,
    });
  const { text, hints } = reading;
  const notice =
    hints.length > 0 ? ({ kind: 'info', text: `Läs extra noga. ${hints.join('. ')}.` } as const) : undefined;
  return await showDesk(talk, person, 'advice-text', origin, { notice, typed: { 's.anon.text': text } });
}
