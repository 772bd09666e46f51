/**
 * What a network offers to others: the one thing other constructs know of it. All lists of subnets
 * are in the order of `zones`.
 */
export interface INetwork {
  readonly vpcId: string;
  /** The VPC's own block. */
  readonly cidrBlock: string;
  /** Names of the availability zones: `eu-west-1a`. */
  readonly zones: readonly string[];
  /** Subnets with a way in from the internet: load balancers and NAT gateways. */
  readonly publicSubnetIds: readonly string[];
  /** Subnets with a way out by NAT at most: nodes, pods, brokers. */
  readonly privateSubnetIds: readonly string[];
  /** Route tables of the private subnets: where a peering or a transit gateway adds its routes. */
  readonly privateRouteTableIds: readonly string[];
  /** Subnets without a way out: databases. */
  readonly isolatedSubnetIds: readonly string[];
  /** Subnets of the second block for pods; empty where pods share the private subnets. */
  readonly podSubnetIds: readonly string[];
}
