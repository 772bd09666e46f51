import { createHash } from 'node:crypto';

/** What a parameter of 4 KB has room for beside other parts, in bytes. */
const READABLE_BYTES = 512;

/** A text, or its hash where it is long: two texts differ where what this gives does. */
export function hashed(text: string): string {
  if (Buffer.byteLength(text) <= READABLE_BYTES) return text;
  return `sha256 ${createHash('sha256').update(text).digest('hex')}`;
}
