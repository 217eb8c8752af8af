import { isDeepStrictEqual } from 'node:util';
import { DUTIES } from '../../../src/cards/duty-texts.ts';
import type { Inputs } from '../../../src/cards/view.ts';
import { rolesOf } from '../../../src/domain/access.ts';
import { dutiesOf, type Duty } from '../../../src/domain/duties.ts';
import { evolveAll } from '../../../src/domain/evolve.ts';
import { dayOf } from '../../../src/domain/time.ts';
import type { Element } from '../card-reader.ts';
import { faultsOf } from '../card-rules.ts';
import { open, press, type Outcome, type Spot, type State } from './desk.ts';
import { buttonsOf, inputsOf, waysToFill } from './fill.ts';
import { faultsOfNeutral, listsOf, sentBy, type Neutral } from './sent.ts';
import { laterThan, looksOf, placeOf, unluckierThan, withoutNumbers } from './later.ts';

/**
 * How far a crawl goes: how many looks of a case in each place, how often a card is filled in, and how often the same
 * way is gone in cases that were reached by clicking.
 */
export type Depth = {
  readonly looks: number;
  readonly fillings: number;
  readonly ways: number;
  readonly tries: number;
};

type Waiting = {
  readonly state: State;
  /** The card that the click which led here was answered with. */
  readonly answer?: Spot | undefined;
  readonly isSeed: boolean;
};

/** How many ways from the answer to a click are gone, however often they were gone elsewhere. */
const WAYS_FROM_ANSWER = 2;
const MOST_BACK = 8;
/** Texts to read, which say the same wherever they are opened. */
const SAME_EVERYWHERE = /family-text|consent-receipt/u;
/** Screens on which what they are about changes words only. */
const FREE_OF_REF: ReadonlySet<string> = new Set(['case', 'manager', 'family-texts', 'family-text']);

/** Clicks every button of every card that anyone can see in a case, and in the cases that the clicks lead to. */
export class Crawl {
  /** What is wrong, each with where: place, roles, screen and button. */
  readonly faults = new Set<string>();
  /** From each place the places that clicks led to. */
  readonly moves = new Map<string, Set<string>>();
  readonly pressed = new Set<string>();
  readonly done = new Set<string>();
  readonly screens = new Set<string>();
  /** What was sent, and the lists outside the case. */
  readonly neutral = new Set<string>();
  clicks = 0;
  private readonly depth: Depth;
  private readonly waiting: Waiting[] = [];
  private readonly looks = new Map<string, Set<string>>();
  private readonly counted = new Map<string, number>();

  constructor(seeds: readonly State[], depth: Depth) {
    this.depth = depth;
    const lastOfEach = new Map(seeds.map((seed) => [placeOf(seed), seed]));
    const fullest = new Set(lastOfEach.values());
    for (const state of seeds) this.waiting.push({ state, isSeed: fullest.has(state) });
    for (const seed of fullest)
      for (const state of [...laterThan(seed), ...unluckierThan(seed)]) this.waiting.push({ state, isSeed: false });
  }

