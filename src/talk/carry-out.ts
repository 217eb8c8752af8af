import { randomUUID } from 'node:crypto';
import { fingerprint, handle, type Outcome } from '../app/handle.ts';
import { readReason } from '../cards/fields.ts';
import { faultyRef } from '../cards/parts.ts';
import { verbOf } from '../cards/screen.ts';
import { findCaseScreen, findReader, screenAfter } from '../cards/screens.ts';
import { lackText } from '../cards/texts.ts';
import type { Inputs } from '../cards/view.ts';
import type { Case } from '../domain/case.ts';
import type { Command, Verb } from '../domain/command.ts';
import { certainLacks } from '../domain/foresee.ts';
import type { CommandId, PersonId } from '../domain/ids.ts';
import { findCase } from '../store/case-store.ts';
import type { Writes } from '../store/database.ts';
import { keepDraft } from '../store/talk-store.ts';
import type { CardRow } from '../store/tables.ts';
import type { Answer } from '../teams/answer.ts';
import { bare, noAccess } from './bare.ts';
import { draftKey, maySee, showCase, viewOf, type Wish } from './show.ts';
import { SENTENCES, text, type Talk } from './talk.ts';
import { surveyWrites } from './survey-writes.ts';
import { dropReplaced, keepRest, watched } from './unsaved.ts';

export type Click = {
  readonly card: CardRow;
  readonly verb: string;
  readonly inputs: Inputs;
  /** What this very click carried: its part of the inputs of a long form. */
  readonly sent: Inputs;
  readonly person: PersonId;
  readonly sip: Case;
  /** The request that it came in, as Teams knows it. */
  readonly request?: string;
};

/** A button with a verb of the process: its inputs are read, the command is carried out, the next screen is shown. */
export async function carryOut(talk: Talk, click: Click): Promise<Answer> {
  const { card, verb, inputs, person, sip } = click;
  if (!maySee(talk, sip, person, card.screen)) return await noAccess(talk, person);
  const read = findReader(card.screen, verb);
  if (!read) return await refused(talk, click, { code: 'not-now' });
  const seen = watched(inputs);
  const view = viewOf(talk, sip, person, card.ref);
  const reading = read(seen.inputs, view);
  const reason = readReason(inputs);
  if (!reading.ok || !reason.ok) {
    // What cannot be done now is not asked for anew.
    if (!view.verbs.has(verbOf(verb) as Verb)) return await refused(talk, click, { code: 'not-now' });
    const guesses = reading.ok ? [reading.payload] : (reading.guesses?.() ?? []);
    const lacks = certainLacks(view, sip, meant(talk, click, guesses));
    const unreadable = [reading, reason].flatMap((one) => (one.ok ? [] : one.faults));
    return await typedAgain(talk, click, {
      kind: 'faults',
      faults: [...new Set([...unreadable, ...lacks.map(lackText)])],
    });
  }
  const command = commandOf(talk, click, { ...reading.payload, ...reason.payload });
  const rest = keepRest(talk, click, seen.unread());
  const beside = (next: Case): Writes => [
    ...rest(next),
    ...dropReplaced(talk, sip, next),
    ...surveyWrites(talk, click),
  ];
  // Even the fingerprint of so few possible answers would tell which were given.
  const told = findCaseScreen(card.screen)?.forgets ? '' : fingerprint(click.sent);
  return await answerTo(
    talk,
    click,
    await handle(talk.shell, command, told, { beside, ...(click.request ? { request: click.request } : {}) }),
  );
}

function* meant(talk: Talk, click: Click, payloads: Iterable<object>): Iterable<Command> {
  for (const payload of payloads) yield commandOf(talk, click, payload);
}

const fromOf = ({ card, verb }: Click): string => `${card.nonce}/${verb}`;

function commandOf({ shell }: Talk, { card, verb, person, sip }: Click, payload: object): Command {
  const [name] = verb.split(':') as [Verb];
  return {
    id: `${card.nonce}/${verb}/${person}`,
    caseId: sip.id,
    by: person,
    at: shell.clock(),
    seen: card.revision,
    verb: name,
    ...payload,
  } as unknown as Command;
}

