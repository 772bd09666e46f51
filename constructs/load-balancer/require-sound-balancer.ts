import type { Construct } from 'constructs';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { dotted, requireValid } from '#constructs/kernel/schema';
import type { INetwork } from '#constructs/network/network-contract';
import { loadBalancerOptions, type LoadBalancerOptions } from './load-balancer-options';
import { zoneMistakes } from './zone-mistakes';

/** Refuses a balancer's mistakes, for those who make one without an environment file. */
export function requireSoundBalancer(
  scope: Construct,
  options: LoadBalancerOptions,
  network: Pick<INetwork, 'zones'>,
): void {
  const source = scope.node.path;
  requireValid(loadBalancerOptions, options, source);
  const found = zoneMistakes(options, network.zones.length);
  if (found.length === 0) return;
  throw new InvalidInput(
    found.map(({ path, ...mistake }) => ({ source, property: dotted(path), ...mistake })),
  );
}
