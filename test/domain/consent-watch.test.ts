import { describe, expect, it } from 'vitest';
import { mayRead, responsibleOf } from '../../src/domain/access.ts';
import type { MemberId, PersonId } from '../../src/domain/ids.ts';
import { dutyNames, remindUntil } from '../support/remind.ts';
import { drawn, wordsOf } from '../support/seen.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { erik, nina } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { amir, at, bup, child, context, day, eva, father, mother, social, Walk } from '../support/walk.ts';

/** Both processes at the same point of the family's time: the consent is there, and the meeting is prepared. */
const yes = (walk: Walk, by: PersonId, who: MemberId): Walk =>
  walk.does(by, 'consent.answer', { who, result: 'yes', on: walk.today, form: 'paper', how: '' });
type Begun = { readonly walk: Walk; readonly who: PersonId; readonly other: PersonId };
const seven = (birth: string): Begun => {
  const walk = new Walk(at('2026-02-02')).scoped('2026-11-30', birth).signed(mother).signed(father);
  return { walk, who: eva, other: amir };
};
const ten = (birth: string): Begun => {
  const walk = new (class extends VastbasWalk {
    override started(): this {
      return super.started(birth);
    }
  })().accepted();
  return { walk, who: nina, other: erik };
};

describe.each([
  ['sip7', seven],
  ['vastbas10', ten],
] as const)('in process %s', (_process, begin) => {
  const warned = ({ walk }: Begun, rule: string, until: string): readonly string[] =>
    remindUntil(walk, until)
      .filter((one) => one.rule === rule)
      .map(({ on }) => on);

  it('N3 the 15th birthday is warned of 60, 30 and 7 days before, on the working day before a free one', () => {
    expect(warned(begin('2011-06-10'), 'age-15', '2026-06-09')).toEqual(['2026-04-10', '2026-05-11', '2026-06-03']);
  });
  it('N3 who is born on 29 February is warned of 28 February', () => {
    const { walk } = begin('2012-02-29');
    walk.on('2026-12-01');
    expect(walk.sip.people.find(({ id }) => id === child)?.birth).toBe('2012-02-29');
    const again = { units: [bup, social], infoTypes: ['absence'], questions: 'Skolan', exclusions: 'nej' } as const;
    walk.does(responsibleOf(walk.sip), 'consent.scope', {
      ...again,
      until: day('2027-03-31'),
      form: 'paper',
      informed: { on: walk.today, by: eva },
      interpreter: 'no',
    });
    const by = responsibleOf(walk.sip);
    walk.does(by, 'consent.child', { result: 'yes', on: walk.today, why: '', maturityReason: '' });
    for (const who of [mother, father]) yes(walk, by, who);
    expect(dutiesOf(walk.context, walk.sip).find(({ rule }) => rule === 'age-15')?.due).toBe('2027-02-28');
  });
  it('N3 who has said yes in good time is not warned of', () => {
    const begun = begin('2011-06-10');
    yes(begun.walk, begun.who, child);
    expect(warned(begun, 'age-15', '2026-06-12')).toEqual([]);
    expect(begun.walk.sip.status).toBe('active');
  });
  it('N15 on the birthday the case pauses in its step, with a sentence why, and goes on with the yes that was missing', () => {
    const { walk, who, other } = begin('2011-06-10');
    const { step } = walk.sip;
    walk.on('2026-06-09', '23:59').does('system', 'look', {});
    expect(walk.sip.status).toBe('active');
    walk.on('2026-06-10', '00:00').does('system', 'look', {});
    expect([walk.sip.status, walk.sip.step]).toEqual(['paused-consent', step]);
    expect(mayRead(walk.context.profile, walk.context.directory, walk.sip, other, walk.today)).toBe(false);
    const words = wordsOf(drawn('case', walk, who));
    expect(words).toContain('Ärendet är pausat');
    expect(words).toContain('Barnet har fyllt 15 år.');
    yes(walk, who, child);
    expect([walk.sip.status, walk.sip.step]).toEqual(['active', step]);
  });
  it('N15 nothing of what was written goes with a withdrawal', () => {
    const { walk, who } = begin('2017-05-09');
    const { need, consents, vastbas } = walk.sip;
    walk.does(who, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
    expect(walk.sip).toMatchObject({ status: 'paused-consent', need });
    expect([walk.sip.vastbas, walk.sip.consents.length]).toEqual([vastbas, consents.length]);
  });
  it('N2 the receipt says in plain Swedish who, what, until when, and how to change one’s mind', () => {
    const { walk, who } = begin('2017-05-09');
    const words = wordsOf(drawn('consent-receipt', walk, who));
    for (const part of ['Får dela och få veta: ', 'Det gäller: ', 'Slags uppgifter: ', 'Pappas arbete'])
      expect(words).toContain(part);
    expect(words).toMatch(/Det gäller till och med \d+ \p{L}+ 2026\./u);
    expect(words).toContain('Vill du ändra dig? Ring ');
    expect(words).toContain('Du behöver inte säga varför.');
  });
});
void nina;
void day;

it('T11, W6 a birthday on the last day of the consent ends it that day, and is a duty; the day after it is none', () => {
  const profile = { ...context.profile, consent: { ...context.profile.consent, childSignsFromAge: null } };
  const dues = (birth: string): readonly string[] =>
    dutyNames(new Walk(undefined, { ...context, profile }).consented('2026-11-30', birth)).filter((name) =>
      name.startsWith('age-18'),
    );
  expect(['2008-11-29', '2008-11-30', '2008-12-01'].map(dues)).toEqual([
    ['age-18 2026-11-29 Eva Lind'],
    ['age-18 2026-11-30 Eva Lind'],
    [],
  ]);
});
