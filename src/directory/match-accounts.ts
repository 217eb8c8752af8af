import type { Account, Accounts } from '../app/accounts.ts';
import type { Entry } from './entry.ts';
import { error, shown, warning, type Problem } from './problem.ts';

export type Matched = {
  /** Those who can act, with the account that they act by, where there is one. */
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
};

const AT_ONCE = 8;

/**
 * The account of everyone: by the object id of the file, else by the address. Each who has none, several, one that is
 * closed, or one of a guest is a line of its own; when asking is not possible the file alone counts, and that is said.
 */
export async function matchAccounts(entries: readonly Entry[], accounts: Accounts): Promise<Matched> {
  let found: readonly (readonly Account[])[];
  try {
    found = await findAll(entries, accounts);
  } catch (cause) {
    const code = (cause as { code?: unknown }).code;
    const what = `Entra svarade inte${typeof code === 'string' ? ` (${shown(code)})` : ''}, så kontona är inte kontrollerade`;
    const mend = 'Det som står i kolumnen entra-id används. Ge appen rätten User.Read.All, eller kör med --no-graph.';
    return { entries, problems: [warning(0, undefined, what, mend)] };
  }
  const matched = entries.map((entry, index) => judge(entry, found[index] ?? []));
  const joined = matched.flatMap(({ entry }) => entry ?? []);
  return { entries: joined, problems: [...matched.flatMap(({ problem }) => problem ?? []), ...shared(joined)] };
}

async function findAll(entries: readonly Entry[], accounts: Accounts): Promise<readonly (readonly Account[])[]> {
  const known = await accounts.look(entries.flatMap(({ entraId }) => entraId ?? []));
  const found: (readonly Account[])[] = [];
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const some = entries.slice(from, from + AT_ONCE).map(async ({ entraId, email }) => {
      const one = entraId ? known.get(entraId) : undefined;
      if (entraId) return one ? [one] : [];
      return email ? await accounts.find(email) : [];
    });
    found.push(...(await Promise.all(some)));
  }
  return found;
}

type Judged = { readonly entry?: Entry; readonly problem?: Problem };
function judge(entry: Entry, found: readonly Account[]): Judged {
  const { line, name, email, entraId } = entry;
  const column = entraId ? 'entra-id' : 'e-post';
  // An address that has got a new account often still has the old one, closed.
  const open = found.filter(({ isEnabled }) => isEnabled);
  const account = open[0] ?? found[0];
  if (open.length > 1) {
    const what = `${name}: adressen ${shown(email ?? '')} hör till ${open.length} konton`;
    return { entry, problem: error(line, column, what, 'Skriv det rätta kontots objekt-id i kolumnen entra-id.') };
  }
  if (account) return withAccount(entry, account, column);
  if (entraId && entry.kind === 'partner') return { entry };
  if (entraId) {
    const what = `${name}: kontot finns inte i er katalog`;
    const mend = 'Rätta objekt-id, eller skriv partner i kolumnen konto om det hör till en annan organisation.';
    return { entry, problem: error(line, column, what, mend) };
  }
  if (!email) return { entry };
  const mend = 'Rätta adressen. Har personen inget konto nås den inte i Teams, bara på telefon.';
  return { entry, problem: warning(line, column, `${name}: inget konto har adressen ${shown(email)}`, mend) };
}

function withAccount(entry: Entry, account: Account, column: string): Judged {
  const { line, name } = entry;
  if (!account.isEnabled) {
    const mend = 'Personen räknas som den som har slutat. Öppna kontot eller ta bort raden.';
    return { problem: warning(line, column, `${name}: kontot är avstängt`, mend) };
  }
  const kind = entry.kind ?? account.kind;
  const matched = { ...entry, entraId: account.id, kind };
  if (account.kind === 'member' || entry.kind) return { entry: matched };
  const what = account.kind === 'guest' ? `${name} är gäst hos er` : `${name} har sitt konto i en annan organisation`;
  const mend = 'Märks så i listorna. Stämmer det inte, rätta adressen.';
  return { entry: matched, problem: warning(line, column, what, mend) };
}

/** Two addresses of one account: the same person, or a slip. */
function shared(entries: readonly Entry[]): readonly Problem[] {
  const owners = Map.groupBy(
    entries.filter(({ entraId }) => entraId),
    ({ entraId }) => entraId,
  );
  return [...owners.values()].flatMap(([first, ...more]) =>
    more
      .filter((one) => one.email !== first?.email)
      .map(({ line, name }) =>
        error(
          line,
          'e-post',
          `${name} har samma konto som ${first?.name ?? ''} på rad ${first?.line ?? 0}`,
          'Ta bort den ena raden.',
        ),
      ),
  );
}
