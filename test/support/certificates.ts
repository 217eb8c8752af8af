import { createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** DER, as little of it as a certificate of our own needs. */
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

const SHA256_WITH_RSA = sequence(hex('06092a864886f70d01010b'), hex('0500'));
const COMMON_NAME = hex('0603550403');
const SUBJECT_ALT_NAME = hex('0603551d11');

const nameOf = (text: string): Buffer => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))));
const timeOf = (at: Date): Buffer =>
  der(0x18, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/gu, '').slice(0, 14)}Z`));
const altNames = der(
  0xa3,
  sequence(
    sequence(
      SUBJECT_ALT_NAME,
      der(0x04, sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))),
    ),
  ),
);

export type Pair = { readonly certificate: string; readonly privateKey: string; readonly both: string };

export const newKey = (bits = 2048): KeyObject => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;

const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

/** A certificate signed by its own key, for localhost and 127.0.0.1: valid from and to in days from now. */
export function selfSigned({ from = -1, to = 365, key = newKey() } = {}): Pair {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const name = nameOf('SIP-lotsen test');
  const body = sequence(
    hex('a003020102'),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    SHA256_WITH_RSA,
    name,
    sequence(timeOf(inDays(from)), timeOf(inDays(to))),
    name,
    publicKey,
    altNames,
  );
  const signed = sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), sign('sha256', body, key)));
  const certificate = pem('CERTIFICATE', signed);
  const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { certificate, privateKey, both: `${certificate}${privateKey}` };
}

const pem = (kind: string, bytes: Buffer): string =>
  `-----BEGIN ${kind}-----\n${bytes
    .toString('base64')
    .replaceAll(/.{64}/gu, '$&\n')
    .trimEnd()}\n-----END ${kind}-----\n`;
