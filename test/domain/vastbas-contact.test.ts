import { describe, expect, test } from 'vitest';
import { deputyOf, mayRead, responsibleOf, rolesOf } from '../../src/domain/access.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import type { Staff } from '../../src/domain/directory.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Context } from '../../src/domain/rules/rule.ts';
import { factsOf } from '../../src/domain/vastbas.ts';
import { wakeAt } from '../../src/domain/wake.ts';
import { codesOf } from '../support/refusals.ts';
import { erik, malin, nina, vastbasContext } from '../support/vastbas-start.ts';
import { VastbasWalk } from '../support/vastbas-walk.ts';
import { at, day, eva, jonas, karin, named, school } from '../support/walk.ts';

const chief = named('Gunilla Rask');
/** The same directory with one person changed, or gone. */
function changed(person: PersonId, change: Partial<Staff> | undefined): Context {
  const staff = new Map(vastbasContext.directory.staff);
  const one = staff.get(person);
  if (one && change) staff.set(person, { ...one, ...change });
  else staff.delete(person);
  return { ...vastbasContext, directory: { ...vastbasContext.directory, staff } };
}
const within = (walk: VastbasWalk, context: Context): VastbasWalk =>
  Object.assign(new VastbasWalk(walk.now, context), { sip: walk.sip });
const fix = { contains: [], familyRead: true } as const;

