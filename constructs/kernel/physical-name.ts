import { createHash } from 'node:crypto';

/** Characters of the hash that keeps cut names apart. */
const HASH_CHARACTERS = 6;

/**
 * Joins parts with `-` into a name of at most `limit` characters. A longer one is cut and ends in a
 * hash of the whole, so that two long names that begin alike stay apart and a name never changes
 * while its parts do not.
 */
export function physicalName(limit: number, ...parts: readonly string[]): string {
  const whole = parts.join('-');
  if (whole.length <= limit) return whole;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, HASH_CHARACTERS);
  const head = whole.slice(0, limit - HASH_CHARACTERS - 1).replace(/-+$/, '');
  return `${head}-${hash}`;
}
