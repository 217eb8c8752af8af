import { findCaseScreen, findDeskScreen, type DeskScreenId } from '../cards/screens.ts';
import { DUTIES, dutyValue } from '../cards/duty-texts.ts';
import { wholeForm } from '../cards/parts.ts';
import { lackText } from '../cards/texts.ts';
import type { Card } from '../cards/render.ts';
import type { Inputs, Notice } from '../cards/view.ts';
import { fingerprint, handle } from '../app/handle.ts';
import type { Case } from '../domain/case.ts';
import { dayOf } from '../domain/time.ts';
import { hard } from '../domain/refusal.ts';
import { isCaseId, type CommandId, type PersonId } from '../domain/ids.ts';
import { findCase } from '../store/case-store.ts';
import { findDutiesOf } from '../store/duty-store.ts';
import { findDraft, keepDraft } from '../store/talk-store.ts';
import type { CardRow } from '../store/tables.ts';
import type { Answer } from '../teams/answer.ts';
import { ADVICE_VERBS, advise } from './advise.ts';
import { carryOut } from './carry-out.ts';
import { beginCase, pointsOut } from './new-case.ts';
import { bare, noAccess } from './bare.ts';
import { handOver } from './hand-over.ts';
import { inquire } from './inquire.ts';
import { answerWord } from './say.ts';
import { draftKey, forgetDraft, maySee, showCase, showDesk, viewOf, type Back } from './show.ts';
import { SENTENCES, type Talk } from './talk.ts';
import { typedIn } from './unsaved.ts';
import { wayOf } from './ways.ts';
import { whoDoes } from './who-does.ts';

type Step = {
  readonly talk: Talk;
  readonly card: CardRow;
  readonly verb: string;
  readonly inputs: Inputs;
  readonly person: PersonId;
  readonly request?: string;
};

const answerOf = async ({ talk, person }: Step, card: Card | undefined): Promise<Answer> =>
  card ? { kind: 'card', card } : await noAccess(talk, person);

/** A click on a card by someone in the personal chat: a way to go, or a verb to carry out. */
export async function answerClick(click: Step, sip: Case | undefined): Promise<Answer> {
  if (!sip) return await fromDesk(click);
  const step = { ...click, inputs: await wholeInputs(click, sip) };
  const { talk, card, verb, inputs, person } = step;
  if (!verb.startsWith('go.')) return await carryOut(talk, { ...step, sent: click.inputs, sip });
  await keepTyped(step, sip);
  const target = verb.slice('go.'.length);
  if (target === 'leave') await forgetDraft(talk, sip, person, card.screen, card.ref);
  const way = wayOf(card.screen, target, inputs, viewOf(talk, sip, person, card.ref));
  switch (way.kind) {
    case 'stay':
      return await stays(step, sip, way.faults);
    case 'desk':
      return await desk(step, way.id);
    case 'new':
      return await newCase(step);
    case 'case':
      return await inCase(step, sip, way.screen, way.ref);
  }
}

/** The parts of a long form that were filled in before count too. */
async function wholeInputs({ talk, card, inputs, person }: Step, sip: Case): Promise<Inputs> {
  const screen = findCaseScreen(card.screen);
  if (!screen?.parts) return inputs;
  const kept = await findDraft(talk.shell.db, draftKey(sip, person, card.screen, card.ref));
  return wholeForm(screen, viewOf(talk, sip, person, card.ref), kept ?? {}, inputs);
}

const from = ({ card, verb }: Step): string => `${card.nonce}/${verb}`;
/** Who leaves a form is told that nothing of it is saved. */
const receipt = ({ verb }: Step): { readonly notice?: Notice } =>
  verb === 'go.leave' ? { notice: { kind: 'info', text: SENTENCES.leftForm } } : {};
/** What was checked is nowhere to be read again: from elsewhere one begins with the form (A-08). */
const desk = async (step: Step, wanted: DeskScreenId, notice?: Notice): Promise<Answer> => {
  const id = wanted === 'advice-text' ? 'advice' : wanted;
  return await answerOf(
    step,
    await showDesk(step.talk, step.person, id, from(step), {
      back: backFrom(step, id),
      ...receipt(step),
      ...(notice ? { notice } : {}),
    }),
  );
};
const inCase = async (step: Step, sip: Case, screen: string, ref: string, notice?: Notice): Promise<Answer> =>
  await answerOf(
    step,
    await showCase(step.talk, sip, step.person, {
      screen,
      ref,
      from: from(step),
      ...receipt(step),
      ...(notice ? { notice } : {}),
    }),
  );

/** What is only read: one goes on where one was, with what was typed. */
const READ: ReadonlySet<string> = new Set(['help', 'guide', 'concern', 'without-consent', 'discharge']);
function backFrom({ card }: Step, id: DeskScreenId): Back | undefined {
  if (!READ.has(id)) return undefined;
  const desk = card.screen.startsWith('inquiry') ? 'inquiries' : card.screen;
  const here = card.case_id ? `${card.screen}/${card.ref}` : desk;
  return { case_id: card.case_id, ref: READ.has(card.screen) ? card.ref : here };
}