describe('B-08, SEP4 the contact person', () => {
  test('ST29, SEP5 a head teacher of the school team appoints, and is refused as contact person before the team is asked about', () => {
    expect(vastbasContext.directory.staff.get(karin)?.functions).toEqual(expect.arrayContaining(['rektor', 'eht']));
    const walk = new VastbasWalk().asked();
    expect(codesOf(walk.refuses(karin, 'contact.appoint', { person: karin }))).toEqual(['VB-KONTAKT-REKTOR']);
  });

  test.each([
    ['ST30 a social worker', 'VB-KONTAKT-SOC', ['social-worker', 'eht']],
    ['ST32 a class teacher', 'VB-KONTAKT-EHT', []],
  ] as const)('%s is not the contact person', (_name, code, functions) => {
    const walk = within(new VastbasWalk().asked(), changed(jonas, { functions }));
    expect(codesOf(walk.refuses(karin, 'contact.appoint', { person: jonas }))).toEqual([code]);
  });

  test('SEP2 a coordinator is not the contact person too, and one of another school is not of the team', () => {
    const both = changed(erik, { functions: ['coordinator', 'eht'], unit: school });
    expect(
      codesOf(within(new VastbasWalk().asked(), both).refuses(karin, 'contact.appoint', { person: erik })),
    ).toEqual(['VB-KONTAKT-KOORD']);
    const nobody = { person: 'nobody' as PersonId };
    expect(codesOf(new VastbasWalk().asked().refuses(karin, 'contact.appoint', nobody))).toEqual(['VB-KONTAKT-EHT']);
    const elsewhere = changed(malin, { unit: 'havsviken' as typeof school });
    expect(
      codesOf(within(new VastbasWalk().asked(), elsewhere).refuses(karin, 'contact.appoint', { person: malin })),
    ).toEqual(['VB-KONTAKT-EHT']);
  });

  test('B-08 only a head teacher is asked, and only the one who was asked appoints', () => {
    const walk = new VastbasWalk().worked();
    for (const headTeacher of [jonas, 'nobody' as PersonId])
      expect(codesOf(walk.refuses(nina, 'contact.ask', { headTeacher }))).toEqual(['VB-REKTOR']);
    expect(walk.refuses(karin, 'contact.appoint', { person: malin }).code).toBe('not-yours');
  });

  test.each([
    ['is no head teacher any more', { functions: ['eht'] }],
    ['has left', undefined],
  ] as const)(
    'B-08 when the one who appointed %s, a head teacher appoints anew before the plan is fixed',
    (_how, change) => {
      const walk = within(new VastbasWalk().written(), changed(karin, change));
      expect(codesOf(walk.refuses(nina, 'plan.fix', fix))).toEqual(['VB-KONTAKT-UTSEDD']);
    },
  );

  test('B-01 one of a school of another authority is not appointed without a consent that names the school', () => {
    const unit = 'havsviken' as typeof school;
    const moved = changed(malin, { unit });
    const staff = new Map(moved.directory.staff);
    const head = staff.get(karin);
    if (head) staff.set(karin, { ...head, unit });
    const walk = within(new VastbasWalk().asked(), { ...moved, directory: { ...moved.directory, staff } });
    expect(walk.refuses(karin, 'contact.appoint', { person: malin })).toEqual({
      code: 'lacking',
      lacks: [{ code: 'role-unit', params: { unit: 'Friskolan Havsviken' } }],
    });
  });

  test.each([
    ['ST29', 'VB-KONTAKT-REKTOR', { functions: ['rektor', 'eht'] }],
    ['ST30', 'VB-KONTAKT-SOC', { functions: ['social-worker', 'eht'] }],
    ['ST32', 'VB-KONTAKT-UTSEDD', { functions: [] }],
  ] as const)('%s who no longer fits stops the plan from being fixed', (_name, code, change) => {
    const walk = within(new VastbasWalk().written(), changed(malin, change));
    if (code === 'VB-KONTAKT-UTSEDD') walk.does('system', 'look', {});
    expect(codesOf(walk.refuses(nina, 'plan.fix', fix))).toContain(code);
  });

  test('B-08 no plan without a contact person who has said to have a good view and answers for the plan', () => {
    const walk = new VastbasWalk().written();
    const { contact, ...facts } = factsOf(walk.sip);
    const without = Object.assign(new VastbasWalk(walk.now), { sip: { ...walk.sip, vastbas: facts } });
    expect(codesOf(without.refuses(nina, 'plan.fix', fix))).toEqual(['VB-KONTAKT-UTSEDD']);
    if (!contact) throw new TypeError('no contact');
    const { overviewOn: _own, ...silent } = contact;
    const unasked = Object.assign(new VastbasWalk(walk.now), {
      sip: { ...walk.sip, vastbas: { ...facts, contact: silent } },
    });
    expect(codesOf(unasked.refuses(nina, 'plan.fix', fix))).toEqual(['VB-KONTAKT-OVERBLICK']);
    walk.does(erik, 'plan.responsible', {
      principal: 'municipality',
      unit: school,
      person: eva,
      deputy: malin,
      followUpOn: day('2026-03-16'),
    });
    expect(codesOf(walk.refuses(nina, 'plan.fix', fix))).toEqual(['VB-KONTAKT-ANSVAR']);
  });

  test('B-08 every goal has a measure that someone has taken on', () => {
    const walk = new VastbasWalk().written().does(erik, 'goal.put', { text: 'Sova bättre', sign: 'Sömn' });
    walk.does(erik, 'measure.put', {
      text: 'Samtal',
      principal: 'municipality',
      unit: school,
      order: 2,
      due: day('2026-03-01'),
      sign: '',
    });
    expect(walk.refuses(nina, 'plan.fix', fix)).toEqual({
      code: 'lacking',
      lacks: [
        { code: 'VB-MAL-ATGARD', params: { text: 'Sova bättre' } },
        { code: 'VB-ANSVARIG', params: { text: 'Samtal' } },
      ],
    });
    const empty = new VastbasWalk().network2().does(erik, 'plan.begin', {});
    expect(codesOf(empty.refuses(nina, 'plan.fix', fix))).toEqual(
      expect.arrayContaining(['VB-KONTAKT-ANSVAR', 'VB-MAL']),
    );
  });

  test('B-08 who has no good view is replaced by the head teacher', () => {
    const walk = new VastbasWalk().asked().does(karin, 'contact.appoint', { person: malin });
    walk.does(malin, 'contact.answer', { overview: false });
    expect(factsOf(walk.sip).contact).toBeUndefined();
    expect(walk.effects.filter((one) => one.kind === 'notice').map((one) => [one.notice, one.to])).toContainEqual([
      'appoint',
      karin,
    ]);
    walk.does(karin, 'contact.appoint', { person: jonas });
    expect(factsOf(walk.sip).contact?.person).toBe(jonas);
  });
});

describe('B-09 the hand-over', () => {
  test('B-09 the contact person has read, takes over, and the coordinators read on but no longer act', () => {
    const walk = new VastbasWalk().fixed();
    expect(codesOf(walk.refuses(malin, 'handover.accept', { read: false }))).toEqual(['VB-LAST']);
    expect(walk.refuses(nina, 'handover.accept', { read: true }).code).toBe('not-yours');
    walk.does(malin, 'handover.accept', { read: true });
    expect([walk.sip.step, responsibleOf(walk.sip), deputyOf(walk.sip)]).toEqual(['follow-up', malin, eva]);
    const { profile, directory } = vastbasContext;
    for (const person of [nina, erik]) expect(mayRead(profile, directory, walk.sip, person, walk.today)).toBe(true);
    expect(availableVerbs(walk.context, walk.sip, erik, walk.today)).not.toContain('follow-up.record');
    expect(availableVerbs(walk.context, walk.sip, malin, walk.today)).toContain('follow-up.record');
  });
});

