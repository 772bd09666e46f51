import { type Precondition, TerraformLocal, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import {
  type DeployedRecord,
  DeploymentGuard,
  guardedAddress,
} from '#constructs/capabilities/guarded';
import { placementOf } from '#constructs/kernel/placement';
import { brokerCount, type Replication, zoneCount } from './cluster-size';
import type { KafkaKind, KafkaOptions } from './kafka-options';
import { dataFormatOf } from './registry-options';
import type { BrokerStorage } from './storage-options';
import { refusedUpgrades } from './version-upgrades';

/** What of a cluster cannot be taken back, and what holds it. */
export interface ClusterGuardsProps {
  /** The cluster's name in the environment file. */
  readonly name: string;
  readonly cluster: TerraformResource;
  readonly options: KafkaOptions;
  /** The environment's zones, in any spelling: their number counts. */
  readonly zones: readonly unknown[];
  readonly topics: readonly GuardedTopic[];
  readonly schemas: readonly GuardedSchema[];
  /** Addresses, `<stack>/<type>.<id>`, whose loss the environment acknowledges. */
  readonly acknowledged: readonly string[];
}

/** One topic and the stack that makes it. */
export interface GuardedTopic {
  readonly name: string;
  readonly partitions: number;
  readonly replication: Replication;
  readonly resource: TerraformResource;
}

/** One schema of the registry, its file and what holds it. */
export interface GuardedSchema {
  readonly name: string;
  readonly file: string;
  readonly resource: TerraformResource;
}

interface DeployedCluster extends DeployedRecord {
  readonly kind: KafkaKind;
  /** MSK's name of its version; serverless clusters have none to tell. */
  readonly version?: string;
  /** All its brokers, where it has any of its own. */
  readonly brokers?: number;
}

interface DeployedTopic extends DeployedRecord {
  readonly partitions: number;
  readonly replicationFactor: number;
}

interface DeployedDisks extends DeployedRecord {
  readonly gibPerBroker: number;
  readonly kind: BrokerStorage['kind'];
}

interface DeployedSchema extends DeployedRecord {
  readonly format: string;
}

/**
 * Refuses, when Terraform plans, what MSK would refuse after half a deployment (an older version,
 * fewer brokers, a topic with fewer partitions or other replicas, smaller disks, a tier taken back)
 * and what it would not (another kind, for which Terraform deletes the cluster; a schema that is
 * deleted with all its versions). A cluster that is removed from the environment takes these guards
 * with it: its stack has a `PresenceGuard`.
 *
 * @returns the conditions for the `lifecycle` of the cluster.
 */
export function addClusterGuards(
  scope: Construct,
  id: string,
  props: ClusterGuardsProps,
): Precondition[] {
  const guards = new Construct(scope, id);
  const path = `/${placementOf(scope).environment}/kafka/${props.name}/deployed`;
  return [
    clusterGuard(guards, `${path}/cluster`, props),
    topicsGuard(guards, `${path}/topics`, props),
    disksGuard(guards, `${path}/disks`, props),
    schemasGuard(guards, `${path}/schemas`, props),
  ].map(({ precondition }) => precondition);
}

function clusterGuard(scope: Construct, path: string, props: ClusterGuardsProps) {
  const { name, cluster, options, zones, acknowledged } = props;
  const record = deployedCluster(props);
  const refused = options.kind === 'serverless' ? {} : refusedUpgrades(options, zoneCount(zones));
  const reasons = `local.${new TerraformLocal(scope, 'RefusedUpgrades', refused).friendlyUniqueId}`;
  const version = `try(old.version, "")`;
  const fewer = (next: string) => `try(${next}.brokers < old.brokers, false)`;
  return new DeploymentGuard<DeployedCluster>(scope, 'Cluster', {
    path,
    parametersId: 'Parameters',
    guarded: [{ record, resource: cluster }],
    acknowledged,
    kept: (next) =>
      [
        `${next}.address == old.address`,
        `${next}.kind == old.kind`,
        `!contains(keys(${reasons}), ${version})`,
        `!${fewer(next)}`,
      ].join(' && '),
    told: (next) =>
      // of another kind, version and brokers say nothing
      `${next}.kind != old.kind || ${next}.address != old.address ? "It is \${old.kind} and would become ${options.kind}, which MSK does not do in place: \${old.address} would go with all its messages. Write kind: '\${old.kind}', or make a second cluster and replicate; to lose it, acknowledge \${old.address}." : join(" ", compact([${[
        `contains(keys(${reasons}), ${version}) ? "It has version \${${version}} and would get \${${next}.version}. \${lookup(${reasons}, ${version}, "")}" : ""`,
        `${fewer(next)} ? "It has \${old.brokers} brokers and would get \${${next}.brokers}: MSK takes away only those that hold no partition. Write brokersPerZone: \${ceil(old.brokers / ${zoneCount(zones)})}; or move their partitions to others first, and acknowledge \${old.address}." : ""`,
      ].join(', ')}]))`,
    message: (lost) =>
      `The Kafka cluster ${name} cannot be changed so. \${join(" ", flatten(values(${lost})))}`,
  });
}

function deployedCluster({ name, cluster, options, zones }: ClusterGuardsProps): DeployedCluster {
  const { kind } = options;
  return {
    ...{ name, address: guardedAddress(cluster), kind },
    ...(kind !== 'serverless' && {
      version: options.version,
      brokers: brokerCount(options, zones),
    }),
  };
}

function topicsGuard(scope: Construct, path: string, props: ClusterGuardsProps) {
  const { name, topics, acknowledged } = props;
  return new DeploymentGuard<DeployedTopic>(scope, 'Topics', {
    path,
    parametersId: 'Parameters',
    guarded: topics.map(({ resource, replication: { replicationFactor }, ...topic }) => ({
      record: {
        name: topic.name,
        address: guardedAddress(resource),
        partitions: topic.partitions,
        replicationFactor,
      },
      resource,
    })),
    acknowledged,
    // a topic that is taken out has no successor: it stays in the cluster unless `onRemoval` says otherwise
    kept: (next) =>
      `try(${next}.partitions, old.partitions) >= old.partitions && try(${next}.replicationFactor, old.replicationFactor) == old.replicationFactor`,
    told: (next) =>
      `join(" ", compact([${[
        `${next}.partitions < old.partitions ? "\${old.name} has \${old.partitions} partitions and would get \${${next}.partitions}: write partitions: \${old.partitions} or more, or make a topic of another name." : ""`,
        `${next}.replicationFactor != old.replicationFactor ? "\${old.name} has \${old.replicationFactor} replicas and would get \${${next}.replicationFactor}: write replicationFactor: \${old.replicationFactor}, or make a topic of another name." : ""`,
      ].join(', ')}]))`,
    message: (lost) =>
      `The Kafka cluster ${name} cannot change its topics so: partitions only grow and replicas stay. \${join(" ", flatten(values(${lost})))}`,
  });
}

function disksGuard(scope: Construct, path: string, props: ClusterGuardsProps) {
  const { name, cluster, options, acknowledged } = props;
  const storage = options.kind === 'standard' ? options.storage : undefined;
  const record = storage && {
    name: 'brokers',
    address: guardedAddress(cluster),
    gibPerBroker: storage.gibPerBroker,
    kind: storage.kind,
  };
  return new DeploymentGuard<DeployedDisks>(scope, 'Disks', {
    path,
    parametersId: 'Parameters',
    guarded: record === undefined ? [] : [{ record, resource: cluster }],
    acknowledged,
    // a cluster that has no disks any more is of another kind, which its own guard refuses
    kept: (next) =>
      `try(${next}.gibPerBroker, old.gibPerBroker) >= old.gibPerBroker && (old.kind == "local" || try(${next}.kind, old.kind) == "tiered")`,
    told: (next) =>
      `"\${old.gibPerBroker} GiB a broker, \${old.kind}, would become \${${next}.gibPerBroker}, \${${next}.kind}: write gibPerBroker: \${old.gibPerBroker} or more and kind: '\${old.kind == "tiered" ? old.kind : ${next}.kind}'."`,
    message: (lost) =>
      `The disks of the Kafka cluster ${name} only grow, and a tier cannot be taken back. \${join(" ", flatten(values(${lost})))}`,
  });
}

function schemasGuard(scope: Construct, path: string, props: ClusterGuardsProps) {
  const { name, schemas, acknowledged } = props;
  return new DeploymentGuard<DeployedSchema>(scope, 'Schemas', {
    path,
    parametersId: 'Parameters',
    guarded: schemas.map(({ name: schema, file, resource }) => ({
      record: {
        name: schema,
        address: guardedAddress(resource),
        format: dataFormatOf(file) ?? 'AVRO',
      },
      resource,
    })),
    acknowledged,
    kept: (next) => `${next}.address == old.address && ${next}.format == old.format`,
    told: () => 'old.address',
    message: (lost) =>
      `This would delete all versions of the schemas \${join(", ", keys(${lost}))} of the Kafka cluster ${name}: they are gone from the file or have another format, and messages written with them could no longer be decoded. Take it back, or acknowledge \${join(", ", flatten(values(${lost})))}.`,
  });
}
