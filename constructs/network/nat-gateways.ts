import { Eip } from '@cdktf/provider-aws/lib/eip';
import type { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { Construct } from 'constructs';
import { alarm, type IAlarmTopics } from '#constructs/capabilities/alarmed';
import { ANYWHERE } from '#constructs/kernel/ipv4-cidr';
import { placementOf } from '#constructs/kernel/placement';
import type { Nat } from './network-options';
import type { SubnetTier } from './subnet-tier';

/** The way out of a network's private subnets. */
export interface NatGatewaysProps {
  readonly nat: Nat;
  readonly publicTier: SubnetTier;
  readonly privateTier: SubnetTier;
  readonly gateway: InternetGateway;
  readonly alarms: IAlarmTopics;
}

/**
 * NAT gateways with their fixed addresses, the private subnets' default routes through them, and an
 * alarm for the one failure that only the gateway sees: no source port left for a connection.
 */
export class NatGateways extends Construct {
  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    const { nat, privateTier, publicTier } = props;
    if (nat === 'none') return;

    const zones = [...privateTier.routeTableIdOf.keys()];
    const gateways = new Map<string, string>();
    for (const [index, zone] of zones.entries()) {
      const publicSubnetId = publicTier.subnetIds[index];
      if (publicSubnetId === undefined || (nat === 'single' && index > 0)) continue;
      gateways.set(zone, this.natGateway(zone, publicSubnetId, props));
    }

    const [first] = gateways.values();
    for (const [zone, routeTableId] of privateTier.routeTableIdOf) {
      const natGatewayId = gateways.get(zone) ?? first;
      if (natGatewayId === undefined) continue;
      new Route(this, `Route${zone.toUpperCase()}`, {
        routeTableId,
        destinationCidrBlock: ANYWHERE,
        natGatewayId,
      });
    }
  }

  private natGateway(zone: string, subnetId: string, props: NatGatewaysProps): string {
    const { environment, region } = placementOf(this);
    const letter = zone.toUpperCase();
    const tags = { Name: `${environment}-nat-${region}${zone}` };
    const address = new Eip(this, `Address${letter}`, { domain: 'vpc', tags });
    const nat = new NatGateway(this, `Gateway${letter}`, {
      allocationId: address.allocationId,
      subnetId,
      tags,
      dependsOn: [props.gateway],
    });
    // Source: https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
    alarm(this, `PortAllocationErrors${letter}`, {
      topics: props.alarms,
      severity: 'critical',
      name: `nat-${region}${zone}-port-allocation`,
      description:
        'The NAT gateway had no source port left and refused connections. Look for a client that opens many connections to one address, reach AWS services by endpoints, or add addresses to the gateway.',
      namespace: 'AWS/NATGateway',
      metricName: 'ErrorPortAllocation',
      dimensions: { NatGatewayId: nat.id },
      statistic: 'Sum',
      comparison: 'GreaterThanThreshold',
      threshold: 0,
    });
    return nat.id;
  }
}
