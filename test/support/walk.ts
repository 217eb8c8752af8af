import { noCase } from '../../src/domain/evolve.ts';
import type { CaseId, ItemId, MemberId, PersonId, UnitId } from '../../src/domain/ids.ts';
import type { Context } from '../../src/domain/rules/rule.ts';
import { atTime, toDay, toInstant, type Day, type Instant } from '../../src/domain/time.ts';
import { practiceDirectory } from '../../src/practice/people.ts';
import { vastraGotaland } from './profiles.ts';
import { TestCase } from './test-case.ts';

export const context: Context = { profile: vastraGotaland(), directory: practiceDirectory() };

export const named = (name: string): PersonId => {
  const found = [...context.directory.staff.values()].find((one) => one.name === name);
  if (!found) throw new TypeError(`no ${name}`);
  return found.id;
};
export const eva = named('Eva Lind');
export const karin = named('Karin Holm');
export const jonas = named('Jonas Ek');
export const sara = named('Sara Nyström');
export const peter = named('Peter Dahl');
export const amir = named('Amir Haddad');
export const ulla = named('Ulla Bergström');
export const fatima = named('Fatima Yusuf');
export const tove = named('Tove Strand');
export const [school, social, bup, habilitation] = ['bjorkskolan', 'ifo-barn', 'bup', 'habiliteringen'] as UnitId[] as [
  UnitId,
  UnitId,
  UnitId,
  UnitId,
];
export const [child, mother, father] = ['child', 'm1', 'm2'] as MemberId[] as [MemberId, MemberId, MemberId];
export const item = (id: string): ItemId => id as ItemId;
export const day = (text: string): Day => toDay(text);
export const at = (text: string, time = '10:00'): Instant => atTime(toDay(text), time);

/** The walk of one case by real decisions, step after step; each method stands on those before it. */
export class Walk extends TestCase {
  /** MOT, who leads the meetings and fixes the plan, and DOK, who writes it. */
  leader: PersonId = karin;
  secretary: PersonId = eva;

  constructor(now: Instant = at('2026-03-02'), ctx: Context = context, opener: PersonId = eva) {
    const unit = ctx.directory.units.get(ctx.directory.staff.get(opener)?.unit ?? school);
    if (!unit) throw new TypeError('no school');
    super(noCase('00000000-0000-4000-8000-000000000001' as CaseId, unit.authority, unit.id, opener, now), now, ctx);
  }

  staffed({ leader = this.leader, secretary = this.secretary }: Partial<Pick<Walk, 'leader' | 'secretary'>>): this {
    this.leader = leader;
    this.secretary = secretary;
    return this;
  }

  draft(): this {
    return this.does(eva, 'case.draft', { alias: 'K7F2' });
  }

  started(birth = '2017-05-09'): this {
    return this.draft().does(eva, 'case.start', {
      requester: 'family',
      detectedAt: this.today,
      units: [school, bup, social],
      childName: 'Alva Testsson',
      birth: day(birth),
    });
  }

  need(birth?: string): this {
    return this.started(birth).does(eva, 'family.set', {
      custody: 'joint',
      guardians: [
        { name: 'Maria Testsson', phone: '070-000 00 01' },
        { name: 'Johan Testsson', phone: '' },
      ],
    });
  }

  consentStep(birth?: string): this {
    return this.need(birth).does(eva, 'need.confirm', {
      checklist: ['several', 'absent'],
      text: 'Alva är ofta borta från skolan.',
    });
  }

  scoped(until = '2026-11-30', birth?: string): this {
    return this.consentStep(birth)
      .does(eva, 'consent.scope', {
        units: [bup, social],
        questions: 'Hur Alva ska komma tillbaka till skolan',
        infoTypes: ['schooling', 'absence', 'mental-health', 'ongoing-measures'],
        exclusions: 'Pappas arbete',
        until: day(until),
        form: 'paper',
        informed: { on: this.today, by: eva },
        interpreter: 'no',
      })
      .does(eva, 'consent.child', { result: 'yes', on: this.today, why: '', maturityReason: '' });
  }

  signed(who: MemberId, result: 'yes' | 'no' = 'yes'): this {
    return this.does(eva, 'consent.answer', { who, result, on: this.today, form: 'paper', how: '' });
  }

  consented(until?: string, birth?: string): this {
    return this.scoped(until, birth).signed(mother).signed(father);
  }

  prepared(start?: Instant): this {
    return this.consented().arranged(start);
  }

