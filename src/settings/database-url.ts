import { existsSync } from 'node:fs';
import { isWeakPassword } from './weak.ts';

/** What a live address may say besides where: whatever else there is could take the TLS away again. */
const PARAMETERS: ReadonlySet<string> = new Set(['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'host']);
const FILES = ['sslrootcert', 'sslcert', 'sslkey'] as const;

const plain = (url: URL): string => decodeURIComponent(`${url.username}${url.password}${url.pathname}`);

/** Has it the form of an address of Postgres at all? */
export function isPostgresUrl(value: string): boolean {
  const url = URL.parse(value);
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) return false;
  try {
    return plain(url) !== '';
  } catch {
    return false;
  }
}

/** Is the database on this machine: loopback, or a socket in a folder? */
export function isOnThisMachine(value: string): boolean {
  const url = URL.parse(value);
  const host = url?.searchParams.get('host') ?? url?.hostname ?? '';
  return host.startsWith('/') || host === 'localhost' || host === '[::1]' || /^127(?:\.\d+){3}$/u.test(host);
}

/** What live mode does not accept in an address of the right form (S17): each fault with its mend, without the address. */
export function databaseUrlFaults(value: string): readonly string[] {
  const url = new URL(value);
  const { searchParams } = url;
  const isNear = isOnThisMachine(value);
  const password = decodeURIComponent(url.password);
  const hasClientCertificate = searchParams.has('sslcert') && searchParams.has('sslkey');
  const known = [decodeURIComponent(url.username), url.pathname.slice(1), url.hostname];
  const strange = [...searchParams.keys()].filter((name) => !PARAMETERS.has(name));
  const lost = FILES.filter((name) => searchParams.has(name) && !existsSync(searchParams.get(name) ?? ''));
  const host = searchParams.get('host');
  if (url.hostname === '' && host === null)
    return ['DATABASE_URL säger inte var databasen är: ange värd, eller ?host=/mapp för en socket på samma maskin'];
  return [
    ...(host !== null && !host.startsWith('/')
      ? ['DATABASE_URL har en värd efter frågetecknet: skriv värden före snedstrecket, så att bara en gäller']
      : []),
    ...strange.map((name) => `DATABASE_URL har tillägget ${name}, som inte används: ta bort det`),
    ...lost.map((name) => `DATABASE_URL pekar ut en fil i ${name} som inte finns: rätta sökvägen`),
    ...(!isNear && searchParams.get('sslmode') !== 'verify-full'
      ? [
          'DATABASE_URL går till en annan maskin utan säker TLS: lägg till ?sslmode=verify-full (och sslrootcert=/fil vid egen CA)',
        ]
      : []),
    ...(password !== '' && isWeakPassword(password, known)
      ? [
          'DATABASE_URL har ett svagt lösenord: byt till ett slumpat på minst 12 tecken, till exempel från openssl rand -hex 24',
        ]
      : []),
    ...(password === '' && !isNear && !hasClientCertificate
      ? ['DATABASE_URL har inget lösenord: ange ett, eller sslcert och sslkey för inloggning med certifikat']
      : []),
  ];
}
