import { describe, expect, it } from 'vitest';
import { DeliveryError } from '../../src/app/delivery.ts';
import { toDeliveryError } from '../../src/teams/errors.ts';

function failed(fields: Record<string, unknown>, name = 'RestError'): Error {
  return Object.assign(new Error('Kim'), { name, ...fields });
}

describe('a failure of Teams', () => {
  it.each([
    ['BotNotInConversationRoster', 'not-in-roster'],
    ['BotDisabledByAdmin', 'blocked'],
    ['ConversationBlockedByUser', 'blocked'],
    [undefined, 'blocked'],
  ])('403 %s is %s', (code, ours) => {
    expect(toDeliveryError(failed({ statusCode: 403, code }), 'post')).toMatchObject({ kind: 'never', code: ours });
  });

  it.each([
    ['BotDisabledByAdmin', 'blocked'],
    ['ConversationBlockedByUser', 'blocked'],
    ['BotNotInConversationRoster', 'not-in-roster'],
    ['Forbidden', 'not-in-roster'],
    [undefined, 'not-in-roster'],
  ])('403 %s when a chat is asked for is %s', (code, ours) => {
    expect(toDeliveryError(failed({ statusCode: 403, code }), 'open')).toMatchObject({ kind: 'never', code: ours });
  });

  it.each([
    ['12', 12],
    ['0', 0],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
  ])('that asks to wait %j asks for %s seconds', (value, after) => {
    const response = { headers: { get: (name: string) => (name === 'retry-after' ? value : undefined) } };
    const error = toDeliveryError(failed({ statusCode: 429, response }), 'post');
    expect(error instanceof DeliveryError && error.after).toBe(after);
  });

  it('with an answer that cannot be read may have delivered', () => {
    const error = failed({ statusCode: 201, code: 'PARSE_ERROR' });
    expect(toDeliveryError(error, 'post')).toMatchObject({ kind: 'uncertain', code: 'unreadable-answer' });
  });

  it('before a token was given has delivered nothing', () => {
    const error = failed({ errorCode: 'invalid_client' }, 'ServerError');
    expect(toDeliveryError(error, 'post')).toMatchObject({ kind: 'again', code: 'token' });
  });

  it('that it does not know comes back untouched', () => {
    const bug = new TypeError('x is not a function');
    expect(toDeliveryError(bug, 'post')).toBe(bug);
    expect(toDeliveryError('text', 'update')).toBe('text');
  });
});
