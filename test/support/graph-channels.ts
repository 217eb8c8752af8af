import type { Operation } from '../../src/graph/operations.ts';
import type { FakeGraph, GraphRequest, Reply } from './fake-graph.ts';

export type StoredMember = { readonly id: string; readonly userId: string; readonly roles: readonly string[] };
export type StoredChannel = {
  readonly id: string;
  readonly team: string;
  readonly displayName: string;
  readonly description: string;
  readonly members: Map<string, StoredMember>;
  readonly apps: Set<string>;
  isArchived: boolean;
};
export type Channels = {
  readonly all: Map<string, StoredChannel>;
  /** Who is in the only channel, owners marked, in order. */
  readonly people: () => readonly string[];
  /** Someone is added by hand in Teams. */
  readonly addByHand: (userId: string) => void;
  readonly single: () => StoredChannel;
  /** Gives what brings everything back as it is now. */
  readonly kept: () => () => void;
  /** What is refused as to an application without the permission. */
  readonly denied: Set<Operation>;
  /** Everyone who was in a channel at any moment. */
  readonly ever: Set<string>;
};

type Asked = {
  readonly displayName: string;
  readonly description: string;
  readonly membershipType: string;
  readonly members: readonly object[];
};

const fault = (status: number, code: string) => ({ status, body: { error: { code, message: 'Not told.' } } });
const gone = fault(404, 'NotFound');
const userOf = (member: object): string =>
  /users\('([^']+)'\)/u.exec(String((member as Record<string, unknown>)['user@odata.bind']))?.[1] ?? '';
const rolesOf = (member: object): readonly string[] => (member as { roles: string[] }).roles;

/** Shared channels behind the fake Graph, as it describes them: made while nobody waits, names taken once in a team. */
export function withChannels(fake: FakeGraph, { appId = 'manifest', isSlow = true } = {}): Channels {
  const all = new Map<string, StoredChannel>();
  const ever = new Set<string>();
  let ids = 0;
  const next = (): number => (ids += 1);
  const join = (channel: StoredChannel, userId: string, roles: readonly string[]): StoredMember => {
    const member = { id: `membership-${next()}`, userId, roles };
    channel.members.set(member.id, member);
    ever.add(userId);
    return member;
  };
  const single = (): StoredChannel => {
    const [channel, ...others] = all.values();
    if (!channel || others.length > 0) throw new Error(`${all.size} channels`);
    return channel;
  };
  const shown = ({ id, displayName, description, isArchived }: StoredChannel) => ({
    id,
    displayName,
    description,
    isArchived,
    membershipType: 'shared' as const,
  });

  const denied = new Set<Operation>();
  const on = (operation: Operation, answer: (request: GraphRequest) => Reply): void =>
    fake.on(operation, (request) => (denied.has(operation) ? fault(403, 'Forbidden') : answer(request)));
  on('team.ListChannels', ({ parts: { team } }) => ({
    status: 200,
    body: { value: [...all.values()].filter((one) => one.team === team).map(shown) },
  }));
  on('team.CreateChannel', ({ parts: { team = '' }, body }) => {
    const { displayName, description, membershipType, members } = body as Asked;
    const [owner, ...others] = members;
    const isRight = membershipType === 'shared' && displayName.length <= 50 && owner && others.length === 0;
    if (!isRight || rolesOf(owner)[0] !== 'owner') return fault(400, 'BadRequest');
    if ([...all.values()].some((one) => one.team === team && one.displayName === displayName))
      return fault(400, 'NameAlreadyExists');
    const id = `19:channel-${next()}@thread.tacv2`;
    const channel = {
      id,
      team,
      displayName,
      description,
      members: new Map(),
      apps: new Set<string>(),
      isArchived: false,
    };
    all.set(id, channel);
    join(channel, userOf(owner), ['owner']);
    return isSlow ? { status: 202 } : { status: 201, body: shown(channel) };
  });
  on('team.GetChannel', ({ parts: { channel = '' } }) => {
    const found = all.get(channel);
    return found ? { status: 200, body: shown(found) } : gone;
  });
  on('team.ListInstalledApps', () => ({
    status: 200,
    body: { value: [{ id: 'installation', teamsApp: { id: 'catalogue', externalId: appId } }] },
  }));
  on('channel.EnableApp', ({ parts: { channel = '' }, body }) => {
    const found = all.get(channel);
    if (!found) return gone;
    found.apps.add((body as { '@odata.id': string })['@odata.id']);
    return { status: 204 };
  });
  on('channel.ListMembers', ({ parts: { channel = '' } }) => {
    const found = all.get(channel);
    if (!found) return gone;
    return { status: 200, body: { value: [...found.members.values()] } };
  });
  on('channel.AddMember', ({ parts: { channel = '' }, body }) => {
    const found = all.get(channel);
    if (!found) return gone;
    const userId = userOf(body as object);
    if ([...found.members.values()].some((one) => one.userId === userId)) return fault(409, 'Conflict');
    return { status: 201, body: join(found, userId, rolesOf(body as object)) };
  });
  on('channel.RemoveMember', ({ parts: { channel = '', membership = '' } }) => {
    const found = all.get(channel);
    const member = found?.members.get(membership);
    if (!found || !member) return gone;
    const owners = [...found.members.values()].filter(({ roles }) => roles.includes('owner'));
    if (owners.length === 1 && owners[0] === member) return fault(400, 'LastOwner');
    found.members.delete(membership);
    return { status: 204 };
  });
  for (const [operation, isArchived] of [
    ['channel.Archive', true],
    ['channel.Unarchive', false],
  ] as const)
    on(operation, ({ parts: { channel = '' } }) => {
      const found = all.get(channel);
      if (!found) return gone;
      found.isArchived = isArchived;
      return { status: 202 };
    });
  return {
    all,
    denied,
    ever,
    single,
    kept: () => {
      const copy = [...all.values()].map((one) => ({ ...one, members: new Map(one.members), apps: new Set(one.apps) }));
      return () => {
        all.clear();
        for (const one of copy) all.set(one.id, { ...one, members: new Map(one.members), apps: new Set(one.apps) });
      };
    },
    people: () =>
      [...single().members.values()].map(({ userId, roles }) => (roles[0] ? `${userId} (owner)` : userId)).toSorted(),
    addByHand: (userId) => {
      join(single(), userId, []);
    },
  };
}
