import type { Staff } from '../../src/domain/directory.ts';
import type { PersonId, UnitId } from '../../src/domain/ids.ts';
import { bup, context, day, eva, father, mother, school, social, tove, Walk } from './walk.ts';

const crowd = (units: readonly UnitId[], each: number): readonly Staff[] =>
  units.flatMap((unit) =>
    Array.from({ length: each }, (_, index): Staff => ({
      id: `${unit}-0000-4000-8000-${String(index).padStart(12, '0')}` as PersonId,
      unit,
      name: `Anna-Karin Åkerström-Öberg ${index}`,
      title: 'verksamhetsutvecklare',
      functions: [],
    })),
  );

/** A directory of many staff, and a guest list longer than any card. */
export function crowdedWalk(each = 200, guests = 60): Walk {
  const many = crowd([school, bup, social], each);
  const staff = new Map([...context.directory.staff, ...many.map((one) => [one.id, one] as const)]);
  const walk = new Walk(undefined, { ...context, directory: { ...context.directory, staff } }).prepared();
  walk.does(eva, 'guest.add', {
    people: many
      .filter((one) => one.unit === bup)
      .map((one) => one.id)
      .slice(0, guests),
  });
  for (let index = 0; index < guests; index += 1) {
    const name = `${'*Å_'.repeat(39)} ${index}`;
    walk.does(eva, 'guest.add-outside', { name, via: 'phone', contact: '070-000 00 00' });
  }
  return walk;
}

const havsviken = 'havsviken' as UnitId;
/** A meeting to which the independent school is invited too: it is no principal in the law's sense. */
export function withTove(): Walk {
  const walk = new Walk().consented();
  walk.does(eva, 'consent.scope', {
    units: [bup, social, havsviken],
    questions: 'Hur Alva ska komma tillbaka till skolan',
    infoTypes: ['schooling', 'absence'],
    exclusions: 'nej',
    until: day('2026-11-30'),
    form: 'paper',
    informed: { on: walk.today, by: eva },
    interpreter: 'no',
  });
  walk.does(eva, 'consent.child', { result: 'yes', on: walk.today, why: '', maturityReason: '' });
  return walk
    .signed(mother)
    .signed(father)
    .arranged()
    .does(eva, 'guest.add', { people: [tove] })
    .does(eva, 'guest.contacted', { guests: walk.guests([tove]) })
    .does(eva, 'call.send', {});
}
