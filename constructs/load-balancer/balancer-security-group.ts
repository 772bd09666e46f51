import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { ANYWHERE } from '#constructs/kernel/ipv4-cidr';
import { placementOf } from '#constructs/kernel/placement';
import type { INetwork } from '#constructs/network/network-contract';
import type { SharedLoadBalancerOptions } from './shared-balancer-options';

/** What a listener needs to have opened. */
export interface OpenPort {
  readonly port: number;
  readonly ipProtocol: 'tcp' | 'udp';
}

/** Whom a balancer lets in, and where. */
export interface BalancerSecurityGroupProps {
  /** The balancer's name in the environment file. */
  readonly name: string;
  readonly options: Pick<SharedLoadBalancerOptions, 'scheme' | 'allowFrom'>;
  readonly network: Pick<INetwork, 'vpcId' | 'cidrBlock'>;
  /** Ports of each listener, by its name. */
  readonly listeners: Readonly<Record<string, readonly OpenPort[]>>;
  /** Whether the balancer calls sign-in services of others by HTTPS. */
  readonly signsUsersIn: boolean;
}

/**
 * A balancer's security group. Guarantees: only ports of listeners are open, only to those allowed; it
 * reaches its targets and nobody else, for their own `connections` let it in and out.
 */
export class BalancerSecurityGroup extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: BalancerSecurityGroupProps) {
    super(scope, id);
    const { name, options, network, listeners, signsUsersIn } = props;
    const { environment } = placementOf(this);
    const group = new SecurityGroup(this, 'Resource', {
      namePrefix: `${environment}-${name}-balancer-`,
      description: `Load balancer ${name}`,
      vpcId: network.vpcId,
      tags: { Name: `${environment}-${name}-balancer` },
      lifecycle: { createBeforeDestroy: true },
    });
    this.securityGroupId = group.id;

    for (const [listener, ports] of Object.entries(listeners)) {
      const ofListener = new Construct(this, `Listener-${listener}`);
      for (const [range, cidrIpv4] of Object.entries(allowedRanges(options, network.cidrBlock))) {
        const from = new Construct(ofListener, `From-${range}`);
        for (const { port, ipProtocol } of ports) {
          new VpcSecurityGroupIngressRule(from, ipProtocol, {
            securityGroupId: group.id,
            cidrIpv4,
            ipProtocol,
            fromPort: port,
            toPort: port,
            description: `${range} to ${listener}`,
          });
        }
      }
    }
    if (!signsUsersIn) return;
    new VpcSecurityGroupEgressRule(this, 'SignIn', {
      securityGroupId: group.id,
      cidrIpv4: ANYWHERE, // identity providers publish no addresses
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      description: 'sign-in services',
    });
  }
}

/** Who may come, by a name for it. */
export function allowedRanges(
  { scheme, allowFrom }: Pick<SharedLoadBalancerOptions, 'scheme' | 'allowFrom'>,
  vpcCidr: string,
): Readonly<Record<string, string>> {
  if (allowFrom !== undefined) return allowFrom;
  return scheme === 'internet-facing' ? { internet: ANYWHERE } : { network: vpcCidr };
}
