import { describe, expect, it } from 'vitest';
import { drawCase } from '../../src/cards/draw.ts';
import { caseScreens } from '../../src/cards/screens.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { codes, inProfile, JONKOPING, ORNSKOLDSVIK, reading, UPPLANDS_BRO, VG } from '../support/in-profile.ts';
import { drawn, viewOf } from '../support/seen.ts';
import { amir, at, context, day, eva, jonas, karin, mother, sara, Walk } from '../support/walk.ts';

describe('the meeting', () => {
  it('S3 the meeting is led from where the profile says', () => {
    const profile: Profile = { ...UPPLANDS_BRO, leaderFrom: ['social'] };
    const walk = inProfile(profile).consented();
    const prepared = {
      question: 'Hur?',
      purpose: 'En plan',
      childWay: 'part',
      interpreter: false,
      secretary: eva,
    } as const;
    expect(codes(walk.refuses(eva, 'preparation.save', { ...prepared, leader: karin }))).toEqual([
      'lacking',
      'leader-sector',
    ]);
    expect(walk.tries(eva, 'preparation.save', { ...prepared, leader: sara }).ok).toBe(true);
  });

  it('S1 a talk with each before the kallelse is asked for, and not where the profile leaves it out', () => {
    const silent = (profile: Profile): readonly string[] => {
      const walk = inProfile(profile).consented();
      walk.does(eva, 'guest.add', { people: [amir] });
      const refusal = walk.refuses(eva, 'call.send', {});
      return refusal.code === 'lacking' ? refusal.lacks.map(({ code }) => code) : [];
    };
    expect(silent(VG)).toEqual(silent({ ...VG, oralContact: 'none' }));
    const walk = inProfile({ ...VG, oralContact: 'none' })
      .consented()
      .arranged();
    walk.does(eva, 'guest.add', { people: [jonas] });
    expect(walk.tries(eva, 'call.send', {}).ok).toBe(true);
    const asked = inProfile(VG)
      .consented()
      .arranged()
      .does(eva, 'guest.add', { people: [jonas] });
    expect(codes(asked.refuses(eva, 'call.send', {}))).toEqual(['needs-reason', 'oral-contact']);
  });

  const held = (profile: Profile): Walk => {
    const walk = inProfile(profile).called().on('2026-03-18', '14:00');
    const attended = walk.sip.meetings.at(-1)?.guests.filter(({ person }) => person !== amir) ?? [];
    return walk.does(
      karin,
      'meeting.start',
      { attended: attended.map(({ id }) => id), familyAbsence: '' },
      { reason: 'De kunde inte vänta.' },
    );
  };
  const rules = ({ context: ctx, sip }: Walk): readonly string[] => dutiesOf(ctx, sip).map(({ rule }) => rule);

  it('F61 in Västra Götaland it is reported that someone who was called did not come; elsewhere nobody has to', () => {
    const walk = held(VG);
    expect(rules(walk)).toContain('absence');
    expect(reading('absence', walk)).toContain('BUP Björkvik: Amir Haddad');
    expect(reading('absence', walk)).toContain('Rapportera det till den lokala samverkansgruppen.');
    walk.does(eva, 'absence.report', { came: [] });
    expect(rules(walk)).not.toContain('absence');
    expect(codes(walk.refuses(eva, 'absence.report', { came: [] }))).toEqual(['lacking', 'absence-gone']);
    expect(rules(held(UPPLANDS_BRO))).not.toContain('absence');
  });

  it('F61 who was not concerned, or sent someone, is not reported', () => {
    const walk = inProfile(VG).called();
    walk.does(amir, 'invitation.answer', {
      guest: walk.guest(amir),
      answer: { kind: 'no', reason: 'not-concerned', note: '' },
    });
    walk.on('2026-03-18', '14:00');
    const attended =
      walk.sip.meetings
        .at(-1)
        ?.guests.filter(({ person }) => person !== amir)
        .map(({ id }) => id) ?? [];
    walk.does(karin, 'meeting.start', { attended, familyAbsence: '' }, { reason: 'De kunde inte vänta.' });
    expect(rules(walk)).not.toContain('absence');
  });
});

