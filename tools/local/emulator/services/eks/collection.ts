import type { ServiceError } from '../../rest-json';

/** How a resource was asked for: the same token and request again is the same creation. */
export interface Creation {
  /** The client's idempotency token. */
  readonly token: string | undefined;
  /** The whole request as text. */
  readonly request: string;
}

interface Item<T> {
  readonly resource: T;
  readonly creation: Creation;
}

/**
 * Resources of one kind by their key. EKS works in the background; here its work is done by the time
 * somebody looks: creating and updating end, and a deletion is complete, at the next `read`, and a
 * refusal because of them is a look too. So every status is really passed through, nobody waits for
 * ever, and nothing depends on a clock.
 */
export class Collection<T extends { status?: unknown }> {
  private readonly items = new Map<string, Item<T>>();

  constructor(
    private readonly duplicate: (key: string) => ServiceError,
    /** Status of a resource that nothing is under way in; none for a kind without a status. */
    private readonly active?: T['status'],
  ) {}

  /** What the same request has made before, if so. Refused when another request made the key. */
  repeated(key: string, creation: Creation): T | undefined {
    const item = this.items.get(key);
    if (!item) return undefined;
    const { token, request } = item.creation;
    const same = token !== undefined && token === creation.token && request === creation.request;
    if (!same || item.resource.status === 'DELETING') throw this.duplicate(key);
    return item.resource;
  }

  add(key: string, creation: Creation, resource: T): T {
    this.items.set(key, { creation, resource });
    return resource;
  }

  /** The resource as it is, without ending what is under way. */
  peek(key: string): T | undefined {
    return this.items.get(key)?.resource;
  }

  /** The resource after what was under way has ended; undefined when that was its deletion. */
  read(key: string): T | undefined {
    const resource = this.peek(key);
    if (resource?.status === 'DELETING') {
      this.items.delete(key);
      return undefined;
    }
    if (resource?.status === 'CREATING' || resource?.status === 'UPDATING') {
      resource.status = this.active;
    }
    return resource;
  }

  delete(key: string): void {
    this.items.delete(key);
  }

  /** All keys, in alphabetical order. */
  keys(): readonly string[] {
    return [...this.items.keys()].sort();
  }

  /** All resources as they are, in the order of `keys`. */
  values(): readonly T[] {
    return this.keys().flatMap((key) => this.items.get(key)?.resource ?? []);
  }
}
