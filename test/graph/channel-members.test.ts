import {
  assert,
  type Arbitrary,
  constantFrom,
  property,
  record,
  subarray,
  uniqueArray,
  boolean,
  option,
} from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseChannel, ChannelPerson } from '../../src/domain/channel.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { hasStranger, nextStep, type Present } from '../../src/graph/channel-members.ts';

const KINDS = { a: 'member', b: 'member', c: 'member', g: 'guest', p: 'partner' } as const;
type Name = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as Name[];
const who = (name: Name): ChannelPerson => ({ person: name as string as PersonId, entraId: name, kind: KINDS[name] });
const OWN = NAMES.filter((name) => KINDS[name] === 'member');

const scenes = record({
  owner: option(constantFrom(...OWN), { nil: undefined }),
  members: subarray(NAMES),
  present: uniqueArray(record({ entraId: constantFrom(...NAMES, 'stranger'), isOwner: boolean() }), {
    selector: ({ entraId }) => entraId,
  }),
  refused: subarray(OWN),
});

type Scene = typeof scenes extends Arbitrary<infer T> ? T : never;
type End = { readonly now: readonly Present[]; readonly faults: readonly string[] };

/** Takes every step as Graph would, and notes what must never be. */
function played(channel: CaseChannel, { present, refused }: Scene): End {
  const faults: string[] = [];
  let now: readonly Present[] = present.map((one) => ({ ...one, membership: `of ${one.entraId}` }));
  const hadOwner = now.some(({ isOwner }) => isOwner);
  const no = new Set<string>();
  let steps = 0;
  for (let step = nextStep(channel, now, no); step && steps < 30; step = nextStep(channel, now, no)) {
    steps += 1;
    if (step.kind === 'remove') {
      const { membership } = step.present;
      now = now.filter((one) => one.membership !== membership);
    } else {
      const { entraId, kind } = step.who;
      const plain = now.filter(({ isOwner }) => !isOwner);
      if (hasStranger(channel, plain)) faults.push('added before all strangers were out');
      if (now.some((one) => one.entraId === entraId)) faults.push('added twice');
      if (kind !== 'member') faults.push(`added a ${kind}`);
      if (refused.includes(entraId as Name)) no.add(entraId);
      else now = [...now, { membership: `anew ${entraId}`, entraId, isOwner: step.isOwner }];
    }
    if (hadOwner && !now.some(({ isOwner }) => isOwner)) faults.push('nobody owns it');
  }
  return { now, faults: steps < 30 ? faults : [...faults, 'endless'] };
}

test('those present become those wanted; strangers go first, and there is always an owner', () => {
  assert(
    property(scenes, (scene) => {
      const { owner, members, refused } = scene;
      const channel = {
        mayBegin: true,
        isOver: false,
        members: members.map(who),
        ...(owner === undefined ? {} : { owner: who(owner) }),
      };
      const { now, faults } = played(channel, scene);
      expect(faults).toEqual([]);
      const there = new Set(now.map(({ entraId }) => entraId));
      expect(members.filter((one) => KINDS[one] === 'member' && !refused.includes(one) && !there.has(one))).toEqual([]);
      const owners = now.filter(({ isOwner }) => isOwner).map(({ entraId }) => entraId);
      const canOwn = owner !== undefined && !refused.includes(owner);
      return !canOwn || (!hasStranger(channel, now) && owners.length === 1 && owners[0] === owner);
    }),
    { numRuns: 2000 },
  );
});
