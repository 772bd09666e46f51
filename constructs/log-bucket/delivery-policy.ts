import type { Placement } from '#constructs/kernel/placement';
import { policyDocument, type PolicyStatement } from '#constructs/kernel/policy-document';

/** A load balancer that delivers logs. */
export interface LoggingBalancer {
  /** Its name in the environment file, below which its logs lie. */
  readonly name: string;
  readonly kind: 'application' | 'network';
}

/** Where a balancer's logs of one kind lie: `public/access`. */
function logPrefix(balancer: string, log: 'access' | 'connection'): string {
  return `${balancer}/${log}`;
}

/**
 * The policy of a bucket to which load balancers deliver, each below its own name and this account's id, and
 * to which everybody speaks by TLS alone. The two kinds deliver by different services.
 * Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html,
 * …/application/enable-connection-logging.html and …/network/enable-access-logs.html
 */
export function deliveryPolicy(
  bucketArn: string,
  balancers: readonly LoggingBalancer[],
  { account, region, partition }: Placement,
): string {
  const below = (kind: LoggingBalancer['kind'], ...logs: readonly ('access' | 'connection')[]) =>
    balancers
      .filter((balancer) => balancer.kind === kind)
      .flatMap(({ name }) =>
        logs.map((log) => `${bucketArn}/${logPrefix(name, log)}/AWSLogs/${account}/*`),
      );
  const application = below('application', 'access', 'connection');
  const network = below('network', 'access');
  const ours = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:*` },
  };
  const statements: readonly PolicyStatement[] = [
    {
      sid: 'TlsOnly',
      effect: 'Deny',
      actions: ['s3:*'],
      resources: [bucketArn, `${bucketArn}/*`],
      principals: { AWS: '*' },
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    ...(application.length === 0
      ? []
      : [
          {
            sid: 'ApplicationLoadBalancersDeliver',
            actions: ['s3:PutObject'],
            resources: application,
            principals: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          },
        ]),
    ...(network.length === 0
      ? []
      : [
          {
            sid: 'NetworkLoadBalancersLook',
            actions: ['s3:GetBucketAcl', 's3:ListBucket'],
            resources: [bucketArn],
            principals: { Service: 'delivery.logs.amazonaws.com' },
            conditions: ours,
          },
          {
            sid: 'NetworkLoadBalancersDeliver',
            actions: ['s3:PutObject'],
            resources: network,
            principals: { Service: 'delivery.logs.amazonaws.com' },
            conditions: {
              ...ours,
              StringEquals: {
                ...ours.StringEquals,
                's3:x-amz-acl': 'bucket-owner-full-control',
              },
            },
          },
        ]),
  ];
  return policyDocument(...statements);
}
