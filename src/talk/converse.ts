import { handle } from '../app/handle.ts';
import { lackText, REFUSALS } from '../cards/texts.ts';
import { shortDay } from '../cards/dates.ts';
import { drawOpen } from '../cards/neutral.ts';
import { mayRead } from '../domain/access.ts';
import type { Case } from '../domain/case.ts';
import type { Command } from '../domain/command.ts';
import type { CommandId, PersonId } from '../domain/ids.ts';
import { dayOf, parseDay } from '../domain/time.ts';
import { findCard, findPlace, rememberPlace, saveCard } from '../store/talk-store.ts';
import type { CardRow } from '../store/tables.ts';
import type { Answer, BotHandler } from '../teams/answer.ts';
import type { Clicked, Incoming } from '../teams/incoming.ts';
import { freshId } from './carry-out.ts';
import { answerClick } from './click.ts';
import { answerWord } from './say.ts';
import { showDesk } from './show.ts';
import { SENTENCES, text, type Talk } from './talk.ts';

const HIDE_AFTER_SECONDS = 600;

/** Everything that reaches the bot: who it is, where it was said, and what to answer. */
export const converse =
  (talk: Talk): BotHandler =>
  async (incoming) => {
    if (incoming.kind === 'left') return { kind: 'none' };
    if (incoming.kind === 'arrived') return await greet(talk, incoming);
    const { card, sip } =
      (incoming.kind === 'clicked' ? await findCard(talk.shell.db, incoming.nonce) : undefined) ?? {};
    const person = talk.cast.actor(incoming.from, card);
    if (!person) return text(SENTENCES.notYours);
    if (incoming.place.kind !== 'personal') return await inChannel(talk, incoming, card, sip, person);
    await rememberPlace(talk.shell.db, talk.cast.placeOfPerson(person), incoming.place, talk.shell.clock());
    if (incoming.kind === 'said')
      return (await talk.hearFirst?.(incoming.text, person)) ?? (await answerWord(talk, incoming.text, person));
    if (!card) return text(SENTENCES.old);
    if (card.person !== null && card.person !== person) return text(SENTENCES.notYours);
    const answer = await answerClick({ talk, card, verb: incoming.verb, inputs: incoming.inputs, person }, sip);
    await hideLater(talk, incoming, card, answer);
    return answer;
  };

/** Someone opened the chat: a greeting, and from then on a way to reach the person. */
async function greet(talk: Talk, { from, place }: Extract<Incoming, { kind: 'arrived' }>): Promise<Answer> {
  const person = from && talk.cast.actor(from);
  if (!person || place.kind !== 'personal') return { kind: 'none' };
  await rememberPlace(talk.shell.db, talk.cast.placeOfPerson(person), place, talk.shell.clock());
  if (talk.refill) {
    await talk.refill(place);
    return { kind: 'none' };
  }
  return { kind: 'card', card: await showDesk(talk, person, 'welcome', freshId()) };
}

/** A card that an old client shows to everyone who looks gets neutral again after a while (decision 16). */
async function hideLater({ shell, cast }: Talk, click: Clicked, card: CardRow, answer: Answer): Promise<void> {
  if (click.via !== 'submit' || answer.kind !== 'card' || !click.cardActivityId || !card.case_id || !card.person)
    return;
  const effect = {
    kind: 'hide',
    key: `hide/${freshId()}`,
    place: cast.placeOfPerson(card.person),
    activityId: click.cardActivityId,
  } as const;
  await shell.jobs.enqueueLater({ caseId: card.case_id, effect }, HIDE_AFTER_SECONDS);
}

/** In a channel nothing about a child is shown, repeated or stored (T-ERR-09); one goes on in the personal chat. */
async function inChannel(
  talk: Talk,
  incoming: Extract<Incoming, { kind: 'said' | 'clicked' }>,
  card: CardRow | undefined,
  sip: Case | undefined,
  person: PersonId,
): Promise<Answer> {
  if (incoming.kind === 'said') {
    const begins = ['ny sip', 'new sip', 'mina ärenden', 'my cases', 'hjälp', 'help'].includes(incoming.text);
    if (!begins) return text(SENTENCES.channel);
    const answer = await answerWord(talk, incoming.text, person);
    return answer.kind === 'card' ? await inPersonalChat(talk, person, answer.card) : answer;
  }
  if (!card || !sip) return text(SENTENCES.old);
  if (!mayRead(talk.shell.profile, talk.shell.directory(), sip, person, dayOf(talk.shell.clock())))
    return text(SENTENCES.notYours);
  if (incoming.verb === 'follow-up.move') return await moveFollowUp(talk, incoming, card, person);
  const screen = incoming.verb === 'go.follow-up' ? 'follow-up' : 'case';
  const nonce = freshId() as string;
  await saveCard(talk.shell.db, {
    nonce,
    case_id: sip.id,
    person,
    screen: 'open',
    ref: screen,
    revision: sip.rev,
    at: talk.shell.clock(),
  });
  return await inPersonalChat(talk, person, drawOpen(sip.alias, nonce, talk.cast.mark(person)));
}

async function inPersonalChat(
  talk: Talk,
  person: PersonId,
  card: Extract<Answer, { kind: 'card' }>['card'],
): Promise<Answer> {
  const place = await findPlace(talk.shell.db, talk.cast.placeOfPerson(person));
  if (!place) return text(SENTENCES.unreachable);
  await talk.messenger().post(place, card, 'SIP-lotsen');
  return text(SENTENCES.elsewhere);
}

/** "Ny dag" is answered where it was asked: a date says nothing about a child. */
async function moveFollowUp(
  { shell }: Talk,
  { inputs, verb }: Clicked,
  card: CardRow,
  person: PersonId,
): Promise<Answer> {
  const on = parseDay(inputs['s.prompt.day'] ?? '');
  if (!on || !card.case_id) return text('Välj en dag först, och klicka sedan på Ny dag.');
  const command: Command = {
    id: `${card.nonce}/${verb}/${person}` as CommandId,
    caseId: card.case_id,
    by: person,
    at: shell.clock(),
    seen: card.revision,
    verb: 'follow-up.move',
    on,
    why: 'Ny dag vald i kanalen',
  };
  const outcome = await handle(shell, command, on);
  if (outcome.kind === 'done' || outcome.kind === 'repeated') return text(`Ny dag för uppföljning: ${shortDay(on)}.`);
  if (outcome.kind === 'refused' && 'lacks' in outcome.refusal)
    return text(outcome.refusal.lacks.map(lackText).join(' '));
  return text(outcome.kind === 'refused' ? REFUSALS[outcome.refusal.code] : SENTENCES.old);
}
