import { distance } from 'fastest-levenshtein';
import { readSecretFile } from './secret-file.ts';
import { settingNames, settingOf, type SettingName, type Values } from './table.ts';

export type Env = Readonly<Record<string, string | undefined>>;
export type Given = {
  readonly values: Values;
  /** What was given at all, in whatever form, also when it cannot be used. */
  readonly names: ReadonlySet<SettingName>;
  /** Was anything given that means Teams, rightly spelt or not? */
  readonly wantsTeams: boolean;
  readonly faults: readonly string[];
};

const FILE = '_FILE';
const secrets = settingNames.filter((name) => settingOf(name).isSecret);
const known: readonly string[] = [...settingNames, ...secrets.map((name) => `${name}${FILE}`)];
/** Names that can only mean us, or the bot in the words of its SDK. */
const OURS = /^(?:BOT|GRAPH|SIP)_|^MICROSOFT_?(?:APP|TENANT|CLIENT)/iu;
/** A short name has many neighbours that are other programs'. */
const LONG = 8;

/** Reads all settings, each by itself, from the environment or from the file that it names. */
export function readGiven(env: Env): Given {
  const present = Object.entries(env).filter((one): one is [string, string] => (one[1] ?? '').trim() !== '');
  const given = new Map(present.map(([name, value]) => [name, value.trim()]));
  const read = settingNames.map((name) => ({ name, ...readOne(name, given) }));
  const misspelt = [...given.keys()].filter((name) => !known.includes(name) && (OURS.test(name) || near(name)));
  return {
    values: Object.fromEntries(read.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
    names: new Set(read.filter(({ isGiven }) => isGiven).map(({ name }) => name)),
    wantsTeams:
      read.some(({ name, isGiven }) => isGiven && isLive(name)) || misspelt.some((name) => isLive(ourName(name))),
    faults: [...read.flatMap(({ fault }) => fault ?? []), ...misspelt.map(meant)],
  };
}

type One = { readonly isGiven: boolean; readonly value?: string | number; readonly fault?: string };

function readOne(name: SettingName, given: ReadonlyMap<string, string>): One {
  const { shape, mend, isSecret } = settingOf(name);
  const direct = given.get(name);
  const file = isSecret ? given.get(`${name}${FILE}`) : undefined;
  if (direct === undefined && file === undefined) return { isGiven: false };
  if (direct !== undefined && file !== undefined)
    return { isGiven: true, fault: `${name} och ${name}${FILE} är båda angivna: behåll bara den ena` };
  const { value: raw, fault } = file === undefined ? { value: direct ?? '' } : withFault(readSecretFile(file));
  if (fault !== undefined) return { isGiven: true, fault: `${name}${FILE} ${fault}` };
  const parsed = shape.safeParse(raw);
  if (parsed.success) return { isGiven: true, value: parsed.data };
  return { isGiven: true, fault: `${name} ${wrongWith(parsed.error.issues)}: ${mend}` };
}

const withFault = (read: ReturnType<typeof readSecretFile>): { value?: string; fault?: string } => read;

type Issue = { readonly code: string; readonly message: string; readonly errors?: readonly (readonly Issue[])[] };

/** A choice between two forms hides what each of them said. */
function wrongWith([issue]: readonly Issue[]): string {
  return issue?.errors ? wrongWith(issue.errors.at(-1) ?? []) : (issue?.message ?? '');
}

function nearest(name: string): { readonly name: string; readonly far: number } {
  const plain = name.toUpperCase().replaceAll('-', '_');
  const all = known.map((one) => ({ name: one, far: distance(plain, one) }));
  return all.reduce((best, one) => (one.far < best.far ? one : best));
}

/** Which of ours a name was meant to be; `BOT_ID` when it only looks like Teams. */
function ourName(name: string): SettingName {
  const plain = nearest(name).name.replace(new RegExp(`${FILE}$`, 'u'), '');
  return OURS.test(name) ? 'BOT_ID' : (settingNames.find((one) => one === plain) ?? 'BOT_ID');
}

const isLive = (name: SettingName): boolean => settingOf(name).when === 'live';

function near(name: string): boolean {
  return nearest(name).far <= (name.length >= LONG ? 2 : 1);
}

function meant(name: string): string {
  const { name: ours, far } = nearest(name);
  const hint = far <= ours.length / 2 ? `menade du ${ours}? Byt namn, eller` : 'rätta namnet, eller';
  return `${name} är ingen inställning: ${hint} ta bort den`;
}
