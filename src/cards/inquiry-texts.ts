import noticeCard from '../../cards/inquiry-notice.json' with { type: 'json' };
import type { Directory } from '../domain/directory.ts';
import type { Inquiry, InquiryKind, MeetingSort } from '../domain/inquiry.ts';
import { dayOf } from '../domain/time.ts';
import { clockTime, weekdayAndDay } from './dates.ts';
import { staffName } from './people.ts';
import { renderCard, type Card } from './render.ts';

export const KIND_TITLES: Readonly<Record<InquiryKind, string>> = {
  advice: 'Fråga om råd, utan namn',
  need: 'Påtalat behov',
  meeting: 'Möte utan SIP',
};
export const SORT_TITLES: Readonly<Record<MeetingSort, string>> = {
  information: 'Informationsmöte',
  consultation: 'Konsultation',
  staff: 'Möte mellan verksamheter',
};

export const whenOf = ({ meeting }: Inquiry): string =>
  meeting ? `${weekdayAndDay(dayOf(meeting.start))} kl. ${clockTime(meeting.start)}` : '';

type Words = { readonly title: string; readonly text: string };
const ASKED: Readonly<Record<InquiryKind, (inquiry: Inquiry, directory: Directory) => Words>> = {
  advice: () => ({
    title: 'Någon ber dig om råd',
    text: 'Frågan är ställd utan namn och hör inte till något ärende.',
  }),
  need: () => ({
    title: 'Någon påtalar ett behov',
    text: 'Det är inget ärende. Öppna, läs och svara om du tar det vidare.',
  }),
  meeting: (inquiry, directory) => ({
    title: 'Inbjudan till ett möte',
    text: `Möte ${whenOf(inquiry)}. ${staffName(directory, inquiry.asker)} bjuder in. Öppna och svara om du kommer.`,
  }),
};
const ANSWERED: Words = {
  title: 'Du har fått svar',
  text: 'Det gäller något du har frågat utan ärende. Öppna och läs.',
};

/** What a notification shows before it is opened: nothing of what is asked. */
export const INQUIRY_SUMMARY = 'SIP-lotsen: något att läsa';

/** A card that is sent: not a word of what was asked, which is behind "Öppna" (decision 16). */
export const drawInquiryNotice = (
  news: 'asked' | 'answered',
  inquiry: Inquiry,
  directory: Directory,
  { nonce, practice }: { readonly nonce: string; readonly practice: string },
): Card =>
  renderCard(
    noticeCard,
    { text: news === 'asked' ? ASKED[inquiry.kind](inquiry, directory) : ANSWERED },
    {
      frame: { practice, progress: '', good: '', faultTitle: '', faults: [], kept: '', askReason: false },
      footer: [],
      nonce,
      isOpen: () => true,
    },
  );
