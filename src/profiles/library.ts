import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Profile } from '../domain/profile.ts';
import { StartError } from '../start-error.ts';
import { readProfile, type LoadedProfile } from './load-profile.ts';

const OURS = fileURLToPath(new URL('.', import.meta.url));
/** Beside the profiles: what they lack, and the law. */
const NO_PROFILES: ReadonlySet<string> = new Set(['platform-default.yaml', 'law.yaml']);
const FIRST = 'vastra-gotaland';

/**
 * The newest of every profile: ours, and those of `dir` (PROFILES_DIR), which may also bring a higher version of one
 * of ours. Everything that is wrong is said in one StartError, with file, line and reason.
 */
export function loadLibrary(dir?: string): readonly LoadedProfile[] {
  const found = new Map<string, LoadedProfile>();
  const faults: string[] = [];
  for (const path of [...filesOf(OURS), ...(dir === undefined ? [] : filesOf(dir))]) {
    const file = path.split('/').at(-1) ?? path;
    try {
      const loaded = readProfile(file, readFileSync(path, 'utf8'));
      const { id, version, name } = loaded.profile;
      const other = found.get(id)?.profile;
      if (other && other.version >= version)
        faults.push(`${file}: "${id}" finns redan i version ${other.version}, höj version eller byt id`);
      const twin = [...found.values()].find(({ profile }) => profile.id !== id && plain(profile.name) === plain(name));
      if (twin) faults.push(`${file}: namnet "${name}" har redan ${twin.profile.id}`);
      found.set(id, loaded);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      faults.push(error.message);
    }
  }
  if (faults.length > 0) throw new StartError(`Profilerna går inte att använda: ${faults.join('; ')}.`);
  return [...found.values()];
}

function filesOf(dir: string): readonly string[] {
  try {
    return readdirSync(dir)
      .filter((name) => /\.ya?ml$/u.test(name) && !(dir === OURS && NO_PROFILES.has(name)))
      .toSorted()
      .map((name) => join(dir, name));
  } catch (error) {
    throw new StartError(
      `Mappen ${dir} går inte att läsa (${(error as { code?: string }).code ?? 'okänt fel'}): rätta PROFILES_DIR.`,
      { cause: error },
    );
  }
}

const plain = (name: string): string => name.toLocaleLowerCase('sv').replaceAll(/\s+/gu, ' ').trim();

/** The profiles that a new case can follow. */
export const offered = (library: readonly LoadedProfile[]): readonly Profile[] => library.map(({ profile }) => profile);

/**
 * Which profile a new case follows, by authority: "upplands-bro" for all, "upplands-bro,regionen=vastra-gotaland" with
 * others for some. Throws a StartError that names what can be chosen.
 */
export function chooseProfiles(
  profiles: readonly Profile[],
  choice: string = FIRST,
): { readonly all: Profile; readonly byAuthority: ReadonlyMap<string, Profile> } {
  const named = (id: string): Profile => {
    const found = profiles.find((profile) => profile.id === id.trim());
    if (found) return found;
    throw new StartError(
      `PROFILE: "${id.trim()}" är ingen profil som går att starta ärenden i. Välj bland ${profiles.map((one) => one.id).join(', ')}.`,
    );
  };
  const parts = choice.split(',').map((part) => part.split('=') as [string, string?]);
  const [all, ...more] = parts.filter(([, profile]) => profile === undefined);
  if (!all || more.length > 0)
    throw new StartError(
      'PROFILE ska börja med en profil för alla, till exempel "upplands-bro,myndighet=vastra-gotaland".',
    );
  const some = parts.flatMap(([authority, profile]) =>
    profile === undefined ? [] : [[authority.trim(), named(profile)] as const],
  );
  return { all: named(all[0]), byAuthority: new Map(some) };
}
