import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { Log } from '../log.ts';
import type { Credentials, LiveCredentials } from './credentials.ts';
import type { Platform } from './platform.ts';
import { isLoopbackServiceUrl } from './service-url.ts';
import { ISSUER } from './token.ts';
import { createTokens } from './tokens.ts';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
export type Connector = Awaited<ReturnType<ConnectorFactory['create']>>;

/** Not `CloudAdapter.process`: it writes errors to the console and their text to the caller. */
export class Gateway extends CloudAdapter {
  readonly #appId: string;

  constructor(credentials: Credentials, platform: Platform, log: Log) {
    super(authentication(credentials, platform, log));
    this.#appId = credentials.kind === 'none' ? '' : credentials.appId;
  }

  /** The SDK's check of the token. Fails with what the SDK threw, which says nothing that may be told. */
  authenticate(authorization: string, activity: Partial<Activity>): Promise<Authenticated> {
    return this.botFrameworkAuthentication.authenticateRequest(activity as Activity, authorization);
  }

  receive(
    authenticated: Authenticated,
    activity: Partial<Activity>,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity as Activity, turn);
  }

  /** The only source of clients that send. */
  async connectorFor(serviceUrl: string): Promise<Connector> {
    const identity = this.createClaimsIdentity(this.#appId);
    const connector = await this.botFrameworkAuthentication.createConnectorFactory(identity).create(serviceUrl);
    const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client;
    // The SDK posts up to four times on 429, 5xx and dropped connections, and follows redirects with the token.
    pipeline.removePolicy({ phase: 'Retry' });
    pipeline.removePolicy({ name: 'redirectPolicy' });
    if (isLoopbackServiceUrl(serviceUrl)) pipeline.removePolicy({ name: 'proxyPolicy' });
    return connector;
  }
}

type Pipeline = { removePolicy(which: { phase?: 'Retry'; name?: string }): unknown };

function authentication(
  credentials: Credentials,
  { login, openIdMetadata }: Platform,
  log: Log,
): ConfigurationBotFrameworkAuthentication {
  if (credentials.kind === 'none') return new ConfigurationBotFrameworkAuthentication({});
  return new ConfigurationBotFrameworkAuthentication(
    {
      // Where one of these is given the SDK takes none of the others from its own constants.
      ToChannelFromBotLoginUrl: `${login}/${credentials.tenantId}`,
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
      CallerId: 'urn:botframework:azure',
    },
    credentialsFactory(credentials, login, log),
  );
}

type SdkAuthentication = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;

/** The SDK asks us for its tokens: its own way of using a certificate asks Microsoft's login whatever login is given. */
function credentialsFactory(credentials: LiveCredentials, login: string, log: Log): NonNullable<SdkAuthentication[1]> {
  const tokens = createTokens(credentials, login, log);
  return {
    isValidAppId: (appId) => Promise.resolve(appId === credentials.appId),
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: (_appId, audience = ISSUER) =>
      Promise.resolve({
        signRequest: async (request) => {
          request.headers.set('authorization', `Bearer ${await tokens(audience)}`);
          return request;
        },
      }),
  };
}

/** Did the token fail, rather than the look-up of the keys? The SDK throws either as it comes. */
export function isUnauthorized(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const jwtErrors = ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'];
  return jwtErrors.includes(error.name) || ('statusCode' in error && error.statusCode === 401);
}
