/** Parts of a surname that many families share. */
const PARTICLES: ReadonlySet<string> = new Set(
  'af al bin da de del den der di dos du el ibn la le of van von zu'.split(' '),
);

const surnamesOf = (name: string): readonly string[] => {
  const [, ...words] = name.toLocaleLowerCase('sv').trim().split(/\s/u);
  return words.flatMap((word) => word.split('-')).filter((word) => word.length > 1 && !PARTICLES.has(word));
};

/**
 * SEP1: does someone of the family bear one of the surnames in `name`? A hint that they may be related, no more. The
 * first word is a given name; a double name counts for each of its parts.
 */
export function sharesSurname(
  { people }: { readonly people: readonly { readonly name: string }[] },
  name: string,
): boolean {
  const family = new Set(people.flatMap((one) => surnamesOf(one.name)));
  return surnamesOf(name).some((surname) => family.has(surname));
}
