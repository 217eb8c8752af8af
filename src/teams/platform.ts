import type { Door } from '../app/delivery.ts';
import type { Credentials } from './credentials.ts';
import { isLoopbackServiceUrl, isTeamsServiceUrl } from './service-url.ts';

/** Where the platform is. Never read from the environment: an administrator can weaken nothing, a test hands in loopback. */
export type Platform = {
  /** Graph with its version, without a slash at the end. */
  readonly graph: string;
  /** Who gives tokens: `<login>/<tenant>` is the authority, without a slash at the end. */
  readonly login: string;
  /** The OpenID metadata behind the tokens of the Bot Framework; its keys are what an activity must be signed by. */
  readonly openIdMetadata: string;
  /** The service URL for every region (Teams, Proactive messages), for as long as nobody has written to the bot. */
  readonly connector: string;
  /** May the bot's token be sent to this service URL? */
  readonly allowServiceUrl: (url: string) => boolean;
};

export const MICROSOFT: Platform = {
  graph: 'https://graph.microsoft.com/v1.0',
  login: 'https://login.microsoftonline.com',
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  connector: 'https://smba.trafficmanager.net/teams/',
  allowServiceUrl: isTeamsServiceUrl,
};

/** Without credentials, nothing is called but this machine. */
export const PRACTICE: Platform = { ...MICROSOFT, allowServiceUrl: isLoopbackServiceUrl };

/** Where the bot makes chats; nowhere without credentials. */
export const doorOf = (credentials: Credentials, { connector }: Platform): Door | undefined =>
  credentials.kind === 'none'
    ? undefined
    : { serviceUrl: connector, botId: `28:${credentials.appId}`, tenantId: credentials.tenantId };
