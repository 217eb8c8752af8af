import type { FreeTimes } from '../app/free-times.ts';
import { addMinutes } from '../domain/time.ts';
import { LIMITS } from '../teams/limits.ts';
import { addressesOf, calendarTime } from './addresses.ts';
import type { CalendarOptions } from './calendar.ts';

/** What each quarter of an hour may be: free and working elsewhere do not hinder. */
const TAKEN = /[123]/u;

/** Free and busy, and nothing of what anyone is busy with: neither subjects nor places are asked for. */
export function createFreeTimes(options: CalendarOptions): FreeTimes {
  const { withinMs, calendarsAtOnce, minutesAtLeast } = LIMITS.freeTimes;
  return async (people, { start, minutes }) => {
    const { graph, directory, sipMailbox } = options;
    const asker = sipMailbox ?? people.map((person) => directory().staff.get(person)?.entraId).find(Boolean);
    const first = people.slice(0, calendarsAtOnce);
    if (asker === undefined || first.length === 0) return undefined;
    try {
      const addresses = await addressesOf(options, first);
      const { value } = await graph.request(
        'calendar.GetSchedule',
        {
          user: asker,
          body: {
            schedules: [...addresses.values()],
            startTime: calendarTime(start),
            endTime: calendarTime(addMinutes(start, minutes)),
            availabilityViewInterval: minutesAtLeast,
          },
        },
        { withinMs },
      );
      const views = new Map(value.map((one) => [one.scheduleId?.toLowerCase(), one.availabilityView]));
      const viewOf = (address: string) => views.get(address.toLowerCase());
      const asked = [...addresses].filter(([, address]) => viewOf(address));
      const busy = asked.filter(([, address]) => TAKEN.test(viewOf(address) ?? ''));
      return asked.length === 0 ? undefined : { asked: asked.map(([id]) => id), busy: busy.map(([id]) => id) };
    } catch {
      return undefined;
    }
  };
}
