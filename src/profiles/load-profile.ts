import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LAW_TOPICS, type Laws, type LawTopic } from '../domain/law.ts';
import { stepsIn } from '../domain/process/processes.ts';
import type { Profile } from '../domain/profile.ts';
import { toDay } from '../domain/time.ts';
import { profileSchema, type WrittenProfile } from './profile-schema.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

type Json = Readonly<Record<string, unknown>>;
type Fault = { readonly path: readonly PropertyKey[]; readonly why: string };

const ours = (name: string): YamlSource => readYaml(name, readFileSync(new URL(name, import.meta.url), 'utf8'));
const base = ours('platform-default.yaml');

const statutes = z
  .array(
    z.strictObject({
      from: z.iso.date().transform(toDay),
      ref: z.string(),
      within: z.array(z.string().min(1)).exactOptional(),
    }),
  )
  .min(1);
const law = z
  .strictObject({ rules: z.record(z.string(), statutes), topics: z.unknown() })
  .parse(ours('law.yaml').value);
const cited = (names: readonly string[]): Laws[LawTopic] => names.flatMap((name) => [law.rules[name] ?? []]);
/** What the law says everywhere; of the plan, the consent and a concern each profile says it itself (PT8). */
const everywhere = z
  .record(
    z.enum(LAW_TOPICS).exclude(['plan', 'consent', 'concern']),
    z
      .array(z.enum(Object.keys(law.rules)))
      .min(1)
      .transform(cited),
  )
  .parse(law.topics);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** What the second says replaces what the first says, key by key; lists are replaced whole. */
const merged = (first: unknown, second: unknown): unknown =>
  isObject(first) && isObject(second)
    ? {
        ...first,
        ...Object.fromEntries(Object.entries(second).map(([key, value]) => [key, merged(first[key], value)])),
      }
    : second;

/** What is written, filled in from the platform's default; also what an older version of the program has stored. */
export const completed = (written: unknown): unknown => merged(base.value, written);

/** A profile and what it says as plain data, as it is kept for the cases that are started with it. */
export type LoadedProfile = { readonly profile: Profile; readonly body: unknown };

/**
 * Reads a profile and checks it. An unknown key, a missing one, a paragraph that the law does not have, a step that
 * cannot be reached: each is refused with the line and the reason, in a TypeError (PT4, PT8).
 */
export function readProfile(file: string, text: string): LoadedProfile {
  const source = readYaml(file, text);
  const body = completed(source.value);
  return { profile: toProfile(body, source), body };
}

/** A stored profile again. */
export const restoreProfile = (body: unknown): Profile => toProfile(completed(body));

function toProfile(body: unknown, source?: YamlSource): Profile {
  const parsed = profileSchema.safeParse(body, { error: swedish });
  const faults = parsed.success ? lacksOf(parsed.data) : parsed.error.issues.flatMap(faultsOf);
  if (!parsed.success || faults.length > 0)
    throw new TypeError(faults.map(({ path, why }) => `${placeOf(path, source)}: ${why}`).join('; '));
  const { legalRefs, ...rest } = parsed.data;
  const { plan, consent, concern } = legalRefs;
  return {
    ...rest,
    legalRefs: { ...everywhere, plan: cited(plan), consent: cited(consent), concern: cited(concern) },
  };
}

const placeOf = (path: Fault['path'], source: YamlSource | undefined): string => {
  if (!source) return 'sparad profil';
  return source.has(path) || !base.has(path) ? source.place(path) : base.place(path);
};

const swedish = z.locales.sv().localeError;
function faultsOf(issue: z.core.$ZodIssue): readonly Fault[] {
  const { path } = issue;
  const name = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], why: `"${key}" är ingen inställning` }));
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path, why: `"${name}" saknas` }];
  return [{ path, why: `"${name}": ${issue.message}` }];
}

/** What no single value shows: each step named once, each paragraph known, the doubts' settings there. */
const lacksOf = (profile: WrittenProfile): readonly Fault[] => [
  ...stepFaults(profile),
  ...lawFaults(profile),
  ...vastbasFaults(profile),
  ...Object.entries(profile.doubts).flatMap(([number, { setting }]) =>
    isThere(profile, setting) ? [] : [{ path: ['doubts', number], why: `inställningen "${setting}" finns inte` }],
  ),
];

/** A heading whose steps the process cannot reach, or that an earlier heading has taken, would never be shown. */
function stepFaults({ steps, process }: WrittenProfile): readonly Fault[] {
  const reachable = new Set<string>(stepsIn(process));
  const named = new Set<string>();
  const faults: Fault[] = [];
  for (const [index, { heading, states }] of steps.entries()) {
    const never = (why: string): void => {
      faults.push({ path: ['steps', index], why: `steget "${heading}" nås aldrig: ${why}` });
    };
    for (const state of states) {
      if (!reachable.has(state)) never(`"${state}" finns inte i ${process}`);
      if (named.has(state)) never(`"${state}" hör redan till ett tidigare steg`);
      named.add(state);
    }
  }
  const missing = [...reachable].filter((state) => !named.has(state));
  return missing.length > 0 ? [...faults, { path: ['steps'], why: `ingen rubrik för ${missing.join(', ')}` }] : faults;
}

const lawFaults = ({ legalRefs }: WrittenProfile): readonly Fault[] =>
  Object.entries(legalRefs).flatMap(([act, names]) =>
    names.flatMap((name, index) =>
      law.rules[name] ? [] : [{ path: ['legalRefs', act, index], why: `lagrummet "${name}" finns inte i law.yaml` }],
    ),
  );

function vastbasFaults({ process, vastbas }: WrittenProfile): readonly Fault[] {
  if (process === 'vastbas10') return vastbas ? [] : [{ path: ['process'], why: '"vastbas" saknas' }];
  return vastbas ? [{ path: ['vastbas'], why: `"vastbas" hör inte till ${process}` }] : [];
}

/** "deadlines.meeting" is a setting of the profile; what begins with a dash is said in words. */
const isThere = (profile: WrittenProfile, setting: string): boolean =>
  setting.startsWith('–') ||
  setting
    .split('.')
    .reduce<unknown>((value, key) => (isObject(value) && key in value ? value[key] : undefined), profile) !== undefined;
