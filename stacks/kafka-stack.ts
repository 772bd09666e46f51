import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { heldBy, PresenceGuard } from '#constructs/capabilities/presence-guard';
import {
  type Authentication,
  authentications,
} from '#constructs/kafka-cluster/authentication-options';
import { KafkaCluster } from '#constructs/kafka-cluster/kafka-cluster';
import type { IKafkaCluster } from '#constructs/kafka-cluster/kafka-cluster-contract';
import type { KafkaOptions } from '#constructs/kafka-cluster/kafka-options';
import { DEFAULT_LOG_RETENTION_DAYS } from '#constructs/kernel/log-retention';
import { placementOf } from '#constructs/kernel/placement';
import type { EnvironmentOptions } from '#environments/environment';
import type { AlarmsStack } from './alarms-stack';
import { BaseStack } from './base-stack';
import { mayLose } from './may-lose';
import type { NetworkStack } from './network-stack';

/** What the Kafka stack needs of other stacks. */
export interface KafkaStackNeeds {
  readonly network: NetworkStack;
  readonly alarms: AlarmsStack;
}

/** The Kafka clusters of an environment, with their topics and schemas. */
export class KafkaStack extends BaseStack {
  constructor(
    scope: Construct,
    environment: EnvironmentOptions,
    { network, alarms }: KafkaStackNeeds,
  ) {
    super(scope, environment, 'kafka');
    const { kafka = {}, logRetentionDays = DEFAULT_LOG_RETENTION_DAYS } = environment;
    const clusters: Record<string, TerraformResource> = {};
    for (const [name, options] of Object.entries(kafka)) {
      // A cluster may have any name, also that of something the stack itself has: 'backend'.
      const cluster = new KafkaCluster(this, `Cluster-${name}`, {
        name,
        options,
        network: network.networkFor(this),
        alarms: alarms.topicsFor(this),
        logRetentionDays,
        mayLose: mayLose(environment),
      });
      this.offerCluster(name, cluster);
      clusters[name] = heldBy(cluster);
    }
    const acknowledged = mayLose(environment);
    if (acknowledged === 'all') return;
    new PresenceGuard(this, 'Presence', {
      path: `/${environment.name}/deployed/kafka-clusters`,
      present: clusters,
      acknowledged,
      what: 'Kafka clusters',
      contents: 'messages',
      causes: 'gone from kafka in the environment file, renamed or of another kind',
    });
  }

  /**
   * One of the clusters, as another stack sees it. Throws where the environment has none of the
   * name.
   */
  clusterFor(consumer: BaseStack, name: string): IKafkaCluster {
    const options = this.environment.kafka?.[name];
    if (options === undefined) {
      throw new Error(`${this.environment.name} has no Kafka cluster named ${name}`);
    }
    const offered = consumer.read(this);
    const text = (part: string) => offered.getString(`${name}_${part}`);
    const { environment, partition, region, account } = placementOf(this);
    return KafkaCluster.fromClusterAttributes({
      kind: options.kind,
      ...{ partition, region, account },
      clusterName: `${environment}-${name}`,
      clusterArn: text('cluster_arn'),
      clusterUuid: text('cluster_uuid'),
      securityGroupId: text('security_group_id'),
      bootstrapBrokers: Object.fromEntries(
        waysInto(options).map((way) => [way, text(`bootstrap_brokers_${way}`)]),
      ),
      ...(hasSchemas(options) && { registryName: `${environment}-${name}` }),
      ...(options.kind !== 'serverless' && { topics: Object.keys(options.topics ?? {}) }),
    });
  }

  private offerCluster(name: string, cluster: KafkaCluster): void {
    const { clusterArn, clusterName, clusterUuid, securityGroupId, bootstrapBrokers } = cluster;
    const { registryName } = cluster;
    const parts: Record<string, string> = {
      cluster_arn: clusterArn,
      cluster_name: clusterName,
      cluster_uuid: clusterUuid,
      security_group_id: securityGroupId,
      ...(registryName !== undefined && { registry_name: registryName }),
    };
    for (const [way, brokers] of Object.entries(bootstrapBrokers)) {
      parts[`bootstrap_brokers_${way}`] = brokers;
    }
    this.offer(
      Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${name}_${part}`, value])),
    );
  }
}

function waysInto(options: KafkaOptions): Authentication[] {
  return options.kind === 'serverless' ? ['iam'] : authentications(options.authentication);
}

function hasSchemas({ schemas = {} }: KafkaOptions): boolean {
  return Object.keys(schemas).length > 0;
}
