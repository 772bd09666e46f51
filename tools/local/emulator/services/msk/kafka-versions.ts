import type { RestJsonOperation } from '../../rest-json';
import { isExpress, type ProvisionedCluster } from './cluster-state';
import { badRequest } from './errors';
import { paginate, requireProvisioned, type MskContext } from './msk-context';

/** A Kafka version of MSK. */
interface Version {
  readonly version: string;
  readonly status: 'ACTIVE' | 'DEPRECATED';
  /** The brokers that alone run it; all of them when absent. */
  readonly only?: 'standard' | 'express';
}

/**
 * Oldest first, as of 2026-11-24. Versions of the KRaft metadata mode end in `.kraft`; 4 has no
 * other mode.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html
 */
const VERSIONS: readonly Version[] = [
  { version: '2.8.2.tiered', status: 'DEPRECATED', only: 'standard' },
  { version: '3.3.2', status: 'DEPRECATED', only: 'standard' },
  { version: '3.4.0', status: 'DEPRECATED', only: 'standard' },
  { version: '3.5.1', status: 'DEPRECATED', only: 'standard' },
  { version: '3.6.0', status: 'DEPRECATED' },
  { version: '3.7.x', status: 'DEPRECATED', only: 'standard' },
  { version: '3.7.x.kraft', status: 'DEPRECATED', only: 'standard' },
  { version: '3.8.x', status: 'ACTIVE' },
  { version: '3.8.x.kraft', status: 'ACTIVE', only: 'standard' },
  { version: '3.9.x', status: 'ACTIVE' },
  { version: '3.9.x.kraft', status: 'ACTIVE' },
  { version: '4.0.x.kraft', status: 'ACTIVE', only: 'standard' },
  { version: '4.1.x.kraft', status: 'ACTIVE', only: 'standard' },
  { version: '4.2.x.kraft', status: 'ACTIVE', only: 'express' },
];

/** True of a version that keeps its metadata in Kafka itself instead of ZooKeeper. */
export function isKraft(version: string): boolean {
  return version.endsWith('.kraft');
}

/** True when the version is at least this major and minor one. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** Refused when MSK does not run the version on brokers of this type. */
export function checkKafkaVersion(version: string, instanceType: string): void {
  const found = VERSIONS.find((one) => one.version === version);
  if (!found || !runsOn(found, instanceType)) {
    throw badRequest(
      `Unsupported KafkaVersion [${version}]. Valid values: ` +
        `[${versionsFor(instanceType).join(', ')}]`,
      'kafkaVersion',
    );
  }
}

/** Refused when MSK does not update from one version to the other. */
export function checkVersionUpdate(current: string, target: string, instanceType: string): void {
  if (!targetsOf(current, instanceType).includes(target)) {
    throw badRequest(
      `Unsupported KafkaVersion update from [${current}] to [${target}].`,
      'targetKafkaVersion',
    );
  }
}

/** ListKafkaVersions and GetCompatibleKafkaVersions. */
export function kafkaVersionOperations(context: MskContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'ListKafkaVersions',
      method: 'GET',
      path: '/v1/kafka-versions',
      handle: (input) => {
        const all = VERSIONS.map(({ version, status }) => ({ version, status }));
        const { items: kafkaVersions, ...rest } = paginate(all, input);
        return { kafkaVersions, ...rest };
      },
    },
    {
      name: 'GetCompatibleKafkaVersions',
      method: 'GET',
      path: '/v1/compatible-kafka-versions',
      handle: (input) => {
        const clusterArn = input.query.get('clusterArn');
        const compatible =
          clusterArn === null
            ? VERSIONS.map(({ version }) => pair(version))
            : [
                ofCluster(
                  requireProvisioned(context.cluster({ ...input, labels: { clusterArn } })),
                ),
              ];
        return { compatibleKafkaVersions: compatible };
      },
    },
  ];
}

function ofCluster({ provisioned }: ProvisionedCluster): object {
  return pair(provisioned.kafkaVersion, provisioned.brokerNodeGroupInfo.instanceType);
}

function pair(sourceVersion: string, instanceType?: string): object {
  return { sourceVersion, targetVersions: targetsOf(sourceVersion, instanceType) };
}

/** Later versions of the same metadata mode: no cluster moves from ZooKeeper to KRaft in place. */
function targetsOf(current: string, instanceType?: string): readonly string[] {
  const versions = versionsFor(instanceType);
  const from = VERSIONS.findIndex(({ version }) => version === current);
  return versions.filter(
    (version) =>
      VERSIONS.findIndex((one) => one.version === version) > from &&
      isKraft(version) === isKraft(current),
  );
}

function versionsFor(instanceType = ''): readonly string[] {
  const offered = VERSIONS.filter((one) => one.status === 'ACTIVE' && runsOn(one, instanceType));
  return offered.map(({ version }) => version);
}

function runsOn({ only }: Version, instanceType: string): boolean {
  return only === undefined || (only === 'express') === isExpress(instanceType);
}
