import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';

/** The zone of internal hosts. */
export interface PrivateZoneProps {
  /** `internal.shop.example.com`. */
  readonly name: string;
  /** Where it is answered. */
  readonly vpcId: string;
}

/** A zone that is answered in one VPC alone. */
export class PrivateZone extends Construct {
  readonly zoneId: string;

  constructor(scope: Construct, id: string, { name, vpcId }: PrivateZoneProps) {
    super(scope, id);
    this.zoneId = new Route53Zone(this, 'Resource', {
      name,
      comment: `${name} in the VPC of the environment ${placementOf(this).environment}`,
      vpc: [{ vpcId }],
      forceDestroy: false, // records of others are theirs to delete
      tags: { Name: name },
    }).zoneId;
  }
}
