import { Fn, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { DEFAULT_LOG_RETENTION_DAYS } from '#constructs/kernel/log-retention';
import { Network } from '#constructs/network/network';
import type { INetwork } from '#constructs/network/network-contract';
import type { EnvironmentOptions } from '#environments/environment';
import type { AlarmsStack } from './alarms-stack';
import { BaseStack } from './base-stack';

/** What the network stack needs of other stacks. */
export interface NetworkStackNeeds {
  readonly alarms: AlarmsStack;
}

/** The VPC that all other stacks stand in. */
export class NetworkStack extends BaseStack {
  /** Literals that a reader need not ask the state for. */
  private readonly known: Pick<INetwork, 'cidrBlock' | 'zones'>;
  private readonly hasPodSubnets: boolean;

  constructor(scope: Construct, environment: EnvironmentOptions, { alarms }: NetworkStackNeeds) {
    super(scope, environment, 'network');
    const { network: options, zones } = environment;
    const { logRetentionDays = DEFAULT_LOG_RETENTION_DAYS } = environment;
    const network = new Network(this, 'Network', {
      options,
      zones,
      alarms: alarms.topicsFor(this),
      logRetentionDays,
    });
    this.known = { cidrBlock: network.cidrBlock, zones: network.zones };
    this.hasPodSubnets = network.podSubnetIds.length > 0;
    this.offer({
      vpc_id: network.vpcId,
      cidr_block: network.cidrBlock,
      zones: network.zones,
      public_subnet_ids: network.publicSubnetIds,
      private_subnet_ids: network.privateSubnetIds,
      private_route_table_ids: network.privateRouteTableIds,
      isolated_subnet_ids: network.isolatedSubnetIds,
      pod_subnet_ids: network.podSubnetIds,
    });
  }

  /** The network, as another stack sees it. */
  networkFor(consumer: BaseStack): INetwork {
    const offered = consumer.read(this);
    const perZone = (name: string) =>
      this.known.zones.map((_, index) => Token.asString(Fn.element(offered.getList(name), index)));
    return {
      ...this.known,
      vpcId: offered.getString('vpc_id'),
      publicSubnetIds: perZone('public_subnet_ids'),
      privateSubnetIds: perZone('private_subnet_ids'),
      privateRouteTableIds: perZone('private_route_table_ids'),
      isolatedSubnetIds: perZone('isolated_subnet_ids'),
      podSubnetIds: this.hasPodSubnets ? perZone('pod_subnet_ids') : [],
    };
  }
}