const stays = async (step: Step, sip: Case, faults: readonly string[]): Promise<Answer> => {
  const { talk, card, inputs, person } = step;
  const wish = { screen: card.screen, ref: card.ref, notice: { kind: 'faults', faults }, typed: inputs } as const;
  return await answerOf(
    step,
    await showCase(talk, sip, person, { ...wish, seen: card.revision, from: `${from(step)}/${fingerprint(inputs)}` }),
  );
};

async function newCase(step: Step): Promise<Answer> {
  if (pointsOut(step.talk, step.person)) return await desk(step, 'point-out');
  const sip = await beginCase(step.talk, step.person);
  return sip ? await inCase(step, sip, 'new-case', '') : await noAccess(step.talk, step.person);
}

/** Going away keeps what was typed; only "Avbryt" forgets it. */
async function keepTyped({ talk, card, verb, inputs, person }: Step, sip: Case): Promise<void> {
  const screen = findCaseScreen(card.screen);
  if (!screen?.reads || screen.forgets || verb === 'go.leave' || !maySee(talk, sip, person, card.screen)) return;
  const typed = typedIn(card.screen, viewOf(talk, sip, person, card.ref), inputs);
  if (Object.keys(typed).length > 0)
    await keepDraft(
      talk.shell.db,
      draftKey(sip, person, card.screen, card.ref),
      { inputs, revision: card.revision },
      talk.shell.clock(),
    );
}

/** A click on a card that belongs to no case: welcome, help, own cases, the message of the day. */
async function fromDesk(step: Step): Promise<Answer> {
  const { talk, verb, inputs, person } = step;
  if (verb === 'go.new') return await newCase(step);
  if (ADVICE_VERBS.has(verb))
    return { kind: 'card', card: await advise(talk, { person, verb, inputs, from: from(step) }) };
  if (verb === 'case.hand-over')
    return { kind: 'card', card: await handOver(talk, { card: step.card, inputs, person, from: from(step) }) };
  if (verb.startsWith('inquiry.') || verb === 'go.inquiry')
    return { kind: 'card', card: await inquire(talk, { card: step.card, verb, inputs, person, from: from(step) }) };
  if (verb.startsWith(SAYS)) return await said(step, verb.slice(SAYS.length));
  if (verb === 'go.case') {
    const wanted = inputs['pick'] ?? '';
    if (wanted === '') return await desk(step, 'my-cases');
    const sip = await ownCase(talk, wanted);
    // The same answer for a case that is not there and one that is another's.
    return sip ? await inCase(step, sip, 'case', '') : await noAccess(talk, person);
  }
  if (verb === 'go.duty' || verb === 'duty.snooze') {
    const wanted = inputs['duty'] ?? '';
    const duty = await ownDuty(talk, person, wanted);
    const sip = duty && (await findCase(talk.shell.db, duty.caseId));
    if (!sip)
      return await desk(
        step,
        findDeskScreen(step.card.screen) ? (step.card.screen as DeskScreenId) : 'today',
        wanted === '' ? undefined : GONE,
      );
    if (verb === 'duty.snooze')
      return duty.person === person
        ? await snooze(step, sip, duty.key)
        : await desk(step, 'today', { kind: 'info', text: SENTENCES.othersTurn });
    const { screen } = DUTIES[duty.rule];
    return await inCase(step, sip, screen, duty.ref, whoDoes(talk, sip, person, screen, duty.ref));
  }
  const target = verb === 'go.back' ? step.card.ref : verb.slice('go.'.length);
  return findDeskScreen(target) ? await desk(step, target as DeskScreenId) : await desk(step, 'my-cases');
}

/** A button that says a word; what is answered with a sentence takes the place of the card. */
const SAYS = 'say.';
async function said({ talk, person }: Step, word: string): Promise<Answer> {
  const answer = (await talk.hearFirst?.(word, person)) ?? (await answerWord(talk, word, person));
  return answer.kind === 'text' ? await bare(talk, person, answer.text) : answer;
}

const GONE: Notice = { kind: 'info', text: lackText(hard('duty-gone')) };

const ownCase = async (talk: Talk, id: string): Promise<Case | undefined> =>
  isCaseId(id) ? await findCase(talk.shell.db, id) : undefined;

async function ownDuty({ shell }: Talk, person: PersonId, pick: string) {
  const duties = await findDutiesOf(shell.db, person, dayOf(shell.clock()));
  return duties.find((duty) => dutyValue(duty) === pick);
}

async function snooze(step: Step, sip: Case, duty: string): Promise<Answer> {
  const { talk, card, inputs, person } = step;
  const days = ([1, 3, 7] as const).find((one) => String(one) === inputs['snooze']) ?? 1;
  const command = {
    id: `${card.nonce}/duty.snooze/${person}/${duty}/${days}` as CommandId,
    caseId: sip.id,
    by: person,
    at: talk.shell.clock(),
    seen: sip.rev,
    verb: 'duty.snooze',
    duty,
    days,
  } as const;
  const outcome = await handle(talk.shell, command, String(days));
  const notice =
    outcome.kind === 'done' || outcome.kind === 'repeated'
      ? ({
          kind: 'info',
          text: `Jag påminner dig igen om ${days === 1 ? 'en arbetsdag' : `${days} arbetsdagar`}.`,
        } as const)
      : GONE;
  return await answerOf(step, await showDesk(talk, person, 'today', from(step), { notice }));
}
