import { describe, expect, test } from 'vitest';
import { rolesOf } from '../../src/domain/access.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { lacksOf } from '../support/lacks.ts';
import { without } from '../support/remind.ts';
import { buttonsOf, dataOf, drawn } from '../support/seen.ts';
import { berit, nina, peter, VastbasStart } from '../support/vastbas-start.ts';

/** Nina works at IFO too. */
function withTwo(): VastbasStart {
  const walk = new VastbasStart().assessing();
  const one = walk.context.directory.staff.get(nina);
  const staff = new Map(walk.context.directory.staff);
  if (one) staff.set(nina, { ...one, functions: ['ifo'] });
  return Object.assign(walk, { context: { ...walk.context, directory: { ...walk.context.directory, staff } } });
}
const asked = (walk: VastbasStart): readonly PersonId[] =>
  dutiesOf(walk.context, walk.sip).flatMap(({ rule, person }) => (rule === 'assess-network' ? [person] : []));

describe('B-03 who assesses for IFO can be followed by another until that half is given', () => {
  test('B-03 samordnaren names another, who is asked, reads the case and answers; the first no longer does', () => {
    const walk = withTwo();
    expect(asked(walk)).toEqual([berit, peter]);
    walk.does(berit, 'request.assess', { assessor: nina });
    expect([walk.sip.step, factsOf(walk.sip).assessor]).toEqual(['assessment', nina]);
    expect(walk.effects).toContainEqual(expect.objectContaining({ kind: 'notice', notice: 'assess', to: nina }));
    expect(asked(walk)).toEqual([berit, nina]);
    expect(rolesOf(walk.context.directory, walk.sip, peter)).not.toContain('assessor');
    expect(walk.refuses(peter, 'assessment.give', { fits: true, why: 'Ja' })).toMatchObject({ code: 'not-yours' });
    walk.does(nina, 'assessment.give', { fits: true, why: 'Flera behöver hjälpas åt.' });
    expect(factsOf(walk.sip).verdicts?.ifo).toMatchObject({ by: nina });
  });

  test('B-03 so that nobody waits for who has left: samordnaren is asked, and has the way to name another', () => {
    const walk = without(withTwo(), peter) as VastbasStart;
    expect(asked(walk)).toEqual([berit, berit]);
    expect(buttonsOf(drawn('vb-assess', walk, berit))).toContain('Byt vem som bedömer för IFO');
    expect(buttonsOf(drawn('vb-assess', withTwo(), peter))).not.toContain('Byt vem som bedömer för IFO');
    expect(dataOf('vb-submit', withTwo(), berit).choices?.['assessors']?.map(({ value }) => value)).toEqual([nina]);
    walk.does(berit, 'request.assess', { assessor: nina });
    expect(asked(walk)).toEqual([berit, nina]);
  });

  test('B-03 not the same person again, nobody outside IFO, and nobody once the half is given', () => {
    const walk = withTwo();
    const refused = (assessor: PersonId): readonly string[] =>
      lacksOf(walk.refuses(berit, 'request.assess', { assessor }));
    expect([refused(peter), refused(berit)]).toEqual([['VB-IFO-SAMMA'], ['VB-IFO-VEM']]);
    walk.does(peter, 'assessment.give', { fits: true, why: 'Flera behöver hjälpas åt.' });
    expect(refused(nina)).toEqual(['VB-IFO-KLAR']);
    expect(buttonsOf(drawn('vb-assess', walk, berit))).not.toContain('Byt vem som bedömer för IFO');
  });
});
