import type { IConstruct } from 'constructs';

/** Where the resources of a stack will stand: what names and ARNs are made of. */
export interface Placement {
  /** The environment's name, the first part of every physical name. */
  readonly environment: string;
  /** Twelve digits. */
  readonly account: string;
  /** AWS region: `eu-west-1`. */
  readonly region: string;
  /** `aws`; other partitions are not supported yet. */
  readonly partition: string;
}

const placements = new WeakMap<IConstruct, Placement>();

/** Tells a stack, and so all in it, where it stands. The base stack calls it; a fork's own stack may. */
export function place(stack: IConstruct, placement: Placement): void {
  placements.set(stack, placement);
}

/** Where a construct stands. Throws where neither it nor anything above it was placed. */
export function placementOf(scope: IConstruct): Placement {
  for (const above of [...scope.node.scopes].reverse()) {
    const placement = placements.get(above);
    if (placement !== undefined) return placement;
  }
  throw new Error(
    `${scope.node.path} has no placement: call place(stack, …) before its constructs`,
  );
}
