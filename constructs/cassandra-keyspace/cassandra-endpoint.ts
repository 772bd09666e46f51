import { DataAwsVpcEndpoint } from '@cdktf/provider-aws/lib/data-aws-vpc-endpoint';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import type { INetwork } from '#constructs/network/network-contract';

/** How Amazon Keyspaces is reached from a network. */
export interface CassandraEndpointProps {
  readonly network: INetwork;
  /** Whether the network has an endpoint for Keyspaces already: then that one is used. */
  readonly inNetwork: boolean;
}

/**
 * The one way from a network to Amazon Keyspaces, for all keyspaces: an interface endpoint with
 * private DNS in every zone, which nobody may use until a keyspace's `connections` let them.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html
 */
export class CassandraEndpoint extends Construct {
  /** The security group that stands for it. */
  readonly securityGroupId: string;
  /** Zones with an address of it: drivers see so many nodes. */
  readonly zones: number;

  constructor(scope: Construct, id: string, { network, inNetwork }: CassandraEndpointProps) {
    super(scope, id);
    this.zones = network.privateSubnetIds.length;
    this.securityGroupId = inNetwork ? this.groupOfNetwork(network) : this.endpoint(network);
  }

  private endpoint({ vpcId, privateSubnetIds }: INetwork): string {
    const { environment, region } = placementOf(this);
    const group = new SecurityGroup(this, 'SecurityGroup', {
      namePrefix: `${environment}-cassandra-`,
      description: 'The interface endpoint of Amazon Keyspaces',
      vpcId,
      tags: { Name: `${environment}-cassandra` },
      lifecycle: { createBeforeDestroy: true },
    });
    new VpcEndpoint(this, 'Resource', {
      vpcId,
      serviceName: `com.amazonaws.${region}.cassandra`,
      vpcEndpointType: 'Interface',
      privateDnsEnabled: true,
      subnetIds: [...privateSubnetIds],
      securityGroupIds: [group.id],
      tags: { Name: `${environment}-cassandra` },
    });
    return group.id;
  }

  /** Private DNS allows one endpoint for a service, so the network's own is found and used. */
  private groupOfNetwork({ vpcId }: INetwork): string {
    const { securityGroupIds } = new DataAwsVpcEndpoint(this, 'OfNetwork', {
      vpcId,
      serviceName: `com.amazonaws.${placementOf(this).region}.cassandra`,
    });
    return Token.asString(Fn.element(Fn.tolist(securityGroupIds), 0));
  }
}
