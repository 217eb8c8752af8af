import { drawn } from '../seen.ts';
import { day, eva, father, karin, mother, school, bup, social, Walk } from '../walk.ts';

import type { GalleryCard } from './card.ts';

const WHY = 'Skolan och familjen är överens om att skolans eget stöd räcker just nu.';
export const refused = (walk: Walk): Walk =>
  walk.does(eva, 'need.refuse', {
    why: WHY,
    decidedBy: 'Karin Holm',
    informedAt: day('2026-03-02'),
    informedHow: 'på möte',
  });
const rerouted = (route: string): Walk =>
  new Walk().need().does(eva, 'need.reroute', {
    route,
    why: 'Familjen vill börja så.',
    referral: {
      to: 'Barn- och ungdomshabiliteringen',
      agreed: [mother, father],
      on: day('2026-03-02'),
      how: 'på telefon',
    },
  });
const adult = (): Walk =>
  new Walk().draft().does(eva, 'case.start', {
    requester: 'child',
    detectedAt: day('2026-03-02'),
    units: [school, bup, social],
    childName: 'Alex Testsson',
    birth: day('2007-01-15'),
  });

export const startCards = (): readonly GalleryCard[] => {
  const draft = new Walk().draft();
  const need = new Walk().need();
  const soft = new Walk().need();
  soft.does(eva, 'family.set', { custody: 'unknown', guardians: [] });
  const faults = ['Välj vem som ser behovet.', 'Skriv barnets namn.'];
  const lacking = need.refuses(eva, 'need.refuse', {
    why: 'Nej',
    decidedBy: '',
    informedAt: day('2026-03-02'),
    informedHow: '',
  });
  const read = refused(new Walk().need()).does(karin, 'refusal.read', {});
  return [
    { name: 'Ny SIP: tom', card: drawn('new-case', draft, eva) },
    { name: 'Ny SIP: något saknas', card: drawn('new-case', draft, eva, '', { notice: { kind: 'faults', faults } }) },
    { name: 'Vårdnadshavare: tom', card: drawn('family', new Walk().started(), eva) },
    { name: 'Vårdnadshavare: ifylld', card: drawn('family', need, eva) },
    { name: 'Vårdnadshavare: den unga är myndig', card: drawn('family', adult(), eva) },
    { name: 'Bedöm behovet', card: drawn('need', need, eva) },
    { name: 'Annan väg', card: drawn('reroute', need, eva) },
    { name: 'Remiss', card: drawn('referral', need, eva) },
    {
      name: 'Remiss: vårdnaden är inte känd',
      card: drawn('referral', new Walk().started().does(eva, 'family.set', { custody: 'unknown', guardians: [] }), eva),
    },
    { name: 'Annan väg: vald', card: drawn('case', rerouted('referral'), eva) },
    { name: 'Nej till SIP', card: drawn('refuse', need, eva, '', { notice: { kind: 'refused', refusal: lacking } }) },
    { name: 'Nej: chefen läser', card: drawn('refusal', refused(new Walk().need()), karin) },
    { name: 'Nej: chefen har läst', card: drawn('refusal', read, karin) },
    ...correctCards(),
    { name: 'Översikt: behovet ska bedömas', card: drawn('case', soft, eva) },
  ];
};

function correctCards(): readonly GalleryCard[] {
  const called = new Walk().called();
  const sole = called.refuses(eva, 'family.set', {
    custody: 'sole',
    guardians: [{ name: 'Maria Testsson', phone: '' }],
  });
  const older = {
    requester: 'family',
    detectedAt: day('2026-03-02'),
    units: [bup, social],
    childName: 'Alva Testsson',
    birth: day('2011-01-15'),
    understood: false,
  } as const;
  const falls = called.refuses(eva, 'facts.correct', older);
  return [
    { name: 'Rätta uppgifter', card: drawn('correct', new Walk().need(), eva) },
    {
      name: 'Rätta uppgifter: samtycket faller',
      card: drawn('correct', called, eva, '', {
        notice: { kind: 'refused', refusal: falls },
        typed: { 's.start.birth': older.birth },
      }),
    },
    { name: 'Rätta vårdnadshavare', card: drawn('family', called, eva) },
    {
      name: 'Rätta vårdnadshavare: grund saknas',
      card: drawn('family', called, eva, '', {
        notice: { kind: 'refused', refusal: sole },
        typed: { 's.consent.q1': 'sole', 's.family.name2': '' },
      }),
    },
  ];
}