async function answerTo(talk: Talk, click: Click, outcome: Outcome): Promise<Answer> {
  const { card, verb, person } = click;
  switch (outcome.kind) {
    case 'no-such-case':
      return await noAccess(talk, person);
    case 'done':
    case 'repeated': {
      const wish = {
        screen: screenAfter(card.screen, verb, outcome.sip),
        notice: savedAt(talk, verb),
        from: fromOf(click),
      } as const;
      const next = await showCase(talk, outcome.sip, person, wish);
      // Who has just ended one's own right to read, by registering a withdrawal, is told that it is done.
      return next ? { kind: 'card', card: next } : await bare(talk, person, SENTENCES.saved);
    }
    case 'refused':
      return await refused(talk, { ...click, sip: outcome.sip }, outcome.refusal);
  }
}

const savedAt = ({ shell }: Talk, verb: string): NonNullable<Wish['notice']> => ({
  kind: 'saved',
  at: shell.clock(),
  verb,
});

async function refused(
  talk: Talk,
  click: Click,
  refusal: Extract<Outcome, { kind: 'refused' }>['refusal'],
): Promise<Answer> {
  switch (refusal.code) {
    case 'not-yours': {
      // Who reads the case has had the right, or never had this button: access is not what is lacking.
      const reads = maySee(talk, click.sip, click.person, 'case');
      const said = reads ? ({ code: 'not-now' } as const) : refusal;
      return await shown(talk, click, {
        screen: 'case',
        notice: { kind: 'refused', refusal: said },
        from: fromOf(click),
      });
    }
    case 'not-now':
      return await shown(talk, click, { screen: 'case', notice: { kind: 'refused', refusal }, from: fromOf(click) });
    case 'duplicate':
      return await duplicate(talk, click, refusal);
    case 'stale':
    case 'lacking':
      return await typedAgain(talk, click, { kind: 'refused', refusal });
    case 'needs-reason': {
      const reason = readReason(click.inputs);
      const isBrief = reason.ok && reason.payload.reason !== undefined;
      return await typedAgain(talk, click, { kind: 'refused', refusal, isBrief });
    }
  }
}

/** The same screen with what was typed: nothing is lost, and it is there tomorrow too. */
async function typedAgain(talk: Talk, click: Click, notice: NonNullable<Wish['notice']>): Promise<Answer> {
  const { card, inputs, person, sip } = click;
  // Inputs that could not be read were never weighed against what others have saved meanwhile.
  const seen = notice.kind === 'faults' ? card.revision : click.sip.rev;
  await keepTyped(talk, click, seen);
  return await shown(talk, click, {
    screen: card.screen,
    ref: faultyRef(findCaseScreen(card.screen), viewOf(talk, sip, person, card.ref), inputs),
    notice,
    typed: inputs,
    seen,
    from: `${fromOf(click)}/${fingerprint(inputs)}`,
  });
}

async function duplicate(
  talk: Talk,
  click: Click,
  refusal: { readonly other: Case['id']; readonly member: boolean },
): Promise<Answer> {
  const { card, verb } = click;
  await keepTyped(talk, click, card.revision);
  const other = refusal.member ? await findCase(talk.shell.db, refusal.other) : undefined;
  if (!other) return text(verb === 'case.start' ? SENTENCES.duplicate : SENTENCES.sameChild);
  return await shown(
    talk,
    { ...click, sip: other },
    {
      screen: 'case',
      notice: { kind: 'info', text: 'Det finns redan ett öppet ärende. Här är det.' },
      from: fromOf(click),
    },
  );
}

async function keepTyped({ shell }: Talk, { card, inputs, person, sip }: Click, revision: number): Promise<void> {
  if (findCaseScreen(card.screen)?.forgets) return;
  const key = draftKey(sip, person, card.screen, card.ref);
  await keepDraft(shell.db, key, { inputs, revision }, shell.clock());
}

async function shown(talk: Talk, { sip, person }: Click, wish: Wish): Promise<Answer> {
  const card = await showCase(talk, sip, person, wish);
  return card ? { kind: 'card', card } : await noAccess(talk, person);
}

/** A command that no card carries: it has an id of its own. */
export const freshId = (): CommandId => randomUUID() as unknown as CommandId;
