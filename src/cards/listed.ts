/** The first ones of a list, and how many more there are: "Eva Lind, Karin Holm och 3 till". */
export const most = (names: readonly string[], count: number): string =>
  names.length > count ? listed([...names.slice(0, count), `${names.length - count} till`]) : listed(names);

/** "Björkskolan, BUP och socialtjänsten". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} och ${names.at(-1)}`;
