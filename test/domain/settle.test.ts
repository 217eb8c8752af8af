import { describe, expect, it } from 'vitest';
import { currentMeeting } from '../../src/domain/case.ts';
import { consentAnew } from '../support/consent-anew.ts';
import { amir, bup, eva, father, mother, sara, Walk } from '../support/walk.ts';

const withdrawn = (): Walk => {
  const walk = new Walk().called();
  return walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
};
const paused = (walk: Walk): number => walk.history.filter(({ type }) => type === 'Paused').length;

describe('what follows from the consent by itself', () => {
  it('A-06 the last yes leads to the preparation, and A-07 a no to the step where nothing is shared', () => {
    const yes = new Walk().consented();
    expect(yes.history.find((one) => one.type === 'Moved' && one.transition === 'A-06')).toMatchObject({
      from: 'consent',
      to: 'prepare',
    });
    const no = new Walk().scoped().signed(mother, 'no');
    expect(no.history.at(-1)).toEqual({ type: 'Moved', from: 'consent', to: 'no-consent', transition: 'A-07' });
  });

  it('A-06 a no of someone who turns out to have no custody stops nothing: the yes of the other is enough', () => {
    const walk = new Walk().scoped().signed(mother).signed(father, 'no');
    expect(walk.sip.step).toBe('no-consent');
    walk.does(eva, 'family.set', {
      custody: 'sole',
      guardians: [{ name: 'Maria Testsson', phone: '070-000 00 01' }],
      ground: 'Dom 3 februari',
    });
    expect(walk.sip.step).toBe('prepare');
    expect(walk.history.at(-2)).toMatchObject({ type: 'Moved', from: 'no-consent', transition: 'A-06' });
    expect(currentMeeting(walk.sip)?.guests.map(({ member }) => member)).toEqual(['child', mother]);
  });

  it('A-20 a case opened again goes on with the guest list that nobody was called by, and with a new one after a meeting', () => {
    const reopened = (walk: Walk): Walk => {
      walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
      walk.does(eva, 'case.close', { why: 'consent-gone', familyInformed: true, saved: true, note: '' });
      walk.does(eva, 'case.reopen', {}).does(eva, 'need.confirm', { checklist: ['several'], text: '' });
      return consentAnew(walk);
    };
    const listed = new Walk().prepared();
    const list = currentMeeting(listed.sip);
    expect(currentMeeting(reopened(listed).sip)).toEqual(list);
    const called = new Walk().called();
    const before = currentMeeting(called.sip)?.id;
    expect(currentMeeting(reopened(called).sip)?.id).not.toBe(before);
  });

  it('A-17 a case is paused once, however often it is looked at, and resumed once', () => {
    const walk = withdrawn().does('system', 'look', {}).on('2026-03-03').does('system', 'look', {});
    expect(paused(walk)).toBe(1);
    consentAnew(walk).does('system', 'look', {});
    expect([walk.sip.status, walk.history.filter(({ type }) => type === 'Resumed').length]).toEqual(['active', 1]);
  });

  it('§3.4 a narrower consent takes a guest off the called meeting, and leaves a held one as it was', () => {
    const called = consentAnew(new Walk().called(), [bup]);
    expect(called.history.filter(({ type }) => type === 'GuestsOff')).toEqual([
      { type: 'GuestsOff', guests: [called.guest(sara)] },
    ]);
    const held = consentAnew(new Walk().meeting(), [bup]);
    expect(held.history.some(({ type }) => type === 'GuestsOff')).toBe(false);
    expect(currentMeeting(held.sip)?.guests.find(({ person }) => person === sara)?.sentAt).toBeDefined();
  });

  it('E5 F96 the clock goes on for a locked case: what is due is asked about', () => {
    const walk = new Walk().called().does(amir, 'protection.set', { kind: 'shelter' });
    expect(walk.on('2026-03-03').tries('system', 'look', {}).ok).toBe(true);
  });
});
