import { amir, bup, day, eva, father, karin, mother, school, social, Walk } from '../walk.ts';
import { drawn } from '../seen.ts';

import type { GalleryCard } from './card.ts';

const topical = (walk: Walk): Walk =>
  walk
    .does(eva, 'topic.add', { text: 'Skolskjutsen', question: 'Hur Alva ska komma tillbaka till skolan' })
    .does(eva, 'topic.add', { text: 'Föräldrarnas ekonomi', question: '' });

export const meetingCards = (): readonly GalleryCard[] => {
  const called = new Walk().answered().on('2026-03-18', '14:00');
  const nothingExcluded = new Walk()
    .answered()
    .on('2026-03-04')
    .does(eva, 'consent.scope', {
      units: [school, bup, social],
      questions: 'Hur Alva ska komma tillbaka till skolan',
      infoTypes: ['schooling'],
      exclusions: 'nej',
      until: day('2026-11-30'),
      form: 'paper',
      informed: { on: day('2026-03-04'), by: eva },
      interpreter: 'no',
    });
  nothingExcluded
    .does(eva, 'consent.child', { result: 'yes', on: nothingExcluded.today, why: '', maturityReason: '' })
    .signed(mother)
    .signed(father);
  const refusal = called.refuses(karin, 'meeting.start', { attended: [], familyAbsence: '' });
  return [
    { name: 'Möte: din uppgift', card: drawn('host', called, karin) },
    { name: 'Möte: du kan inte', card: drawn('host', new Walk().called().does(karin, 'host.decline', {}), karin) },
    { name: 'Möte: starta', card: drawn('meeting', called, karin) },
    {
      name: 'Möte: ingen från familjen',
      card: drawn('meeting', called, karin, '', { notice: { kind: 'refused', refusal } }),
    },
    { name: 'Möte: familjen har inte undantagit något', card: drawn('meeting', nothingExcluded, eva) },
    { name: 'Möte: en punkt som samtycket inte omfattar', card: drawn('meeting', topical(called), karin) },
    { name: 'Punkter till dagordningen', card: drawn('topics', topical(new Walk().prepared()), eva) },
    { name: 'Dagordning: med punkter', card: drawn('agenda', topical(new Walk().meeting()), karin) },
    { name: 'Dagordning: under mötet', card: drawn('agenda', new Walk().meeting(), eva) },
    { name: 'Dagordning: planen är påbörjad', card: drawn('agenda', new Walk().plan(), karin) },
    { name: 'Dagordning: för den som är inbjuden', card: drawn('agenda', new Walk().plan(), amir) },
  ];
};
