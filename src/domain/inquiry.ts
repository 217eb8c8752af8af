import type { InquiryId, PersonId } from './ids.ts';
import { hard, type Lack } from './refusal.ts';
import { addDays, dayOf, type Day, type Instant } from './time.ts';

/** Advice without a name, a need that is pointed out (F03), a meeting without SIP (F11). */
export const INQUIRY_KINDS = ['advice', 'need', 'meeting'] as const;
export type InquiryKind = (typeof INQUIRY_KINDS)[number];
export const MEETING_SORTS = ['information', 'consultation', 'staff'] as const;
export type MeetingSort = (typeof MEETING_SORTS)[number];

export type InquiryAnswer = {
  readonly person: PersonId;
  readonly at: Instant;
  /** Advice in words; who takes a need on or not; who comes to the meeting or not. */
  readonly kind: 'advice' | 'takes' | 'declines' | 'comes' | 'stays-away';
  readonly text: string;
};

/** What one member of staff asks others outside any case: no child can be known by it, and no case is linked to it. */
export type Inquiry = {
  readonly id: InquiryId;
  readonly kind: InquiryKind;
  readonly asker: PersonId;
  readonly to: readonly PersonId[];
  readonly text: string;
  readonly at: Instant;
  /** The day on which it is deleted (§4.5). */
  readonly deleteOn: Day;
  readonly meeting?: { readonly sort: MeetingSort; readonly start: Instant; readonly place: string };
  readonly answers: readonly InquiryAnswer[];
  /** Those whom the message did not reach. */
  readonly unreached: readonly PersonId[];
};

export type Asked = Pick<Inquiry, 'kind' | 'text' | 'to' | 'meeting'>;

/** §4.5: consultations are kept for 90 days. */
const KEPT_DAYS = 90;
const MOST_ASKED = 20;

/** As it is when it is sent: nobody has answered, and its last day is set. */
export const newInquiry = (id: InquiryId, asker: PersonId, asked: Asked, at: Instant): Inquiry => ({
  ...asked,
  id,
  asker,
  at,
  deleteOn: addDays(dayOf(at), KEPT_DAYS),
  answers: [],
  unreached: [],
});

/** What is missing before it can be sent. */
export const askingLacks = ({ to, meeting }: Asked, at: Instant): readonly Lack[] => [
  ...(to.length > 0 ? [] : [hard('inquiry-whom')]),
  ...(to.length > MOST_ASKED ? [hard('inquiry-many', { n: MOST_ASKED })] : []),
  ...(meeting && meeting.start <= at ? [hard('meeting-past')] : []),
];

const ANSWERS: Readonly<Record<InquiryKind, readonly InquiryAnswer['kind'][]>> = {
  advice: ['advice'],
  need: ['takes', 'declines'],
  meeting: ['comes', 'stays-away'],
};
const SPEAKS: ReadonlySet<InquiryAnswer['kind']> = new Set(['advice', 'declines']);

/** Everyone answers for themselves about a meeting; anything else is answered once, by whoever is first. */
export function answerLacks(
  inquiry: Inquiry | undefined,
  { person, kind, text }: Omit<InquiryAnswer, 'at'>,
): readonly Lack[] {
  if (!inquiry) return [hard('inquiry-gone')];
  if (!inquiry.to.includes(person) || !ANSWERS[inquiry.kind].includes(kind)) return [hard('inquiry-not-yours')];
  if (inquiry.kind !== 'meeting' && inquiry.answers.length > 0) return [hard('inquiry-done')];
  return SPEAKS.has(kind) && text === '' ? [hard(kind === 'advice' ? 'inquiry-text' : 'inquiry-why')] : [];
}

/** With the answer; an earlier one by the same person gives way. */
export const answered = (inquiry: Inquiry, answer: InquiryAnswer): Inquiry => ({
  ...inquiry,
  answers: [...inquiry.answers.filter(({ person }) => person !== answer.person), answer],
});
/** With the person among those whom the message did not reach. */
export const notReached = (inquiry: Inquiry, person: PersonId): Inquiry => ({
  ...inquiry,
  unreached: [...new Set([...inquiry.unreached, person])],
});

/** Who reads it: the one who asked and those who were asked. */
export const mayReadInquiry = ({ asker, to }: Inquiry, person: PersonId): boolean =>
  asker === person || to.includes(person);
