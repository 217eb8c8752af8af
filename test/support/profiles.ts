import type { ProcessId } from '../../src/domain/case.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { loadLibrary } from '../../src/profiles/library.ts';

const library = loadLibrary();

/** A profile that ships with the product. */
export function profileNamed(id: string): Profile {
  const found = library.find(({ profile }) => profile.id === id);
  if (!found) throw new TypeError(`no profile ${id}`);
  return found.profile;
}

export const vastraGotaland = (): Profile => profileNamed('vastra-gotaland');

/** Those that ship and lead through a process. */
export const profilesOf = (process: ProcessId): readonly Profile[] =>
  library.map(({ profile }) => profile).filter((profile) => profile.process === process);
