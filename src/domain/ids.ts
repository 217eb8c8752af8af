declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type CaseId = Branded<'CaseId'>;
/** A member of staff, a row of the directory. */
export type PersonId = Branded<'PersonId'>;
/** The child, a guardian or a relative: known only inside one case. */
export type MemberId = Branded<'MemberId'>;
export type UnitId = Branded<'UnitId'>;
export type AuthorityId = Branded<'AuthorityId'>;
export type CommandId = Branded<'CommandId'>;
/** Something that is asked outside any case. */
export type InquiryId = Branded<'InquiryId'>;
/** A need, goal, measure, guest and so on: unique within its case. */
export type ItemId = Branded<'ItemId'>;

/** Whoever signs, answers or has something to do. */
export type Who = PersonId | MemberId;

export const CHILD = 'child' as MemberId;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
/** What a client sends as the id of a case may be anything. */
export const isCaseId = (text: string): text is CaseId => UUID.test(text);
export const isInquiryId = (text: string): text is InquiryId => UUID.test(text);
