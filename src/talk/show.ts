import { createHash } from 'node:crypto';
import { drawCase, drawDesk } from '../cards/draw.ts';
import { BLIND_LANDINGS } from '../cards/screens/manager.ts';
import type { Card } from '../cards/render.ts';
import { findCaseScreen, findDeskScreen, type DeskScreenId } from '../cards/screens.ts';
import type { Desk, Inputs, Notice, View } from '../cards/view.ts';
import { availableVerbs } from '../domain/available.ts';
import { isOpen, type Case } from '../domain/case.ts';
import { readsCounts } from '../domain/deviations.ts';
import { authorityOf, unitOf } from '../domain/directory.ts';
import { isInquiryId, type CaseId, type PersonId } from '../domain/ids.ts';
import type { Profile } from '../domain/profile.ts';
import { isNewer } from '../domain/rules/adopt.ts';
import { dayOf, type Day } from '../domain/time.ts';
import { mayReadInquiry, type Inquiry } from '../domain/inquiry.ts';
import { findCasesOf } from '../store/case-store.ts';
import { findCounts } from '../store/deviation-store.ts';
import { findInquiriesOf, findInquiry } from '../store/inquiry-store.ts';
import { dropDraft, findSeen, saveCard, saveForm, type DraftKey } from '../store/talk-store.ts';
import { dutiesOfDay, openDuties } from './day-duties.ts';
import { landingOf, sees } from './landing.ts';
import type { Talk } from './talk.ts';
import { withOthers } from './with-others.ts';

export type Wish = {
  readonly screen: string;
  readonly ref?: string;
  readonly notice?: Notice;
  readonly typed?: Inputs;
  /** The revision that the person has read, when it is not the present one. */
  readonly seen?: number;
  /** What led here: the same click gives the same card again. */
  readonly from: string;
};

const MOST_CASES = 200;
const MOST_INQUIRIES = 30;
const LISTS_CASES: ReadonlySet<DeskScreenId> = new Set(['my-cases', 'hand-over']);
/** What a screen is about comes from the client and becomes part of a key: ours are far shorter. */
const LONGEST_REF = 200;

export const viewOf = ({ shell }: Talk, sip: Case, viewer: PersonId, ref: string): View => ({
  ...newerOf(shell.profileNow(sip.authority), sip),
  profile: shell.profileOf(sip),
  directory: shell.directory(),
  sip,
  viewer,
  now: shell.clock(),
  verbs: availableVerbs(
    { profile: shell.profileOf(sip), directory: shell.directory() },
    sip,
    viewer,
    dayOf(shell.clock()),
  ),
  ref,
});

const newerOf = (now: Profile, sip: Case): Pick<View, 'newer'> => (isNewer(now, sip) ? { newer: now } : {});

export const nonceOf = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27);

/** May the person see that screen of the case at this moment? */
export const maySee = ({ shell }: Talk, sip: Case, viewer: PersonId, screen: string): boolean =>
  sees({ profile: shell.profileOf(sip), directory: shell.directory(), sip, viewer, now: shell.clock() }, screen);

/** A screen of a case for one person, or nothing when the person may not see it. */
export async function showCase(talk: Talk, sip: Case, person: PersonId, wish: Wish): Promise<Card | undefined> {
  const ref = (wish.ref ?? '').slice(0, LONGEST_REF);
  const view = await withOthers(talk, wish.screen, viewOf(talk, sip, person, ref));
  const landing = landingOf(view, wish.screen);
  const screen = landing && findCaseScreen(landing.id);
  if (!screen) return undefined;
  const { id, fellBack } = landing;
  const revision = wish.seen ?? sip.rev;
  const nonce = nonceOf(wish.from, person, sip.id, id, ref, revision);
  const card = { nonce, case_id: sip.id, person, screen: id, ref, revision, at: view.now };
  const { ref: draftRef } = draftKey(sip, person, id, ref);
  const goesOn = screen.reads !== undefined && !wish.typed;
  const kept = await saveForm(talk.shell.db, card, { goesOn, draftRef });
  const draft = wish.typed ?? (screen.reads ? kept?.inputs : undefined);
  const notice =
    wish.notice ??
    (fellBack
      ? ({ kind: 'refused', refusal: { code: 'not-now' } } as const)
      : draftNotice(ref === draftRef ? draft : undefined));
  const practice = talk.cast.mark(person);
  // Who has just done something has not been away.
  const lastSeen = id === 'case' && !wish.notice ? await findSeen(talk.shell.db, card) : undefined;
  return drawCase(screen, lastSeen ? { ...view, lastSeen } : view, {
    nonce,
    ...(notice ? { notice } : {}),
    ...(draft ? { typed: draft } : {}),
    ...(practice ? { practice } : {}),
  });
}

const draftNotice = (draft: Inputs | undefined): Notice | undefined =>
  draft && Object.keys(draft).length > 0
    ? { kind: 'info', text: 'Det du skrev förra gången är kvar, men inte sparat än.' }
    : undefined;