  arranged(start = at('2026-03-18', '14:00')): this {
    return this.does(eva, 'preparation.save', {
      question: 'Hur kan Alva komma tillbaka till skolan?',
      purpose: 'En plan som alla kan stå för',
      childWay: 'part',
      interpreter: false,
      leader: this.leader,
      secretary: this.secretary,
    })
      .does(eva, 'guest.add', { people: [amir, sara] })
      .does(eva, 'guest.add-outside', { name: 'Mormor Gun', via: 'phone', contact: '070-000 00 09' })
      .does(eva, 'guest.contacted', { guests: this.guests([amir, sara]) })
      .does(eva, 'meeting.plan', { start, minutes: 60, place: 'Björkskolan, rum 12', link: '' });
  }

  guests(people: readonly PersonId[]): readonly ItemId[] {
    return (
      this.sip.meetings
        .at(-1)
        ?.guests.filter((guest) => guest.person && people.includes(guest.person))
        .map((guest) => guest.id) ?? []
    );
  }

  guest(person: PersonId | MemberId): ItemId {
    const found = this.sip.meetings.at(-1)?.guests.find((guest) => guest.person === person || guest.member === person);
    if (!found) throw new TypeError('no such guest');
    return found.id;
  }

  called(start?: Instant): this {
    return this.prepared(start).does(eva, 'call.send', {});
  }

  answered(): this {
    return this.called()
      .does(amir, 'invitation.answer', { guest: this.guest(amir), answer: { kind: 'yes' } })
      .does(sara, 'invitation.answer', { guest: this.guest(sara), answer: { kind: 'yes' } });
  }

  meeting(): this {
    this.answered().on('2026-03-18', '14:00');
    const attended = this.sip.meetings.at(-1)?.guests.map((guest) => guest.id) ?? [];
    return this.does(this.leader, 'meeting.start', { attended, familyAbsence: '' });
  }

  plan(): this {
    return this.meeting().does(this.secretary, 'plan.begin', {});
  }

  written(followUpOn = '2026-05-20'): this {
    return this.plan()
      .does(this.secretary, 'plan.words', {
        child: 'Jag vill träffa mina vänner.',
        family: 'Vi vill ha lugna morgnar.',
        familyDoes: 'Vi väcker Alva kl. 7.',
        others: 'inget',
      })
      .does(this.secretary, 'need.put', { text: 'Trygg väg tillbaka till skolan' })
      .does(this.secretary, 'goal.put', { text: 'Alva är i skolan tre dagar i veckan', sign: 'Närvaron varje vecka' })
      .does(this.secretary, 'measure.put', {
        text: 'Anpassat schema',
        principal: 'municipality',
        unit: school,
        person: jonas,
        order: 1,
        start: day('2026-03-23'),
        due: day('2026-04-13'),
        sign: 'Alva orkar lektionerna',
      })
      .does(this.secretary, 'measure.put', {
        text: 'Samtal varannan vecka',
        principal: 'region',
        unit: bup,
        person: amir,
        order: 1,
        start: day('2026-03-30'),
        due: day('2026-05-18'),
        sign: 'Mindre oro på morgonen',
      })
      .does(this.secretary, 'route.put', {
        from: 'BUP',
        to: 'Björkskolan',
        what: 'Hur samtalen går, på telefon varje månad',
      })
      .does(this.secretary, 'plan.responsible', {
        principal: 'municipality',
        unit: school,
        person: eva,
        deputy: karin,
        followUpOn: day(followUpOn),
      });
  }

  fixed(followUpOn?: string): this {
    return this.written(followUpOn).does(this.leader, 'plan.fix', { contains: [], familyRead: true });
  }

  get fixedItems(): { readonly goals: readonly ItemId[]; readonly measures: readonly ItemId[] } {
    const plan = this.sip.plans.findLast((one) => one.status === 'fixed');
    return {
      goals: plan?.goals.map((goal) => goal.id) ?? [],
      measures: plan?.measures.map((measure) => measure.id) ?? [],
    };
  }

  followedUp(): this {
    this.fixed().on('2026-05-20');
    const [first, second] = this.fixedItems.measures;
    if (!first || !second) throw new TypeError('no measures');
    return this.does(jonas, 'measure.report', { measure: first, result: 'done', note: '' })
      .does(amir, 'measure.report', { measure: second, result: 'ongoing', note: '' })
      .does(eva, 'follow-up.record', {
        how: 'meeting',
        childView: 'Det är bättre nu.',
        summary: 'Vi fortsätter.',
        next: day('2026-09-10'),
      });
  }

  closed(): this {
    this.followedUp().on('2026-09-10');
    const outcomes = Object.fromEntries(this.fixedItems.goals.map((goal) => [goal, 'reached' as const]));
    return this.does(eva, 'goal.judge', { outcomes }).does(eva, 'case.close', {
      why: 'need-gone',
      familyInformed: true,
      saved: true,
      note: '',
    });
  }
}

export const now = (text: string): Instant => toInstant(text);
