import { describe, expect, it } from 'vitest';
import { currentMeeting, guardiansOf } from '../../src/domain/case.ts';
import type { Payloads } from '../../src/domain/command.ts';
import { signatoriesOf } from '../../src/domain/rules/sign.ts';
import { lacksOf } from '../support/lacks.ts';
import { dataOf } from '../support/seen.ts';
import { callOffs } from '../support/told.ts';
import { child, day, eva, father, mother, Walk } from '../support/walk.ts';

const family = ({ sip }: Walk): readonly unknown[] =>
  currentMeeting(sip)?.guests.flatMap(({ member }) => member ?? []) ?? [];
const FACTS: Payloads['facts.correct'] = {
  requester: 'family',
  detectedAt: day('2026-03-02'),
  units: ['bup', 'ifo-barn'] as unknown as Payloads['facts.correct']['units'],
  childName: 'Alva Testsson',
  birth: day('2008-03-10'),
  understood: true,
};
const shelter: Payloads['circumstance.set'] = {
  kind: 'shelter',
  guardian: father,
  assessment: 'Får samtycka ensam',
  assessedBy: 'Juristen',
  cannotWait: false,
};
const maria = { name: 'Maria Testsson', phone: '070-000 00 01' };

describe('a new meeting is the meeting of the family as it is now', () => {
  it('A-15 W10 a guardian who must never be contacted is not proposed again', () => {
    const walk = new Walk().fixed().does(eva, 'circumstance.set', shelter).does(eva, 'meeting.renew', {});
    expect(family(walk)).toEqual([child, mother]);
  });

  it('A-15 C71 who is no longer a guardian is not proposed again, and who has become one is', () => {
    const walk = new Walk().fixed();
    walk.does(eva, 'family.set', {
      custody: 'joint',
      guardians: [maria, { name: 'Gunnar Testsson', phone: '' }],
      ground: 'Dom 3 mars',
      understood: true,
    });
    const now = guardiansOf(walk.sip).map(({ id }) => id);
    expect(now).not.toContain(father);
    const answered = walk.sip.status;
    expect(answered).toBe('paused-consent');
    for (const who of now.filter((id) => id !== mother)) walk.signed(who);
    expect(family(walk.does(eva, 'meeting.renew', {}))).toEqual([child, ...now]);
  });
});

/** Comes of age three weeks after the plan was fixed, and has said yes too. */
class Seventeen extends Walk {
  override consented(): this {
    return super.consented('2026-11-30', '2008-04-10').signed(child);
  }
}

describe('W6: from the 18th birthday the young person decides alone', () => {
  /** Seventeen until 20 March, and has said yes to what goes on after that. */
  const grownUp = (): Walk => new Walk().consented('2026-11-30', '2008-03-10').signed(child).arranged();

  it('W6 the guardians leave a list that was not called, silently', () => {
    const walk = grownUp().on('2026-03-10', '00:00').does('system', 'look', {});
    expect([walk.sip.status, family(walk), callOffs(walk)]).toEqual(['active', [child], []]);
  });

  it('W6 the guardians of a called meeting are told that they are no longer asked to it', () => {
    const walk = grownUp().does(eva, 'call.send', {});
    expect(family(walk)).toEqual([child, mother, father]);
    walk.on('2026-03-10', '00:00').does('system', 'look', {});
    expect([walk.sip.status, family(walk)]).toEqual(['active', [child]]);
    expect(callOffs(walk)).toEqual(['removed Maria Testsson', 'removed Johan Testsson']);
  });

  it('W6 the young person is rung on a number of their own, not on that of the guardians', () => {
    const walk = grownUp().does(eva, 'call.send', {});
    const facts = (): unknown => dataOf('answer-for', walk, eva, walk.guest(child)).text?.['facts'];
    const phone = (value: string): unknown => expect.arrayContaining([{ title: 'Telefon', value }]);
    expect(facts()).toEqual(phone('070-000 00 01 (Maria Testsson)'));
    walk.on('2026-03-10', '00:00').does('system', 'look', {});
    expect(facts()).toEqual(phone('inget nummer här'));
  });

  it('F76 F77 W6 parents whose child comes of age after the plan are no longer asked to sign it, nor sent it', () => {
    const walk = new Seventeen().fixed();
    const given = { who: mother, how: 'i handen' };
    expect(walk.tries(eva, 'plan.copied', given).ok).toBe(true);
    expect(signatoriesOf(walk.sip)).toEqual(expect.arrayContaining([child, mother, father]));
    walk.on('2026-04-09', '23:59').does('system', 'look', {});
    expect(signatoriesOf(walk.sip)).toContain(father);
    walk.on('2026-04-10', '00:00').does('system', 'look', {});
    expect([walk.sip.status, signatoriesOf(walk.sip)].flat()).not.toContain(father);
    expect(signatoriesOf(walk.sip)).toContain(child);
    expect(lacksOf(walk.refuses(eva, 'plan.copied', { ...given, who: father }))).toEqual(['copy-not']);
  });

  it('W6 a birthday that was put right gives the guardians back what they had', () => {
    const walk = grownUp().on('2026-03-10', '00:00').does('system', 'look', {});
    expect(walk.sip.adultSince).toBe('2026-03-10');
    walk.does(eva, 'facts.correct', { ...FACTS, birth: day('2009-03-10') });
    expect([walk.sip.adultSince, walk.sip.status]).toEqual([undefined, 'active']);
  });

  it('F77 the parents of a young person who was an adult when the plan was fixed get no copy', () => {
    const walk = new Walk().fixed();
    expect(signatoriesOf(walk.sip)).toEqual(expect.arrayContaining([child, mother, father]));
    walk.does(eva, 'facts.correct', FACTS);
    expect(signatoriesOf(walk.sip)).toContain(child);
    expect(signatoriesOf(walk.sip)).not.toContain(mother);
    expect(signatoriesOf(walk.sip)).not.toContain(father);
  });
});
