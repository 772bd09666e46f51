import { SHORT_HASH_CHARACTERS, shortHash } from './short-hash';

/**
 * Joins parts with `-` into a name of at most `limit` characters. A longer one is cut and ends in a
 * hash of the whole, so that two long names that begin alike stay apart and a name never changes
 * while its parts do not.
 */
export function physicalName(limit: number, ...parts: readonly string[]): string {
  const whole = parts.join('-');
  if (whole.length <= limit) return whole;
  const head = whole.slice(0, limit - SHORT_HASH_CHARACTERS - 1).replace(/-+$/, '');
  return `${head}-${shortHash(whole)}`;
}
