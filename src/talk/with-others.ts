import type { Arrival, View } from '../cards/view.ts';
import { currentMeeting } from '../domain/case.ts';
import { toCall } from '../domain/rules/prepare.ts';
import { findLoad } from '../store/case-store.ts';
import { findKallelser } from '../store/post-store.ts';
import type { DeliveryRow } from '../store/tables.ts';
import type { Talk } from './talk.ts';

/** The view with what the screen tells of other cases, of calendars and of what was sent, where it does. */
export async function withOthers(talk: Talk, screen: string, view: View): Promise<View> {
  if (SHOWS_ARRIVALS.has(screen)) return await withArrivals(talk, view);
  if (screen === 'call') return await withCalendars(talk, view);
  return screen === 'vb-coordinators' || screen === 'vb-replace' ? await withLoad(talk, view) : view;
}

const SHOWS_ARRIVALS: ReadonlySet<string> = new Set(['answers', 'answer-for', 'guests']);
const HOW: Readonly<Record<DeliveryRow['state'], Arrival['how']>> = {
  sent: 'arrived',
  sending: 'waiting',
  waiting: 'waiting',
  uncertain: 'lost',
  failed: 'lost',
  withheld: 'withheld',
};
async function withArrivals({ shell }: Talk, view: View): Promise<View> {
  const rows = await findKallelser(shell.db, view.sip.id);
  return { ...view, arrivals: new Map([...rows].map(([guest, { state, at }]) => [guest, { how: HOW[state], at }])) };
}

async function withCalendars({ freeTimes, booksByHand }: Talk, view: View): Promise<View> {
  const { start, minutes = 60 } = currentMeeting(view.sip) ?? {};
  const people = toCall(view, view.sip, view.now).flatMap(({ person }) => person ?? []);
  const busy = start && (await freeTimes?.(people, { start, minutes }));
  return { ...view, ...(booksByHand ? { booksByHand } : {}), ...(busy ? { busy } : {}) };
}

/** How many cases each coordinator has, where the screen proposes some of them (B-04). */
async function withLoad({ shell }: Talk, view: View): Promise<View> {
  const pool = [...view.directory.staff.values()].filter(({ functions }) => functions.includes('coordinator'));
  return {
    ...view,
    load: await findLoad(
      shell.db,
      pool.map(({ id }) => id),
    ),
  };
}
