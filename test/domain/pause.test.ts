import { describe, expect, it } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { lacksOf } from '../support/lacks.ts';
import { buttonsOf, drawn, wordsOf } from '../support/seen.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, day, eva, father, mother, sara, Walk } from '../support/walk.ts';

const WHY = 'Familjen är bortrest till slutet av april.';
const pause = { why: WHY, until: day('2026-04-27') };
const paused = (walk: Walk = new Walk().fixed()): Walk => walk.does(eva, 'case.pause', pause);
const rules = (walk: Walk): readonly string[] => dutiesOf(walk.context, walk.sip).map(({ rule }) => rule);
const told = (walk: Walk): readonly string[] =>
  walk.effects.flatMap((one) => (one.kind === 'notice' ? [`${one.notice} ${one.to}`] : []));

describe('§2.1 VILANDE_ANNAT: a case rests by decision', () => {
  it('needs a reason and a day within a year, and no meeting to which people are called', () => {
    const lack = (walk: Walk, change: Partial<typeof pause>): readonly string[] =>
      lacksOf(walk.refuses(eva, 'case.pause', { ...pause, ...change }));
    expect(lack(new Walk().fixed(), { why: '' })).toEqual(['pause-why']);
    expect(lack(new Walk().fixed(), { until: day('2026-03-18') })).toEqual(['pause-until']);
    expect(lack(new Walk().fixed(), { until: day('2027-03-20') })).toEqual(['day-far']);
    expect(lack(new Walk().called(), {})).toEqual(['pause-meeting']);
    expect(new Walk().fixed().refuses(amir, 'case.pause', pause).code).toBe('not-yours');
  });

  it('nobody is reminded of anything but the day on which the pause ends, and the warnings about the consent', () => {
    const walk = paused();
    expect(rules(new Walk().fixed()).length).toBeGreaterThan(3);
    expect(rules(walk)).toEqual(['paused', 'renew-consent']);
    expect(dutiesOf(walk.context, walk.sip)[0]).toMatchObject({ person: eva, due: '2026-04-27', from: '2026-04-27' });
    expect(told(walk)).toEqual([]);
  });

  it('the others read on, as long as the consent holds, and nobody can do what needs an active case', () => {
    const walk = paused();
    const reads = (): readonly boolean[] =>
      [amir, sara].map((one) => mayRead(walk.context.profile, walk.context.directory, walk.sip, one, walk.today));
    expect(reads()).toEqual([true, true]);
    const verbs = availableVerbs(walk.context, walk.sip, eva, walk.today);
    expect([verbs.has('plan.revise'), verbs.has('case.resume'), verbs.has('consent.withdraw')]).toEqual([
      false,
      true,
      true,
    ]);
    walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
    expect([walk.sip.status, ...reads()]).toEqual(['paused', false, false]);
  });

  it('goes on where it was, and pauses for the consent when that no longer holds', () => {
    expect(paused().does(eva, 'case.resume', {}).sip).toMatchObject({ status: 'active', step: 'follow-up' });
    expect(paused().does(eva, 'case.resume', {}).sip.pause).toBeUndefined();
    const fallen = paused().does(eva, 'consent.withdraw', { who: mother, on: new Walk().fixed().today, how: 'brev' });
    expect(fallen.does(eva, 'case.resume', {}).sip.status).toBe('paused-consent');
    expect(new Walk().fixed().refuses(eva, 'case.resume', {}).code).toBe('not-now');
  });

  it('A-06 the last yes still moves a resting case on, and A-19 it can be cancelled', () => {
    const walk = paused(new Walk().scoped().signed(mother)).signed(father);
    expect([walk.sip.status, walk.sip.step]).toEqual(['paused', 'prepare']);
    expect(walk.does(eva, 'case.cancel', { why: 'moved', note: 'Har flyttat' }).sip.status).toBe('cancelled');
  });

  it('the overview says until when and why, and its first line is to go on', () => {
    const words = wordsOf(drawn('case', paused(), eva));
    expect(words).toContain('Ärendet är pausat till 27 april 2026. Under tiden påminner jag bara om det som inte');
    expect(words).toContain(`Skäl: ${WHY}`);
    expect(words).toContain('Fortsätt ärendet');
    expect(buttonsOf(drawn('resume', paused(), eva))).toContain('Fortsätt');
  });

  it('Västbas rests in the same way', () => {
    const walk = new VastbasWalk().requested();
    walk.does(walk.sip.openedBy, 'case.pause', pause);
    expect([walk.sip.status, rules(walk)]).toEqual(['paused', ['paused', 'renew-consent']]);
  });
});
