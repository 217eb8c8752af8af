import type { Context } from '../../src/domain/rules/rule.ts';
import type { PersonId, UnitId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/time.ts';
import { at, bup, context, day, eva, father, mother, named, school, social, Walk } from './walk.ts';
import { profileNamed } from './profiles.ts';

export const [berit, peter, nina, erik, rut] = ['Berit Falk', 'Peter Dahl', 'Nina Alm', 'Erik Sand', 'Rut Ahl'].map(
  named,
) as [PersonId, PersonId, PersonId, PersonId, PersonId];
export const malin = named('Malin Åberg');
const preschool = 'forskolan' as UnitId;

export const vastbasContext: Context = { profile: profileNamed('stenungsund'), directory: context.directory };

/** The first steps of a case of process B by real decisions, to the family's yes. */
export class VastbasStart extends Walk {
  constructor(now: Instant = at('2026-01-07'), ctx: Context = vastbasContext) {
    super(now, ctx, berit);
  }

  override draft(): this {
    return this.does(berit, 'case.draft', { alias: 'V7B2' });
  }

  override started(birth = '2015-05-09'): this {
    return this.draft()
      .does(berit, 'case.start', {
        requester: 'staff',
        detectedAt: this.today,
        units: [school, social, bup],
        childName: 'Alva Testsson',
        birth: day(birth),
      })
      .does(berit, 'family.set', {
        custody: 'joint',
        guardians: [
          { name: 'Maria Testsson', phone: '070-000 00 01' },
          { name: 'Johan Testsson', phone: '' },
        ],
      });
  }

  agreed(until = '2026-12-31'): this {
    this.does(berit, 'consent.scope', {
      units: [school, social, bup, preschool],
      questions: 'Hur nätverket kan hjälpa Alva',
      infoTypes: ['schooling', 'absence', 'mental-health', 'ongoing-measures'],
      exclusions: 'Pappas arbete',
      until: day(until),
      form: 'paper',
      informed: { on: this.today, by: berit },
      interpreter: 'no',
    }).does(berit, 'consent.child', { result: 'yes', on: this.today, why: '', maturityReason: '' });
    for (const who of [mother, father])
      this.does(berit, 'consent.answer', { who, result: 'yes', on: this.today, form: 'paper', how: '' });
    return this;
  }

  requested(): this {
    return this.started()
      .agreed()
      .does(berit, 'request.save', {
        asker: 'Eva Lind, skolkurator',
        background: 'Alva är ofta borta från skolan.',
        situation: 'Tre dagar hemma varje vecka.',
        possibilities: 'En nära moster.',
        difficulties: 'Trötta morgnar.',
        tried: 'Anpassat schema.',
        ideas: 'Samla nätverket.',
        networkHelps: 'yes',
        near: [eva],
      });
  }

  assessing(): this {
    return this.requested().does(berit, 'request.assess', { assessor: peter });
  }

  bothSay(fits: boolean): this {
    return this.does(berit, 'assessment.give', { fits, why: 'Nätverket räcker långt.' }).does(
      peter,
      'assessment.give',
      { fits, why: 'Flera behöver hjälpas åt.' },
    );
  }

  proposed(): this {
    return this.assessing()
      .bothSay(true)
      .does(berit, 'coordinators.propose', { people: [nina, erik] });
  }

  offered(): this {
    return this.proposed()
      .does(nina, 'coordinator.answer', { takes: true })
      .does(erik, 'coordinator.answer', { takes: true });
  }

  accepted(): this {
    return this.offered().does(nina, 'offer.accept', {
      on: this.today,
      childWay: 'part',
      words: 'Alva vill ha mormor bredvid sig.',
    });
  }
}
