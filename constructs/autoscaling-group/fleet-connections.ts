import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { Connections } from '#constructs/capabilities/connectable';
import { ANYWHERE } from '#constructs/kernel/ipv4-cidr';
import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import { type FleetOperatingSystem, portsOf } from './operating-system-options';

/** Who reaches a fleet, and whom it reaches. */
export interface FleetConnectionsProps {
  readonly securityGroupId: string;
  readonly operatingSystem: FleetOperatingSystem;
  readonly targetGroups: readonly ITargetGroup[];
}

/** Where AWS's services, registries and package mirrors listen. */
const HTTPS = 443;

/**
 * Opens the ports of the target groups to their balancers and nobody else, and HTTPS outwards. All
 * else that a fleet calls is opened by the called one: `kafka.connections.allowFrom(…, fleet)`.
 */
export function connectFleet(
  scope: Construct,
  id: string,
  { securityGroupId, operatingSystem, targetGroups }: FleetConnectionsProps,
): Connections {
  const all = new Construct(scope, id);
  const port = targetGroups[0]?.port ?? portsOf(operatingSystem)[0]?.port;
  const connections = new Connections(securityGroupId, port);
  new VpcSecurityGroupEgressRule(all, 'Https', {
    securityGroupId,
    cidrIpv4: ANYWHERE,
    description: 'AWS services, container registries and package mirrors',
    ipProtocol: 'tcp',
    fromPort: HTTPS,
    toPort: HTTPS,
  });
  for (const { loadBalancer, port: target, healthCheckPort } of targetGroups) {
    for (const each of [target, healthCheckPort]) {
      const from = `From-${loadBalancer.name}-${each}`;
      // Target groups of one balancer may share a port; EC2 refuses the same rule twice.
      if (all.node.tryFindChild(`${from}Ingress`) !== undefined) continue;
      connections.allowFrom(all, from, loadBalancer, each);
    }
  }
  for (const group of targetGroups.filter(speaksUdp)) allowUdp(all, securityGroupId, group);
  return connections;
}

function speaksUdp({ protocol }: ITargetGroup): boolean {
  return protocol === 'UDP' || protocol === 'TCP_UDP';
}

function allowUdp(scope: Construct, securityGroupId: string, group: ITargetGroup): void {
  const { loadBalancer, port } = group;
  const id = `From-${loadBalancer.name}-${port}-udp`;
  if (scope.node.tryFindChild(`${id}Ingress`) !== undefined) return; // of another target group
  const balancerGroupId = loadBalancer.connections.securityGroupId;
  const ports = { description: id, ipProtocol: 'udp', fromPort: port, toPort: port };
  new VpcSecurityGroupIngressRule(scope, `${id}Ingress`, {
    securityGroupId,
    referencedSecurityGroupId: balancerGroupId,
    ...ports,
  });
  new VpcSecurityGroupEgressRule(scope, `${id}Egress`, {
    securityGroupId: balancerGroupId,
    referencedSecurityGroupId: securityGroupId,
    ...ports,
  });
}
