import { createHash } from 'node:crypto';
import { answer, ask } from '../app/inquire.ts';
import { fingerprint } from '../app/handle.ts';
import { askAdvice, askMeeting, askNeed, readReply, type Read, type Writer } from '../cards/inquiry-forms.ts';
import type { Card } from '../cards/render.ts';
import type { DeskScreenId } from '../cards/screens.ts';
import { lackText } from '../cards/texts.ts';
import type { Inputs } from '../cards/view.ts';
import { isInquiryId, type InquiryId, type PersonId } from '../domain/ids.ts';
import type { Asked, InquiryAnswer } from '../domain/inquiry.ts';
import { deleteInquiry, findInquiry } from '../store/inquiry-store.ts';
import type { CardRow } from '../store/tables.ts';
import { showDesk } from './show.ts';
import type { Talk } from './talk.ts';
import { writerOf } from './writer.ts';

export type Asking = {
  readonly card: CardRow;
  readonly verb: string;
  readonly inputs: Inputs;
  readonly person: PersonId;
  readonly from: string;
};

const ASKS: Readonly<
  Record<
    string,
    { readonly screen: DeskScreenId; readonly read: (inputs: Inputs, writer: Writer) => Read<Asked> } | undefined
  >
> = {
  'inquiry.advice': { screen: 'advice-text', read: askAdvice },
  'inquiry.need': { screen: 'point-out', read: askNeed },
  'inquiry.meeting': { screen: 'plain-meeting', read: askMeeting },
};
const ANSWERS: Readonly<Record<string, InquiryAnswer['kind'] | undefined>> = {
  'inquiry.reply': 'advice',
  'inquiry.take': 'takes',
  'inquiry.decline': 'declines',
  'inquiry.come': 'comes',
  'inquiry.stay-away': 'stays-away',
};

/** A button about something outside any case: asked, answered, opened or taken back. */
export async function inquire(talk: Talk, asking: Asking): Promise<Card> {
  const { card, verb, inputs, person } = asking;
  const form = Object.hasOwn(ASKS, verb) ? ASKS[verb] : undefined;
  if (form) return await sent(talk, asking, form.screen, form.read(inputs, await writerOf(talk, person)));
  const kind = Object.hasOwn(ANSWERS, verb) ? ANSWERS[verb] : undefined;
  if (kind) return await replied(talk, asking, kind);
  if (verb === 'inquiry.delete') return await takenBack(talk, asking);
  const wanted = inputs['pick'] ?? card.ref;
  return await shown(talk, asking, isInquiryId(wanted) ? wanted : undefined);
}

const originOf = ({ from, inputs }: Asking): string => `${from}/${fingerprint(inputs)}`;

/** The same click with the same inputs is the same question. */
function idOf({ card, verb, person, inputs }: Asking): InquiryId {
  const hex = createHash('sha256')
    .update(`${card.nonce}\n${verb}\n${person}\n${fingerprint(inputs)}`)
    .digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-') as InquiryId;
}

async function sent(talk: Talk, asking: Asking, screen: DeskScreenId, reading: Read<Asked>): Promise<Card> {
  const { person, inputs } = asking;
  const lacks = reading.ok ? await ask(talk.shell, idOf(asking), person, reading.value) : [];
  const faults = reading.ok ? lacks.map(lackText) : reading.faults;
  if (faults.length > 0)
    return await showDesk(talk, person, screen, originOf(asking), {
      notice: { kind: 'faults', faults },
      typed: inputs,
    });
  const text = 'Skickat. Du får veta när någon har svarat.';
  return await showDesk(talk, person, 'inquiries', originOf(asking), { notice: { kind: 'info', text } });
}

async function replied(talk: Talk, asking: Asking, kind: InquiryAnswer['kind']): Promise<Card> {
  const { card, inputs, person } = asking;
  const id = isInquiryId(card.ref) ? card.ref : undefined;
  const reading = readReply(inputs, await writerOf(talk, person), kind);
  const lacks = reading.ok && id ? await answer(talk.shell, id, reading.value) : [];
  const faults = reading.ok ? lacks.map(lackText) : reading.faults;
  if (faults.length > 0) return await shown(talk, asking, id, { notice: { kind: 'faults', faults }, typed: inputs });
  return await shown(talk, asking, id, { notice: { kind: 'info', text: 'Tack. Svaret är skickat.' } });
}

async function takenBack(talk: Talk, asking: Asking): Promise<Card> {
  const { card, person } = asking;
  const found = isInquiryId(card.ref) ? await findInquiry(talk.shell.db, card.ref) : undefined;
  if (found?.asker === person) await deleteInquiry(talk.shell.db, found.id);
  const text = 'Det är borttaget. Ingen kan läsa det längre.';
  return await showDesk(talk, person, 'inquiries', originOf(asking), { notice: { kind: 'info', text } });
}

/** One who may not read it sees the same as when it is gone. */
const shown = async (
  talk: Talk,
  asking: Asking,
  id: InquiryId | undefined,
  wish: Pick<Parameters<typeof showDesk>[4] & object, 'notice' | 'typed'> = {},
): Promise<Card> => await showDesk(talk, asking.person, 'inquiry', originOf(asking), { ...wish, about: id ?? '' });
