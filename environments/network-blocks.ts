import { shown } from '#constructs/kernel/invalid-input';
import { type Ipv4Cidr, overlaps, parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import type { EnvironmentOptions } from './environment';

/** A block of addresses of another environment. */
export interface OtherBlock {
  /** The environment's name, as it may be printed. */
  readonly owner: string;
  /** The block as it was written, without a mistake. */
  readonly text: string;
}

/** The blocks of other environments, for nodes or pods, that share an address with one of this. */
export function overlapped(
  block: string,
  environment: EnvironmentOptions,
  all: readonly EnvironmentOptions[],
): OtherBlock[] {
  const own = parseIpv4Cidr(block);
  if (own === undefined) return [];
  return all
    .filter((other) => other !== environment)
    .flatMap((other: Partial<EnvironmentOptions> | null | undefined) =>
      [other?.network?.cidr, other?.network?.podCidr]
        .filter((text) => overlap(own, text))
        .map((text) => ({ owner: shown(other?.name), text: String(text) })),
    );
}

/** The other file may be broken in any way; its own report says how. */
function overlap(own: Ipv4Cidr, text: unknown): boolean {
  const other = typeof text === 'string' ? parseIpv4Cidr(text) : undefined;
  return other !== undefined && overlaps(own, other);
}
