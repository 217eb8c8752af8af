import { currentMeeting } from '../../src/domain/case.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { participantsOf } from '../../src/domain/rules/vastbas-homework.ts';
import { erik, malin, nina, VastbasStart } from './vastbas-start.ts';
import { at, day, eva, jonas, karin, school } from './walk.ts';

/** The walk of one case of process B by real decisions; each method stands on those before it. */
export class VastbasWalk extends VastbasStart {
  override leader = nina;
  override secretary = erik;

  /** Everything that the förmöte comes to, but the call. */
  preMeeting(): this {
    return this.accepted()
      .does(nina, 'preparation.save', {
        question: 'Hur kan nätverket göra vägen till skolan lättare?',
        purpose: 'En handlingsplan som alla kan stå för',
        childWay: 'part',
        interpreter: false,
        leader: this.leader,
        secretary: this.secretary,
      })
      .does(erik, 'analysis.save', { on: this.today, text: 'Morgnarna är svåra sedan i höstas.' })
      .does(erik, 'network.put', { name: 'Moster Anna', relation: 'moster', kind: 'private', circle: 1 })
      .does(erik, 'network.put', { name: 'Jonas Ek', relation: 'specialpedagog', kind: 'professional', circle: 2 })
      .does(nina, 'spokesperson.set', {
        name: 'Ulla Mentor',
        relation: 'fritidsledare',
        accepted: true,
        trusted: true,
      })
      .does(erik, 'mapping.save', { state: 'begun', gaps: '' })
      .does(nina, 'guest.add', { people: [jonas, eva] })
      .does(nina, 'guest.contacted', { guests: this.guests([jonas, eva]) })
      .does(nina, 'guests.approve', {})
      .does(nina, 'meeting.plan', {
        start: at('2026-01-19', '14:00'),
        minutes: 90,
        place: 'Centrala barn- och elevhälsan',
        link: '',
      });
  }

  networkCalled(): this {
    return this.preMeeting().does(nina, 'call.send', {});
  }

  network1(): this {
    this.networkCalled().on('2026-01-19', '14:00');
    return this.does(this.leader, 'meeting.start', { attended: this.everyone, familyAbsence: '' });
  }

  get everyone(): readonly ItemId[] {
    return currentMeeting(this.sip)?.guests.map(({ id }) => id) ?? [];
  }

  /** What network meeting 1 leaves behind, but the way on. */
  worked(): this {
    return this.network1()
      .does(nina, 'needs.analyse', { text: 'Lugna morgnar och någon som väntar i skolan.' })
      .does(nina, 'spokesperson.present', {})
      .does(erik, 'homework.set', {
        who: participantsOf(this.context, this.sip).map(({ who }) => who),
        text: 'Vad kan jag bidra med?',
      });
  }

  asked(): this {
    return this.worked().does(nina, 'contact.ask', { headTeacher: karin });
  }

  appointed(): this {
    return this.asked()
      .does(karin, 'contact.appoint', { person: malin })
      .does(malin, 'contact.answer', { overview: true });
  }

  second(): this {
    return this.appointed().does(nina, 'meeting.renew', {});
  }

  secondCalled(): this {
    return this.second()
      .does(nina, 'preparation.save', {
        question: 'Vad gör vi, vem och när?',
        purpose: 'En handlingsplan',
        childWay: 'part',
        interpreter: false,
        leader: this.leader,
        secretary: this.secretary,
      })
      .does(nina, 'guest.contacted', { guests: this.guests([jonas, eva]) })
      .does(nina, 'meeting.plan', {
        start: at('2026-01-31', '14:00'),
        minutes: 90,
        place: 'Centrala barn- och elevhälsan',
        link: '',
      })
      .does(nina, 'call.send', {});
  }

  network2(): this {
    this.secondCalled().does(erik, 'mapping.save', { state: 'ready', gaps: '' }).on('2026-01-31', '14:00');
    return this.does(this.leader, 'meeting.start', { attended: this.everyone, familyAbsence: '' });
  }

  override written(followUpOn = '2026-03-16'): this {
    this.network2()
      .does(this.secretary, 'plan.begin', {})
      .does(this.secretary, 'plan.words', {
        child: 'Jag vill att någon möter mig.',
        family: 'Vi vill ha lugna morgnar.',
        familyDoes: 'Vi väcker Alva kl. 7.',
        others: 'inget',
      })
      .does(this.secretary, 'need.put', { text: 'Trygg väg till skolan' })
      .does(this.secretary, 'goal.put', { text: 'Alva är i skolan tre dagar i veckan', sign: 'Närvaron varje vecka' });
    const goal = this.sip.plans.at(-1)?.goals[0]?.id;
    return this.does(this.secretary, 'measure.put', {
      text: 'Jonas möter Alva vid grinden',
      principal: 'municipality',
      unit: school,
      person: jonas,
      ...(goal ? { goal } : {}),
      order: 1,
      start: day('2026-02-02'),
      due: day('2026-03-13'),
      sign: 'Alva kommer in',
    })
      .does(this.secretary, 'route.put', { from: 'Skolan', to: 'Familjen', what: 'Hur morgonen gick, på telefon' })
      .does(this.secretary, 'plan.responsible', {
        principal: 'municipality',
        unit: school,
        person: malin,
        deputy: eva,
        followUpOn: day(followUpOn),
      });
  }

  override fixed(followUpOn?: string): this {
    return this.written(followUpOn).does(this.leader, 'plan.fix', { contains: [], familyRead: true });
  }

  handedOver(): this {
    return this.fixed().does(malin, 'handover.accept', { read: true });
  }

  override followedUp(): this {
    this.handedOver().on('2026-03-16');
    for (const measure of this.fixedItems.measures)
      this.does(malin, 'measure.report', { measure, result: 'ongoing', note: '' });
    return this.does(malin, 'follow-up.record', {
      how: 'meeting',
      childView: 'Det är bättre på morgonen.',
      summary: 'Grinden hjälper.',
      next: day('2026-05-18'),
    });
  }

  evaluating(): this {
    this.followedUp().does(malin, 'measures.keep', {}).on('2026-07-31');
    return this.does(malin, 'evaluation.begin', {}).does(malin, 'evaluation.save', {
      better: 'Alva går till skolan.',
      remains: 'Sömnen.',
      childView: 'Det är lugnare.',
    });
  }

  override closed(): this {
    this.evaluating();
    const outcomes = Object.fromEntries(this.fixedItems.goals.map((goal) => [goal, 'reached' as const]));
    return this.does(malin, 'goal.judge', { outcomes })
      .does(malin, 'documents.send', { how: 'internpost' })
      .does(malin, 'case.close', { why: 'need-gone', familyInformed: true, saved: true, note: '' });
  }
}
