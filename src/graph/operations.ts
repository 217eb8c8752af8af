import type {
  Channel,
  ConversationMember,
  Event,
  ScheduleInformation,
  TeamsApp,
  TeamsAppInstallation,
  User,
} from '@microsoft/microsoft-graph-types';
import type { Permission } from './permissions.ts';

type Row = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  /** The least that lets an application do it. */
  readonly permission: Permission;
  /** Sending it twice does what sending it once does, so it may be tried again. */
  readonly isSafeTwice: boolean;
  /** What Graph counts the request against: the mailbox in `{user}`, or the team in `{team}`. */
  readonly lane?: 'mailbox' | 'team';
};

/** Every request that the product can make of Graph; the names are the operation ids of its description. */
export const OPERATIONS = {
  'user.List': { method: 'GET', path: '/users', permission: 'User.Read.All', isSafeTwice: true },
  'user.Get': { method: 'GET', path: '/users/{user}', permission: 'User.ReadBasic.All', isSafeTwice: true },
  'appCatalogs.ListTeamsApps': {
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    permission: 'AppCatalog.Read.All',
    isSafeTwice: true,
  },
  // The second time it is there already, which Graph says.
  'user.InstallApp': {
    method: 'POST',
    path: '/users/{user}/teamwork/installedApps',
    permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    isSafeTwice: true,
  },
  'calendar.GetSchedule': {
    method: 'POST',
    path: '/users/{user}/calendar/getSchedule',
    permission: 'Calendars.ReadBasic',
    isSafeTwice: true,
    lane: 'mailbox',
  },
  // Its transactionId makes the second request find the first.
  'user.CreateEvent': {
    method: 'POST',
    path: '/users/{user}/events',
    permission: 'Calendars.ReadWrite',
    isSafeTwice: true,
    lane: 'mailbox',
  },
  'user.GetEvent': {
    method: 'GET',
    path: '/users/{user}/events/{event}',
    permission: 'Calendars.ReadWrite',
    isSafeTwice: true,
    lane: 'mailbox',
  },
  'user.UpdateEvent': {
    method: 'PATCH',
    path: '/users/{user}/events/{event}',
    permission: 'Calendars.ReadWrite',
    isSafeTwice: false,
    lane: 'mailbox',
  },
  // Whoever was invited is told that it is off.
  'user.DeleteEvent': {
    method: 'DELETE',
    path: '/users/{user}/events/{event}',
    permission: 'Calendars.ReadWrite',
    isSafeTwice: true,
    lane: 'mailbox',
  },
  'team.ListChannels': {
    method: 'GET',
    path: '/teams/{team}/channels',
    permission: 'ChannelSettings.Read.Group',
    isSafeTwice: true,
    lane: 'team',
  },
  'team.CreateChannel': {
    method: 'POST',
    path: '/teams/{team}/channels',
    permission: 'Channel.Create.Group',
    isSafeTwice: false,
    lane: 'team',
  },
  'team.GetChannel': {
    method: 'GET',
    path: '/teams/{team}/channels/{channel}',
    permission: 'ChannelSettings.Read.Group',
    isSafeTwice: true,
    lane: 'team',
  },
  'team.ListInstalledApps': {
    method: 'GET',
    path: '/teams/{team}/installedApps',
    permission: 'TeamsAppInstallation.Read.Group',
    isSafeTwice: true,
    lane: 'team',
  },
  'channel.ListMembers': {
    method: 'GET',
    path: '/teams/{team}/channels/{channel}/members',
    permission: 'ChannelMember.ReadWrite.All',
    isSafeTwice: true,
    lane: 'team',
  },
  'channel.AddMember': {
    method: 'POST',
    path: '/teams/{team}/channels/{channel}/members',
    permission: 'ChannelMember.ReadWrite.All',
    isSafeTwice: false,
    lane: 'team',
  },
  'channel.RemoveMember': {
    method: 'DELETE',
    path: '/teams/{team}/channels/{channel}/members/{membership}',
    permission: 'ChannelMember.ReadWrite.All',
    isSafeTwice: false,
    lane: 'team',
  },
  'channel.EnableApp': {
    method: 'POST',
    path: '/teams/{team}/channels/{channel}/enabledApps/$ref',
    permission: 'TeamsAppInstallation.ManageSelectedForTeam.All',
    isSafeTwice: false,
    lane: 'team',
  },
  // Both are carried out while nobody waits.
  'channel.Archive': {
    method: 'POST',
    path: '/teams/{team}/channels/{channel}/archive',
    permission: 'ChannelSettings.ReadWrite.All',
    isSafeTwice: false,
    lane: 'team',
  },
  'channel.Unarchive': {
    method: 'POST',
    path: '/teams/{team}/channels/{channel}/unarchive',
    permission: 'ChannelSettings.ReadWrite.All',
    isSafeTwice: false,
    lane: 'team',
  },
} as const satisfies Readonly<Record<string, Row>>;

