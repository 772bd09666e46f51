/**
 * The AWS services that a network can reach by an interface endpoint: the part after
 * `com.amazonaws.<region>.`. Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export const INTERFACE_ENDPOINTS = [
  'autoscaling',
  'cassandra',
  'ec2',
  'ec2messages',
  'ecr.api',
  'ecr.dkr',
  'eks',
  'eks-auth',
  'elasticloadbalancing',
  'glue',
  'kms',
  'logs',
  'monitoring',
  'rds',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'sts',
  'xray',
] as const;

/** One of these services. */
export type InterfaceEndpoint = (typeof INTERFACE_ENDPOINTS)[number];

/**
 * What nodes of a cluster without NAT must reach to join and to pull images.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
export const ENDPOINTS_OF_PRIVATE_NODES: readonly InterfaceEndpoint[] = [
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'eks',
  'eks-auth',
  'logs',
  'sts',
];
