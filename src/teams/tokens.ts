import { ConfidentialClientApplication, type INetworkModule, type NetworkResponse } from '@azure/msal-node';
import type { Credentials } from './credentials.ts';
import { LIMITS } from './limits.ts';
import { MICROSOFT, type Platform } from './platform.ts';

/**
 * Gives tokens of the application for Graph, from its own memory while they last; nothing without credentials. A token
 * that cannot be had is an error of msal's, which may quote ids and is not to be logged as it is.
 */
export function createGraphToken(credentials: Credentials, platform: Platform): (() => Promise<string>) | undefined {
  if (credentials.kind === 'none') return undefined;
  const { appId: clientId, tenantId, secret: clientSecret } = credentials;
  const application = new ConfidentialClientApplication({
    // The library takes no other authority than one that it knows; its requests go where the platform is.
    auth: { clientId, clientSecret, authority: `${MICROSOFT.login}/${tenantId}` },
    system: { networkClient: network(platform.login), disableInternalRetries: true },
  });
  const scopes = [`${new URL(platform.graph).origin}/.default`];
  return async () => {
    const given = await application.acquireTokenByClientCredential({ scopes });
    if (!given?.accessToken) throw new Error('no token');
    return given.accessToken;
  };
}

type Call = { readonly headers?: Record<string, string>; readonly body?: string };

/** The library's own has no timeout and follows redirects with the secret. */
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
