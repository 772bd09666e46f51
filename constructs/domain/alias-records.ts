import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import type { ILoadBalancer } from '#constructs/load-balancer/load-balancer-contract';
import type { FailoverOptions } from './failover-options';

/** A host and the balancer that it answers with. */
export interface AliasRecordsProps {
  readonly host: string;
  readonly zoneId: string;
  readonly balancer: ILoadBalancer;
  /** Its part in a failover between regions. @default - it answers alone */
  readonly failover?: { readonly role: FailoverOptions['role']; readonly healthCheckId?: string };
}

/**
 * The aliases of a host, A and AAAA, each with the health of the balancer's targets. Balancers of ours have
 * IPv4 addresses alone: until one is dual-stack, AAAA is answered with no address, and clients take A.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-failover-alias.html
 * ("ELB load balancer: Select A — IPv4 address or AAAA — IPv6 address")
 */
export class AliasRecords extends Construct {
  constructor(scope: Construct, id: string, props: AliasRecordsProps) {
    super(scope, id);
    const { host, zoneId, balancer, failover } = props;
    for (const type of ['A', 'AAAA']) {
      new Route53Record(this, type, {
        zoneId,
        name: host,
        type,
        alias: {
          name: balancer.dnsName,
          zoneId: balancer.canonicalHostedZoneId,
          evaluateTargetHealth: true,
        },
        ...(failover && {
          setIdentifier: placementOf(this).environment,
          failoverRoutingPolicy: { type: failover.role.toUpperCase() },
          ...(failover.healthCheckId !== undefined && { healthCheckId: failover.healthCheckId }),
        }),
      });
    }
  }
}
