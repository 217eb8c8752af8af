import { describe, expect, test } from 'vitest';
import { deputyOf } from '../../src/domain/access.ts';
import type { Staff, Unit } from '../../src/domain/directory.ts';
import type { PersonId, UnitId } from '../../src/domain/ids.ts';
import type { Context } from '../../src/domain/rules/rule.ts';
import { isBiased, isFreeToCoordinate, proposedCoordinators } from '../../src/domain/rules/vastbas-coordinators.ts';
import { mayBeTold } from '../../src/domain/rules/vastbas-lacks.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { berit, erik, nina, peter, rut, vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { eva, jonas, karin, school } from '../support/walk.ts';

const { directory } = vastbasContext;
type Changes = Readonly<Record<string, Partial<Staff>>>;
/** The same directory with some people changed, and a unit of the own authority that no consent names. */
function withStaff(changes: Changes): Context {
  const staff = new Map([...directory.staff].map(([id, one]) => [id, { ...one, ...changes[id] }]));
  const own = directory.units.get('cbe' as UnitId);
  if (!own) throw new TypeError('no cbe');
  const leisure: Unit = { ...own, id: 'fritid' as UnitId, name: 'Fritidsgården' };
  return {
    ...vastbasContext,
    directory: { ...directory, staff, units: new Map(directory.units).set(leisure.id, leisure) },
  };
}
const agreed = (context: Context = vastbasContext): VastbasWalk =>
  Object.assign(new VastbasWalk(undefined, context), { sip: new VastbasWalk().assessing().bothSay(true).sip });
const coordinators = (units: Readonly<Record<string, string>>): Changes =>
  Object.fromEntries(
    [nina, erik, rut, eva, jonas].map((person) => {
      const unit = units[person];
      return [person, unit ? { functions: ['coordinator'], unit: unit as UnitId } : { functions: [] }];
    }),
  );

describe('B-04 who is free to coordinate', () => {
  test.each<readonly [string, PersonId, Changes, boolean]>([
    ['a trained coordinator', rut, {}, false],
    [
      'one of the team of a school in the case',
      rut,
      { [rut]: { functions: ['coordinator', 'eht'], unit: school } },
      true,
    ],
    [
      'one of the team of a school that has no part in it',
      rut,
      { [rut]: { functions: ['coordinator', 'eht'], unit: 'havsviken' as UnitId } },
      false,
    ],
    ['one of the own unit, which is no school', rut, { [rut]: { functions: ['eht'], unit: 'cbe' as UnitId } }, false],
    ['one who bears the whole name of someone of the family', rut, { [rut]: { name: 'maria  testsson' } }, true],
    ['the other half of the assessment', peter, {}, true],
    ['someone whom samordnaren has named as near the child', eva, { [eva]: { functions: ['coordinator'] } }, true],
    ['someone who is not there', 'nobody' as PersonId, {}, false],
  ])('B-04 %s', (_who, person, changes, isPartial) => {
    const context = withStaff(changes);
    expect(isBiased(context, agreed(context).sip, person)).toBe(isPartial);
  });

  test('B-04 samordnaren, one without the training, one who may not be told and one who is gone are not asked', () => {
    const trained: Partial<Staff> = { functions: ['coordinator'] };
    const context = withStaff({ [berit]: trained, [rut]: { unit: 'habiliteringen' as UnitId } });
    const { sip, now } = agreed(context);
    const free = [nina, erik, berit, karin, rut, 'nobody' as PersonId].filter((person) =>
      isFreeToCoordinate(context, sip, person, now),
    );
    expect(free).toEqual([nina, erik]);
  });
});

