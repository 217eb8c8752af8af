import { describe, expect, it } from 'vitest';
import { meetingDeadline } from '../../src/domain/deadlines.ts';
import { evaluateConsent } from '../../src/domain/evaluate-consent.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { codes, inProfile, JONKOPING, ORNSKOLDSVIK, reading, UPPLANDS_BRO, VG } from '../support/in-profile.ts';
import { drawn } from '../support/seen.ts';
import { at, bup, context, day, eva, father, mother, social, Walk } from '../support/walk.ts';

const START = { requester: 'staff', detectedAt: day('2026-03-02'), units: [bup, social], childName: 'Alva' } as const;

describe('who, when and how old', () => {
  it('PT1 the same need has another last day for the meeting where the consent is the anchor, and none in Jönköping', () => {
    const ekero: Profile = { ...VG, deadlines: { ...VG.deadlines, meeting: { days: 21, anchor: 'consentAt' } } };
    const last = [VG, ekero, JONKOPING].map((profile) => {
      const walk = inProfile(profile).consentStep().on('2026-03-10');
      walk.does(eva, 'consent.scope', {
        units: [bup, social],
        questions: 'Skolgången',
        infoTypes: ['absence'],
        exclusions: 'nej',
        until: day('2026-09-01'),
        form: 'paper',
        informed: { on: walk.today, by: eva },
        interpreter: 'no',
      });
      return meetingDeadline(profile, walk.sip);
    });
    expect(last).toEqual(['2026-03-23', '2026-03-31', undefined]);
  });

  it('PT2 in Örnsköldsvik only the school starts', () => {
    const walk = new Walk(at('2026-03-02'), {
      ...context,
      profile: { ...ORNSKOLDSVIK, initiators: ['social'] },
    }).draft();
    expect(codes(walk.refuses(eva, 'case.start', { ...START, birth: day('2017-05-09') }))).toEqual([
      'lacking',
      'initiator',
    ]);
    expect(ORNSKOLDSVIK.initiators).toEqual(['school']);
  });

  it.each([
    ['Västra Götaland', VG, 20, 21],
    ['PT6 Jönköpings län', JONKOPING, 17, 18],
    ['Upplands-Bro', UPPLANDS_BRO, 17, 18],
  ])(
    '%s takes the young up to their age, and refuses the day of the next birthday',
    (_name, profile, oldest, refused) => {
      const born = (age: number): ReturnType<typeof day> => day(`${2026 - age}-03-02`);
      expect(
        inProfile(profile)
          .draft()
          .tries(eva, 'case.start', { ...START, birth: born(oldest) }).ok,
      ).toBe(true);
      const refusal = inProfile(profile)
        .draft()
        .refuses(eva, 'case.start', { ...START, birth: born(refused) });
      expect(codes(refusal)).toEqual(['lacking', 'age-range']);
    },
  );
});