  run(): this {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) this.visit(next);
    return this;
  }

  private count(key: string): number {
    const count = (this.counted.get(key) ?? 0) + 1;
    this.counted.set(key, count);
    return count;
  }
  private readonly isFirst = (key: string): boolean => this.count(key) === 1;
  private fault(where: string, what: string): void {
    this.faults.add(withoutNumbers(`${where}: ${what}`));
  }

  /** The first case that a verb leads to in a place is crawled, and as many more as look otherwise and are allowed. */
  private reach(state: State, verb: string, answer: Spot | undefined): void {
    const place = placeOf(state);
    const { status, protection } = state.sip;
    if (this.isFirst(`reached ${this.depth.looks > 0 ? place : `${status} ${protection ? 'locked' : ''}`} ${verb}`)) {
      this.waiting.push({ state, answer, isSeed: false });
      return;
    }
    const known = this.looks.get(place) ?? new Set();
    this.looks.set(place, known);
    if (known.size >= this.depth.looks) return;
    const look = looksOf(state);
    if (known.has(look)) return;
    known.add(look);
    this.waiting.push({ state, answer, isSeed: false });
    for (const later of laterThan(state)) this.waiting.push({ state: later, isSeed: false });
  }

  private visit({ state, answer, isSeed }: Waiting): void {
    for (const duty of dutiesOf(state.context, state.sip)) this.ask(state, duty, 'anybody');
    const unasked = { ...state, sip: { ...state.sip, nudges: {}, unreached: {}, unsure: {} } };
    for (const duty of dutiesOf(unasked.context, unasked.sip)) this.ask(unasked, duty, 'the first');
    if (answer) this.look(answer, WAYS_FROM_ANSWER);
    for (const viewer of state.context.directory.staff.keys()) {
      const start = open(state, viewer, { screen: 'case' });
      if (!start) continue;
      if (isSeed)
        this.send(state, listsOf(state, viewer), rolesOf(state.context.directory, state.sip, viewer).join('+'));
      this.look(start, isSeed ? Infinity : 0);
    }
  }

  /** Who is asked first has the screen on which it is done; who is asked later, at least a card of the case. */
  private ask(state: State, { rule, person, ref, from }: Duty, by: 'anybody' | 'the first'): void {
    if (from > dayOf(state.now)) return;
    const wish = { screen: DUTIES[rule].screen, ref };
    const where = `${placeOf(state)} duty ${rule}`;
    if (!open(state, person, wish)) this.fault(where, 'is asked of someone who may not see the case');
    const able = by === 'the first' ? [person] : [...state.context.directory.staff.keys()];
    if (able.every((viewer) => open(state, viewer, wish)?.fellBack !== false))
      this.fault(where, `cannot be done by ${by}`);
  }

  /** Everything that one person can come to in one case; `free` ways are gone even if they are known from elsewhere. */
  private look(start: Spot, free: number): void {
    const { state, viewer } = start;
    const place = `${placeOf(state)} ${rolesOf(state.context.directory, state.sip, viewer).join('+')}`;
    const todo: (readonly [Spot, number])[] = [[start, free]];
    const glances = new Set<string>();
    for (let next = todo.pop(); next; next = todo.pop()) {
      const [spot, left] = next;
      const glance = `${spot.screen} ${spot.ref} ${spot.said} ${JSON.stringify(spot.kept)}`;
      if (glances.has(glance)) continue;
      glances.add(glance);
      const where = `${place} ${spot.screen}`;
      this.screens.add(spot.screen);
      this.judge(spot, where);
      const isNew = this.count(`filled ${place} ${shapeOf(spot)}`) <= this.depth.fillings;
      for (const button of buttonsOf(spot.card)) {
        const isWay = button.verb?.startsWith('go.') ?? false;
        if (!isWay && !isNew && !this.isWanted(place, button)) continue;
        for (const inputs of waysToFill(spot.card, button, state.now)) {
          if (isWay && this.isWorn(where, button, inputs, left)) continue;
          const outcome = this.click(spot, button, inputs, place);
          if (outcome?.kind !== 'done' && outcome && 'to' in outcome && outcome.to) todo.push([outcome.to, left - 1]);
        }
      }
    }
  }

  /** The button was never yet pressed with success in that place by someone with these roles. */
  private isWanted(place: string, { verb = '' }: Element): boolean {
    return !this.counted.has(`done ${place} ${verb}`) && this.count(`wanted ${place} ${verb}`) <= this.depth.tries;
  }

  /** The way was gone often enough. */
  private isWorn(where: string, { verb = '' }: Element, { pick = '' }: Inputs, left: number): boolean {
    const count = this.count(`${where} ${verb} ${withoutNumbers(pick)}`);
    return count > (SAME_EVERYWHERE.test(`${verb} ${pick}`) || left <= 0 ? this.depth.ways : Infinity);
  }

  private click(spot: Spot, { verb = '', title = '' }: Element, inputs: Inputs, place: string): Outcome | undefined {
    this.clicks += 1;
    this.pressed.add(verb);
    const at = `${place} ${spot.screen} "${title}" (${verb}${verb === 'go.pick' ? ` ${inputs['pick'] ?? ''}` : ''})`;
    try {
      const outcome = press(spot, verb, inputs);
      this.weigh(spot, verb, outcome, at);
      if (outcome.kind === 'done') this.count(`done ${place} ${verb}`);
      // The card that answers can be drawn.
      if ('to' in outcome && outcome.to && this.isFirst(`drawn ${at} ${outcome.kind} ${outcome.to.screen}`))
        buttonsOf(outcome.to.card);
      return outcome;
    } catch (error) {
      this.fault(at, `throws ${String(error)}`);
      return undefined;
    }
  }

  private weigh({ state, viewer }: Spot, verb: string, outcome: Outcome, at: string): void {
    switch (outcome.kind) {
      case 'desk':
        return;
      case 'unread':
        this.fault(at, 'is read by nothing');
        return;
      case 'faults':
        if (outcome.faults.length === 0) this.fault(at, 'says no and not why');
        return;
      case 'went':
        if (!outcome.to) this.fault(at, 'leads to no card');
        else if (outcome.to.fellBack) this.fault(at, 'leads to a screen that is not open now');
        return;
      case 'refused':
        if (outcome.refusal.code === 'not-now' || outcome.refusal.code === 'not-yours')
          this.fault(at, `is refused as ${outcome.refusal.code}`);
        if (!outcome.to || outcome.to.fellBack) this.fault(at, 'is refused, and what was typed has no screen any more');
        return;
      case 'done': {
        const { events, next, effects } = outcome.decision;
        const after = { ...state, sip: next };
        if (!isDeepStrictEqual(evolveAll(state.sip, events, { by: viewer, at: state.now }), next))
          this.fault(at, 'is another case when its events are told again');
        const [from, to] = [placeOf(state), placeOf(after)];
        this.done.add(verb);
        this.moves.set(from, (this.moves.get(from) ?? new Set()).add(to));
        this.reach(after, verb, outcome.to);
        this.send(after, sentBy(after, effects), at);
      }
    }
  }

  /** What leaves the bot by itself, and the lists outside the case: each once in each place. */
  private send(state: State, cards: readonly Neutral[], where: string): void {
    const place = placeOf(state);
    for (const neutral of cards) {
      this.neutral.add(neutral.name);
      if (!this.isFirst(`sent ${place} ${neutral.name}`)) continue;
      for (const fault of faultsOfNeutral(state, neutral)) this.fault(`${where} sends ${neutral.name}`, fault);
    }
  }

  /** A card keeps the rules for cards, and "Tillbaka" leads out of it. */
  private judge(spot: Spot, where: string): void {
    if (this.isFirst(`judged ${shapeOf(spot)}`)) for (const fault of faultsOf(spot.card)) this.fault(where, fault);
    if (!this.isFirst(`back ${where}`)) return;
    let at: Spot = spot;
    for (let steps = 0; steps < MOST_BACK; steps += 1) {
      const back = buttonsOf(at.card).find(({ title }) => title === 'Tillbaka' || title === 'Mina ärenden');
      if (!back) return this.fault(where, 'has no way back');
      const outcome = press(at, back.verb ?? '', {});
      if (outcome.kind === 'desk') return;
      if (outcome.kind !== 'went' || !outcome.to) return this.fault(where, 'has a way back that leads nowhere');
      at = outcome.to;
    }
    this.fault(where, 'has ways back that go round');
  }
}

/** What can be pressed, chosen and filled in on a card. */
function shapeOf({ screen, ref, said, card }: Spot): string {
  const about = FREE_OF_REF.has(screen) && !ref.startsWith('more') ? '' : ref;
  const buttons = buttonsOf(card).map(({ verb }) => verb);
  const inputs = inputsOf(card).map(({ id, choices = [] }) =>
    id === 'pick' ? choices.map(({ value }) => value).join() : id,
  );
  return withoutNumbers([screen, about, said, ...buttons, ...inputs].join(' '));
}
