import type { Busy, FreeTimes } from '../app/free-times.ts';
import { addMinutes } from '../domain/time.ts';
import { LIMITS } from '../teams/limits.ts';
import { realTimer, within } from '../teams/within.ts';
import { addressesOf, calendarTime } from './addresses.ts';
import type { CalendarOptions } from './calendar.ts';

/** What each quarter of an hour may be: free and working elsewhere do not hinder. */
const TAKEN = /[123]/u;

/** Free and busy, and nothing of what anyone is busy with: neither subjects nor places are asked for. */
export function createFreeTimes(options: CalendarOptions, timer = realTimer): FreeTimes {
  const limit = { start: timer, ms: LIMITS.freeTimes.withinMs };
  return async (people, time) => {
    const work = ask(options, people.slice(0, LIMITS.freeTimes.calendarsAtOnce), time).catch(() => undefined);
    return await within(work, limit, undefined, () => undefined);
  };
}

async function ask(
  options: CalendarOptions,
  people: Parameters<FreeTimes>[0],
  { start, minutes }: Parameters<FreeTimes>[1],
): Promise<Busy | undefined> {
  const { graph, directory, sipMailbox } = options;
  const user = sipMailbox ?? people.map((person) => directory().staff.get(person)?.entraId).find(Boolean);
  const addresses = await addressesOf(options, people);
  if (user === undefined || addresses.size === 0) return undefined;
  const body = {
    schedules: [...addresses.values()],
    startTime: calendarTime(start),
    endTime: calendarTime(addMinutes(start, minutes)),
    availabilityViewInterval: LIMITS.freeTimes.minutesAtLeast,
  };
  const { value } = await graph.request('calendar.GetSchedule', { user, body }, LIMITS.freeTimes);
  const views = new Map(value.map((one) => [one.scheduleId?.toLowerCase(), one.availabilityView]));
  const viewOf = (address: string): string => views.get(address.toLowerCase()) ?? '';
  const asked = [...addresses].filter(([, address]) => viewOf(address) !== '');
  const busy = asked.filter(([, address]) => TAKEN.test(viewOf(address)));
  return asked.length === 0 ? undefined : { asked: asked.map(([id]) => id), busy: busy.map(([id]) => id) };
}
