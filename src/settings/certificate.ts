import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';

/** The bot's certificate and key as PEM, with the thumbprint that Entra shows (SHA-256, hex in capitals). */
export type Certificate = {
  readonly thumbprint: string;
  readonly certificate: string;
  readonly privateKey: string;
  /** The last instant at which it can be used. */
  readonly expires: Date;
};
export type CertificateRead =
  | { readonly certificate: Certificate; readonly fault?: never }
  | { readonly fault: string; readonly certificate?: never };

const SOON_DAYS = 30;
const DAY_MS = 86_400_000;
const LEAST_BITS = 2048;
const RENEW = 'gör ett nytt certifikat och ladda upp det i Entra';

const blockOf = (pem: string, kind: string): string | undefined =>
  new RegExp(`-----BEGIN ${kind}-----[\\s\\S]+?-----END ${kind}-----`, 'u').exec(pem)?.[0];

/** Reads a PEM that holds both certificate and key. The fault is a Swedish end of a sentence about the setting. */
export function readCertificate(pem: string, now: Date): CertificateRead {
  const certificate = blockOf(pem, 'CERTIFICATE');
  const privateKey = blockOf(pem, '(?:RSA )?PRIVATE KEY');
  if (certificate === undefined)
    return { fault: 'innehåller inget certifikat: den ska ha både BEGIN CERTIFICATE och BEGIN PRIVATE KEY' };
  if (pem.includes('ENCRYPTED'))
    return { fault: 'har en nyckel med lösenord: ta bort det med openssl pkey, och skydda filen med chmod 600' };
  if (privateKey === undefined)
    return { fault: 'innehåller ingen privat nyckel: lägg certifikat och nyckel i samma fil (PEM)' };
  const read = parsed(certificate, privateKey);
  if (read === undefined) return { fault: 'går inte att läsa: exportera certifikat och nyckel på nytt som PEM' };
  const { x509, key } = read;
  const expires = new Date(x509.validTo);
  const fault = faultIn(x509, key, now);
  if (fault !== undefined) return { fault };
  const thumbprint = x509.fingerprint256.replaceAll(':', '');
  return { certificate: { thumbprint, certificate, privateKey, expires } };
}

/** Something to say while it still works; undefined when there is more than a month left. */
export function certificateWarning({ expires }: Pick<Certificate, 'expires'>, now: Date): string | undefined {
  const days = Math.floor((expires.getTime() - now.getTime()) / DAY_MS);
  return days >= SOON_DAYS ? undefined : `Botens certifikat går ut om ${days} dagar: ${RENEW} innan dess.`;
}

function parsed(certificate: string, privateKey: string): { x509: X509Certificate; key: KeyObject } | undefined {
  try {
    return { x509: new X509Certificate(certificate), key: createPrivateKey(privateKey) };
  } catch {
    return undefined;
  }
}

function faultIn(x509: X509Certificate, key: KeyObject, now: Date): string | undefined {
  if (!x509.checkPrivateKey(key)) return 'har en nyckel som inte hör till certifikatet: lägg det rätta paret i filen';
  if (key.asymmetricKeyType !== 'rsa') return `har ingen RSA-nyckel, som Entra behöver: ${RENEW}`;
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < LEAST_BITS) return `har en nyckel på bara ${bits} bitar: ${RENEW} med minst ${LEAST_BITS} bitar`;
  if (new Date(x509.validTo) <= now) return `gick ut ${day(x509.validTo)}: ${RENEW}`;
  if (new Date(x509.validFrom) > now)
    return `gäller först från ${day(x509.validFrom)}: vänta, eller rätta datorns klocka`;
  return undefined;
}

const day = (text: string): string => new Date(text).toISOString().slice(0, 10);
