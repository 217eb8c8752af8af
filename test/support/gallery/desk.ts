import { drawDesk, type Around } from '../../../src/cards/draw.ts';
import { drawOpen, drawSentence } from '../../../src/cards/neutral.ts';
import { readAdvice } from '../../../src/cards/inquiry-forms.ts';
import { findDeskScreen, type DeskScreenId } from '../../../src/cards/screens.ts';
import type { Desk } from '../../../src/cards/view.ts';
import { dutiesOf } from '../../../src/domain/duties.ts';
import type { DeviationCount } from '../../../src/domain/deviations.ts';
import type { InquiryId, PersonId } from '../../../src/domain/ids.ts';
import type { Inquiry } from '../../../src/domain/inquiry.ts';
import { drawInquiryNotice } from '../../../src/cards/inquiry-texts.ts';
import { profileNamed } from '../profiles.ts';
import { amir, at, context, day, eva, jonas, karin, sara, Walk } from '../walk.ts';
import type { GalleryCard } from './card.ts';

const MARK = 'Övning – till Eva Lind (Björkskolan)';

const ASKED: Inquiry = {
  id: '5f0c7a3e-0000-5000-8000-000000000001' as InquiryId,
  kind: 'advice',
  asker: eva,
  to: [amir],
  text: 'Ett barn i mellanstadiet är borta från skolan varje måndag. Hur kan vi prata med familjen om stöd?',
  at: new Walk().now,
  deleteOn: day('2026-05-31'),
  answers: [],
  unreached: [],
};
const ID_2 = '5f0c7a3e-0000-5000-8000-000000000002' as InquiryId;
const ID_3 = '5f0c7a3e-0000-5000-8000-000000000003' as InquiryId;
const NEED: Inquiry = { ...ASKED, kind: 'need', to: [eva, jonas], asker: sara };
const MEETING: Inquiry = {
  ...ASKED,
  kind: 'meeting',
  to: [amir, sara],
  meeting: { sort: 'consultation', start: at('2026-03-10', '14:00'), place: 'Björkskolan, rum 12' },
  answers: [{ person: amir, at: new Walk().now, kind: 'stays-away', text: 'Jag är på kurs den dagen.' }],
  unreached: [sara],
};
const about = (viewer: PersonId, one: Inquiry): Desk => ({ ...deskOf(undefined), viewer, inquiries: [one] });
const TAKEN: Inquiry = { ...NEED, answers: [{ person: eva, at: new Walk().now, kind: 'takes', text: '' }] };
const unopened = (news: 'asked' | 'answered', one: Inquiry): object =>
  drawInquiryNotice(news, one, context.directory, { nonce: 'x', practice: MARK });

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
  const reading = readAdvice(typed, { ...context, person: eva, known: [] });
  return reading.ok ? {} : { typed, notice: { kind: 'faults', faults: reading.faults } };
}

const COUNTS: readonly DeviationCount[] = [
  { quarter: '2026-3', kind: 'absent', sector: 'all', n: 14 },
  { quarter: '2026-3', kind: 'absent', sector: 'school', n: 8 },
  { quarter: '2026-3', kind: 'absent', sector: 'regional-health', n: 6 },
  { quarter: '2026-3', kind: 'not-done', sector: 'all', n: null },
  { quarter: '2026-2', kind: 'absent', sector: 'all', n: 9 },
  { quarter: '2026-2', kind: 'not-done', sector: 'all', n: 0 },
];
const counted = (deviations: readonly DeviationCount[]): Desk => ({
  ...deskOf(undefined),
  profile: profileNamed('vastra-gotaland'),
  viewer: karin,
  deviations,
});

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
  { name: 'Möte utan SIP', card: drawn('plain-meeting', deskOf(undefined)) },
  {
    name: 'Utan ärende',
    card: drawn('inquiries', {
      ...deskOf(undefined),
      inquiries: [ASKED, { ...NEED, id: ID_2 }, { ...MEETING, id: ID_3 }],
    }),
  },
  { name: 'Utan ärende: tomt', card: drawn('inquiries', deskOf(undefined)) },
  { name: 'Fråga om råd: att svara på', card: drawn('inquiry', about(amir, ASKED)) },
  { name: 'Fråga om råd: egen', card: drawn('inquiry', about(eva, ASKED)) },
  { name: 'Påtalat behov: att svara på', card: drawn('inquiry', about(eva, NEED)) },
  { name: 'Påtalat behov: jag tar det', card: drawn('inquiry', about(eva, TAKEN)) },
  { name: 'Möte utan SIP: att svara på', card: drawn('inquiry', about(amir, MEETING)) },
  { name: 'Möte utan SIP: eget', card: drawn('inquiry', about(eva, MEETING)) },
  { name: 'Utan ärende: borttaget', card: drawn('inquiry', deskOf(undefined)) },
  { name: 'Meddelande: råd', card: unopened('asked', ASKED) },
  { name: 'Meddelande: behov', card: unopened('asked', NEED) },
  { name: 'Meddelande: möte utan SIP', card: unopened('asked', MEETING) },
  { name: 'Meddelande: svar', card: unopened('answered', ASKED) },
  { name: 'Mina ärenden: inga', card: drawn('my-cases', deskOf(undefined)) },
  { name: 'Mina ärenden: ett', card: drawn('my-cases', deskOf(new Walk().fixed())) },
  { name: 'Mina ärenden: många', card: drawn('my-cases', deskOf(new Walk().fixed(), 40)) },
  { name: 'Avvikelser', card: drawn('deviations', counted(COUNTS)) },
  { name: 'Avvikelser: inget räknat', card: drawn('deviations', counted([])) },
  { name: 'Avvikelser: inte chef', card: drawn('deviations', { ...counted([]), viewer: eva }) },
  {
    name: 'Avvikelser: räknas inte här',
    card: drawn('deviations', { ...deskOf(undefined), profile: profileNamed('upplands-bro') }),
  },
  { name: 'Lämna över', card: drawn('hand-over', deskOf(new Walk().called(), 3)) },
  { name: 'Lämna över: inga', card: drawn('hand-over', deskOf(undefined)) },
  { name: 'Din SIP-dag', card: drawn('today', { ...ofTheDay, duties: ofTheDay.duties.slice(0, 2), others: 2 }) },
  { name: 'Din SIP-dag: inget kvar', card: drawn('today', deskOf(undefined)) },
  { name: 'Öppna', card: drawOpen('K7F2', 'x', MARK) },
  { name: 'Öppna: en påbörjad SIP', card: drawOpen('K7F2', 'x', MARK, 'go-on') },
  { name: 'Ingen tillgång', card: drawSentence('Du har inte tillgång till det här.', 'x', MARK) },
  { name: 'Ingen tillgång: en främling', card: drawSentence('Du har inte tillgång till det här.') },
];
