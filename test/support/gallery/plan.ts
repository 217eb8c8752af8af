import { bareRows, LONG_SENTENCE, longPlan } from '../full-plan.ts';
import { drawn } from '../seen.ts';
import { amir, child, eva, father, jonas, karin, mother, Walk } from '../walk.ts';

import type { GalleryCard } from './card.ts';

export const planCards = (): readonly GalleryCard[] => [...hubCards(), ...formCards(), ...readCards(), ...signCards()];

function hubCards(): readonly GalleryCard[] {
  const written = new Walk().written();
  const late = new Walk().written('2026-12-15');
  const wordy = new Walk().written().does(eva, 'need.put', { text: LONG_SENTENCE });
  const bare = bareRows(new Walk().plan());
  const revised = new Walk().fixed().does(eva, 'plan.revise', {});
  const needsReason = written.refuses(karin, 'plan.fix', { contains: [], familyRead: false });
  return [
    { name: 'Planen: inte påbörjad', card: drawn('plan', new Walk().meeting(), eva) },
    { name: 'Planen: tom', card: drawn('plan', new Walk().plan(), eva) },
    { name: 'Planen: lite saknas', card: drawn('plan', bare, eva) },
    { name: 'Planen: mötesledaren, lite saknas', card: drawn('plan', bare, karin) },
    { name: 'Planen: mötesledaren, klar', card: drawn('plan', written, karin) },
    { name: 'Planen: den egna verksamhetens insatser', card: drawn('plan', written, amir) },
    { name: 'Planen: klar', card: drawn('plan', written, eva, '', { notice: { kind: 'saved', at: written.now } }) },
    { name: 'Planen: många rader', card: drawn('plan', longPlan(new Walk().written(), 30, 80), eva) },
    { name: 'Planen: ny version', card: drawn('plan', revised, eva) },
    { name: 'Fastställ: det saknas', card: drawn('plan-fix', bare, karin) },
    { name: 'Fastställ: klar', card: drawn('plan-fix', written, karin) },
    {
      name: 'Fastställ: familjen har inte läst',
      card: drawn('plan-fix', written, karin, '', { notice: { kind: 'refused', refusal: needsReason } }),
    },
    { name: 'Fastställ: samtycket räcker inte', card: drawn('plan-fix', late, karin) },
    { name: 'Fastställ: en lång mening', card: drawn('plan-fix', wordy, karin) },
  ];
}

function formCards(): readonly GalleryCard[] {
  const walk = new Walk().staffed({ secretary: jonas }).written();
  const plan = walk.sip.plans[0];
  const [need, goal, measure, route] = [plan?.needs[0], plan?.goals[0], plan?.measures[0], plan?.routes[0]];
  const seen = walk.sip.rev;
  const text = 'Trygghet på vägen till skolan';
  if (!need || !goal || !measure || !route) throw new TypeError('the plan is written');
  walk.does(eva, 'need.put', { item: need.id, text });
  const stale = walk.refuses(jonas, 'need.put', { item: need.id, text: 'Trygghet' }, { seen });
  return [
    { name: 'Egna ord', card: drawn('plan-words', walk, eva) },
    { name: 'Behov: nytt', card: drawn('plan-need', walk, eva) },
    { name: 'Behov: ändra', card: drawn('plan-need', walk, eva, need.id) },
    {
      name: 'Behov: någon annan hann ändra',
      card: drawn('plan-need', walk, jonas, need.id, {
        notice: { kind: 'refused', refusal: stale },
        typed: { 's.plan.need': 'Trygghet' },
      }),
    },
    { name: 'Behov: borttaget av någon annan', card: drawn('plan-need', walk, eva, 'b99') },
    { name: 'Mål: nytt', card: drawn('plan-goal', walk, eva) },
    { name: 'Mål: ändra', card: drawn('plan-goal', walk, eva, goal.id) },
    { name: 'Insats: ny', card: drawn('plan-measure', walk, eva) },
    { name: 'Insats: ny, för den egna verksamheten', card: drawn('plan-measure', walk, amir) },
    { name: 'Insats: ändra', card: drawn('plan-measure', walk, eva, measure.id) },
    {
      name: 'Insats: fel',
      card: drawn('plan-measure', walk, eva, '', {
        notice: { kind: 'faults', faults: ['Skriv vad som ska göras.', 'Välj vem som ansvarar för insatsen.'] },
      }),
    },
    { name: 'Vem berättar: ny', card: drawn('plan-route', walk, eva) },
    { name: 'Vem berättar: ändra', card: drawn('plan-route', walk, eva, route.id) },
    { name: 'Huvudansvarig: tom', card: drawn('plan-responsible', new Walk().plan(), eva) },
    { name: 'Huvudansvarig: ifylld', card: drawn('plan-responsible', walk, eva) },
  ];
}

