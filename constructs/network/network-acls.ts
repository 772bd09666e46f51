import { DefaultNetworkAcl } from '@cdktf/provider-aws/lib/default-network-acl';
import { NetworkAcl, type NetworkAclIngress } from '@cdktf/provider-aws/lib/network-acl';
import type { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { Construct } from 'constructs';
import { ANYWHERE } from '#constructs/kernel/ipv4-cidr';
import { placementOf } from '#constructs/kernel/placement';
import type { SubnetTier } from './subnet-tier';

/** The tiers that the ACLs stand around. */
export interface NetworkAclsProps {
  readonly vpc: Vpc;
  /** Every block of the VPC. */
  readonly vpcCidrs: readonly string[];
  /** Blocks of networks joined to the VPC. */
  readonly peerCidrs: readonly string[];
  /** TCP ports that the internet may open to public subnets. */
  readonly publicPorts: readonly number[];
  readonly publicTier: SubnetTier;
  readonly privateTiers: readonly SubnetTier[];
  readonly isolatedTier: SubnetTier;
}

interface Traffic {
  readonly protocol: 'all' | 'tcp' | 'udp' | 'fragmentation-needed';
  readonly cidr: string;
  /** First and last, of tcp and udp. */
  readonly ports?: readonly [number, number];
}

/** Rule numbers leave room for a rule of a fork between two of ours. */
const RULE_STEP = 10;

/**
 * Answers to connections made from inside come back to ports from 1024; 3389 (remote desktop) is
 * left out, so that no ACL of ours ever admits it. ACLs are stateless, hence the range.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
const ANSWERS: readonly Traffic[] = (['tcp', 'udp'] as const).flatMap((protocol) => [
  { protocol, cidr: ANYWHERE, ports: [1024, 3388] as const },
  { protocol, cidr: ANYWHERE, ports: [3390, 65535] as const },
]);

/** ICMP 3/4: without it a path with a smaller packet size hangs. Source: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#path_mtu_discovery */
const PATH_MTU: Traffic = { protocol: 'fragmentation-needed', cidr: ANYWHERE };

/**
 * The coarse second wall behind security groups. Public: the declared ports and answers; private:
 * answers and the networks joined to it; isolated: the network itself, and S3 and DynamoDB. The VPC's default ACL lets nothing
 * through, so that a subnet that was forgotten is closed, not open.
 */
export class NetworkAcls extends Construct {
  constructor(scope: Construct, id: string, props: NetworkAclsProps) {
    super(scope, id);
    const { vpc, vpcCidrs, peerCidrs, publicPorts, publicTier, privateTiers, isolatedTier } = props;
    const inside = vpcCidrs.map((cidr): Traffic => ({ protocol: 'all', cidr }));
    const joined = peerCidrs.map((cidr): Traffic => ({ protocol: 'all', cidr }));
    const outside: Traffic = { protocol: 'all', cidr: ANYWHERE };

    new DefaultNetworkAcl(this, 'Default', {
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      tags: { Name: `${placementOf(this).environment}-default-unused` },
      lifecycle: { ignoreChanges: ['subnet_ids'] }, // a new subnet is here until its own ACL takes it
    });
    const opened = publicPorts.map((port): Traffic => ({
      protocol: 'tcp',
      cidr: ANYWHERE,
      ports: [port, port],
    }));
    this.acl(
      'Public',
      vpc,
      publicTier.subnetIds,
      [...inside, ...opened, ...ANSWERS, PATH_MTU],
      [outside],
    );
    this.acl(
      'Private',
      vpc,
      privateTiers.flatMap((tier) => tier.subnetIds),
      // Last, so that no rule of a network changes its number when another is joined.
      [...inside, ...ANSWERS, PATH_MTU, ...joined],
      [outside],
    );
    this.acl(
      'Isolated',
      vpc,
      isolatedTier.subnetIds,
      [...inside, ...ANSWERS.filter(({ protocol }) => protocol === 'tcp')],
      // The gateway endpoints' services have public addresses; no other route leaves these subnets.
      [...inside, { protocol: 'tcp', cidr: ANYWHERE, ports: [443, 443] }],
    );
  }

  private acl(
    name: string,
    vpc: Vpc,
    subnetIds: readonly string[],
    ingress: readonly Traffic[],
    egress: readonly Traffic[],
  ): void {
    new NetworkAcl(this, name, {
      vpcId: vpc.id,
      subnetIds: [...subnetIds],
      ingress: ingress.map(rule),
      egress: egress.map(rule),
      tags: { Name: `${placementOf(this).environment}-${name.toLowerCase()}` },
    });
  }
}

function rule({ protocol, cidr, ports = [0, 0] }: Traffic, index: number): NetworkAclIngress {
  return {
    ruleNo: 100 + index * RULE_STEP,
    action: 'allow',
    cidrBlock: cidr,
    fromPort: ports[0],
    toPort: ports[1],
    ...(protocol === 'fragmentation-needed'
      ? { protocol: 'icmp', icmpType: 3, icmpCode: 4 }
      : { protocol: protocol === 'all' ? '-1' : protocol }),
  };
}
