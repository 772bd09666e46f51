/** One page of a list. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** Where the next page begins; absent on the last. */
  readonly nextToken?: string;
}

/** What a page is cut out of: an array, or what makes its items only when asked for. */
export type Pageable<T> = Pick<readonly T[], 'length' | 'slice'>;

/**
 * The page of a list that begins at a token of the page before.
 *
 * @param size how many items a page holds; a whole number above 0.
 * @param token absent for the first page.
 * @returns undefined when the token is not one of ours.
 */
export function pageOf<T>(
  all: Pageable<T>,
  size: number,
  token: string | undefined,
): ListPage<T> | undefined {
  const start = token === undefined ? 0 : startOf(token);
  if (start === undefined) return undefined;
  const items = all.slice(start, start + size);
  const end = start + items.length;
  return end < all.length ? { items, nextToken: tokenFor(end) } : { items };
}

function tokenFor(start: number): string {
  return Buffer.from(`start=${start}`).toString('base64url');
}

function startOf(token: string): number | undefined {
  const start = /^start=(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  return start === undefined ? undefined : Number(start);
}
