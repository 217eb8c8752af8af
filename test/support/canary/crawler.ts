import { rolesOf } from '../../../src/domain/access.ts';
import type { CaseId, PersonId } from '../../../src/domain/ids.ts';
import type { Element, Shown } from '../card-reader.ts';
import type { State } from '../crawl/desk.ts';
import { buttonsOf, inputsOf, waysToFill } from '../crawl/fill.ts';
import { withoutNumbers } from '../crawl/later.ts';
import { storeCase } from '../stored-case.ts';
import type { Town } from './town.ts';
import { FULL, NOTE, withCanaries } from './words.ts';

type Filling = Readonly<Record<string, string>>;

/** Where and by what link one meets is told to those who are called: in their calendars, and so in no secret. */
const TOLD = /plats|länk/iu;
/** Who has a name is known to advice from then on. */
const NAMED = /namn|heter/iu;
/** What ends much is pressed last. */
const ENDS = /cancel|close|end|withdraw|remove|pause|leave/u;
/** Would take away the proof that anything was there. */
const SPARED = 'inquiry.delete';
/** How often a form is filled in that lets nothing through: in one place, and everywhere. */
const TRIES = { inPlace: 3, inAll: 6 };

/** Fills every form that people are shown over HTTP with the invented ones, and presses every button. */
export class Crawler {
  clicks = 0;
  readonly saved = new Set<string>();
  /** Inputs for text, by form, that were sent with an invented text. */
  readonly filled = new Set<string>();
  readonly unfilled = new Set<string>();
  private readonly town: Town;
  private readonly counted = new Map<string, number>();
  private cases = 0;

  constructor(town: Town) {
    this.town = town;
  }

  /** Everyone who has a part in a case of a walk, at its time. */
  async visit(state: State): Promise<void> {
    const { town } = this;
    this.cases += 1;
    const index = this.cases;
    const alias = `${'ABCDEFGHJK'[index % 10]}${Math.floor(index / 10)}Z9`;
    const sip = { ...withCanaries(state.sip, index), alias };
    const id = `${String(index).padStart(8, '0')}-1111-4111-8111-111111111111`;
    town.now = state.now;
    const caseId = await storeCase(town.db, { ...state, sip }, id);
    for (const person of state.context.directory.staff.keys()) {
      if (rolesOf(state.context.directory, sip, person).length === 0) continue;
      const desk = await town.say(person, 'mina ärenden');
      const { data = {} } = typeof desk === 'string' ? {} : (buttonsOf(desk)[0] ?? {});
      const card = await town.click(person, 'go.case', { ...data, pick: id });
      if (typeof card !== 'string') await this.look(person, card, `${sip.profile.process} ${sip.step}`, caseId);
    }
  }

  /** Everything that a person comes to by clicking from a card; `place` tells apart what is tried again in each. */
  async look(person: PersonId, start: Shown, place: string, caseId?: CaseId): Promise<void> {
    const [kind = ''] = place.split(' ');
    const todo = [start];
    for (let card = todo.pop(); card; card = todo.pop()) {
      const shape = shapeOf(card);
      for (const button of buttonsOf(card).toSorted((a, b) => Number(ends(a)) - Number(ends(b)))) {
        const { verb = '' } = button;
        const isWay = verb.startsWith('go.');
        const form = `${kind} ${shape} ${verb}`;
        for (const inputs of this.fillingsOf(card, button, kind)) {
          const pick = verb === 'go.pick' ? `${place} ${withoutNumbers(inputs['pick'] ?? '')}` : '';
          const isWorn = isWay ? this.count(`${form} ${pick}`) > 1 : this.isWorn(place, form);
          if (isWorn || verb === SPARED || this.saved.has(form)) continue;
          const answer = await this.press(person, card, button, inputs);
          if (!isWay && caseId && (await this.isChanged(caseId))) this.saved.add(form);
          if (typeof answer !== 'string' && shapeOf(answer) !== shape) todo.push(answer);
        }
      }
    }
  }

  private readonly isWorn = (place: string, form: string): boolean =>
    this.saved.has(form) || this.count(`${place} ${form}`) > TRIES.inPlace || this.count(form) > TRIES.inAll;

  private count(key: string): number {
    const count = (this.counted.get(key) ?? 0) + 1;
    this.counted.set(key, count);
    return count;
  }

  private rev = 0;
  private async isChanged(caseId: CaseId): Promise<boolean> {
    const before = this.rev;
    this.rev = await this.town.revOf(caseId);
    return this.rev !== before;
  }

  private async press(
    person: PersonId,
    card: Shown,
    { verb = '', data }: Element,
    inputs: Filling,
  ): Promise<Shown | string> {
    this.clicks += 1;
    for (const { id = '', type, label = '' } of inputsOf(card)) {
      if (type !== 'Input.Text' || TOLD.test(label) || !Object.hasOwn(inputs, id)) continue;
      const isCanary = [FULL, NOTE].includes(inputs[id] ?? '');
      (isCanary ? this.filled : this.unfilled).add(`${shapeOf(card)} ${withoutNumbers(id)}`);
    }
    return await this.town.click(person, verb, { ...inputs, ...data });
  }

  /** What the card already holds comes last; every second filling is one that advice lets through. */
  private fillingsOf(card: Shown, button: Element, kind: string): readonly Filling[] {
    const [asItIs = {}, ...others] = waysToFill(card, button, this.town.now);
    if (button.verb?.startsWith('go.') && Object.hasOwn(asItIs, 'pick')) return [asItIs, ...others];
    const fillings = others.length > 0 ? others : [asItIs];
    const words = kind === 'desk' ? [NOTE, FULL] : [FULL, NOTE];
    const filled = fillings.map((inputs, index) => {
      const texts = inputsOf(card).filter(({ id = '', type }) => type === 'Input.Text' && Object.hasOwn(inputs, id));
      const wordsFor = (label: string): string | undefined =>
        TOLD.test(label) ? 'rum 12' : NAMED.test(label) ? FULL : words[index % 2];
      const typed = texts.map(({ id, label = '' }) => [id, wordsFor(label)]);
      return { ...inputs, ...(Object.fromEntries(typed) as Filling) };
    });
    return [...filled, asItIs];
  }
}

const ends = ({ verb = '' }: Element): boolean => ENDS.test(verb);
const shapeOf = (card: Shown): string =>
  withoutNumbers([...buttonsOf(card).map(({ verb }) => verb), ...inputsOf(card).map(({ id }) => id)].join(' '));
