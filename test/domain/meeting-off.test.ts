import { describe, expect, test } from 'vitest';
import { dutiesOf } from '../../src/domain/duties.ts';

import { consentAnew } from '../support/consent-anew.ts';
import { lacksOf } from '../support/lacks.ts';
import { callOffs, dutiesNamed, told } from '../support/told.ts';
import { dutyNames } from '../support/remind.ts';
import { amir, at, bup, context, eva, father, karin, mother, sara, social, Walk } from '../support/walk.ts';

const withdraw = (walk: Walk): Walk =>
  walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
const FAMILY = ['cancelled Maria Testsson', 'cancelled Johan Testsson', 'cancelled Mormor Gun'];

describe('E4 a meeting that was off stands only when someone says so', () => {
  const resumed = (): Walk => consentAnew(withdraw(new Walk().answered()));

  test('nothing is sent, answered or held before; the coordinator is asked', () => {
    const walk = resumed();
    expect(told(walk)).toEqual(['ask-stands Eva Lind']);
    expect(dutyNames(walk)).toContain('keep-meeting 2026-03-02 Eva Lind');
    expect(dutyNames(walk).join()).not.toMatch(/answer|phone|hold-meeting/u);
    const answer = { guest: walk.guest(amir), answer: { kind: 'yes' } } as const;
    expect(lacksOf(walk.refuses(amir, 'invitation.answer', answer))).toEqual(['meeting-off']);
    walk.does(eva, 'guest.add-outside', { name: 'Farfar Bo', via: 'phone', contact: '070-000 00 10' });
    expect(lacksOf(walk.refuses(eva, 'call.send', {}))).toContain('meeting-off');
    const start = { attended: [walk.guest(mother)], familyAbsence: '' };
    expect(lacksOf(walk.refuses(karin, 'meeting.start', start))).toContain('meeting-off');
  });

  test('"ja" tells those called, asks everyone anew, and rings those without Teams instead of calling it off', () => {
    const walk = resumed();
    const version = walk.sip.meetings.at(-1)?.version ?? 0;
    expect(dutiesNamed(walk, 'call-off')).toHaveLength(3);
    walk.does(eva, 'meeting.keep', {});
    expect(told(walk)).toEqual(['leads Karin Holm', 'stands Amir Haddad', 'stands Sara Nyström']);
    expect(walk.effects.map(({ kind }) => kind)).toContain('meeting');
    expect(walk.sip.meetings.at(-1)).toMatchObject({ version: version + 1 });
    expect(walk.sip.meetings.at(-1)?.guests.filter(({ answer }) => answer)).toEqual([]);
    expect([dutiesNamed(walk, 'call-off'), dutiesNamed(walk, 'phone 2026-03-03')]).toEqual([
      [],
      expect.objectContaining({ length: 3 }),
    ]);
    expect(dutiesNamed(walk, 'keep-meeting')).toEqual([]);
  });

  test('a new time ends the question too; a time that has passed cannot stand', () => {
    const late = resumed().on('2026-03-19');
    expect(lacksOf(late.refuses(eva, 'meeting.keep', {}))).toEqual(['meeting-past']);
    late.does(
      eva,
      'meeting.move',
      { start: at('2026-03-30'), minutes: 60, place: 'Rum 1', link: '', why: 'Pausat' },
      { reason: 'Familjen behövde tid' },
    );
    expect(told(late)).toEqual(['leads Karin Holm', 'moved Amir Haddad', 'moved Sara Nyström']);
    expect(dutiesNamed(late, 'keep-meeting')).toEqual([]);
  });

  test('paused again before anyone has answered: nobody is told a second time', () => {
    const walk = withdraw(resumed());
    expect(told(walk)).toEqual(['paused Eva Lind']);
    expect(callOffs(walk)).toEqual(FAMILY);
  });
});

describe('§3.4 who the consent no longer covers is off the meeting', () => {
  test('hears it once, has nothing to answer, is not called or rung, and cannot be there', () => {
    const walk = new Walk().called();
    const news = (): number =>
      walk.allEffects.filter((one) => one.kind === 'notice' && one.to === sara && one.notice !== 'invitation').length;
    walk.does(eva, 'consent.scope', {
      ...(walk.sip.consents[0] ?? Object.create(null)),
      units: [bup],
    } as never);
    expect(told(walk)).toEqual(['cancelled Sara Nyström']);
    expect(walk.effects.map(({ kind }) => kind)).toContain('meeting');
    consentAnewFrom(walk);
    expect(news()).toBe(1);
    const guest = walk.sip.meetings.at(-1)?.guests.find(({ person }) => person === sara);
    expect([guest?.sentAt, guest?.offAt]).toEqual([undefined, walk.now]);
    expect(dutiesOf(context, walk.sip).filter(({ ref }) => ref === guest?.id)).toEqual([]);
    walk.on('2026-03-18', '14:00');
    const attended = [walk.guest(mother), walk.guest(sara)];
    expect(lacksOf(walk.refuses(karin, 'meeting.start', { attended, familyAbsence: '' }))).toContain('MOT-02');
  });

  test('someone without Teams is rung about it', () => {
    const walk = new Walk().prepared();
    const outside = { name: 'Kontaktperson Li', via: 'phone', contact: '070-000 00 11', unit: social } as const;
    walk.does(eva, 'guest.add-outside', outside).does(eva, 'call.send', {});
    consentAnew(walk, [bup]);
    expect(callOffs(walk)).toEqual(['removed Kontaktperson Li']);
  });

  test('does not stop others from being called, and a wider consent alone calls nobody', () => {
    const walk = consentAnew(new Walk().called(), [bup]);
    expect(lacksOf(walk.refuses(eva, 'call.send', {}))).toEqual(['guests-none']);
    walk.does(eva, 'guest.add-outside', { name: 'Farfar Bo', via: 'phone', contact: '070-000 00 10' });
    walk.does(eva, 'call.send', {});
    expect(walk.sip.meetings.at(-1)?.guests.find(({ person }) => person === sara)?.sentAt).toBeUndefined();
    consentAnew(walk, [bup, social]);
    expect(told(walk)).toEqual([]);
    expect(told(walk.does(eva, 'call.send', {}))).toEqual(['invitation Sara Nyström']);
  });
});

/** The family says yes to the version that waits. */
function consentAnewFrom(walk: Walk): void {
  walk.does(eva, 'consent.child', { result: 'yes', on: walk.today, why: '', maturityReason: '' });
  for (const who of [mother, father]) walk.signed(who);
}
