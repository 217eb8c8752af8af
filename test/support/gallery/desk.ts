import { drawDesk, type Around } from '../../../src/cards/draw.ts';
import { drawOpen, drawSentence } from '../../../src/cards/neutral.ts';
import { readAdvice } from '../../../src/cards/screens/advice.ts';
import { findDeskScreen, type DeskScreenId } from '../../../src/cards/screens.ts';
import type { Desk } from '../../../src/cards/view.ts';
import { dutiesOf } from '../../../src/domain/duties.ts';
import { amir, context, eva, Walk } from '../walk.ts';
import type { GalleryCard } from './card.ts';

const MARK = 'Övning – till Eva Lind (Björkskolan)';

function deskOf(walk: Walk | undefined, many = 1): Desk {
  const sip = walk?.sip;
  const duties = walk && sip ? dutiesOf(walk.context, sip).filter((duty) => duty.person === eva) : [];
  return {
    ...context,
    viewer: eva,
    now: (walk ?? new Walk()).now,
    isPractice: true,
    others: 0,
    cases: sip
      ? Array.from({ length: many }, (_, index) => ({ id: `${sip.id}-${index}`, sip, profile: context.profile }))
      : [],
    duties: sip ? duties.map((duty) => ({ ...duty, caseId: sip.id, alias: sip.alias })) : [],
  };
}

function drawn(id: DeskScreenId, desk: Desk, practice = MARK, around: Partial<Around> = {}): object {
  const screen = findDeskScreen(id);
  if (!screen) throw new Error(`no screen ${id}`);
  return drawDesk(screen, desk, { nonce: 'x', practice, ...around });
}

const ofTheDay = deskOf(new Walk().fixed());

const ADVICE = 'Ett barn i mellanstadiet är borta från skolan varje måndag. Hur kan vi prata med familjen om stöd?';
function stopped(): Partial<Around> {
  const typed = { 's.anon.text': `${ADVICE} Alva Berg, 120304-1234, klass 7B.`, 's.anon.check': 'yes' };
  const reading = readAdvice(typed, [], context.directory);
  return reading.ok ? {} : { typed, notice: { kind: 'faults', faults: reading.faults } };
}

export const deskCards = (): readonly GalleryCard[] => [
  { name: 'Välkommen: övning', card: drawn('welcome', deskOf(undefined)) },
  { name: 'Välkommen', card: drawn('welcome', { ...deskOf(undefined), isPractice: false }, '') },
  { name: 'Hjälp: övning', card: drawn('help', deskOf(undefined)) },
  { name: 'Hjälp', card: drawn('help', { ...deskOf(undefined), isPractice: false }, '') },
  { name: 'Börja om?', card: drawn('begin-again', deskOf(undefined)) },
  { name: 'Orosanmälan', card: drawn('concern', deskOf(undefined)) },
  { name: 'Vägledning', card: drawn('guide', deskOf(undefined)) },
  { name: 'Utan samtycke: skolan', card: drawn('without-consent', deskOf(undefined)) },
  { name: 'Utan samtycke: vården', card: drawn('without-consent', { ...deskOf(undefined), viewer: amir }) },
  { name: 'Utskrivning', card: drawn('discharge', deskOf(undefined)) },
  { name: 'Rådgör utan namn', card: drawn('advice', deskOf(undefined)) },
  { name: 'Rådgör utan namn: stoppat', card: drawn('advice', deskOf(undefined), MARK, stopped()) },
  {
    name: 'Rådgör utan namn: att kopiera',
    card: drawn('advice-text', deskOf(undefined), MARK, {
      notice: { kind: 'info', text: 'Läs extra noga. Ålder i månader: 7 månader.' },
      typed: { 's.anon.text': ADVICE },
    }),
  },
  { name: 'Mina ärenden: inga', card: drawn('my-cases', deskOf(undefined)) },
  { name: 'Mina ärenden: ett', card: drawn('my-cases', deskOf(new Walk().fixed())) },
  { name: 'Mina ärenden: många', card: drawn('my-cases', deskOf(new Walk().fixed(), 40)) },
  { name: 'Lämna över', card: drawn('hand-over', deskOf(new Walk().called(), 3)) },
  { name: 'Lämna över: inga', card: drawn('hand-over', deskOf(undefined)) },
  { name: 'Din SIP-dag', card: drawn('today', { ...ofTheDay, duties: ofTheDay.duties.slice(0, 2), others: 2 }) },
  { name: 'Din SIP-dag: inget kvar', card: drawn('today', deskOf(undefined)) },
  { name: 'Öppna', card: drawOpen('K7F2', 'x', MARK) },
  { name: 'Öppna: en påbörjad SIP', card: drawOpen('K7F2', 'x', MARK, 'go-on') },
  { name: 'Ingen tillgång', card: drawSentence('Du har inte tillgång till det här.', 'x', MARK) },
  { name: 'Ingen tillgång: en främling', card: drawSentence('Du har inte tillgång till det här.') },
];