/** Where "Tillbaka" on a screen outside any case leads to: a screen of a case and what it is about, or a desk screen. */
export type Back = { readonly case_id: CaseId | null; readonly ref: string };

type DeskWish = {
  readonly notice?: Notice | undefined;
  readonly back?: Back | undefined;
  readonly typed?: Inputs;
  /** What the screen is about: something asked outside any case. */
  readonly about?: string;
  /** The day whose reminders alone are listed: the message of the morning repeats nothing that was said before. */
  readonly morning?: Day;
};

async function dutiesFor(
  talk: Talk,
  person: PersonId,
  id: DeskScreenId,
  morning: Day | undefined,
): Promise<Pick<Desk, 'duties' | 'others'> & { readonly cases: readonly Case[] }> {
  const today = dayOf(talk.shell.clock());
  if (id === 'my-cases') {
    const { duties, cases } = await openDuties(talk, person);
    return { duties, others: 0, cases: [...cases.values()] };
  }
  if (id !== 'today') return { duties: [], others: 0, cases: [] };
  const { asked, others } = await dutiesOfDay(talk, person, morning ?? today);
  return morning
    ? { duties: asked, others: others.length, cases: [] }
    : { duties: [...asked, ...others], others: 0, cases: [] };
}

/** What the screen shows of what is asked outside any case, by those who may read it. */
async function inquiriesFor(
  { shell }: Talk,
  person: PersonId,
  id: DeskScreenId,
  about: string,
): Promise<Pick<Desk, 'inquiries'>> {
  if (id === 'inquiries' || id === 'my-cases')
    return { inquiries: await findInquiriesOf(shell.db, person, MOST_INQUIRIES) };
  const one: Inquiry | undefined = isInquiryId(about) ? await findInquiry(shell.db, about) : undefined;
  return one && mayReadInquiry(one, person) ? { inquiries: [one] } : {};
}

/** Numbers of deviations, only for whoever gives them to the local group (N13). */
async function countsFor({ shell }: Talk, person: PersonId, id: DeskScreenId): Promise<Pick<Desk, 'deviations'>> {
  const directory = shell.directory();
  if (id !== 'deviations' || !readsCounts(directory.staff.get(person))) return {};
  const profile = shell.profileNow(authorityOf(directory, unitOf(directory, person))?.id);
  return { deviations: await findCounts(shell.db, profile.id) };
}

/** A screen outside any case. */
export async function showDesk(
  talk: Talk,
  person: PersonId,
  id: DeskScreenId,
  from: string,
  { notice, back, typed, about = '', morning }: DeskWish = {},
): Promise<Card> {
  const { shell } = talk;
  const now = shell.clock();
  const todo = await dutiesFor(talk, person, id, morning);
  const cases = LISTS_CASES.has(id) ? await findCasesOf(shell.db, person, MOST_CASES) : [];
  // A manager who is asked about a case is nobody in it: what is to be done brings it along.
  const known = new Set(cases.map((sip) => sip.id));
  const asked = todo.cases.filter((sip) => !known.has(sip.id));
  // Who is asked something without a part in the content may see that the case is there (§5.2).
  const listed = [...asked, ...cases].filter(
    (sip) =>
      maySee(talk, sip, person, 'case') ||
      (isOpen(sip) && BLIND_LANDINGS.some((landing) => maySee(talk, sip, person, landing))),
  );
  const desk: Desk = {
    profile: shell.profileNow(authorityOf(shell.directory(), unitOf(shell.directory(), person))?.id),
    directory: shell.directory(),
    viewer: person,
    now,
    cases: listed.map((sip) => ({ id: sip.id, sip, profile: shell.profileOf(sip) })),
    duties: todo.duties,
    others: todo.others,
    ...(await inquiriesFor(talk, person, id, about)),
    ...(await countsFor(talk, person, id)),
    isPractice: talk.cast.mark(undefined) !== undefined,
  };
  const screen = findDeskScreen(id);
  if (!screen) throw new TypeError(`no screen ${id}`);
  const nonce = nonceOf(from, person, id, now);
  const leadsTo = back ?? { case_id: null, ref: about };
  await saveCard(shell.db, { nonce, ...leadsTo, person, screen: id, revision: 0, at: now });
  const practice = talk.cast.mark(person);
  return drawDesk(screen, desk, {
    nonce,
    hasBack: back !== undefined && back.ref !== '',
    ...(notice ? { notice } : {}),
    ...(typed ? { typed } : {}),
    ...(practice ? { practice } : {}),
  });
}

/** Where what is typed waits: the parts of a long form share one draft. */
export const draftKey = (sip: Case, person: PersonId, screen: string, ref: string): DraftKey => ({
  case_id: sip.id,
  person,
  screen,
  ref: findCaseScreen(screen)?.parts ? '' : ref,
});

export const forgetDraft = async (
  { shell }: Talk,
  sip: Case,
  person: PersonId,
  screen: string,
  ref: string,
): Promise<void> => await dropDraft(shell.db, draftKey(sip, person, screen, ref));