describe('the threshold', () => {
  it('S0 in Örnsköldsvik the family must want it too, unless it was the family that asked', () => {
    const asked = inProfile(ORNSKOLDSVIK).need();
    expect(asked.tries(eva, 'need.confirm', { checklist: ['unclear'], text: '' }).ok).toBe(true);
    const seen = inProfile(ORNSKOLDSVIK)
      .draft()
      .does(eva, 'case.start', { ...START, birth: day('2017-05-09') });
    seen.does(eva, 'family.set', { custody: 'sole', guardians: [{ name: 'Maria', phone: '' }] });
    expect(reading('need', seen)).toContain('Familjen vill att vi gör en SIP');
    const confirm = { checklist: ['unclear'], text: '' };
    expect(codes(seen.refuses(eva, 'need.confirm', { ...confirm, familyWants: false }))).toEqual([
      'lacking',
      'family-wants',
    ]);
    seen.does(eva, 'need.confirm', { ...confirm, familyWants: true });
    expect(seen.sip.step).toBe('consent');
  });

  it('S2, S3 one principal asks for a reason in Jönköping, and not in Upplands-Bro where two contacts are enough', () => {
    const alone = (profile: Profile): Walk => {
      const walk = inProfile(profile).draft();
      walk.does(eva, 'case.start', { ...START, requester: 'family', units: [social], birth: day('2017-05-09') });
      return walk.does(eva, 'family.set', { custody: 'sole', guardians: [{ name: 'Maria', phone: '' }] });
    };
    const confirm = { checklist: ['several'], text: '' };
    expect(codes(alone(JONKOPING).refuses(eva, 'need.confirm', confirm))).toEqual(['needs-reason', 'one-principal']);
    const here = alone(UPPLANDS_BRO).does(eva, 'need.confirm', confirm);
    expect(here.sip.need?.inLegalSense).toBe(false);
  });

  it('F04 each profile asks by its own list and in its own words', () => {
    const list = (profile: Profile): string => JSON.stringify(drawn('need', inProfile(profile).need(), eva));
    expect(list(ORNSKOLDSVIK)).toContain('Verksamheterna drar åt olika håll');
    expect(list(UPPLANDS_BRO)).not.toContain('Verksamheterna drar åt olika håll');
    expect(reading('new-case', inProfile(JONKOPING).draft())).toContain('Vilka verksamheter har pågående insatser');
    expect(reading('new-case', inProfile(UPPLANDS_BRO).draft())).toContain('eller kan barnet behöva kontakt med');
    expect(JSON.stringify(drawn('new-case', inProfile(JONKOPING).draft(), eva))).toContain('Familjen kallar till SIP');
  });

  it('S1 the school reads what its part is, in the words of its own municipality', () => {
    expect(reading('new-case', inProfile(VG).draft())).toContain('Skolan har samma skyldighet');
    expect(reading('new-case', inProfile(JONKOPING).draft())).toContain('jämbördig part');
    expect(reading('refuse', inProfile(JONKOPING).need())).toContain('får vårdnadshavare själva kalla till SIP');
  });
});

describe('consent', () => {
  const askedAt15 = (profile: Profile): Walk => inProfile(profile).scoped('2026-11-30', '2011-01-09');

  it('W2 fifteen-year-olds sign in Upplands-Bro, and their guardians for them in Jönköping', () => {
    const both = (profile: Profile): unknown => {
      const walk = askedAt15(profile).signed(mother).signed(father);
      return evaluateConsent(profile, walk.sip, walk.today).status;
    };
    expect([both(UPPLANDS_BRO), both(JONKOPING)]).toEqual(['partial', 'valid']);
  });

  it('U-06 an oral yes counts in Jönköping, and waits for the signature elsewhere', () => {
    const oral = (profile: Profile): unknown => {
      const walk = inProfile(profile).scoped();
      for (const who of [mother, father])
        walk.does(eva, 'consent.answer', { who, result: 'yes', on: walk.today, form: 'oral', how: 'på telefon' });
      return evaluateConsent(profile, walk.sip, walk.today).status;
    };
    expect([oral(JONKOPING), oral(VG)]).toEqual(['valid', 'in-progress']);
  });

  it('U-05 where one guardian is enough the other is not waited for, but can still say no', () => {
    const one: Profile = { ...VG, consent: { ...VG.consent, guardians: 'one' } };
    const walk = inProfile(one).scoped().signed(mother);
    expect(walk.sip.step).toBe('prepare');
    expect(inProfile(VG).scoped().signed(mother).sip.step).toBe('consent');
    walk.signed(father, 'no');
    expect(evaluateConsent(one, walk.sip, walk.today).status).toBe('refused');
    const none = inProfile(one).scoped();
    expect(evaluateConsent(one, none.sip, none.today).status).toBe('in-progress');
  });

  it('S2 after a no it says what is left: to consult without a name', () => {
    const walk = inProfile(JONKOPING).scoped().signed(mother, 'no');
    expect(reading('case', walk)).toContain('rådgöra med andra bara utan namn');
  });

  it('PT7 the card about the family offers the minority languages of the municipality', () => {
    expect(reading('family', inProfile(UPPLANDS_BRO).need())).toContain('Suomeksi');
    expect(reading('family', inProfile(ORNSKOLDSVIK).need())).toContain('Suomeksi · Sámegillii');
    expect(reading('family', inProfile(VG).need())).not.toContain('minoritetsspråk');
  });
});