function readCards(): readonly GalleryCard[] {
  const followed = new Walk().followedUp();
  const revised = new Walk().fixed().does(eva, 'plan.revise', {});
  return [
    { name: 'Läs planen: inte fastställd', card: drawn('plan-view', new Walk().plan(), amir) },
    { name: 'Läs planen: utkast', card: drawn('plan-view', new Walk().written(), eva) },
    { name: 'Läs planen: gäller', card: drawn('plan-view', followed, eva) },
    { name: 'Läs planen: någon har inte bekräftat', card: drawn('plan-view', new Walk().fixed(), jonas) },
    { name: 'Läs planen: flera sidor', card: drawn('plan-view', longPlan(new Walk().written()), eva, '2') },
    { name: 'Läs planen: två versioner', card: drawn('plan-view', revised, eva) },
  ];
}

function signCards(): readonly GalleryCard[] {
  const walk = new Walk().fixed();
  const fresh = drawn('signatures', walk, eva);
  const on = walk.today;
  walk
    .does(eva, 'plan.sign', { who: mother, state: { kind: 'paper', on, by: eva } })
    .does(eva, 'plan.sign', { who: father, state: { kind: 'declined', reason: 'Vill tänka', on, by: eva } })
    .does(eva, 'plan.copied', { who: mother, how: 'i handen' });
  const away = new Walk().answered().on('2026-03-18', '14:00');
  const attended = away.sip.meetings.at(-1)?.guests.filter((guest) => guest.member !== child) ?? [];
  away.does(karin, 'meeting.start', { attended: attended.map((guest) => guest.id), familyAbsence: '' });
  return [
    { name: 'Underskrifter: nya', card: fresh },
    { name: 'Underskrifter: några', card: drawn('signatures', walk, eva) },
    { name: 'Underskrift: saknas', card: drawn('sign', walk, eva, amir) },
    { name: 'Underskrift: skriver inte under', card: drawn('sign', walk, eva, father) },
    { name: 'Underskrift: ingen vald', card: drawn('sign', walk, eva) },
    { name: 'Underskrifter: barnet var inte med', card: drawn('signatures', writtenAfter(away), eva) },
  ];
}

const writtenAfter = (away: Walk): Walk => {
  away.does(eva, 'plan.begin', {});
  const written = new Walk().written();
  const { words, responsible, followUp, needs, measures, routes } = written.sip.plans[0] ?? {};
  if (!words || !responsible || !followUp) throw new TypeError('the plan is written');
  away.does(eva, 'plan.words', words);
  for (const { text } of needs ?? []) away.does(eva, 'need.put', { text });
  for (const { id: _id, ...measure } of measures ?? []) away.does(eva, 'measure.put', measure);
  for (const { id: _id, ...route } of routes ?? []) away.does(eva, 'route.put', route);
  return away
    .does(eva, 'plan.responsible', { ...responsible, followUpOn: followUp.on })
    .does(karin, 'plan.fix', { contains: [], familyRead: true });
};
