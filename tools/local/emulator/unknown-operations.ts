/** An operation that was called but that no service of ours implements. */
export interface UnknownOperation {
  /** Service as in the credential scope. */
  readonly service: string;
  /** AWS's name for it, or a method and path when it has none. */
  readonly operation: string;
  /** How often it was called. */
  readonly calls: number;
}

/** Counts calls of operations that our services do not implement, and logs the first of each. */
export class UnknownOperations {
  private readonly found = new Map<string, UnknownOperation>();

  constructor(private readonly log: (line: string) => void) {}

  add(service: string, operation: string): void {
    const key = `${service}:${operation}`;
    const { calls } = this.found.get(key) ?? { calls: 0 };
    if (calls === 0) this.log(`unknown operation ${key}`);
    this.found.set(key, { service, operation, calls: calls + 1 });
  }

  list(): readonly UnknownOperation[] {
    return [...this.found.values()];
  }
}
