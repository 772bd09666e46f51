import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Construct } from 'constructs';
import { ANYWHERE } from '#constructs/kernel/ipv4-cidr';
import { placementOf } from '#constructs/kernel/placement';

/** One tier of subnets, one in each zone. */
export interface SubnetTierProps {
  readonly vpcId: string;
  /** A part of each subnet's `Name`. */
  readonly name: string;
  /** The block of each zone. */
  readonly blocks: readonly { readonly zone: string; readonly block: string }[];
  /** One table for all zones, one for each, or those of another tier. */
  readonly routeTables: 'shared' | 'per-zone' | SubnetTier;
  /** Tags of the subnets beside `Name`. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Subnets of one kind with their route tables. Ids carry the zone's letter, never a position. */
export class SubnetTier extends Construct {
  /** In the order of the zones. */
  readonly subnetIds: readonly string[];
  /** By zone letter; the same id in every zone where the table is shared. */
  readonly routeTableIdOf: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: SubnetTierProps) {
    super(scope, id);
    const { environment, region } = placementOf(this);
    const { vpcId, name, blocks, tags } = props;
    this.routeTableIdOf = this.tables(props);

    this.subnetIds = blocks.map(({ zone, block }) => {
      const letter = zone.toUpperCase();
      const subnet = new Subnet(this, `Subnet${letter}`, {
        vpcId,
        cidrBlock: block,
        availabilityZone: `${region}${zone}`,
        mapPublicIpOnLaunch: false,
        tags: { Name: `${environment}-${name}-${region}${zone}`, ...tags },
      });
      new RouteTableAssociation(this, `Association${letter}`, {
        subnetId: subnet.id,
        routeTableId: this.routeTableIdOf.get(zone) ?? '',
      });
      return subnet.id;
    });
  }

  /** Each table once. */
  get routeTableIds(): readonly string[] {
    return [...new Set(this.routeTableIdOf.values())];
  }

  /** Makes the tier public: its way out, and in, is the internet gateway. */
  routeToInternetGateway(gatewayId: string): void {
    for (const routeTableId of this.routeTableIds) {
      new Route(this, 'Internet', { routeTableId, destinationCidrBlock: ANYWHERE, gatewayId });
    }
  }

  private tables(props: SubnetTierProps): ReadonlyMap<string, string> {
    const { environment, region } = placementOf(this);
    const { vpcId, name, blocks, routeTables } = props;
    if (routeTables instanceof SubnetTier) return routeTables.routeTableIdOf;
    const table = (id: string, label: string) =>
      new RouteTable(this, id, { vpcId, tags: { Name: `${environment}-${label}` } }).id;
    if (routeTables === 'shared') {
      const shared = table('RouteTable', name);
      return new Map(blocks.map(({ zone }) => [zone, shared]));
    }
    return new Map(
      blocks.map(({ zone }) => [
        zone,
        table(`RouteTable${zone.toUpperCase()}`, `${name}-${region}${zone}`),
      ]),
    );
  }
}
