/** What every resource of MSK has. */
export interface Resource {
  readonly arn: string;
  readonly region: string;
  readonly name: string;
  /** MSK's word for what is under way in it. */
  state: string;
}

/** States in which MSK still works, and that end when somebody looks. */
const UNDER_WAY = ['CREATING', 'UPDATING', 'REBOOTING_BROKER'];

/**
 * Resources of one kind in every region, by their ARN. MSK works in the background; here its work is
 * done by the time somebody looks: so every state is really passed through, nobody waits for ever,
 * and nothing depends on a clock.
 */
export class Resources<T extends Resource> {
  private readonly items = new Map<string, T>();

  constructor(
    /** State of a resource that nothing is under way in. */
    private readonly settledState: T['state'],
    /** Called when what was under way in a resource has ended. */
    private readonly onSettled: (resource: T) => void = () => undefined,
  ) {}

  add(resource: T): T {
    this.items.set(resource.arn, resource);
    return resource;
  }

  /** The resource as it is, without ending what is under way. */
  peek(arn: string): T | undefined {
    return this.items.get(arn);
  }

  /** The resource after what was under way has ended; undefined when that was its deletion. */
  read(arn: string): T | undefined {
    const resource = this.items.get(arn);
    if (resource) this.settle(resource);
    return this.items.get(arn);
  }

  /** Ends what is under way in a resource; its deletion too. */
  settle(resource: T): void {
    if (resource.state === 'DELETING') this.items.delete(resource.arn);
    if (!UNDER_WAY.includes(resource.state)) return;
    resource.state = this.settledState;
    this.onSettled(resource);
  }

  /** The resource with a name that is not taken any more once its deletion has begun. */
  named(region: string, name: string): T | undefined {
    return this.in(region).find((one) => one.name === name && one.state !== 'DELETING');
  }

  /** All resources of a region as they are, by name. */
  in(region: string): readonly T[] {
    return this.all().filter((one) => one.region === region);
  }

  /** All resources as they are, by name. */
  all(): readonly T[] {
    return [...this.items.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}