describe('B-04 whom samordnaren proposes', () => {
  const lacksOf = (people: readonly PersonId[], changes: Changes): unknown => {
    const refusal = agreed(withStaff(changes)).refuses(berit, 'coordinators.propose', { people });
    return 'lacks' in refusal ? refusal.lacks : refusal;
  };

  test('ST22 the same person twice besides another is not two, and the refusal says how many', () => {
    expect(lacksOf([nina, nina, erik], {})).toEqual(
      expect.arrayContaining([{ code: 'VB-KOORD-ANTAL', params: { number: 2 } }]),
    );
  });

  test('B-04 each who is not trained, not free or a namesake is named', () => {
    expect(lacksOf([karin, 'nobody' as PersonId], {})).toEqual(
      expect.arrayContaining([
        { code: 'VB-KOORD-POOL', params: { name: 'Karin Holm' } },
        { code: 'VB-KOORD-POOL', params: { name: '' } },
        { code: 'VB-KOORD-JAV', params: { name: 'Karin Holm' } },
      ]),
    );
    expect(lacksOf([nina, erik], { [nina]: { name: 'Nina Testsson' } })).toEqual([
      { code: 'VB-KOORD-NAMN', soft: true, params: { name: 'Nina Testsson' } },
    ]);
  });

  test('SEP2, B-04 samordnaren, or another of the own unit, asks for a reason', () => {
    const soft = (code: string): object => ({ code, soft: true });
    expect(lacksOf([nina, berit], { [berit]: { functions: ['intake', 'coordinator'] } })).toEqual([
      soft('VB-KOORD-SAMORDNARE'),
      soft('VB-KOORD-ENHET'),
    ]);
    expect(lacksOf([nina, rut], { [rut]: { unit: 'cbe' as UnitId } })).toEqual([soft('VB-KOORD-ENHET')]);
  });

  test('B-01 those of the own authority are asked whether the consent names their unit or not; others are named', () => {
    const walk = agreed(withStaff({ [rut]: { unit: 'fritid' as UnitId } }));
    expect(mayBeTold(walk.context, walk.sip, rut, walk.now)).toBe(true);
    walk.does(berit, 'coordinators.propose', { people: [nina, rut] });
    expect(factsOf(walk.sip).coordinators).toHaveLength(2);
    const elsewhere = { [rut]: { unit: 'habiliteringen' as UnitId } };
    expect(lacksOf([nina, rut], elsewhere)).toEqual([
      { code: 'role-unit', params: { unit: 'Barn- och ungdomshabiliteringen' } },
    ]);
    const there = agreed(withStaff(elsewhere));
    expect(mayBeTold(there.context, there.sip, rut, there.now)).toBe(false);
    const before = new VastbasWalk().started();
    expect(mayBeTold(before.context, before.sip, nina, before.now)).toBe(false);
  });

  test('B-04 who is asked again keeps the own yes, and who has said no begins anew', () => {
    const walk = new VastbasWalk().proposed().does(nina, 'coordinator.answer', { takes: true });
    walk.does(erik, 'coordinator.answer', { takes: false }).on('2026-01-09');
    walk.does(berit, 'coordinators.propose', { people: [nina, rut] }, { reason: 'Erik är upptagen i vår' });
    expect(factsOf(walk.sip).coordinators).toEqual([
      { person: nina, proposedOn: '2026-01-07', declaredOn: '2026-01-07' },
      { person: rut, proposedOn: '2026-01-09' },
      { person: erik, proposedOn: '2026-01-07', declinedOn: '2026-01-07' },
    ]);
    walk.does(berit, 'coordinators.propose', { people: [nina, erik] });
    expect(factsOf(walk.sip).coordinators).toEqual([
      { person: nina, proposedOn: '2026-01-07', declaredOn: '2026-01-07' },
      { person: erik, proposedOn: '2026-01-09' },
    ]);
  });

  test('§5.1 nobody is deputy before the offer, although two have said yes', () => {
    const walk = agreed(withStaff({}));
    walk
      .does(berit, 'coordinators.propose', { people: [nina, erik] })
      .does(nina, 'coordinator.answer', { takes: true });
    walk.does(erik, 'coordinator.answer', { takes: true });
    expect(walk.sip.step).toBe('offer');
    expect(deputyOf({ ...walk.sip, step: 'assessment' })).toBeUndefined();
    expect(deputyOf(walk.sip)).toBe(erik);
  });
});

describe('B-04 the two that are suggested', () => {
  const suggested = (changes: Changes, load: Readonly<Record<string, number>> = {}): readonly PersonId[] => {
    const context = withStaff(changes);
    const { sip, now } = agreed(context);
    return proposedCoordinators(context, sip, new Map(Object.entries(load) as [PersonId, number][]), now);
  };

  test.each<readonly [string, Changes, Readonly<Record<string, number>>, readonly PersonId[]]>([
    [
      'of another unit before a lighter load',
      coordinators({ [nina]: 'forskolan', [rut]: 'forskolan', [erik]: 'ifo-barn' }),
      { [rut]: 1, [erik]: 5 },
      [nina, erik],
    ],
    [
      'of another sector before a lighter load',
      coordinators({ [nina]: school, [rut]: 'fritid', [erik]: 'ifo-barn' }),
      { [rut]: 1, [erik]: 5 },
      [nina, erik],
    ],
    [
      'of another unit when no other sector is free',
      coordinators({ [nina]: school, [rut]: school, [erik]: 'fritid' }),
      { [rut]: 1, [erik]: 5 },
      [nina, erik],
    ],
    [
      'of one unit when there is nobody else',
      coordinators({ [nina]: 'forskolan', [rut]: 'forskolan' }),
      { [nina]: 1 },
      [rut, nina],
    ],
    ['one alone', coordinators({ [nina]: 'forskolan' }), {}, [nina]],
    ['none of the own unit', coordinators({ [nina]: 'forskolan', [erik]: 'cbe' }), {}, [nina]],
    ['nobody', coordinators({}), {}, []],
  ])('B-04 %s', (_which, changes, load, people) => {
    expect(suggested(changes, load)).toEqual(people);
  });

  test('B-04 who has been asked and not said no stays, with however many cases', () => {
    const walk = new VastbasWalk().proposed().does(nina, 'coordinator.answer', { takes: false });
    expect(proposedCoordinators(vastbasContext, walk.sip, new Map([[erik, 9]]), walk.now)).toEqual([erik, rut]);
  });
});
