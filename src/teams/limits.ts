/** Every number of Microsoft's that we keep to, or that we answer with one of ours, and where it comes from. */
export const LIMITS = {
  token: {
    /** Bot Connector authentication: the industry's clock skew of five minutes, as the SDK allows too. */
    skewSeconds: 300,
    /** Ours: Microsoft's live about an hour; one that never ends has been made by someone else. */
    longestLifeSeconds: 172_800,
    /** Ours: Microsoft's are about one kB. */
    longest: 8192,
    /** Bot Connector authentication: keys are stable, and asked for anew each day. */
    keysForMs: 86_400_000,
    /** Ours: an unknown key is looked up no more often than this, however many tokens name one. */
    lookAgainMs: 300_000,
    /** Ours: while no key is known at all nobody can be let in, so it is tried sooner. */
    tryAgainMs: 30_000,
    /** Ours, for each of the two documents. */
    keysTimeoutMs: 5000,
  },
  /** Ours, of what nobody waits for, by all replicas together. */
  sending: {
    /** Teams takes 7 in a second, 60 in 30 s and 1800 in an hour (Teams, Optimize your bot with rate limiting). */
    conversation: { most: 1, perMs: 1000 },
    /** Teams takes 50 in a second from an app in a tenant (the same page). */
    tenant: { most: 20, perMs: 1000 },
  },
  freeTimes: {
    /** Ours: a click is answered without what calendars say rather than later. */
    withinMs: 1500,
    /** Graph answers for twenty calendars at once (calendar: getSchedule). */
    calendarsAtOnce: 20,
    /** Ours; Graph takes five minutes at the least (the same page). */
    minutesAtLeast: 15,
  },
  teamGroup: {
    /** Ours. */
    timeoutMs: 5000,
  },
  login: {
    /** Ours. */
    timeoutMs: 10_000,
  },
  graph: {
    /** Ours: one request with all its waiting and second tries. A task that hangs is taken back after five minutes. */
    timeoutMs: 15_000,
    /** Ours: how long a wait that Graph asks for is waited out in the request; a longer one is left to the job. */
    longestWaitMs: 4000,
    /** Ours: after these second tries the job tries again. */
    secondTries: 2,
    /** Outlook allows 4 at once for each app and mailbox (Graph, Throttling limits, Outlook service limits). */
    atOnceForMailbox: 3,
    /** Teams allows 4 a second for each app and team or channel (the same page, Microsoft Teams service limits). */
    betweenForTeamMs: 500,
    /** A channel's name has 50 characters at most (Graph, Create channel). */
    channelName: 50,
    /** Ours: after this a job that looks after a channel rests and goes on, so that a process can end meanwhile. */
    channelJobMs: 10_000,
    /** Ours: one request of such a job, with its waiting. */
    channelRequestMs: 8000,
    /** Ours: a shared channel is made while nobody waits (202). It is not asked for again before this. */
    channelMadeWithinMinutes: 2,
    /** Graph takes 15 expressions in one `in` of a filter (Graph, List users; Advanced query capabilities). */
    idsInFilter: 15,
  },
} as const;