export type Page<T> = { readonly value: readonly T[]; readonly '@odata.nextLink'?: string };

type Listing = { readonly $filter?: string; readonly $select?: string };
type UserListing = Listing & { readonly $top?: string; readonly $search?: string; readonly $count?: 'true' };
type ScheduleQuestion = {
  readonly schedules: readonly string[];
  readonly startTime: { readonly dateTime: string; readonly timeZone: string };
  readonly endTime: { readonly dateTime: string; readonly timeZone: string };
  readonly availabilityViewInterval: number;
};

/** What each is asked with and what it gives; a list gives pages. */
type Types = {
  'user.List': { query: UserListing; answer: Page<User> };
  'user.Get': { query: { readonly $select?: string }; answer: User };
  'appCatalogs.ListTeamsApps': { query: { readonly $filter: string }; answer: Page<TeamsApp> };
  'user.InstallApp': { body: { readonly 'teamsApp@odata.bind': string }; answer: undefined };
  'calendar.GetSchedule': { body: ScheduleQuestion; answer: Page<ScheduleInformation> };
  'user.CreateEvent': { body: Event; answer: Event };
  'user.GetEvent': { query: { readonly $select?: string }; answer: Event };
  'user.UpdateEvent': { body: Event; answer: Event };
  'user.DeleteEvent': { answer: undefined };
  'team.ListChannels': { query: Listing; answer: Page<Channel> };
  /** A shared channel is made while nobody waits: then there is no answer yet. */
  'team.CreateChannel': { body: Channel & { readonly displayName: string }; answer: Channel | undefined };
  'team.GetChannel': { query: { readonly $select?: string }; answer: Channel };
  'team.ListInstalledApps': {
    query: Pick<Listing, '$filter'> & { readonly $expand: 'teamsApp' };
    answer: Page<TeamsAppInstallation>;
  };
  'channel.ListMembers': { query: Listing; answer: Page<ConversationMember> };
  'channel.AddMember': {
    body: ConversationMember & {
      readonly '@odata.type': '#microsoft.graph.aadUserConversationMember';
      readonly 'user@odata.bind': string;
    };
    answer: ConversationMember;
  };
  'channel.RemoveMember': { answer: undefined };
  'channel.EnableApp': { body: { readonly '@odata.id': string }; answer: undefined };
  'channel.Archive': { answer: undefined };
  'channel.Unarchive': { answer: undefined };
};

export type Operation = keyof typeof OPERATIONS & keyof Types;

/** `/users/{user}/events/{event}` wants `user` and `event`. */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type PathOf<O extends Operation> = Readonly<Record<NamesIn<(typeof OPERATIONS)[O]['path']>, string>>;

export type Ask<O extends Operation> = PathOf<O> &
  (Types[O] extends { query: infer Query } ? { readonly query?: Query } : unknown) &
  (Types[O] extends { body: infer Body } ? { readonly body: Body } : unknown);
export type Answer<O extends Operation> = Types[O]['answer'];

export type ListOperation = { [O in Operation]: Answer<O> extends Page<unknown> ? O : never }[Operation];
export type Item<O extends ListOperation> = Answer<O> extends Page<infer T> ? T : never;