describe('the plan and after', () => {
  it('S2 four points are enough in Jönköping: who tells whom yields to a reason', () => {
    const walk = (profile: Profile): Walk => {
      const written = inProfile(profile).written();
      const [route] = written.sip.plans.at(-1)?.routes ?? [];
      return route ? written.does(eva, 'plan.remove', { item: route.id }) : written;
    };
    const fix = { contains: [], familyRead: true } as const;
    expect(codes(walk(VG).refuses(karin, 'plan.fix', fix))).toEqual(['lacking', 'V6']);
    expect(codes(walk(JONKOPING).refuses(karin, 'plan.fix', fix))).toEqual(['needs-reason', 'V6']);
  });

  it('PT9 in Jönköping the family gets the original, and all the others copies', () => {
    const walk = inProfile(JONKOPING).fixed();
    const left = (): readonly string[] => dutiesOf(walk.context, walk.sip).map(({ rule }) => rule);
    expect(left()).toEqual(expect.arrayContaining(['original', 'copies']));
    expect(reading('signatures', walk)).toContain('Familjen har originalet. Alla andra får varsin kopia.');
    walk.does(eva, 'plan.copied', { who: mother, how: 'i handen' });
    expect(left()).not.toContain('original');
    for (const who of [eva, karin, amir, sara]) walk.does(eva, 'plan.copied', { who, how: 'i posten' });
    expect(left()).not.toContain('copies');
    const there = inProfile(UPPLANDS_BRO).fixed();
    expect(dutiesOf(there.context, there.sip).map(({ rule }) => rule)).not.toContain('original');
  });

  it('S0 a follow-up in Örnsköldsvik is a new meeting', () => {
    const walk = inProfile(ORNSKOLDSVIK).fixed().on('2026-04-01');
    const followUp = { childView: 'Bra', summary: 'Vi fortsätter', next: day('2026-09-01') };
    expect(codes(walk.refuses(eva, 'follow-up.record', { ...followUp, how: 'phone' }))).toEqual([
      'lacking',
      'follow-up-way',
    ]);
    const choices = JSON.stringify(drawn('follow-up', walk, eva));
    expect(choices).toContain('Möte');
    expect(choices).not.toContain('Telefon');
    expect(walk.tries(eva, 'follow-up.record', { ...followUp, how: 'meeting' }).ok).toBe(true);
  });

  it('P2 the one who answers for the plan is called as the profile says', () => {
    const walk = inProfile(JONKOPING).written();
    expect(reading('plan', walk)).toContain('Samordnare: Eva Lind');
    expect(reading('plan-responsible', walk)).toContain('Samordnare och uppföljning');
    expect(reading('plan', inProfile(VG).written())).toContain('Huvudansvarig: Eva Lind');
  });

  it('headings on every screen are those of the profile', () => {
    const profile: Profile = {
      ...VG,
      steps: VG.steps.map(({ states }, index) => ({ heading: `Fas ${index + 1}`, states })),
    };
    const shown = [
      reading('need', inProfile(profile).need()),
      reading('prepare', inProfile(profile).consented()),
      reading('call', inProfile(profile).prepared()),
      reading('meeting', inProfile(profile).called()),
      reading('agenda', inProfile(profile).meeting()),
      reading('follow-up', inProfile(profile).fixed()),
      reading('close', inProfile(profile).fixed()),
    ];
    expect(shown.map((text) => /^(Fas \d)(?:: dagordning)?$/mu.exec(text)?.[1])).toEqual([
      'Fas 1',
      'Fas 3',
      'Fas 4',
      'Fas 5',
      'Fas 5',
      'Fas 6',
      'Fas 7',
    ]);
  });

  it('the documents and the place where they are kept have the names of the profile', () => {
    const profile: Profile = { ...VG, documents: { plan: 'Vår plan' }, records: 'Pärmen' };
    expect(reading('plan-view', inProfile(profile).fixed())).toContain('Dokument: Vår plan.');
    expect(JSON.stringify(drawn('close', inProfile(profile).fixed(), eva))).toContain('journal eller akt (Pärmen)');
  });
});

describe('a later version of the profile', () => {
  const next: Profile = {
    ...VG,
    version: 2,
    deadlines: { ...VG.deadlines, meeting: { days: 14, anchor: 'needDetectedAt' } },
  };

  it('PT3 is offered, and followed once someone who answers for the case takes it', () => {
    const walk = new Walk().consented();
    expect(JSON.stringify(drawn('case', walk, eva))).not.toContain('Byt till det nya arbetssättet');
    const offered = JSON.stringify(drawCase(caseScreens.case, { ...viewOf(walk, eva), newer: next }, { nonce: 'n' }));
    expect(offered).toContain('Arbetssättet har ändrats');
    expect(offered).toContain('Byt till det nya arbetssättet');
    expect(codes(walk.refuses(eva, 'profile.adopt', {}))).toEqual(['lacking', 'profile-same']);
    const later = Object.assign(new Walk(at('2026-03-02'), { ...context, profile: next }), { sip: walk.sip });
    later.does(eva, 'profile.adopt', {});
    expect(later.sip.profile).toEqual({ id: VG.id, version: 2, process: 'sip7' });
  });

  it('PT3 of another profile is no later version', () => {
    const walk = new Walk().consented();
    const other = Object.assign(new Walk(at('2026-03-02'), { ...context, profile: { ...UPPLANDS_BRO, version: 9 } }), {
      sip: walk.sip,
    });
    expect(codes(other.refuses(eva, 'profile.adopt', {}))).toEqual(['lacking', 'profile-same']);
  });
});

it('T1 the overview says by when the work should begin, that it should have, and that the outer days have passed', () => {
  const on = (date: string): string => reading('case', new Walk().need().on(date));
  expect(on('2026-03-05')).toContain('senast 5 mars 2026');
  expect(on('2026-03-06')).toContain('skulle ha börjat 5 mars 2026');
  expect(on('2026-03-10')).toContain('försenat: mer än 5 arbetsdagar har gått');
  expect(reading('case', new Walk().consented().on('2026-03-10'))).not.toContain('försenat');
});
