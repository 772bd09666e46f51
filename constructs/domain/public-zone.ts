import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import type { CreatedZoneOptions, DomainOptions } from './domain-options';

/** An hour: who asked before a zone was made anew finds it within one. */
const TTL_SECONDS = 3600;

/** The CAA name of Amazon's authority. Source: https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html */
const AMAZON = 'amazon.com';

/**
 * The zone that answers for the domain on the internet: made here, with who may issue certificates below
 * it and its delegation where the parent's zone is known, or one that exists, whose name is checked.
 */
export class PublicZone extends Construct {
  readonly zoneId: string;
  /** Of a zone made here. */
  readonly nameServers: readonly string[] | undefined;
  /** What a certificate's proof waits for: the world asks this zone from then on. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, zone }: Pick<DomainOptions, 'name' | 'zone'>) {
    super(scope, id);
    if (zone.kind === 'existing') {
      this.zoneId = existingZone(this, 'Existing', zone.id, name, 'at-or-above').zoneId;
      this.nameServers = undefined;
      this.ready = [];
      return;
    }
    const made = new Route53Zone(this, 'Resource', {
      name,
      comment: `${name} on the internet, from the environment ${placementOf(this).environment}`,
      forceDestroy: false, // records of others are theirs to delete
      tags: { Name: name },
    });
    this.zoneId = made.zoneId;
    this.nameServers = made.nameServers;
    this.ready = [this.authorities(name, zone), ...this.delegation(name, zone, made)];
  }

  private authorities(name: string, { otherCertificateAuthorities = [] }: CreatedZoneOptions) {
    return new Route53Record(this, 'CertificateAuthorities', {
      zoneId: this.zoneId,
      name,
      type: 'CAA',
      ttl: TTL_SECONDS,
      records: [...new Set([AMAZON, ...otherCertificateAuthorities])].map(
        (authority) => `0 issue "${authority}"`,
      ),
    });
  }

  private delegation(name: string, { parentZoneId }: CreatedZoneOptions, made: Route53Zone) {
    if (parentZoneId === undefined) return [];
    const parent = existingZone(this, 'Parent', parentZoneId, name, 'above');
    return [
      new Route53Record(this, 'Delegation', {
        zoneId: parent.zoneId,
        name,
        type: 'NS',
        ttl: TTL_SECONDS,
        records: made.nameServers,
      }),
    ];
  }
}

/**
 * A zone that exists, which the plan refuses when it is private or of another domain. The provider would
 * append the zone's name to every record that is not below it, without a word:
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/route53/record.go (expandRecordName)
 */
function existingZone(
  scope: Construct,
  id: string,
  zoneId: string,
  domain: string,
  where: 'above' | 'at-or-above',
): DataAwsRoute53Zone {
  const own = 'trimsuffix(self.name, ".")';
  const above = `endswith("${domain}", format(".%s", ${own}))`;
  const fits = where === 'above' ? above : `(${own} == "${domain}" || ${above})`;
  const wanted = where === 'above' ? 'a domain above it' : 'it or of a domain above it';
  return new DataAwsRoute53Zone(scope, id, {
    zoneId,
    lifecycle: {
      postcondition: [
        {
          condition: `\${!self.private_zone && ${fits}}`,
          errorMessage: `The hosted zone ${zoneId} does not answer for ${domain} on the internet. Write the id of a public zone of ${wanted}.`,
        },
      ],
    },
  });
}
