import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import { alarm, type IAlarmTopics } from '#constructs/capabilities/alarmed';
import { constructId } from '#constructs/kernel/construct-id';
import { commonNameOf } from './certificate-names';
import type { KeyAlgorithm } from './domain-options';
import type { PublicZone } from './public-zone';

/** A certificate and where its names are proven. */
export interface CertificateProps {
  /** At least one, none twice. */
  readonly hosts: readonly string[];
  readonly keyAlgorithm: KeyAlgorithm;
  readonly zone: PublicZone;
  /** Whether the records that prove the names are made here; else another environment has them. */
  readonly provesNames: boolean;
  /** Who hears that it expires. */
  readonly alarms: IAlarmTopics;
}

/** Names and values of proofs never change, so their time to live matters little. */
const TTL_SECONDS = 300;

const DAY_SECONDS = 86_400;

/**
 * ACM tries to renew from 60 days before the end on: with 30 left it has failed for weeks.
 * Source: https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-renewal.html
 */
const EXPIRY_DAYS = 30;

/**
 * One certificate for several hosts, each proven by a record in the public zone, which also renews it.
 * Another host replaces it: the new one is issued before listeners change and the old one goes.
 */
export class Certificate extends Construct {
  /** Of the issued certificate: who uses it waits until ACM has seen every proof. */
  readonly certificateArn: string;

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const { hosts, keyAlgorithm, zone, provesNames, alarms } = props;
    const commonName = commonNameOf(hosts);
    const certificate = new AcmCertificate(this, 'Resource', {
      domainName: commonName,
      subjectAlternativeNames: hosts.filter((host) => host !== commonName),
      validationMethod: 'DNS',
      keyAlgorithm,
      lifecycle: { createBeforeDestroy: true },
    });
    const proofs = provesNames ? hosts.map((host) => this.proof(certificate, host, zone)) : [];
    this.certificateArn = new AcmCertificateValidation(this, 'Issued', {
      certificateArn: certificate.arn,
      dependsOn: [...proofs, ...zone.ready],
    }).certificateArn;

    alarm(this, 'ExpiryAlarm', {
      topics: alarms,
      severity: 'critical',
      name: 'certificate-expiry',
      description: `The certificate of ${commonName} ends within ${EXPIRY_DAYS} days and was not renewed. Check that the zone still has its _….acm-validations.aws records and is the one that the domain is delegated to.`,
      namespace: 'AWS/CertificateManager',
      metricName: 'DaysToExpiry',
      dimensions: { CertificateArn: certificate.arn },
      statistic: 'Minimum',
      comparison: 'LessThanThreshold',
      threshold: EXPIRY_DAYS,
      periodSeconds: DAY_SECONDS,
      whenMissing: 'ignore', // measured about once a day
    });
  }

  /**
   * The record that proves one host. ACM gives an account the same one for a name for ever, in every region
   * (https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html). So it is found by the host and, once
   * made, left alone: the certificate that another host brings would else replace the records of all.
   */
  private proof(certificate: AcmCertificate, host: string, { zoneId }: PublicZone): Route53Record {
    const ofHost = (attribute: string) =>
      `\${one([for option in ${certificate.fqn}.domain_validation_options : option.${attribute} if option.domain_name == "${host}"])}`;
    return new Route53Record(this, `Proof-${constructId(host)}`, {
      zoneId,
      name: ofHost('resource_record_name'),
      type: ofHost('resource_record_type'),
      records: [ofHost('resource_record_value')],
      ttl: TTL_SECONDS,
      lifecycle: { ignoreChanges: ['name', 'type', 'records'] },
    });
  }
}
