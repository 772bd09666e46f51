import { shown } from '#constructs/kernel/invalid-input';
import { overlaps, parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import type { EnvironmentOptions } from '../environment';
import type { EnvironmentRule } from '../rule';

/** Networks that overlap can never be peered or share a transit gateway or VPN. */
export const environmentsOverlap: EnvironmentRule = {
  id: 'environments-overlap',
  reads: ['name', 'network.cidr'],
  effect: 'refuse',
  find: (environment, { all }) => {
    const own = parseIpv4Cidr(environment.network.cidr);
    if (own === undefined) return [];
    return all
      .filter((other) => other !== environment)
      .filter((other) => {
        const block = blockOf(other);
        return block !== undefined && overlaps(own, block);
      })
      .map((other) => ({
        property: 'network.cidr',
        got: environment.network.cidr,
        expected: `a block apart from that of ${shown(other.name)}, ${other.network.cidr}`,
        fix: 'Give each environment its own block.',
      }));
  },
};

/** The other file may be broken in any way; its own report says how. */
function blockOf(other: Partial<EnvironmentOptions> | null | undefined) {
  const cidr: unknown = other?.network?.cidr;
  return typeof cidr === 'string' ? parseIpv4Cidr(cidr) : undefined;
}
