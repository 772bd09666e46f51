import type { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import { balancerName } from './balancer-name';
import type { LoadBalancerOptions } from './load-balancer-options';
import type { LoadBalancerProps } from './load-balancer-props';
import { capacity } from './reserved-units';

/** What every load balancer says to AWS, whatever its kind. */
export function sharedArguments(
  scope: Construct,
  { name, options, network, logBucket, protectData }: LoadBalancerProps<LoadBalancerOptions>,
  securityGroupId: string,
) {
  const { environment } = placementOf(scope);
  const internal = options.scheme !== 'internet-facing';
  return {
    name: balancerName(options.kind === 'application' ? 'alb' : 'nlb', environment, name),
    loadBalancerType: options.kind,
    internal,
    ipAddressType: 'ipv4',
    subnets: [...(internal ? network.privateSubnetIds : network.publicSubnetIds)],
    securityGroups: [securityGroupId],
    enableZonalShift: options.zonalShift ?? true,
    enableDeletionProtection: protectData,
    ...capacity(options, network.zones.length),
    tags: { Name: `${environment}-${name}` },
    dependsOn: [...logBucket.ready],
  };
}
