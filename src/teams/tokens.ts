import {
  ConfidentialClientApplication,
  ManagedIdentityApplication,
  type INetworkModule,
  type NetworkResponse,
  type NodeAuthOptions,
} from '@azure/msal-node';
import type { Credentials, LiveCredentials } from './credentials.ts';
import { LIMITS } from './limits.ts';
import { MICROSOFT, type Platform } from './platform.ts';
import { ISSUER } from './token.ts';
import type { Log } from '../log.ts';

/**
 * A token for a resource, such as `https://graph.microsoft.com`. Each is kept until shortly before it ends. Rejects
 * with the library's error, whose message may hold the code of Entra (AADSTS…) and no secret.
 */
export type Tokens = (resource: string) => Promise<string>;

/** The one source of the bot's tokens, for Teams as for Graph. `login` is the platform's; the SDK gets no secret. */
export function createTokens(credentials: LiveCredentials, login: string, log: Log): Tokens {
  const ask = credentials.kind === 'managed-identity' ? byIdentity(credentials) : byProof(credentials, login);
  const known = new Map<string, number>();
  return async (asked) => {
    const resource = asked === ISSUER ? 'teams' : 'graph';
    try {
      const found = await ask(asked);
      if (!found?.accessToken) throw new Error('no token');
      const { accessToken, expiresOn } = found;
      const expires = Math.floor((expiresOn?.getTime() ?? 0) / 1000);
      if (expires > 0 && known.get(asked) !== expires) log.debug('token', { resource, expires });
      known.set(asked, expires);
      return accessToken;
    } catch (error) {
      log.error('token-failed', { resource }, error);
      throw error;
    }
  };
}

/** Tokens for Graph alone; nothing without credentials. */
export function createGraphToken(
  credentials: Credentials,
  platform: Platform,
  log: Log,
): (() => Promise<string>) | undefined {
  if (credentials.kind === 'none') return undefined;
  const tokens = createTokens(credentials, platform.login, log);
  return () => tokens(new URL(platform.graph).origin);
}

type Ask = (resource: string) => Promise<{ readonly accessToken: string; readonly expiresOn: Date | null } | null>;
type Proof = Exclude<LiveCredentials, { kind: 'managed-identity' }>;

function byProof(credentials: Proof, login: string): Ask {
  const { appId, tenantId } = credentials;
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      // The library takes no other authority than one that it knows; its requests go where the platform is.
      authority: `${MICROSOFT.login}/${tenantId}`,
      ...proofOf(credentials),
    },
    system: { networkClient: network(login), disableInternalRetries: true },
  });
  return (resource) => client.acquireTokenByClientCredential({ scopes: [`${resource}/.default`] });
}

function proofOf(credentials: Proof): Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate'> {
  if (credentials.kind === 'secret') return { clientSecret: credentials.secret };
  return { clientCertificate: { thumbprintSha256: credentials.thumbprint, privateKey: credentials.privateKey } };
}

/** Azure gives it to this machine alone: nothing to keep, renew or lose. */
function byIdentity({ appId }: LiveCredentials): Ask {
  const client = new ManagedIdentityApplication({ managedIdentityIdParams: { userAssignedClientId: appId } });
  return (resource) => client.acquireToken({ resource });
}

type Call = { readonly headers?: Record<string, string>; readonly body?: string };

/** The library's own has no timeout and follows redirects with the proof. */
function network(login: string): INetworkModule {
  const send = async <T>(
    method: string,
    url: string,
    { headers = {}, body }: Call = {},
  ): Promise<NetworkResponse<T>> => {
    const { pathname, search } = new URL(url);
    const response = await fetch(`${login}${pathname}${search}`, {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(LIMITS.login.timeoutMs),
      ...(body === undefined ? {} : { body }),
    });
    const answered = Object.fromEntries(response.headers);
    return { status: response.status, headers: answered, body: (await response.json()) as T };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}
