import { drawn } from '../seen.ts';
import { day, eva, father, Walk } from '../walk.ts';
import type { GalleryCard } from './card.ts';

export function circumstanceCards(): readonly GalleryCard[] {
  const care = { kind: 'care', assessment: '', assessedBy: '', cannotWait: false } as const;
  const waiting = new Walk().scoped().does(eva, 'circumstance.set', care);
  const hindered = new Walk().scoped().does(eva, 'circumstance.set', {
    kind: 'hindered',
    guardian: father,
    assessment: 'Johan är på sjukhus och går inte att prata med',
    assessedBy: 'Kuratorn på sjukhuset, 2 mars',
    cannotWait: true,
    until: day('2026-03-12'),
  });
  const excusedNo = new Walk().consented().does(eva, 'circumstance.set', {
    kind: 'shelter',
    guardian: father,
    assessment: 'Maria får samtycka ensam',
    assessedBy: 'Kommunens jurist, 2 mars',
    cannotWait: false,
  });
  const asked = drawn('consent-answer', excusedNo, eva, father);
  excusedNo.signed(father, 'no');
  const faults = new Walk().scoped();
  const refusal = faults.refuses(eva, 'circumstance.set', { ...care, kind: 'hindered' });
  return [
    { name: 'Särskilt om vårdnaden: inget än', card: drawn('circumstances', faults, eva) },
    { name: 'Särskilt om vårdnaden: bedömningen väntar', card: drawn('circumstances', waiting, eva) },
    { name: 'Särskilt om vårdnaden: någon är förhindrad', card: drawn('circumstances', hindered, eva) },
    {
      name: 'Särskilt om vårdnaden: något saknas',
      card: drawn('circumstances', faults, eva, '', { notice: { kind: 'refused', refusal } }),
    },
    { name: 'Det gäller inte längre', card: drawn('circumstance-end', hindered, eva) },
    { name: 'Svar om samtycke: någon som ni inte väntar svar från', card: asked },
    { name: 'Samtycke: någon som ni inte väntade svar från säger nej', card: drawn('consent-status', excusedNo, eva) },
    { name: 'Samtycke: väntar på socialnämnden', card: drawn('consent-status', waiting.signed(father), eva) },
  ];
}
