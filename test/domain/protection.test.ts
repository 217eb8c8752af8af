import { describe, expect, it } from 'vitest';
import { mayRead } from '../../src/domain/access.ts';
import { availableVerbs } from '../../src/domain/available.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { noticeHolds } from '../../src/domain/notice-holds.ts';
import { judged } from '../support/consent-forms.ts';
import { lacksOf } from '../support/lacks.ts';
import { amir, context, day, eva, jonas, karin, mother, peter, sara, ulla, Walk } from '../support/walk.ts';
import { managerOf } from '../../src/domain/directory.ts';

const reads = (walk: Walk, who: PersonId): boolean =>
  mayRead(context.profile, context.directory, walk.sip, who, walk.today);
const manager = managerOf(context.directory, new Walk().sip.unit) ?? ulla;
const locked = (walk = new Walk().called(), who = eva): Walk =>
  walk.does(who, 'protection.set', { kind: 'registration' });
const dutyOf = (walk: Walk, rule: string) => dutiesOf(walk.context, walk.sip).find((duty) => duty.rule === rule);

describe('F96 C54: protected identity', () => {
  it('C54 while invitations are out: all that goes out stops, the called are told neutrally, the leader of the case rings', () => {
    const walk = locked();
    expect(judged(walk)).toMatchObject({ allowed: false, reasons: ['SKYDD'] });
    expect([walk.sip.status, walk.sip.step]).toEqual(['paused-consent', 'called']);
    const told = walk.effects.flatMap((one) => (one.kind === 'notice' ? [`${one.notice} ${one.to}`] : []));
    expect(told.toSorted()).toEqual(
      [`cancelled ${amir}`, `cancelled ${karin}`, `cancelled ${sara}`, `paused ${eva}`].toSorted(),
    );
    expect(dutyOf(walk, 'locked')).toMatchObject({ person: eva, due: '2026-03-03' });
    expect(noticeHolds(context, walk.sip, { notice: 'invitation', to: amir, ref: walk.guest(amir) }, walk.now)).toBe(
      false,
    );
  });
  it('F96 only those who coordinate it read a locked case, not who leads, writes, takes part or manages', () => {
    const before = new Walk().fixed();
    expect([eva, karin, jonas, amir].map((who) => reads(before, who))).toEqual([true, true, true, true]);
    const walk = locked(before);
    expect([eva, karin].map((who) => reads(walk, who))).toEqual([true, true]);
    expect([jonas, amir, sara, manager].filter((who) => who !== karin).map((who) => reads(walk, who))).toEqual(
      [jonas, amir, sara, manager].filter((who) => who !== karin).map(() => false),
    );
    expect(reads(locked(), karin)).toBe(false);
  });
  it('SKY-01 everything but the lock itself, a withdrawal and the end of the case is done on the telephone', () => {
    const walk = locked();
    expect(lacksOf(walk.refuses(eva, 'guest.add', { people: [peter] }))).toEqual(['SKY-01']);
    expect(lacksOf(walk.refuses(eva, 'call.send', {}))).toEqual(['SKY-01']);
    expect([...availableVerbs(walk.context, walk.sip, eva, walk.today)].toSorted()).toEqual([
      'call-off.done',
      'call.tried',
      'case.cancel',
      'case.close',
      'consent.withdraw',
      'duty.snooze',
      'effect.done',
      'person.reached',
      'protection.ask-lift',
    ]);
    expect(walk.does(eva, 'consent.withdraw', { who: mother, on: day('2026-03-02'), how: 'x' }).sip.status).toBe(
      'paused-consent',
    );
  });
  it('F96 a lock before the consent lets it never come to hold', () => {
    const walk = locked(new Walk().consentStep());
    expect([walk.sip.status, judged(walk).allowed]).toEqual(['active', false]);
    expect(
      lacksOf(walk.refuses(eva, 'consent.child', { result: 'yes', on: walk.today, why: '', maturityReason: '' })),
    ).toEqual(['SKY-01']);
  });
  it('§5.2 anyone with a part in the case and the manager can lock it, once; a stranger cannot', () => {
    for (const who of [amir, sara, karin, manager])
      expect(new Walk().called().does(who, 'protection.set', { kind: 'shelter' }).sip.protection).toMatchObject({
        kind: 'shelter',
        by: who,
      });
    expect(new Walk().called().refuses(peter, 'protection.set', { kind: 'shelter' }).code).toBe('not-yours');
    expect(lacksOf(locked().refuses(eva, 'protection.set', { kind: 'shelter' }))).toEqual(['SKY-01']);
  });
});