test('N12 a successor takes over only after having said to have a good view, and nobody is lost before that', () => {
  const walk = new VastbasWalk().handedOver().does(malin, 'contact.ask', { headTeacher: karin });
  walk.does(karin, 'contact.appoint', { person: jonas });
  expect(codesOf(walk.refuses(jonas, 'handover.accept', { read: true }))).toEqual(['VB-KONTAKT-OVERBLICK']);
  walk.does(jonas, 'contact.answer', { overview: true }).does(jonas, 'handover.accept', { read: true });
  expect(factsOf(walk.sip).handedOver).toEqual({ to: jonas, at: walk.now });
  expect(walk.history.filter(({ type }) => type === 'ContactLost')).toEqual([]);
});

describe('ST39 a contact person who leaves', () => {
  const gone = changed(malin, undefined);
  const left = (): VastbasWalk =>
    within(new VastbasWalk().handedOver().on('2026-02-10'), gone).does('system', 'look', {});

  test('ST39 the head teacher gets the task at once, and after fourteen days the school chief too, with no content', () => {
    const walk = left();
    expect(factsOf(walk.sip).contact?.lostOn).toBe('2026-02-10');
    const asked = dutiesOf(gone, walk.sip).filter(
      ({ rule }) => rule === 'appoint-contact' || rule === 'contact-missing',
    );
    expect(asked.map(({ rule, person, due }) => [rule, person, due])).toEqual([
      ['appoint-contact', karin, '2026-02-10'],
      ['contact-missing', chief, '2026-02-24'],
    ]);
    for (const person of [karin, chief])
      expect(mayRead(gone.profile, gone.directory, walk.sip, person, walk.today)).toBe(false);
  });

  test.each([
    ['no longer works in the municipality', undefined],
    ['works at another school', { unit: 'havsviken' as typeof school }],
    ['is no longer of the school team', { functions: [] }],
  ])('ST39 one who %s is noticed the next working morning, though nobody clicks', (_how, change) => {
    // Friday: nothing else is due before Monday.
    const walk = new VastbasWalk().handedOver().on('2026-02-06', '15:00').does('system', 'look', {});
    const wake = wakeAt(vastbasContext, walk.sip, walk.now);
    expect(wake).toBe(at('2026-02-09', '08:00'));
    const context = changed(malin, change);
    const later = Object.assign(new VastbasWalk(wake, context), { sip: walk.sip }).does('system', 'look', {});
    expect(factsOf(later.sip).contact?.lostOn).toBe('2026-02-09');
    expect(dutiesOf(context, later.sip).find(({ rule }) => rule === 'appoint-contact')?.person).toBe(karin);
  });

  test('N12 once the contact person is lost, and when the case has ended, no morning asks again', () => {
    const watched = ({ sip, now }: VastbasWalk): boolean =>
      wakeAt(vastbasContext, sip, now) === at('2026-02-11', '08:00');
    expect(watched(new VastbasWalk().handedOver().on('2026-02-10').does('system', 'look', {}))).toBe(true);
    expect(watched(left())).toBe(false);
    const closed = new VastbasWalk().closed();
    expect(wakeAt(vastbasContext, closed.sip, closed.now)).toBeUndefined();
  });

  test('ST39 one who is lost before the hand-over has no part in the case any more', () => {
    const before = new VastbasWalk().appointed();
    const walk = within(before, changed(malin, { functions: [] }));
    const roles = () => rolesOf(walk.context.directory, walk.sip, malin);
    expect(roles()).toEqual(['appointed']);
    walk.does('system', 'look', {});
    expect(roles()).toEqual([]);
    expect(mayRead(walk.context.profile, walk.context.directory, walk.sip, malin, walk.today)).toBe(false);
  });

  test('ST39 meanwhile what the contact person should do is asked of the head teacher', () => {
    const followUp = dutiesOf(gone, left().sip).find(({ rule }) => rule === 'follow-up');
    expect(followUp?.person).toBe(karin);
  });

  test('SEP11 a new contact person is appointed, says yes and takes over in the same step', () => {
    const walk = left().does(karin, 'contact.appoint', { person: jonas });
    walk.does(jonas, 'contact.answer', { overview: true }).does(jonas, 'handover.accept', { read: true });
    expect([walk.sip.step, responsibleOf(walk.sip)]).toEqual(['follow-up', jonas]);
    expect(dutiesOf(gone, walk.sip).some(({ rule }) => rule === 'appoint-contact')).toBe(false);
  });

  test('SEP11 one who asks for a successor goes on until one is appointed, then koordinator 1 until the successor has taken over', () => {
    const walk = new VastbasWalk().handedOver().does(malin, 'contact.ask', { headTeacher: karin });
    expect(responsibleOf(walk.sip)).toBe(malin);
    walk.does(karin, 'contact.appoint', { person: jonas });
    expect(responsibleOf(walk.sip)).toBe(nina);
    walk.does(jonas, 'contact.answer', { overview: true }).does(jonas, 'handover.accept', { read: true });
    expect(responsibleOf(walk.sip)).toBe(jonas);
  });
});
