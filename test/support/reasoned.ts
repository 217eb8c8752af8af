import type { Payloads, Verb } from '../../src/domain/command.ts';
import type { Decision } from '../../src/domain/decide.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { VastbasWalk } from './vastbas-walk.ts';
import { Walk } from './walk.ts';

export type Meta = { seen?: number; reason?: string };
export const WHY = 'Ett skäl som räcker till';

/** Walks that say why, wherever a profile wants to know. */
export class ReasonedWalk extends Walk {
  override tries<V extends Verb>(by: PersonId | 'system', verb: V, payload: Payloads[V], meta: Meta = {}): Decision {
    return super.tries(by, verb, payload, { reason: WHY, ...meta });
  }
}
export class ReasonedVastbas extends VastbasWalk {
  override tries<V extends Verb>(by: PersonId | 'system', verb: V, payload: Payloads[V], meta: Meta = {}): Decision {
    return super.tries(by, verb, payload, { reason: WHY, ...meta });
  }
}
