import { handle } from '../app/handle.ts';
import type { Case } from '../domain/case.ts';
import type { CommandId, PersonId } from '../domain/ids.ts';
import { awaitsCall } from '../domain/rules/system.ts';
import { inboundKey } from '../store/inbound-store.ts';
import { findCard, rememberPlace } from '../store/talk-store.ts';
import type { Answer, BotHandler } from '../teams/answer.ts';
import type { Incoming } from '../teams/incoming.ts';
import { bare, toStranger } from './bare.ts';
import { freshId } from './carry-out.ts';
import { answerClick } from './click.ts';
import { forAnOldClient } from './hide.ts';
import { inChannel } from './in-channel.ts';
import { firstOf, requestOf } from './once.ts';
import { answerWord } from './say.ts';
import { showDesk } from './show.ts';
import { SENTENCES, text, type Talk } from './talk.ts';

/** Everything that reaches the bot: who it is, where it was said, and what to answer. */
export const converse =
  (talk: Talk): BotHandler =>
  async (incoming) => {
    if (incoming.kind === 'left') return { kind: 'none' };
    if (incoming.kind === 'arrived') return await greet(talk, incoming);
    const found = incoming.kind === 'clicked' ? await findCard(talk.shell.db, incoming.nonce) : undefined;
    const person = talk.cast.actor(incoming.from, found?.card);
    const isPersonal = incoming.place.kind === 'personal';
    if (!person) return incoming.kind === 'clicked' && isPersonal ? toStranger() : text(SENTENCES.notYours);
    // A card that was made for someone else is answered as one that never was.
    const isOwn = found?.card.person === null || found?.card.person === person;
    const { card, sip } = (isOwn ? found : undefined) ?? {};
    if (!isPersonal) return await inChannel(talk, incoming, card, sip, person);
    await rememberPlace(talk.shell.db, talk.cast.placeOfPerson(person), incoming.place, talk.shell.clock(), person);
    if (incoming.kind === 'said')
      return (await talk.hearFirst?.(incoming.text, person)) ?? (await answerWord(talk, incoming.text, person));
    if (!card) return await bare(talk, person, SENTENCES.old);
    if (sip && awaitsCall(sip, person)) await noteHeard(talk, sip, person);
    const verb = incoming.refresh ? `go.${card.screen}` : incoming.verb;
    const answer = await answerClick(
      { talk, card, verb, inputs: incoming.inputs, person, ...requestOf(incoming) },
      sip,
    );
    return incoming.via === 'submit' ? await forAnOldClient(talk, incoming, person, answer) : answer;
  };

/** Who clicks in the case has what was sent: nobody needs to ring (P4). */
async function noteHeard({ shell }: Talk, sip: Case, person: PersonId): Promise<void> {
  const id = `heard/${sip.id}/${person}/${sip.rev}` as CommandId;
  await handle(
    shell,
    { id, caseId: sip.id, by: 'system', at: shell.clock(), seen: 0, verb: 'delivery.proved', person },
    '',
  );
}

/** Someone opened the chat: a greeting, and from then on a way to reach the person. */
async function greet(talk: Talk, { from, place }: Extract<Incoming, { kind: 'arrived' }>): Promise<Answer> {
  const person = from && talk.cast.actor(from);
  if (!person || place.kind !== 'personal') return { kind: 'none' };
  await rememberPlace(talk.shell.db, talk.cast.placeOfPerson(person), place, talk.shell.clock(), person);
  if (talk.refill) {
    await talk.refill(place);
    return { kind: 'none' };
  }
  // Teams tells of one installation as several events.
  const greeting = inboundKey(place.conversationId, 'greeting');
  if ((await firstOf(talk.shell.db, greeting, () => Promise.resolve('greeted'))) !== 'greeted') return { kind: 'none' };
  return { kind: 'card', card: await showDesk(talk, person, 'welcome', freshId()) };
}
