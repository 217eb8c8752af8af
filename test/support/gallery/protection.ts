import { managerOf } from '../../../src/domain/directory.ts';
import { drawn } from '../seen.ts';
import { context, eva, school, Walk } from '../walk.ts';
import type { GalleryCard } from './card.ts';

const manager = managerOf(context.directory, school) ?? eva;

export function protectionCards(): readonly GalleryCard[] {
  const called = new Walk().called();
  const locked = new Walk().called().does(eva, 'protection.set', { kind: 'registration' });
  const asked = new Walk().called().does(eva, 'protection.set', { kind: 'shelter' });
  asked.does(eva, 'protection.ask-lift', { why: 'Familjen har flyttat' });
  const refusal = locked.refuses(eva, 'call.send', {});
  const lines = new Walk().consentStep().does(eva, 'consent.scope', {
    units: [...context.directory.units.keys()].slice(0, 4),
    questions: 'Hur Alva ska komma tillbaka till skolan\nSömnen och morgnarna',
    infoTypes: ['schooling', 'absence', 'mental-health'],
    exclusions: 'nej',
    until: called.sip.consents[0]?.until ?? called.today,
    form: 'paper',
    informed: { on: called.today, by: eva },
    interpreter: 'no',
  });
  return [
    { name: 'Skyddade personuppgifter: lås', card: drawn('protection', called, eva) },
    { name: 'Skyddade personuppgifter: låst', card: drawn('protection-lift', locked, eva) },
    { name: 'Skyddade personuppgifter: bett om att ta bort', card: drawn('protection-lift', asked, eva) },
    { name: 'Skyddade personuppgifter: chefen', card: drawn('protection-approve', asked, manager) },
    { name: 'Skyddade personuppgifter: chefens ärende', card: drawn('manager', asked, manager) },
    {
      name: 'Översikt: låst ärende',
      card: drawn('case', locked, eva, '', { notice: { kind: 'refused', refusal } }),
    },
    {
      name: 'Översikt: låst efter att ärendet avslutats',
      card: drawn('case', new Walk().closed().does(eva, 'protection.set', { kind: 'assumed' }), eva),
    },
    { name: 'Ta tillbaka en del', card: drawn('consent-narrow', called, eva) },
    { name: 'Ta tillbaka en del: flera frågor', card: drawn('consent-narrow', lines, eva) },
  ];
}
