import { createHash } from 'node:crypto';

/** Six hexadecimal digits: one chance in 16 million that two texts share them. */
export const SHORT_HASH_CHARACTERS = 6;

/** What ends a name whose readable part alone could be another's. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, SHORT_HASH_CHARACTERS);
}
