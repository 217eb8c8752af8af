import type { User } from '@microsoft/microsoft-graph-types';
import type { Account, Accounts } from '../app/accounts.ts';
import { LIMITS } from '../teams/limits.ts';
import type { Graph } from './gateway.ts';

const $select = 'id,userPrincipalName,userType,accountEnabled';

/** The accounts of the tenant by Graph; a GraphError where it does not answer, or the permission is missing. */
export function createAccounts(graph: Graph): Accounts {
  const list = async ($filter: string): Promise<readonly Account[]> => {
    const found: Account[] = [];
    for await (const user of graph.all('user.List', { query: { $filter, $select } })) found.push(...accountOf(user));
    return found;
  };
  return {
    find: async (email) => await list(`mail eq ${quoted(email)} or userPrincipalName eq ${quoted(email)}`),
    look: async (ids) => {
      const known = new Map<string, Account>();
      const { idsInFilter } = LIMITS.graph;
      for (let from = 0; from < ids.length; from += idsInFilter) {
        const some = ids.slice(from, from + idsInFilter).map((id) => quoted(id));
        for (const one of await list(`id in (${some.join(',')})`)) known.set(one.id, one);
      }
      return known;
    },
  };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Only what Graph says outright counts: a property that it may not show us closes no account. */
function accountOf({ id, userPrincipalName, userType, accountEnabled }: User): readonly Account[] {
  if (!id) return [];
  const isInvited = userPrincipalName?.toLowerCase().includes('#ext#') === true;
  const kind = userType === 'Guest' || (isInvited && !userType) ? 'guest' : isInvited ? 'partner' : 'member';
  return [{ id: id.toLowerCase(), isEnabled: accountEnabled !== false, kind }];
}
