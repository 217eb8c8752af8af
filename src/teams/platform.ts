import { isLoopbackServiceUrl, isTeamsServiceUrl } from './service-url.ts';

/** Where the platform is. Never read from the environment: an administrator can weaken nothing, a test hands in loopback. */
export type Platform = {
  /** Graph with its version, without a slash at the end. */
  readonly graph: string;
  /** Who gives tokens: `<login>/<tenant>` is the authority, without a slash at the end. */
  readonly login: string;
  /** The OpenID metadata behind the tokens of the Bot Framework; its keys are what an activity must be signed by. */
  readonly openIdMetadata: string;
  /** May the bot's token be sent to this service URL? */
  readonly allowServiceUrl: (url: string) => boolean;
};

export const MICROSOFT: Platform = {
  graph: 'https://graph.microsoft.com/v1.0',
  login: 'https://login.microsoftonline.com',
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  allowServiceUrl: isTeamsServiceUrl,
};

/** Without credentials, nothing is called but this machine. */
export const PRACTICE: Platform = { ...MICROSOFT, allowServiceUrl: isLoopbackServiceUrl };
