import { DeliveryError, type Place } from '../app/delivery.ts';
import type { Log } from '../log.ts';
import type { Credentials } from './credentials.ts';
import { asObject, asText } from './json.ts';
import { LIMITS } from './limits.ts';
import type { Platform } from './platform.ts';
import { retryAfter } from './retry-after.ts';
import { ISSUER } from './token.ts';
import { createTokens } from './tokens.ts';

/**
 * Gives Graph's id of the team that a channel is in: Teams names it by another one in what it sends, and tells the id
 * when it is asked. Throws a DeliveryError. Nothing without credentials.
 */
export function createTeamGroup(
  credentials: Credentials,
  { allowServiceUrl, login }: Pick<Platform, 'allowServiceUrl' | 'login'>,
  log: Log,
): ((place: Place) => Promise<string>) | undefined {
  if (credentials.kind === 'none') return undefined;
  const tokens = createTokens(credentials, login, log);
  return async ({ serviceUrl, teamId }) => {
    if (!allowServiceUrl(serviceUrl)) throw new DeliveryError('never', 'service-url');
    if (teamId === undefined) throw new DeliveryError('never', 'no-team');
    const token = await tokens(ISSUER).catch(() => {
      throw new DeliveryError('again', 'token');
    });
    const url = `${serviceUrl.replace(/\/$/u, '')}/v3/teams/${encodeURIComponent(teamId)}`;
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMITS.teamGroup.timeoutMs),
    }).catch(() => {
      throw new DeliveryError('again', 'dropped');
    });
    const { status } = response;
    if (status === 429 || status >= 500)
      throw new DeliveryError('again', 'team', retryAfter(response.headers.get('retry-after'), Date.now()));
    if (status !== 200) throw new DeliveryError('never', 'no-team');
    const body: unknown = await response.json().catch(() => undefined);
    const group = asText(asObject(body)?.['aadGroupId']);
    if (group === undefined) throw new DeliveryError('never', 'no-team');
    return group;
  };
}
