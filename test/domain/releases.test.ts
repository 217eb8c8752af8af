import { describe, expect, it } from 'vitest';
import type { ItemId, PersonId } from '../../src/domain/ids.ts';
import type { Measure } from '../../src/domain/plan.ts';
import { closedFor, heldBack, releasedTo } from '../../src/domain/releases.ts';
import { amir, bup, day, eva, karin, mother, sara, school, social, Walk } from '../support/walk.ts';

/** The plan with a line that the family has taken on itself: no unit owns it. */
class FamilyLine extends Walk {
  override written(followUpOn?: string): this {
    return super.written(followUpOn).does(eva, 'measure.put', {
      text: 'Vi går med till grinden',
      principal: 'family',
      person: mother,
      order: 1,
      due: day('2026-04-20'),
      sign: 'Alva går in själv',
    });
  }
}
const familyLine = (walk: Walk): Measure => {
  const found = walk.sip.plans.at(-1)?.measures.find(({ unit }) => unit === undefined);
  if (!found) throw new TypeError('no line of the family');
  return found;
};
const lineOf = (walk: Walk, unit: string): ItemId =>
  walk.sip.plans.at(-1)?.measures.find((one) => one.unit === unit)?.id ?? ('none' as ItemId);
const withdrawn = (walk: Walk): Walk =>
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
const held = (walk: Walk): readonly string[] => heldBack(walk.context, walk.sip, familyLine(walk), walk.today);

describe("§4.3 the family's own line", () => {
  it('goes on without a consent, to the unit that keeps the case', () => {
    const walk = new FamilyLine().fixed();
    expect(releasedTo(walk.context, walk.sip, familyLine(walk), walk.today)).toEqual([school, bup, social].toSorted());
    withdrawn(walk);
    expect(held(walk)).toEqual([]);
    expect(releasedTo(walk.context, walk.sip, familyLine(walk), walk.today)).toEqual([school]);
  });

  it('stays when it says something of a kind, or of someone, that was named', () => {
    const kind = new FamilyLine().fixed();
    kind.does(karin, 'line.tag', { line: familyLine(kind).id, infoTypes: ['absence'], about: [] });
    expect(held(withdrawn(kind))).toEqual(['INGEN']);
    const other = new FamilyLine().fixed().does(eva, 'third.add', { name: 'Mormor Gun', relation: 'mormor' });
    const third = other.sip.thirds?.[0]?.id;
    if (!third) throw new TypeError('no third');
    other.does(karin, 'line.tag', { line: familyLine(other).id, infoTypes: ['absence'], about: [third] });
    expect(held(withdrawn(other))).toEqual(['INGEN']);
  });

  it('F96 is closed by the lock as everything else, and so is it for who belongs to no unit', () => {
    const walk = new FamilyLine().fixed();
    walk.does(karin, 'line.tag', { line: familyLine(walk).id, infoTypes: ['crime'], about: [] });
    const nobody = 'nobody' as PersonId;
    expect(closedFor(walk.context, walk.sip, familyLine(walk), nobody, walk.today)).toEqual(['TYP_EJ_OMFATTAD']);
    walk.does(eva, 'protection.set', { kind: 'shelter' });
    expect(held(walk)).toEqual(['SKYDD']);
  });
});

describe('LAMNA_UT the event', () => {
  it('§4.3 names the units in one order, whoever has the first part in the case', () => {
    const walk = new Walk().fixed().does(eva, 'meeting.renew', {}).does(eva, 'preparation.save', {
      question: 'Hur?',
      purpose: 'En plan',
      childWay: 'part',
      interpreter: false,
      leader: sara,
      secretary: eva,
    });
    const ours = walk.sip.plans.at(-1)?.measures.find(({ unit }) => unit === school);
    expect(ours && releasedTo(walk.context, walk.sip, ours, walk.today)).toEqual([bup, social]);
  });

  it('§4.3 says once where a line goes, and nothing when a look changes nothing', () => {
    const walk = new Walk().fixed().does(amir, 'consent.confirm', {});
    const released = (): number => walk.history.filter(({ type }) => type === 'Released').length;
    const before = released();
    walk.does('system', 'look', {}).on('2026-03-19').does('system', 'look', {});
    expect([before, released()]).toEqual([2, 2]);
    expect(walk.sip.released?.[lineOf(walk, bup)]?.to).toEqual([school, social].toSorted());
  });

  it('§4.3 ends for every line when the case ends', () => {
    const walk = new Walk().closed();
    expect(Object.values(walk.sip.released ?? {}).flatMap(({ to }) => to)).toEqual([]);
  });
});
