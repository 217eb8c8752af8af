/** Every number of Microsoft's that we keep to, or that we answer with one of ours, and where it comes from. */
export const LIMITS = {
  freeTimes: {
    /** Ours: a click is answered without what calendars say rather than later. */
    withinMs: 1500,
    /** Graph answers for twenty calendars at once (calendar: getSchedule). */
    calendarsAtOnce: 20,
    /** Ours; Graph takes five minutes at the least (the same page). */
    minutesAtLeast: 15,
  },
  login: {
    /** Ours. */
    timeoutMs: 10_000,
  },
  graph: {
    /** Ours: one request with all its waiting and second tries. A job is taken back after thirty seconds. */
    timeoutMs: 15_000,
    /** Ours: how long a wait that Graph asks for is waited out in the request; a longer one is left to the job. */
    longestWaitMs: 4000,
    /** Ours: after these second tries the job tries again. */
    secondTries: 2,
    /** Outlook allows 4 at once for each app and mailbox (Graph, Throttling limits, Outlook service limits). */
    atOnceForMailbox: 3,
    /** Teams allows 4 a second for each app and team or channel (the same page, Microsoft Teams service limits). */
    betweenForTeamMs: 500,
    /** Graph takes 15 expressions in one `in` of a filter (Graph, List users; Advanced query capabilities). */
    idsInFilter: 15,
  },
} as const;
