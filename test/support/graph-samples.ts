import type { Ask, Operation } from '../../src/graph/operations.ts';
import type { Reply } from './fake-graph.ts';

const EVA = 'a3c7f0a4-0f5c-4f0e-9a55-0b9a2c6f7d01';
const TEAM = '7c1e5d0e-2f0d-4a8a-9d2f-3b1a5f6c7e02';
const CHANNEL = '19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2';
const when = (hour: number) => ({ dateTime: `2026-12-01T${hour}:00:00`, timeZone: 'W. Europe Standard Time' });

const user = {
  id: EVA,
  displayName: 'Eva Lind',
  mail: 'eva.lind@ekdalen.example',
  userPrincipalName: 'eva.lind@ekdalen.example',
};
const event = {
  id: 'AAMkAGI1AAAA=',
  subject: 'SIP-möte K7F2',
  start: when(13),
  end: when(14),
  isOnlineMeeting: true,
  onlineMeetingProvider: 'teamsForBusiness',
  onlineMeeting: { joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting' },
} as const;
const channel = { id: CHANNEL, displayName: 'K7F2', membershipType: 'shared' } as const;
const member: Ask<'channel.AddMember'>['body'] = {
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles: [],
  'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${EVA}')`,
};

type Sample<O extends Operation> = { readonly ask: Ask<O>; readonly reply: Reply };

/** One right request of each operation, and what Graph answers it with. */
export const SAMPLES: { readonly [O in Operation]: Sample<O> } = {
  'user.List': {
    ask: { query: { $filter: "startswith(displayName,'Ev')", $select: 'id,displayName,mail', $top: '20' } },
    reply: { status: 200, body: { value: [user] } },
  },
  'user.Get': { ask: { user: EVA, query: { $select: 'id,mail' } }, reply: { status: 200, body: user } },
  'appCatalogs.ListTeamsApps': {
    ask: { query: { $filter: `externalId eq '${TEAM}'` } },
    reply: { status: 200, body: { value: [{ id: TEAM, externalId: TEAM, displayName: 'SIP-lotsen' }] } },
  },
  'user.InstallApp': {
    ask: {
      user: EVA,
      body: { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${TEAM}` },
    },
    reply: { status: 201 },
  },
  'calendar.GetSchedule': {
    ask: {
      user: EVA,
      body: {
        schedules: ['eva.lind@ekdalen.example'],
        startTime: when(8),
        endTime: when(17),
        availabilityViewInterval: 30,
      },
    },
    reply: {
      status: 200,
      body: {
        value: [
          {
            scheduleId: 'eva.lind@ekdalen.example',
            availabilityView: '0022',
            scheduleItems: [{ status: 'busy', start: when(9), end: when(10) }],
          },
        ],
      },
    },
  },
  'user.CreateEvent': {
    ask: {
      user: EVA,
      body: {
        subject: 'SIP-möte K7F2',
        start: when(13),
        end: when(14),
        isOnlineMeeting: true,
        onlineMeetingProvider: 'teamsForBusiness',
        sensitivity: 'private',
        hideAttendees: true,
        transactionId: '8d1c0a37-6a2e-4bb4-8f2b-0a4a8d7d1f00',
      },
    },
    reply: { status: 201, body: event },
  },
  'user.GetEvent': {
    ask: { user: EVA, event: 'AAMkAGI1AAAA=', query: { $select: 'onlineMeeting' } },
    reply: { status: 200, body: event },
  },
  'user.UpdateEvent': {
    ask: {
      user: EVA,
      event: 'AAMkAGI1AAAA=',
      body: { attendees: [{ type: 'required', emailAddress: { address: 'eva.lind@ekdalen.example' } }] },
    },
    reply: { status: 200, body: event },
  },
  'user.DeleteEvent': { ask: { user: EVA, event: 'AAMkAGI1AAAA=' }, reply: { status: 204 } },
  'team.ListChannels': {
    ask: { team: TEAM, query: { $filter: "displayName eq 'K7F2'" } },
    reply: { status: 200, body: { value: [channel] } },
  },
  'team.CreateChannel': {
    ask: { team: TEAM, body: { displayName: 'K7F2', membershipType: 'shared' } },
    reply: { status: 201, body: channel },
  },
  'team.GetChannel': { ask: { team: TEAM, channel: CHANNEL }, reply: { status: 200, body: channel } },
  'team.ListInstalledApps': {
    ask: { team: TEAM, query: { $expand: 'teamsApp', $filter: `teamsApp/externalId eq '${EVA}'` } },
    reply: { status: 200, body: { value: [{ id: 'aW5zdGFsbGF0aW9u', teamsApp: { id: TEAM, externalId: EVA } }] } },
  },
  'channel.ListMembers': {
    ask: { team: TEAM, channel: CHANNEL },
    reply: {
      status: 200,
      body: { value: [{ id: 'bWVtYmVy', roles: ['owner'], displayName: 'Eva Lind', userId: EVA }] },
    },
  },
  'channel.AddMember': {
    ask: { team: TEAM, channel: CHANNEL, body: member },
    reply: { status: 201, body: { id: 'bWVtYmVy', roles: [], userId: EVA } },
  },
  'channel.RemoveMember': { ask: { team: TEAM, channel: CHANNEL, membership: 'bWVtYmVy' }, reply: { status: 204 } },
  'channel.EnableApp': {
    ask: {
      team: TEAM,
      channel: CHANNEL,
      body: { '@odata.id': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${TEAM}` },
    },
    reply: { status: 204 },
  },
  'channel.Archive': { ask: { team: TEAM, channel: CHANNEL }, reply: { status: 202 } },
  'channel.Unarchive': { ask: { team: TEAM, channel: CHANNEL }, reply: { status: 202 } },
};
