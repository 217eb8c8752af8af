import { createHmac } from 'node:crypto';
import { childOf, isOpen, type Case } from '../domain/case.ts';
import type { AuthorityId } from '../domain/ids.ts';
import type { Day } from '../domain/time.ts';

const plain = (name: string): string => name.normalize('NFKC').toLocaleLowerCase('sv').replaceAll(/\s+/gu, ' ').trim();

/** The same child in the same authority gives the same key; nobody can read the child from it. */
export const keyOfChild = (secret: string, authority: AuthorityId, name: string, birth: Day): string =>
  createHmac('sha256', secret)
    .update([authority, plain(name), birth].join('\n'))
    .digest('base64url');

/** None when the case is closed: a child may have one open case in an authority. */
export function childKeyOf(secret: string, sip: Case): string | null {
  const child = childOf(sip);
  // A refusal that nobody has read yet keeps no one from asking again.
  return child?.birth && isOpen(sip) && sip.step !== 'refused'
    ? keyOfChild(secret, sip.authority, child.name, child.birth)
    : null;
}
