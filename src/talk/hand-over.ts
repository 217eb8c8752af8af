import { fingerprint, handle, type Outcome } from '../app/handle.ts';
import { staffName } from '../cards/people.ts';
import type { Card } from '../cards/render.ts';
import { lackText, REFUSALS } from '../cards/texts.ts';
import type { Inputs } from '../cards/view.ts';
import { isCaseId, type CaseId, type CommandId, type PersonId } from '../domain/ids.ts';
import { findCase } from '../store/case-store.ts';
import type { CardRow } from '../store/tables.ts';
import { showDesk } from './show.ts';
import type { Talk } from './talk.ts';

const MOST = 30;

type HandOver = { readonly card: CardRow; readonly inputs: Inputs; readonly person: PersonId; readonly from: string };

/** F87: each chosen case in a transaction of its own; what could be handed over is, and the rest says why not. */
export async function handOver(talk: Talk, { card, inputs, person, from }: HandOver): Promise<Card> {
  const chosen = (inputs['s.handover.cases'] ?? '').split(',').filter(isCaseId).slice(0, MOST);
  const to = (inputs['s.handover.to'] ?? '') as PersonId;
  const deputy = (inputs['s.handover.deputy'] ?? '') as PersonId;
  const passed: string[] = [];
  const faults: string[] = chosen.length > 0 ? [] : ['Välj vilka ärenden du lämnar över.'];
  for (const id of chosen) {
    const outcome = await pass(talk, { card, person, id, to, deputy });
    if (outcome.kind === 'done' || outcome.kind === 'repeated') passed.push(outcome.sip.alias);
    else faults.push(...reasons(outcome));
  }
  const done = `${passed.join(', ')} är överlämnat till ${staffName(talk.shell.directory(), to)}.`;
  const origin = `${from}/${fingerprint(inputs)}`;
  if (faults.length === 0)
    return await showDesk(talk, person, 'my-cases', origin, { notice: { kind: 'info', text: done } });
  const said = [...new Set([...faults, ...(passed.length > 0 ? [done] : [])])];
  return await showDesk(talk, person, 'hand-over', origin, { notice: { kind: 'faults', faults: said }, typed: inputs });
}

type Pass = {
  readonly card: CardRow;
  readonly person: PersonId;
  readonly id: CaseId;
  readonly to: PersonId;
  readonly deputy: PersonId;
};

async function pass({ shell }: Talk, { card, person, id, to, deputy }: Pass): Promise<Outcome> {
  const sip = await findCase(shell.db, id);
  if (!sip) return { kind: 'no-such-case' };
  const command = {
    id: `${card.nonce}/case.hand-over/${person}/${id}` as CommandId,
    caseId: id,
    by: person,
    at: shell.clock(),
    seen: sip.rev,
    verb: 'case.hand-over',
    to,
    ...(deputy === '' ? {} : { deputy }),
  } as const;
  return await handle(shell, command, `${to}/${deputy}`);
}

/** Says nothing of a case in which the person has no part, not even its alias. */
function reasons(outcome: Extract<Outcome, { kind: 'refused' | 'no-such-case' }>): readonly string[] {
  if (outcome.kind === 'no-such-case' || outcome.refusal.code === 'not-yours') return [REFUSALS['not-yours']];
  const { refusal, sip } = outcome;
  const why = refusal.code === 'lacking' ? refusal.lacks.map(lackText) : [REFUSALS[refusal.code]];
  return why.map((sentence) => `${sip.alias}: ${sentence}`);
}
