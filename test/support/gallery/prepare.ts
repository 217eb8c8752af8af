import { drawCase } from '../../../src/cards/draw.ts';
import { drawFace, drawFaceMoved, drawPrompt, drawPromptOver } from '../../../src/cards/face.ts';
import { drawNotice } from '../../../src/cards/notices.ts';
import { caseScreens } from '../../../src/cards/screens.ts';
import type { View } from '../../../src/cards/view.ts';
import type { Notice } from '../../../src/domain/effects.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { crowdedWalk, withTove } from '../crowded.ts';
import { drawn, viewOf } from '../seen.ts';
import { amir, at, eva, fatima, karin, mother, peter, sara, tove, ulla, Walk } from '../walk.ts';

import type { GalleryCard } from './card.ts';

export const prepareCards = (): readonly GalleryCard[] => [
  ...beforeCards(),
  ...callCards(),
  ...answerCards(),
  ...invitationCards(),
  ...sentCards(),
];

const objected = (): Walk => {
  const walk = new Walk().prepared();
  return walk.does(eva, 'guest.object', { guest: walk.guest(sara), wants: false });
};
const objectedCall = (): object => {
  const walk = objected();
  return drawn('call', walk, eva, '', { notice: { kind: 'refused', refusal: walk.refuses(eva, 'call.send', {}) } });
};

function beforeCards(): readonly GalleryCard[] {
  const empty = new Walk().consented();
  const full = new Walk().prepared();
  const red = new Walk().prepared().does(eva, 'guest.add', { people: [fatima, ulla] });
  const faults = ['Skriv frågan tillsammans med familjen.', 'Välj vem som leder mötet.'];
  const past = empty.refuses(eva, 'meeting.plan', { start: at('2026-02-01'), minutes: 60, place: '', link: 'teams' });
  return [
    { name: 'Förbered: tom', card: drawn('prepare', empty, eva) },
    { name: 'Förbered: något saknas', card: drawn('prepare', empty, eva, '', { notice: { kind: 'faults', faults } }) },
    { name: 'Förbered: ifylld', card: drawn('prepare', full, eva) },
    { name: 'Förbered: många att välja bland', card: drawn('prepare', crowdedWalk(), eva) },
    { name: 'Gästlistan: bara familjen', card: drawn('guests', empty, eva) },
    { name: 'Gästlistan: en omfattas inte', card: drawn('guests', red, eva) },
    { name: 'Gästlistan: mötesledaren ser den', card: drawn('guests', red, karin) },
    { name: 'Gästlistan: efter kallelsen', card: drawn('guests', new Walk().called(), eva) },
    { name: 'Gästlistan: lång', card: drawn('guests', crowdedWalk(), eva) },
    { name: 'Utanför Teams', card: drawn('guest-outside', full, eva) },
    { name: 'Ta bort gäst', card: drawn('guest-remove', full, eva, full.guest(amir)) },
    { name: 'Barnet vill inte ha med någon', card: drawn('guest-object', full, eva) },
    { name: 'Kalla: barnet vill inte ha med någon', card: objectedCall() },
    { name: 'Gästlistan: barnet vill inte ha med någon', card: drawn('guests', objected(), eva) },
    { name: 'Tid och plats: tom', card: drawn('meeting-time', empty, eva) },
    {
      name: 'Tid och plats: dagen har passerat',
      card: drawn('meeting-time', new Walk().consented().on('2026-03-24'), eva),
    },
    { name: 'Tid och plats: ifylld', card: drawn('meeting-time', full, eva) },
    {
      name: 'Tid och plats: fel',
      card: drawn('meeting-time', empty, eva, '', { notice: { kind: 'refused', refusal: past } }),
    },
  ];
}

const withCalendars = (known: Pick<View, 'busy' | 'booksByHand'>): object =>
  drawCase(caseScreens.call, { ...viewOf(new Walk().prepared(), eva), ...known }, { nonce: 'nonce' });

function callCards(): readonly GalleryCard[] {
  const red = new Walk().prepared().does(eva, 'guest.add', { people: [fatima] });
  const late = new Walk().prepared(at('2026-04-20', '13:00'));
  const refusal = red.refuses(eva, 'call.send', {});
  const reason = late.refuses(eva, 'call.send', {});
  return [
    { name: 'Kalla: inget klart', card: drawn('call', new Walk().consented(), eva) },
    { name: 'Kalla: allt klart', card: drawn('call', new Walk().prepared(), eva) },
    {
      name: 'Kalla: två är upptagna',
      card: withCalendars({ busy: { asked: [amir, sara, karin], busy: [amir, sara] } }),
    },
    { name: 'Kalla: mötet bokas för hand', card: withCalendars({ booksByHand: true }) },
    { name: 'Kalla: en omfattas inte', card: drawn('call', red, eva, '', { notice: { kind: 'refused', refusal } }) },
    {
      name: 'Kalla: efter tre veckor',
      card: drawn('call', late, eva, '', { notice: { kind: 'refused', refusal: reason } }),
    },
    { name: 'Kalla: alla har fått', card: drawn('call', new Walk().called(), eva) },
    { name: 'Kalla: många', card: drawn('call', crowdedWalk(), eva) },
  ];
}

