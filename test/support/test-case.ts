import type { Case } from '../../src/domain/case.ts';
import type { Payloads, Verb, Command } from '../../src/domain/command.ts';
import { decide, type Decision } from '../../src/domain/decide.ts';
import type { Effect } from '../../src/domain/effects.ts';
import type { Event } from '../../src/domain/event.ts';
import type { CommandId, PersonId } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { Context } from '../../src/domain/rules/rule.ts';
import { atTime, dayOf, toDay, type Day, type Instant } from '../../src/domain/time.ts';

/** A case under test: `does` carries out and must succeed, `tries` may be refused. */
export class TestCase {
  sip: Case;
  now: Instant;
  readonly history: Event[] = [];
  /** Of the last command; `allEffects` are those of the whole walk. */
  effects: readonly Effect[] = [];
  readonly allEffects: Effect[] = [];
  private count = 0;
  readonly context: Context;

  constructor(sip: Case, now: Instant, context: Context) {
    this.sip = sip;
    this.now = now;
    this.context = context;
  }

  tries<V extends Verb>(
    by: PersonId | 'system',
    verb: V,
    payload: Payloads[V],
    meta: { seen?: number; reason?: string } = {},
  ): Decision {
    this.count += 1;
    const command = {
      id: `c${this.count}` as CommandId,
      caseId: this.sip.id,
      by,
      at: this.now,
      seen: meta.seen ?? this.sip.rev,
      verb,
      ...payload,
      ...(meta.reason === undefined ? {} : { reason: meta.reason }),
    } as unknown as Command;
    const decision = decide(this.context, this.sip, command);
    if (decision.ok) {
      this.sip = decision.next;
      this.history.push(...decision.events);
      this.effects = decision.effects;
      this.allEffects.push(...decision.effects);
    }
    return decision;
  }

  does<V extends Verb>(
    by: PersonId | 'system',
    verb: V,
    payload: Payloads[V],
    meta: { seen?: number; reason?: string } = {},
  ): this {
    const decision = this.tries(by, verb, payload, meta);
    if (!decision.ok) throw new TypeError(`${verb}: ${JSON.stringify(decision.refusal)}`);
    return this;
  }

  /** The refusal of a command that must not be carried out. */
  refuses<V extends Verb>(
    by: PersonId | 'system',
    verb: V,
    payload: Payloads[V],
    meta: { seen?: number; reason?: string } = {},
  ): Refusal {
    const decision = this.tries(by, verb, payload, meta);
    if (decision.ok) throw new TypeError(`${verb} was carried out`);
    return decision.refusal;
  }

  on(date: string, time = '10:00'): this {
    this.now = atTime(toDay(date), time);
    return this;
  }

  get today(): Day {
    return dayOf(this.now);
  }
}
