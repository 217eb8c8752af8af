import { DeliveryError } from '../app/delivery.ts';
import { GraphError, toDeliveryError } from './errors.ts';
import type { Graph } from './gateway.ts';

export type InstallOptions = {
  readonly graph: Graph;
  /** Graph's address with its version: what is installed is named by it. */
  readonly baseUrl: string;
  /** The app's id in its own package; the catalog of each organisation gives it another. */
  readonly appId: string;
};

/** Two of these and the making of a chat must be over before a job is taken back. */
const WITHIN = { withinMs: 5000 } as const;

/**
 * Installs the bot's app for one account; where it is already there, nothing happens. Throws a DeliveryError: `never`
 * when Graph refuses, or the app is not in the organisation's catalog, else `again`.
 */
export function createInstaller({ graph, baseUrl, appId }: InstallOptions): (account: string) => Promise<void> {
  let known: string | undefined;
  const inCatalog = async (): Promise<string> => {
    const query = { $filter: `externalId eq '${appId}'` };
    const { value } = await graph.request('appCatalogs.ListTeamsApps', { query }, WITHIN);
    const id = value[0]?.id;
    if (!id) throw new DeliveryError('never', 'not-in-catalog');
    return id;
  };
  return async (account) => {
    try {
      known ??= await inCatalog();
      const body = { 'teamsApp@odata.bind': `${baseUrl}/appCatalogs/teamsApps/${known}` };
      await graph.request('user.InstallApp', { user: account, body }, WITHIN);
    } catch (cause) {
      if (cause instanceof GraphError && cause.fault === 'conflict') return;
      const error = toDeliveryError(cause);
      // To install twice is to install once: what may have been done can be asked for again.
      const isOpen = error instanceof DeliveryError && error.kind === 'uncertain';
      throw isOpen ? new DeliveryError('again', error.code, error.after) : error;
    }
  };
}