/** One of each: delivered, perhaps, not at all, and on its way. */
function withArrivals(screen: 'answers' | 'guests'): object {
  const walk = new Walk().prepared().does(eva, 'guest.add', { people: [ulla, peter] });
  walk.does(eva, 'call.send', {}, { reason: 'Vi har talats vid i telefon.' });
  walk.does('system', 'delivery.uncertain', { person: amir }).does('system', 'delivery.failed', { person: ulla });
  const arrivals = new Map([
    [walk.guest(sara), { how: 'arrived', at: walk.now } as const],
    [walk.guest(amir), { how: 'lost', at: walk.now } as const],
    [walk.guest(ulla), { how: 'lost', at: walk.now } as const],
  ]);
  return drawCase(caseScreens[screen], { ...viewOf(walk, eva), arrivals }, { nonce: 'nonce' });
}

function answerCards(): readonly GalleryCard[] {
  const walk = new Walk().called();
  const mixed = new Walk().called().on('2026-03-06');
  mixed.does(amir, 'invitation.answer', { guest: mixed.guest(amir), answer: { kind: 'substitute', person: ulla } });
  mixed.does(eva, 'invitation.answer', { guest: mixed.guest(mother), answer: { kind: 'yes' } });
  const letter = new Walk().prepared();
  letter.does(eva, 'guest.add-outside', { name: 'Farfar Bo', via: 'letter', contact: 'Storgatan 1, Björkvik' });
  letter.does(eva, 'call.send', {});
  const outside = letter.sip.meetings.at(-1)?.guests.find((guest) => guest.outside?.via === 'letter')?.id ?? '';
  return [
    { name: 'Svar: inga än', card: drawn('answers', walk, eva) },
    { name: 'Svar: hur långt kallelsen har kommit', card: withArrivals('answers') },
    { name: 'Gästlista: hur långt kallelsen har kommit', card: withArrivals('guests') },
    { name: 'Svar: några, ring resten', card: drawn('answers', mixed.on('2026-03-09'), eva) },
    { name: 'Svar: många', card: drawn('answers', crowdedWalk(), eva) },
    { name: 'Jag har ringt: vårdnadshavare', card: drawn('answer-for', walk, eva, walk.guest(mother)) },
    { name: 'Jag har ringt: personal', card: drawn('answer-for', walk, eva, walk.guest(sara)) },
    { name: 'Jag har ringt: brev', card: drawn('answer-for', letter, eva, outside) },
    { name: 'Jag har ringt: borttagen', card: drawn('answer-for', walk, eva, 'g99') },
    { name: 'Ändra tid', card: drawn('meeting-move', walk, eva) },
  ];
}

function invitationCards(): readonly GalleryCard[] {
  const walk = new Walk().called();
  const no = new Walk().called();
  no.does(amir, 'invitation.answer', {
    guest: no.guest(amir),
    answer: { kind: 'no', reason: 'time', note: 'Jag är på kurs' },
  });
  const moved = new Walk().called();
  const seen = moved.sip.rev;
  moved.does(eva, 'meeting.move', {
    start: at('2026-03-20', '09:00'),
    minutes: 45,
    place: '',
    link: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm_A%40thread.v2/0?context=%7b%22Tid%22%7d',
    why: 'Barnet orkar mer på morgonen',
  });
  const stale = moved.refuses(
    amir,
    'invitation.answer',
    { guest: moved.guest(amir), answer: { kind: 'yes' } },
    { seen },
  );
  return [
    { name: 'Kallelse: inte svarat', card: drawn('invitation', walk, amir) },
    { name: 'Kallelse: kan inte', card: drawn('invitation', no, amir) },
    {
      name: 'Kallelse: mötet har flyttats',
      card: drawn('invitation', moved, amir, '', { notice: { kind: 'refused', refusal: stale } }),
    },
    { name: 'Kallelse: inte kallad', card: drawn('invitation', walk, karin) },
    { name: 'Inbjudan: friskola', card: drawn('invitation', withTove(), tove) },
  ];
}

const NOTICES: readonly (readonly [Notice, PersonId])[] = [
  ['invitation', amir],
  ['moved', amir],
  ['cancelled', amir],
  ['leads', karin],
  ['writes', eva],
  ['plan-fixed', amir],
  ['removed', amir],
  ['ring', eva],
  ['refusal', karin],
  ['paused', eva],
];

function sentCards(): readonly GalleryCard[] {
  const envelope = { nonce: 'nonce', practice: 'Övning – till Amir Haddad (BUP Björkvik)' };
  const walk = new Walk().called();
  const gone = new Walk().called();
  gone.does(eva, 'guest.remove', { guest: gone.guest(amir) });
  const view = viewOf(walk, eva);
  return [
    ...NOTICES.map(([notice, to]) => ({
      name: `Skickat: ${notice}`,
      card: drawNotice(notice, { ...view, to }, envelope),
    })),
    { name: 'Skickat: borttagen', card: drawNotice('cancelled', { ...viewOf(gone, eva), to: amir }, envelope) },
    { name: 'Kanalen: förbereder', card: drawFace(viewOf(new Walk().prepared(), eva), envelope) },
    { name: 'Kanalen: kallad', card: drawFace(view, { nonce: 'nonce', practice: '' }) },
    { name: 'Kanalen: följer upp', card: drawFace(viewOf(new Walk().fixed(), eva), envelope) },
    { name: 'Kanalen: har fått en egen', card: drawFaceMoved(viewOf(new Walk().called(), eva), envelope) },
    { name: 'Kanalen: avslutat', card: drawFace(viewOf(new Walk().closed(), eva), envelope) },
    {
      name: 'Kanalen: uppföljningen är gjord',
      card: drawPromptOver(viewOf(new Walk().followedUp(), eva), 'follow-up::2026-05-20', ''),
    },
    { name: 'Kanalen: uppföljning i dag', card: drawPrompt(viewOf(new Walk().fixed(), eva), envelope) },
  ];
}
