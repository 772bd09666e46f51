import { brokerCount, mostBrokers, type ProvisionedCluster, zoneCount } from './cluster-size';
import type { KafkaOptions } from './kafka-options';
import { propertyMistakes } from './property-mistakes';
import { CLUSTER_ARN } from './replication-options';
import { schemaMistakes } from './schema-mistakes';
import { type ClusterMistake, topicMistakes } from './topic-mistakes';

/** Where a cluster stands. */
export interface Surroundings {
  /** The environment's zones, in any spelling: their number counts. */
  readonly zones: readonly unknown[];
  readonly region: string;
  /** The environment's account. */
  readonly account: string;
}

/** Everything wrong with a cluster that its options alone do not tell. */
export function clusterMistakes(cluster: KafkaOptions, where: Surroundings): ClusterMistake[] {
  const { zones, region, account } = where;
  return [
    ...zoneMistakes(cluster, zones),
    ...(cluster.kind === 'serverless'
      ? []
      : [
          ...brokerMistakes(cluster, zones),
          ...replicationMistakes(cluster, where),
          ...sharingMistakes(cluster, account),
          ...authenticationMistakes(cluster, region),
          ...propertyMistakes(cluster, zones),
        ]),
    ...topicMistakes(cluster, zones),
    ...schemaMistakes(cluster.schemas),
  ];
}

/**
 * Fewer zones than MSK builds a cluster of the kind in. Source:
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-broker-types.html
 */
export function zoneMistakes(cluster: KafkaOptions, zones: readonly unknown[]): ClusterMistake[] {
  const least = cluster.kind === 'express' ? 3 : 2;
  if (zones.length >= least) return [];
  return [
    {
      path: ['kind'],
      got: cluster.kind,
      expected: `an environment of at least ${least} zones for a cluster of this kind, not ${zones.length}`,
      fix:
        cluster.kind === 'express' && zones.length === 2
          ? "Append a zone, or write 'standard'."
          : 'Append a zone.',
    },
  ];
}

/** More brokers than one cluster may have. */
export function brokerMistakes(
  cluster: ProvisionedCluster,
  zones: readonly unknown[],
): ClusterMistake[] {
  const most = mostBrokers(cluster.version);
  const brokers = brokerCount(cluster, zones);
  if (brokers <= most) return [];
  const perZone = Math.floor(most / zoneCount(zones));
  return [
    {
      path: ['brokersPerZone'],
      got: cluster.brokersPerZone,
      expected: `at most ${most} brokers on Kafka ${cluster.version}, not ${brokers}`,
      fix: `Write ${perZone} or less, or take a larger brokerType.`,
    },
  ];
}

/**
 * Source:
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-replicator-prepare-clusters.html
 */
const LEAST_BROKERS_TO_REPLICATE = 3;

/** What MSK Replicator does not take: a target in the same region or of another account, few brokers. */
export function replicationMistakes(
  cluster: ProvisionedCluster,
  { zones, region, account }: Surroundings,
): ClusterMistake[] {
  const targets = Object.entries(cluster.replicateTo ?? {});
  const brokers = brokerCount(cluster, zones);
  const mistakes: ClusterMistake[] = targets.flatMap(([name, { clusterArn }]) => {
    const [, itsRegion, itsAccount] = CLUSTER_ARN.exec(clusterArn) ?? [];
    if (itsRegion !== region && itsAccount === account) return [];
    return [
      {
        path: ['replicateTo', name, 'clusterArn'],
        got: clusterArn,
        expected: `a cluster of the environment's own account, ${account}, in a region other than ${region}`,
        fix: 'Name a cluster of this account in another region: MSK copies to no other.',
      },
    ];
  });
  if (targets.length === 0 || brokers >= LEAST_BROKERS_TO_REPLICATE) return mistakes;
  return [
    ...mistakes,
    {
      path: ['replicateTo'],
      got: Object.keys(cluster.replicateTo ?? {}),
      expected: `a cluster of at least ${LEAST_BROKERS_TO_REPLICATE} brokers to replicate from, not ${brokers}`,
      fix: 'Raise brokersPerZone, or append a zone.',
    },
  ];
}

/** The account of the cluster needs no sharing: its roles get grants. */
export function sharingMistakes(
  { sharedWith = {} }: ProvisionedCluster,
  account: string,
): ClusterMistake[] {
  if (!Object.hasOwn(sharedWith, account)) return [];
  return [
    {
      path: ['sharedWith', account],
      got: sharedWith[account],
      expected: 'other accounts than that of the environment',
      fix: 'Remove it: roles of this account use the grants of the cluster.',
    },
  ];
}

/**
 * Functions and authorities of another region: Secrets Manager and MSK reach those of their own. An
 * authority may be of another account.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-authentication.html
 */
export function authenticationMistakes(
  { authentication = {} }: ProvisionedCluster,
  region: string,
): ClusterMistake[] {
  const { scram, mtls } = authentication;
  const named: { path: (string | number)[]; arn: string }[] = [
    ...Object.entries(scram?.users ?? {}).flatMap(([user, { rotation }]) =>
      rotation === undefined
        ? []
        : [{ path: ['scram', 'users', user, 'rotation', 'lambdaArn'], arn: rotation.lambdaArn }],
    ),
    ...(mtls?.certificateAuthorityArns ?? []).map((arn, index) => ({
      path: ['mtls', 'certificateAuthorityArns', index],
      arn,
    })),
  ];
  return named
    .filter(({ arn }) => arn.split(':')[3] !== region)
    .map(({ path, arn }) => ({
      path: ['authentication', ...path],
      got: arn,
      expected: `one in the region of the environment, ${region}`,
      fix: `Make one in ${region} and name it.`,
    }));
}
