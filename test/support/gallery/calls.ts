import { drawCase } from '../../../src/cards/draw.ts';
import { caseScreens } from '../../../src/cards/screens.ts';
import { drawNotice } from '../../../src/cards/notices.ts';
import { consentAnew } from '../consent-anew.ts';
import { FAILABLES } from '../../../src/domain/case.ts';
import { drawn, viewOf } from '../seen.ts';
import { amir, at, bup, child, context, eva, father, karin, mother, sara, Walk } from '../walk.ts';

import type { GalleryCard } from './card.ts';

const withdrawn = (): Walk => {
  const walk = new Walk().called();
  return walk.does(eva, 'consent.withdraw', { who: mother, on: walk.today, how: 'på telefon' });
};
const NO = { kind: 'no', reason: 'time', note: '' } as const;

export const callCards = (): readonly GalleryCard[] => [...callOffCards(), ...keepCards(), ...failedCards()];

function callOffCards(): readonly GalleryCard[] {
  const off = withdrawn();
  const cancelled = new Walk().called().does(eva, 'case.cancel', { why: 'moved', note: 'Flyttade' });
  const tried = withdrawn();
  tried.does(eva, 'call.tried', { guest: tried.guest(father) });
  const asked = new Walk().called();
  asked.does(eva, 'call.tried', { guest: asked.guest(mother) }).on('2026-03-03');
  const narrow = consentAnew(new Walk().called(), [bup]);
  const faults = { kind: 'faults', faults: ['Välj vad personen svarade.'] } as const;
  return [
    { name: 'Inställt: ring vårdnadshavare', card: drawn('call-off', off, eva, off.guest(mother)) },
    { name: 'Inställt: inget nummer, ett försök', card: drawn('call-off', tried, eva, tried.guest(father)) },
    { name: 'Inställt: flera att välja bland', card: drawn('call-off', off, eva) },
    { name: 'Inställt: ingen kvar', card: drawn('call-off', new Walk().called(), eva) },
    { name: 'Inställt: avbrutet ärende', card: drawn('case', cancelled, eva) },
    { name: 'Jag har ringt: svarade inte förra gången', card: drawn('answer-for', asked, eva, asked.guest(mother)) },
    {
      name: 'Jag har ringt: inget valt',
      card: drawn('answer-for', asked, eva, asked.guest(sara), { notice: faults }),
    },
    { name: 'Översikt: att ringa efter kallelsen', card: drawn('case', asked, eva) },
    { name: 'Gästlistan: avbokad efter nytt samtycke', card: drawn('guests', narrow, eva) },
  ];
}

function keepCards(): readonly GalleryCard[] {
  const envelope = { nonce: 'nonce', practice: '' };
  const resumed = consentAnew(withdrawn());
  const late = consentAnew(withdrawn()).on('2026-03-19');
  const declined = new Walk().called();
  declined.does(eva, 'invitation.answer', { guest: declined.guest(child), answer: NO });
  const cancelled = new Walk().called().does(eva, 'meeting.cancel', { why: 'ill', note: '' });
  const passed = new Walk().called().on('2026-03-19');
  const missed = new Walk().called().on('2026-03-19').does(karin, 'meeting.missed', {});
  const alone = new Walk().called();
  alone.does(amir, 'invitation.answer', { guest: alone.guest(amir), answer: NO });
  alone.does(sara, 'invitation.answer', { guest: alone.guest(sara), answer: NO });
  const back = new Walk().answered().on('2026-03-05').does(eva, 'meeting.cancel', { why: 'ill', note: '' });
  const away = { ...viewOf(back.on('2026-03-24'), karin), lastSeen: at('2026-03-02', '08:00') };
  const view = viewOf(resumed, eva);
  return [
    { name: 'Står mötet fast: samtycket gäller igen', card: drawn('keep-meeting', resumed, eva) },
    { name: 'Står mötet fast: tiden har passerat', card: drawn('keep-meeting', late, eva) },
    { name: 'Står mötet fast: familjen kan inte', card: drawn('keep-meeting', declined, eva) },
    { name: 'Står mötet fast: ingen från två verksamheter', card: drawn('keep-meeting', alone, eva) },
    { name: 'Ställ in mötet', card: drawn('meeting-cancel', new Walk().called(), eva) },
    { name: 'Inställt av en person', card: drawn('keep-meeting', cancelled, eva) },
    { name: 'Inställt: ny tid', card: drawn('meeting-move', cancelled, eva) },
    { name: 'Översikt: inställt av en person', card: drawn('case', cancelled, eva) },
    { name: 'Blev mötet av?', card: drawn('was-held', passed, karin) },
    { name: 'Översikt: mötets dag har passerat', card: drawn('case', passed, eva) },
    { name: 'Översikt: borta i tre veckor', card: drawCase(caseScreens.case, away, { nonce: 'n' }) },
    { name: 'Starta mötet dagen efter', card: drawn('meeting', passed, karin) },
    { name: 'Mötet blev inte av', card: drawn('keep-meeting', missed, eva) },
    { name: 'Mötet blev inte av: den som leder', card: drawn('keep-meeting', missed, karin) },
    { name: 'Översikt: mötet är inställt', card: drawn('case', resumed, eva) },
    { name: 'Kallelse: mötet är inställt', card: drawn('invitation', resumed, amir) },
    { name: 'Skickat: ask-stands', card: drawNotice('ask-stands', { ...view, to: eva }, envelope) },
    { name: 'Skickat: stands', card: drawNotice('stands', { ...view, to: amir }, envelope) },
  ];
}

function failedCards(): readonly GalleryCard[] {
  const booking = new Walk(at('2026-03-02')).called().does('system', 'effect.failed', { effect: 'booking' });
  const several = new Walk()
    .called()
    .does('system', 'effect.failed', { effect: 'booking' })
    .does('system', 'effect.failed', { effect: 'face' });
  const channel = new Walk().called().does('system', 'effect.failed', { effect: 'channel' });
  const staff = new Map([...context.directory.staff].map(([id, one]) => [id, { ...one, entraId: id }]));
  const entered = { ...context, directory: { ...context.directory, staff } };
  const members = new Walk(undefined, entered).called().does('system', 'effect.failed', { effect: 'members' });
  const nothing = FAILABLES.reduce(
    (walk, effect) => walk.does('system', 'effect.failed', { effect }),
    new Walk().called(),
  );
  return [
    { name: 'Gick inte: bokningen', card: drawn('failed', booking, eva) },
    { name: 'Gick inte: flera', card: drawn('failed', several, eva) },
    { name: 'Gick inte: ärendets kanal', card: drawn('failed', channel, eva) },
    { name: 'Gick inte: någon är kvar i kanalen', card: drawn('failed', members, eva) },
    { name: 'Gick inte: ingenting', card: drawn('failed', nothing, eva) },
    { name: 'Gick inte: allt är gjort', card: drawn('failed', new Walk().called(), eva) },
  ];
}
