import type { Payloads, Verb } from '../../../src/domain/command.ts';
import type { Decision } from '../../../src/domain/decide.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import type { Profile } from '../../../src/domain/profile.ts';
import type { Context } from '../../../src/domain/rules/rule.ts';
import { ReasonedVastbas, ReasonedWalk, type Meta } from '../reasoned.ts';
import { at, context } from '../walk.ts';
import type { State } from './desk.ts';

type Trail = State[];

/** A walk that keeps every case that it comes by. */
class TracedWalk extends ReasonedWalk {
  readonly trail: Trail = [];
  override tries<V extends Verb>(by: PersonId | 'system', verb: V, payload: Payloads[V], meta: Meta = {}): Decision {
    const decision = super.tries(by, verb, payload, meta);
    this.trail.push({ context: this.context, sip: this.sip, now: this.now });
    return decision;
  }
}
class TracedVastbas extends ReasonedVastbas {
  readonly trail: Trail = [];
  override tries<V extends Verb>(by: PersonId | 'system', verb: V, payload: Payloads[V], meta: Meta = {}): Decision {
    const decision = super.tries(by, verb, payload, meta);
    this.trail.push({ context: this.context, sip: this.sip, now: this.now });
    return decision;
  }
}

/** Every case that a whole walk under the profile comes by, from the draft to the end. */
export function trailOf(profile: Profile): readonly State[] {
  const ctx: Context = { ...context, profile };
  const walk =
    profile.process === 'vastbas10' ? new TracedVastbas(at('2026-01-07'), ctx) : new TracedWalk(at('2026-03-02'), ctx);
  walk.closed();
  return walk.trail;
}
