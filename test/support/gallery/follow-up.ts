import { longPlan } from '../full-plan.ts';
import { drawn } from '../seen.ts';
import { amir, at, day, eva, item, jonas, karin, mother, sara, Walk } from '../walk.ts';

import type { GalleryCard } from './card.ts';

export const followUpCards = (): readonly GalleryCard[] => [
  ...reportCards(),
  ...followCards(),
  ...closeCards(),
  ...unreachedCards(),
];

const measureOf = (walk: Walk, index: number): string => walk.fixedItems.measures[index] ?? '';

function reportCards(): readonly GalleryCard[] {
  const walk = new Walk().fixed().on('2026-04-13');
  const first = measureOf(walk, 0);
  const ongoing = new Walk().fixed().on('2026-04-13');
  const [measure = item('')] = ongoing.fixedItems.measures;
  ongoing.does(jonas, 'measure.report', { measure, result: 'ongoing', note: 'Börjar efter lovet.' });
  const missed = new Walk().fixed().on('2026-04-13');
  missed.does(jonas, 'measure.report', { measure, result: 'not-done', note: 'Ingen tid fanns.', deviation: true });
  const faults = { kind: 'faults', faults: ['Skriv kort varför det inte är gjort.'] } as const;
  return [
    { name: 'Insats: hur gick det', card: drawn('measure-report', walk, jonas, first) },
    { name: 'Insats: varför saknas', card: drawn('measure-report', walk, jonas, first, { notice: faults }) },
    { name: 'Insats: noterad som avvikelse', card: drawn('measure-report', missed, jonas, first) },
    { name: 'Insats: har svarat förut', card: drawn('measure-report', ongoing, jonas, first) },
    { name: 'Insats: huvudansvarig väljer', card: drawn('measure-report', walk, eva) },
    {
      name: 'Insats: många att välja bland',
      card: drawn(
        'measure-report',
        longPlan(new Walk().written(), 30, 80).does(karin, 'plan.fix', { contains: [], familyRead: true }),
        eva,
      ),
    },
    { name: 'Insats: ingen egen', card: drawn('measure-report', walk, sara, first) },
  ];
}

function followCards(): readonly GalleryCard[] {
  const walk = new Walk().fixed().on('2026-05-20');
  const refusal = walk.refuses(eva, 'follow-up.record', { how: 'meeting', childView: 'Bra', summary: 'Vi fortsätter' });
  const typed = { 's.follow.how': 'meeting', 's.follow.child': 'Bra', 's.follow.summary': 'Vi fortsätter' };
  return [
    { name: 'Följ upp: svar saknas', card: drawn('follow-up', walk, eva) },
    {
      name: 'Följ upp: går inte än',
      card: drawn('follow-up', walk, eva, '', { notice: { kind: 'refused', refusal }, typed }),
    },
    { name: 'Följ upp: alla har svarat', card: drawn('follow-up', new Walk().followedUp(), eva) },
    { name: 'Följ upp: ny dag', card: drawn('follow-up-move', walk, eva) },
    { name: 'Följ upp: ändra eller träffas igen', card: drawn('revise', walk, eva) },
    { name: 'Kasta utkastet', card: drawn('drop-draft', new Walk().fixed().does(eva, 'plan.revise', {}), eva) },
    { name: 'Inget nytt möte', card: drawn('drop-meeting', new Walk().fixed().does(eva, 'meeting.renew', {}), eva) },
  ];
}

function closeCards(): readonly GalleryCard[] {
  const walk = new Walk().followedUp().on('2026-09-10');
  const wish = { why: 'need-gone', familyInformed: true, saved: false, note: '' } as const;
  const refusal = walk.refuses(eva, 'case.close', wish);
  const paused = new Walk()
    .followedUp()
    .does(eva, 'consent.withdraw', { who: mother, on: day('2026-05-20'), how: 'på telefon' });
  const judged = new Walk().followedUp().on('2026-09-10');
  judged.does(eva, 'goal.judge', { outcomes: Object.fromEntries(judged.fixedItems.goals.map((id) => [id, 'partly'])) });
  const unsaved = judged.refuses(eva, 'case.close', wish);
  return [
    { name: 'Mål: inget bedömt', card: drawn('goals', walk, eva) },
    { name: 'Mål: alla bedömda', card: drawn('goals', judged, eva) },
    { name: 'Mål: många', card: drawn('goals', manyGoals(), eva) },
    { name: 'Avsluta: mål saknas', card: drawn('close', walk, eva, '', { notice: { kind: 'refused', refusal } }) },
    {
      name: 'Avsluta: inte sparad',
      card: drawn('close', judged, eva, '', { notice: { kind: 'refused', refusal: unsaved } }),
    },
    { name: 'Avsluta: pausat ärende', card: drawn('close', paused, eva) },
    { name: 'Avbryt: kallat möte', card: drawn('cancel-case', new Walk().called(), eva) },
    { name: 'Öppna på nytt', card: drawn('reopen', new Walk().closed(), eva) },
    { name: 'Översikt: avslutat', card: drawn('case', new Walk().closed(), eva) },
  ];
}

/** A plan with more goals than fit on one page. */
export function manyGoals(): Walk {
  const walk = new Walk().written();
  for (let number = 2; number <= 20; number += 1)
    walk.does(eva, 'goal.put', {
      text: `Alva klarar steg ${number} på vägen tillbaka till skolan`,
      sign: 'Vi frågar Alva',
    });
  return walk.does(karin, 'plan.fix', { contains: [], familyRead: true });
}

function unreachedCards(): readonly GalleryCard[] {
  const one = new Walk(at('2026-03-02')).called().does('system', 'delivery.failed', { person: amir });
  const unsure = new Walk(at('2026-03-02')).called().does('system', 'delivery.uncertain', { person: amir });
  const two = new Walk()
    .called()
    .does('system', 'delivery.failed', { person: amir })
    .does('system', 'duplicate.seen', { person: jonas });
  return [
    { name: 'Ring: kom inte fram', card: drawn('unreached', one, eva, amir) },
    { name: 'Ring: osäkert om det kom fram', card: drawn('unreached', unsure, eva, amir) },
    { name: 'Ring: kollega frågade också', card: drawn('unreached', two, eva, jonas) },
    { name: 'Ring: två att välja bland', card: drawn('unreached', two, eva) },
  ];
}