describe('F96 C54: a case that has ended', () => {
  const ended = (): Walk => new Walk().closed();
  it('is locked by anyone who had a part in it, and then read only by those who coordinated it', () => {
    const before = ended();
    expect([eva, karin, jonas].map((who) => reads(before, who))).toEqual([true, true, true]);
    for (const who of [eva, karin, jonas]) {
      const walk = locked(ended(), who);
      expect([walk.sip.status, reads(walk, eva), reads(walk, karin), reads(walk, jonas)]).toEqual([
        'closed',
        true,
        true,
        false,
      ]);
    }
  });
  it('is not opened again while it is locked, and two persons lift the lock of it too', () => {
    const walk = locked(ended());
    expect(walk.refuses(eva, 'case.reopen', {}).code).not.toBe('lacking');
    walk.does(eva, 'protection.ask-lift', { why: 'Skyddet har upphört' });
    expect(dutyOf(walk, 'lift-protection')?.person).toBe(manager);
    walk.does(manager, 'protection.lift', {});
    expect([walk.sip.protection, walk.sip.status]).toEqual([undefined, 'closed']);
    expect(walk.does(eva, 'case.reopen', {}).sip.status).toBe('active');
  });
});

describe('§5.2: two persons lift the lock', () => {
  it('the one who leads the case asks and the manager agrees, and the case goes on where it was', () => {
    const walk = locked();
    expect(lacksOf(walk.refuses(manager, 'protection.lift', {}))).toEqual(['protection-not-asked']);
    expect(lacksOf(walk.refuses(eva, 'protection.ask-lift', { why: '' }))).toEqual(['protection-why']);
    walk.does(eva, 'protection.ask-lift', { why: 'Skyddet har upphört' });
    expect(dutyOf(walk, 'lift-protection')?.person).toBe(manager);
    expect(walk.refuses(eva, 'protection.lift', {}).code).toBe('not-yours');
    walk.does(manager, 'protection.lift', {});
    expect([walk.sip.protection, walk.sip.status, walk.sip.step]).toEqual([undefined, 'active', 'called']);
    expect(reads(walk, amir)).toBe(true);
  });
  it('the manager keeps it: it stays, and has to be asked for again', () => {
    const walk = locked().does(eva, 'protection.ask-lift', { why: 'Vi tror det' }).does(manager, 'protection.keep', {});
    expect([walk.sip.protection?.lift, walk.sip.status]).toEqual([undefined, 'paused-consent']);
    expect(lacksOf(walk.refuses(manager, 'protection.lift', {}))).toEqual(['protection-not-asked']);
  });
  it('a manager who leads the case alone is not two', () => {
    const walk = locked();
    const both = { ...walk.sip, openedBy: manager };
    walk.sip = both;
    walk.does(manager, 'protection.ask-lift', { why: 'Skyddet har upphört' });
    expect(lacksOf(walk.refuses(manager, 'protection.lift', {}))).toEqual(['protection-two']);
  });
  it('a consent that ended under the lock stays ended when it is lifted', () => {
    const walk = locked().on('2026-12-02').does(eva, 'protection.ask-lift', { why: 'Skyddet har upphört' });
    walk.does(manager, 'protection.lift', {});
    expect([walk.sip.status, judged(walk).reasons]).toEqual(['paused-consent', ['UTGANGET']]);
  });
});
