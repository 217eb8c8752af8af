import { createHash } from 'node:crypto';

/** The id of the Teams app, the same for the same bot for ever: a new package is an update and not another app. */
export function appIdOf(botId: string): string {
  const bytes = createHash('sha256').update(`sip-lotsen ${botId.toLowerCase()}`).digest();
  // The form of a UUID that is made of a digest (RFC 9562, version 8).
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
