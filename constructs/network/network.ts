import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcIpv4CidrBlockAssociation } from '@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import type { LogRetentionDays } from '#constructs/kernel/log-retention';
import { placementOf } from '#constructs/kernel/placement';
import { requireValid } from '#constructs/kernel/schema';
import { addressMistakes } from './address-mistakes';
import { type CidrPlan, planCidrs, planRequest } from './cidr-plan';
import { FlowLogs } from './flow-logs';
import { GatewayEndpoints, InterfaceEndpoints } from './endpoints';
import { NatGateways } from './nat-gateways';
import { NetworkAcls } from './network-acls';
import type { INetwork } from './network-contract';
import { networkOptions, type NetworkOptions } from './network-options';
import { SubnetTier } from './subnet-tier';

type Tags = Readonly<Record<string, string>>;

/** A network and what it needs from its surroundings. */
export interface NetworkProps {
  /** Addresses, NAT and endpoints, as the environment writes them. */
  readonly options: NetworkOptions;
  /** Letters of the availability zones; append only. */
  readonly zones: readonly string[];
  /** Where alarms are sent. */
  readonly alarms: IAlarmTopics;
  /** Days that flow logs are kept. */
  readonly logRetentionDays: LogRetentionDays;
}

/**
 * A VPC with public, private and isolated subnets in every zone. Guarantees: no subnet gives public
 * addresses, the default security group and network ACL let nothing through, all traffic is logged,
 * S3 and DynamoDB are reached without NAT, and the declared capacity finds addresses with a zone lost.
 *
 * Changing `cidr` or `zoneSlots`, or the order of `zones`, replaces subnets and all in them.
 *
 * @example new Network(this, 'Network', { options: { cidr: '10.40.0.0/16', nat: 'per-zone' }, zones: ['a', 'b', 'c'], alarms, logRetentionDays: 365 });
 */
export class Network extends Construct implements INetwork {
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly zones: readonly string[];
  readonly publicSubnetIds: readonly string[];
  readonly privateSubnetIds: readonly string[];
  readonly privateRouteTableIds: readonly string[];
  readonly isolatedSubnetIds: readonly string[];
  readonly podSubnetIds: readonly string[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { environment, region } = placementOf(this);
    const { options, zones, alarms } = props;
    const { cidr, nat, podCidr, peerCidrs = [] } = options;
    const { interfaceEndpoints = [], publicPorts = [80, 443] } = options;

    const plan = this.checkedPlan(options, zones);
    const vpcCidrs = podCidr === undefined ? [cidr] : [cidr, podCidr];

    const vpc = new Vpc(this, 'Resource', {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: environment },
    });
    const vpcId = vpc.id;
    new DefaultSecurityGroup(this, 'DefaultSecurityGroup', {
      vpcId,
      tags: { Name: `${environment}-default-unused` },
    });
    const gateway = new InternetGateway(this, 'InternetGateway', {
      vpcId,
      tags: { Name: environment },
    });

    const tier = (name: 'public' | 'private' | 'isolated', tags: Tags) =>
      new SubnetTier(
        this,
        name.replace(/^./, (letter) => letter.toUpperCase()),
        {
          vpcId,
          name,
          blocks: plan.zones.map(({ zone, [name]: block }) => ({ zone, block })),
          routeTables: name === 'private' ? 'per-zone' : 'shared',
          tags,
        },
      );
    const publicTier = tier('public', { 'kubernetes.io/role/elb': '1' });
    const privateTier = tier('private', {
      'kubernetes.io/role/internal-elb': '1',
      'karpenter.sh/discovery': environment,
    });
    const isolatedTier = tier('isolated', {});
    const podTier = this.podTier(plan, vpcId, podCidr, privateTier);

    publicTier.routeToInternetGateway(gateway.id);
    new NatGateways(this, 'Nat', { nat, publicTier, privateTier, gateway, alarms });
    new NetworkAcls(this, 'Acls', {
      vpc,
      vpcCidrs,
      peerCidrs,
      publicPorts,
      publicTier,
      privateTiers: podTier === undefined ? [privateTier] : [privateTier, podTier],
      isolatedTier,
    });
    new GatewayEndpoints(this, 'GatewayEndpoints', {
      vpcId,
      routeTableIds: [publicTier, privateTier, isolatedTier].flatMap((each) => each.routeTableIds),
    });
    new InterfaceEndpoints(this, 'InterfaceEndpoints', {
      vpcId,
      services: interfaceEndpoints,
      subnetIds: privateTier.subnetIds,
      clientCidrs: vpcCidrs,
    });
    new FlowLogs(this, 'FlowLogs', { vpcId, retentionDays: props.logRetentionDays });

    this.vpcId = vpcId;
    this.cidrBlock = cidr;
    this.zones = zones.map((zone) => `${region}${zone}`);
    this.publicSubnetIds = publicTier.subnetIds;
    this.privateSubnetIds = privateTier.subnetIds;
    this.privateRouteTableIds = privateTier.routeTableIds;
    this.isolatedSubnetIds = isolatedTier.subnetIds;
    this.podSubnetIds = podTier?.subnetIds ?? [];
  }

  private checkedPlan(options: NetworkOptions, zones: readonly string[]): CidrPlan {
    const source = this.node.path;
    requireValid(networkOptions, options, source);
    const mistakes = addressMistakes(options, zones);
    if (mistakes.length > 0) throw new InvalidInput(mistakes.map((each) => ({ source, ...each })));
    return planCidrs(planRequest(options, zones));
  }

  /** Pods leave by their zone's private route table: the same NAT, the same endpoints. */
  private podTier(
    plan: CidrPlan,
    vpcId: string,
    podCidr: string | undefined,
    privateTier: SubnetTier,
  ): SubnetTier | undefined {
    if (podCidr === undefined) return undefined;
    const association = new VpcIpv4CidrBlockAssociation(this, 'PodCidr', {
      vpcId,
      cidrBlock: podCidr,
    });
    return new SubnetTier(this, 'Pods', {
      vpcId: association.vpcId, // the subnets must wait for the block
      name: 'pods',
      blocks: plan.zones.flatMap(({ zone, pods }) => (pods ? [{ zone, block: pods }] : [])),
      routeTables: privateTier,
      tags: {},
    });
  }
}
