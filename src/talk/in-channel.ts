import { DeliveryError } from '../app/delivery.ts';
import { handle } from '../app/handle.ts';
import { shortDay } from '../cards/dates.ts';
import { DUTIES } from '../cards/duty-texts.ts';
import { readPrompt } from '../cards/face.ts';
import { staffName } from '../cards/people.ts';
import { lackText, REFUSALS } from '../cards/texts.ts';
import { fixedPlan, type Case } from '../domain/case.ts';
import type { CommandId, PersonId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import { dayOf } from '../domain/time.ts';
import { findDutiesOf } from '../store/duty-store.ts';
import { inboundKey } from '../store/inbound-store.ts';
import { findPlace } from '../store/talk-store.ts';
import type { CardRow } from '../store/tables.ts';
import type { Answer } from '../teams/answer.ts';
import type { Clicked, Incoming } from '../teams/incoming.ts';
import { answerWord } from './say.ts';
import { firstOf, requestOf } from './once.ts';
import { openCard } from './sending.ts';
import { maySee } from './show.ts';
import { SENTENCES, text, type Talk } from './talk.ts';
import { TIES, tieChannel } from './tie-channel.ts';

const BEGINNINGS: ReadonlySet<string> = new Set([
  'ny sip',
  'new sip',
  'påtala behov',
  'mina ärenden',
  'my cases',
  'hjälp',
  'help',
]);

/** In a channel nothing about a child is shown, repeated or stored (T-ERR-09); one goes on in the personal chat. */
export async function inChannel(
  talk: Talk,
  incoming: Extract<Incoming, { kind: 'said' | 'clicked' }>,
  card: CardRow | undefined,
  sip: Case | undefined,
  person: PersonId,
): Promise<Answer> {
  if (incoming.kind === 'said') {
    const word = incoming.text.replace(/[.!]+$/u, '');
    if (TIES.has(word)) return await tieChannel(talk, incoming.place, person);
    if (!BEGINNINGS.has(word)) return text(SENTENCES.channel);
    const answer = await answerWord(talk, word, person);
    return answer.kind === 'card' ? text(SENTENCES[await inPersonalChat(talk, person, answer.card)]) : answer;
  }
  if (!card || !sip) return text(SENTENCES.old);
  // A sentence, never a card: the post is everyone's.
  if (!maySee(talk, sip, person, 'case') && !maySee(talk, sip, person, 'manager')) return text(SENTENCES.notYours);
  if (incoming.verb === 'follow-up.move') return await moveFollowUp(talk, incoming, card, sip, person);
  const { request } = requestOf(incoming);
  const open = async (): Promise<Where> => {
    const screen = await wished(talk, incoming.verb, sip, person);
    return await inPersonalChat(talk, person, await openCard(talk, sip, person, screen));
  };
  const went = request === undefined ? await open() : await firstOf(talk.shell.db, inboundKey(request, person), open);
  return text(SENTENCES[typeof went === 'string' ? went : (went.again ?? 'elsewhere')]);
}

/** Where the person was written to: the name of the sentence that says so in the channel. */
type Where = 'elsewhere' | 'unreachable';

/** What the button in the channel leads to: the screen, and what it is about. */
async function wished({ shell }: Talk, verb: string, sip: Case, person: PersonId): Promise<string> {
  if (verb === 'go.follow-up') return 'follow-up';
  if (verb !== 'go.task') return 'case';
  const duties = await findDutiesOf(shell.db, person, dayOf(shell.clock()));
  const first = duties.find((duty) => duty.caseId === sip.id);
  return first ? `${DUTIES[first.rule].screen}/${first.ref}` : 'case';
}

async function inPersonalChat(
  talk: Talk,
  person: PersonId,
  card: Extract<Answer, { kind: 'card' }>['card'],
): Promise<Where> {
  const place = await findPlace(talk.shell.db, talk.cast.placeOfPerson(person));
  if (!place) return 'unreachable';
  return await talk
    .messenger()
    .post(place, card, 'SIP-lotsen')
    .then(
      () => 'elsewhere',
      (error: unknown) => {
        if (!(error instanceof DeliveryError)) throw error;
        return 'unreachable';
      },
    );
}

/** "Ny dag" is answered where it was asked: a date says nothing about a child. */
async function moveFollowUp(
  { shell }: Talk,
  click: Clicked,
  card: CardRow,
  sip: Case,
  person: PersonId,
): Promise<Answer> {
  const { inputs, verb } = click;
  const reading = readPrompt(inputs);
  if (!reading.ok) return text(reading.faults.join(' '));
  const { on } = reading.payload;
  const meta = {
    id: `${card.nonce}/${verb}/${person}` as CommandId,
    caseId: sip.id,
    by: person,
    at: shell.clock(),
    seen: card.revision,
  };
  const outcome = await handle(shell, { ...meta, verb: 'follow-up.move', ...reading.payload }, on, requestOf(click));
  switch (outcome.kind) {
    case 'done':
    case 'repeated':
      return text(`Ny dag för uppföljning: ${shortDay(on)}.`);
    case 'refused':
      return text(whyNot(shell.directory(), outcome.sip, outcome.refusal));
    case 'no-such-case':
      return text(SENTENCES.old);
  }
}

function whyNot(directory: Parameters<typeof staffName>[0], sip: Case, refusal: Refusal): string {
  // Why a case is locked is not said where everyone reads it (F96).
  if (sip.protection) return REFUSALS['not-now'];
  if ('lacks' in refusal) return refusal.lacks.map(lackText).join(' ');
  const now = fixedPlan(sip)?.followUp?.on;
  if (refusal.code !== 'stale' || !now) return REFUSALS[refusal.code];
  const by = refusal.change?.by;
  const who = (by && by !== 'system' && staffName(directory, by)) || 'Någon annan';
  return `${who} hann före. Dagen för uppföljning är nu ${shortDay(now)}.`;
}
