import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createKeyRing } from '../../src/teams/key-ring.ts';
import { aKey, jwkOf, startIssuer } from '../support/issuer.ts';

const MINUTE = 60_000;

function ringOf(url: string): { ring: ReturnType<typeof createKeyRing>; pass: (ms: number) => void; log: string[] } {
  const log: string[] = [];
  let now = 0;
  const ring = createKeyRing({
    url,
    channel: 'msteams',
    log: createLog('info', { write: (line) => log.push(line) }),
    now: () => now,
    timeoutMs: 200,
  });
  return {
    ring,
    log,
    pass: (ms) => {
      now += ms;
    },
  };
}

const LOADED = ['/metadata', '/keys'];
const found = { type: 'public', asymmetricKeyType: 'rsa' };

describe('the keys of the Bot Framework', () => {
  it('are looked up once by any number who ask at the same moment, and kept for a day', async () => {
    await using issuer = await startIssuer();
    const { ring, pass } = ringOf(issuer.url);
    const all = await Promise.all(Array.from({ length: 20 }, () => ring.find('key-1')));
    for (const key of all) expect(key).toMatchObject(found);
    pass(24 * 60 * MINUTE - 1);
    expect(await ring.find('key-1')).toMatchObject(found);
    expect(issuer.asked).toEqual(LOADED);
    pass(1);
    expect(await ring.find('key-1')).toMatchObject(found);
    expect(issuer.asked).toEqual([...LOADED, ...LOADED]);
  });

  it('that are changed are found when a token names the new one, five minutes after the last look', async () => {
    await using issuer = await startIssuer();
    const { ring, pass } = ringOf(issuer.url);
    await ring.find('key-1');
    await issuer.rotate();
    pass(5 * MINUTE - 1);
    expect(await ring.find('key-2')).toBe('unknown');
    expect(issuer.asked).toEqual(LOADED);
    pass(1);
    expect(await ring.find('key-2')).toMatchObject(found);
    expect(await ring.find('key-1')).toBe('unknown');
    expect(issuer.asked).toEqual([...LOADED, ...LOADED]);
  });

  it('stay while their host is away, and are had half a minute after it is back when there were none', async () => {
    await using issuer = await startIssuer();
    const [kept, none] = [ringOf(issuer.url), ringOf(issuer.url)];
    await kept.ring.find('key-1');
    issuer.behave('hangs');
    kept.pass(48 * 60 * MINUTE);
    expect(await kept.ring.find('key-1')).toMatchObject(found);
    expect(await none.ring.find('key-1')).toBe('unavailable');
    issuer.behave('well');
    none.pass(MINUTE / 2 - 1);
    expect(await none.ring.find('key-1')).toBe('unavailable');
    none.pass(1);
    expect(await none.ring.find('key-1')).toMatchObject(found);
    for (const { log } of [kept, none])
      expect(log.map((line) => (JSON.parse(line) as { code: string }).code)).toEqual(['keys-unavailable']);
  });

  it('do not count when they are too short, of another kind, or more than a megabyte of them', async () => {
    await using issuer = await startIssuer();
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const endorsements = ['msteams'];
    issuer.publish([
      { ...short, kid: 'short', endorsements },
      { ...curve, kid: 'curve', endorsements },
      { ...(await jwkOf(await aKey('n'))), kid: 'symmetric', kty: 'oct' },
    ]);
    const { ring } = ringOf(issuer.url);
    for (const kid of ['short', 'curve', 'symmetric', '']) expect(await ring.find(kid), kid).toBe('unknown');
    expect(await ring.find('key-1')).toMatchObject(found);
    const jwk = await jwkOf(await aKey('many'));
    issuer.publish(Array.from({ length: 10_000 }, (_one, index) => ({ ...jwk, kid: `many-${index}` })));
    expect(await ringOf(issuer.url).ring.find('key-1')).toBe('unavailable');
  });
});
