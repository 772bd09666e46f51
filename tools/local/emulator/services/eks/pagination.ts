import { invalidParameter } from './errors';

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; absent on the last. */
  readonly nextToken?: string;
}

/** EKS's page size when none is asked for, and its largest. */
const MOST_RESULTS = 100;

/** The page that `maxResults` (1 to 100) and `nextToken` ask for. */
export function paginate<T>(all: readonly T[], query: URLSearchParams): Page<T> {
  const asked = query.get('maxResults');
  const size = asked === null ? MOST_RESULTS : Number(asked);
  if (!Number.isInteger(size) || size < 1 || size > MOST_RESULTS) {
    throw invalidParameter(`maxResults must be between 1 and ${MOST_RESULTS}, got: ${asked}`);
  }
  const start = startOf(query.get('nextToken'));
  const items = all.slice(start, start + size);
  const end = start + items.length;
  return end < all.length ? { items, nextToken: tokenFor(end) } : { items };
}

function tokenFor(start: number): string {
  return Buffer.from(`start=${start}`).toString('base64url');
}

function startOf(token: string | null): number {
  if (token === null) return 0;
  const start = /^start=(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (start === undefined) throw invalidParameter(`Invalid nextToken: ${token}`);
  return Number(start);
}
