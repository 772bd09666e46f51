import { MskServerlessCluster } from '@cdktf/provider-aws/lib/msk-serverless-cluster';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import type { Connections } from '#constructs/capabilities/connectable';
import { EncryptionKey } from '#constructs/capabilities/encrypted';
import type { IGrantable } from '#constructs/capabilities/grantable';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import type { LogRetentionDays } from '#constructs/kernel/log-retention';
import { placementOf } from '#constructs/kernel/placement';
import { dotted, requireValid } from '#constructs/kernel/schema';
import type { INetwork } from '#constructs/network/network-contract';
import { type Authentication, authentications } from './authentication-options';
import { clusterMistakes } from './cluster-mistakes';
import { addClusterGuards, type GuardedSchema, type GuardedTopic } from './cluster-guards';
import { addClusterParameters } from './cluster-parameters';
import { addClusterPolicy } from './cluster-policy';
import { type ClusterAttributes, ClusterReference } from './cluster-reference';
import { brokerCount, type ProvisionedCluster, replicationOf, zoneCount } from './cluster-size';
import { addBrokerAlarms, addLagAlarms } from './kafka-alarms';
import type { IKafkaCluster, ProduceOptions } from './kafka-cluster-contract';
import { kafkaOptions, type KafkaOptions } from './kafka-options';
import { KafkaTopic } from './kafka-topic';
import { isReplicated, ProvisionedBrokers } from './provisioned-brokers';
import { Replicator } from './replicator';
import { SchemaRegistry } from './schema-registry';
import { ScramUser } from './scram-user';
import { addStorageAutoscaling } from './storage-autoscaling';
import { topicProperties } from './topic-properties';

/** A cluster and what it needs from its surroundings. */
export interface KafkaClusterProps {
  /** Its name in the environment file: `events`; at AWS the environment's stands before it. */
  readonly name: string;
  /** Kind, brokers, topics and schemas, as the environment writes them. */
  readonly options: KafkaOptions;
  readonly network: INetwork;
  /** Where alarms are sent. */
  readonly alarms: IAlarmTopics;
  /** Days that broker logs are kept. */
  readonly logRetentionDays: LogRetentionDays;
  /**
   * Addresses, `<stack>/<type>.<id>`, of what may be lost; 'all' guards nothing. @default []
   */
  readonly mayLose?: readonly string[] | 'all';
}

/**
 * A Kafka cluster with its topics and schemas. Guarantees: clients come by TLS and prove who they
 * are, with IAM or what the options add; nothing reaches the brokers until `connections` lets it;
 * messages are encrypted with a key of its own; topics survive brokers, zones and their own removal
 * from the file.
 *
 * Changing `kind` or the name would replace the cluster and all messages in it: refused at the plan,
 * the name where a `PresenceGuard` holds the stack.
 *
 * @example new KafkaCluster(this, 'events', { name: 'events', options: { kind: 'serverless' }, network, alarms, logRetentionDays: 365 });
 */
export class KafkaCluster extends Construct implements IKafkaCluster {
  readonly clusterName: string;
  readonly clusterArn: string;
  /** The last part of the ARN, which the ARNs of topics and groups share. */
  readonly clusterUuid: string;
  readonly securityGroupId: string;
  readonly bootstrapBrokers: Readonly<Partial<Record<Authentication, string>>>;
  readonly registryName?: string;
  readonly connections: Connections;
  private readonly attributes: ClusterAttributes;
  private readonly reference: ClusterReference;

  /** A cluster that another stack or repository made. */
  static fromClusterAttributes(attributes: ClusterAttributes): IKafkaCluster {
    return new ClusterReference(attributes);
  }

  constructor(scope: Construct, id: string, props: KafkaClusterProps) {
    super(scope, id);
    const { name, options, network } = props;
    const placement = placementOf(this);
    this.requireSound(props);
    this.clusterName = `${placement.environment}-${name}`;

    // Its name and description are for ever: MSK would replace the cluster with its security group.
    const group = new SecurityGroup(this, 'SecurityGroup', {
      namePrefix: `${this.clusterName}-kafka-`,
      description: `Brokers of the Kafka cluster ${name}`,
      vpcId: network.vpcId,
      tags: { Name: `${this.clusterName}-kafka` },
    });
    this.securityGroupId = group.id;
    const subnetIds = network.privateSubnetIds.slice(0, zoneCount(network.zones));
    const { cluster, ...made } =
      options.kind === 'serverless'
        ? this.serverless(subnetIds)
        : this.provisioned(props, options, subnetIds);
    this.node.defaultChild = cluster;
    const { schemas = {}, consumerGroups = {} } = options;
    const registry =
      Object.keys(schemas).length === 0
        ? undefined
        : new SchemaRegistry(this, 'Schemas', { name: this.clusterName, schemas });
    const registryName = registry?.registryName;

    const { partition, region, account } = placement;
    const { clusterName, securityGroupId } = this;
    this.attributes = {
      ...{ ...made, clusterName, securityGroupId, partition, region, account },
      kind: options.kind,
      ...(registryName !== undefined && { registryName }),
      ...(options.kind !== 'serverless' && { topics: Object.keys(options.topics ?? {}) }),
    };
    this.clusterArn = made.clusterArn;
    this.clusterUuid = made.clusterUuid;
    this.bootstrapBrokers = made.bootstrapBrokers;
    if (registryName !== undefined) this.registryName = registryName;
    this.reference = new ClusterReference(this.attributes);
    this.connections = this.reference.connections;

    addLagAlarms(this, 'Lag', this.alarmed(props), consumerGroups);
    addClusterParameters(this, 'Parameters', { ...this.attributes, name });
    const topics = options.kind === 'serverless' ? [] : this.contents(props, options, subnetIds);
    this.guard(props, cluster, topics, registry?.schemas ?? []);
  }

  connectionsBy(authentication: Authentication): Connections {
    return this.reference.connectionsBy(authentication);
  }

  grantProduce(
    scope: Construct,
    id: string,
    grantee: IGrantable,
    topic: string,
    options?: ProduceOptions,
  ): void {
    this.reference.grantProduce(scope, id, grantee, topic, options);
  }

  grantConsume(
    scope: Construct,
    id: string,
    grantee: IGrantable,
    topic: string,
    group: string,
  ): void {
    this.reference.grantConsume(scope, id, grantee, topic, group);
  }

  grantAdminister(scope: Construct, id: string, grantee: IGrantable): void {
    this.reference.grantAdminister(scope, id, grantee);
  }

  private requireSound({ options, network }: KafkaClusterProps): void {
    const source = this.node.path;
    requireValid(kafkaOptions, options, source);
    const { region, account } = placementOf(this);
    const mistakes = clusterMistakes(options, { zones: network.zones, region, account });
    if (mistakes.length === 0) return;
    throw new InvalidInput(
      mistakes.map(({ path, ...each }) => ({ source, property: dotted(path), ...each })),
    );
  }

  private serverless(subnetIds: readonly string[]) {
    const cluster = new MskServerlessCluster(this, 'Resource', {
      clusterName: this.clusterName,
      clientAuthentication: { sasl: { iam: { enabled: true } } },
      vpcConfig: [{ subnetIds: [...subnetIds], securityGroupIds: [this.securityGroupId] }],
    });
    return {
      cluster,
      clusterArn: cluster.arn,
      clusterUuid: cluster.clusterUuid,
      bootstrapBrokers: { iam: cluster.bootstrapBrokersSaslIam },
    };
  }

  private provisioned(
    { name, logRetentionDays, ...props }: KafkaClusterProps,
    options: ProvisionedCluster,
    subnetIds: readonly string[],
  ) {
    const brokers = brokerCount(options, props.network.zones);
    const { cluster } = new ProvisionedBrokers(this, 'Brokers', {
      options,
      name,
      clusterName: this.clusterName,
      subnetIds,
      securityGroupId: this.securityGroupId,
      brokers,
      logRetentionDays,
    });
    const addresses: Readonly<Record<Authentication, string>> = {
      iam: cluster.bootstrapBrokersSaslIam,
      scram: cluster.bootstrapBrokersSaslScram,
      mtls: cluster.bootstrapBrokersTls,
    };
    const ways = authentications(options.authentication);
    return {
      cluster,
      clusterArn: cluster.arn,
      clusterUuid: cluster.clusterUuid,
      bootstrapBrokers: Object.fromEntries(ways.map((way) => [way, addresses[way]])),
    };
  }

  /** What lies in, looks at and leads out of a cluster with brokers of its own; gives its topics. */
  private contents(
    props: KafkaClusterProps,
    options: ProvisionedCluster,
    subnetIds: readonly string[],
  ): GuardedTopic[] {
    const { clusterArn, clusterName } = this;
    const brokers = brokerCount(options, props.network.zones);
    const topics = this.topics(props, options);
    this.users(props.name, options);
    addBrokerAlarms(this, 'Alarms', this.alarmed(props), options, brokers);
    if (options.kind === 'standard' && options.storage.growth?.owner === 'autoscaler') {
      addStorageAutoscaling(this, 'Growth', { clusterArn, clusterName }, options.storage.growth);
    }
    const policy = addClusterPolicy(this, 'Policy', {
      ...this.attributes,
      sharedWith: options.sharedWith ?? {},
      isReplicated: isReplicated(options),
    });
    const replicators = new Construct(this, 'Replicators');
    for (const [name, replication] of Object.entries(options.replicateTo ?? {})) {
      const source = { ...this.attributes, name: props.name, subnetIds };
      const dependsOn = policy === undefined ? [] : [policy];
      new Replicator(replicators, `To-${name}`, { name, options: replication, source, dependsOn });
    }
    return topics;
  }

  private topics(
    { name: cluster, network }: KafkaClusterProps,
    options: ProvisionedCluster,
  ): GuardedTopic[] {
    const topics = new Construct(this, 'Topics');
    return Object.entries(options.topics ?? {}).map(([name, topic]) => {
      const { partitions, onRemoval = 'keep' } = topic;
      const replication = replicationOf(options, topic, network.zones);
      // A plain name can be one that every object has: 'constructor'.
      const { resource } = new KafkaTopic(topics, `Topic-${name}`, {
        clusterArn: this.clusterArn,
        cluster,
        ...{ name, partitions, replication, onRemoval },
        properties: topicProperties(options.kind, topic, replication),
      });
      return { name, partitions, replication, resource };
    });
  }

  private guard(
    { name, options, network, mayLose = [] }: KafkaClusterProps,
    cluster: TerraformResource,
    topics: readonly GuardedTopic[],
    schemas: readonly GuardedSchema[],
  ): void {
    if (mayLose === 'all') return;
    const precondition = addClusterGuards(this, 'Guards', {
      ...{ name, cluster, options, zones: network.zones, topics, schemas },
      acknowledged: mayLose,
    });
    cluster.lifecycle = { ...cluster.lifecycle, precondition };
  }

  private users(name: string, { authentication }: ProvisionedCluster): void {
    const users = Object.entries(authentication?.scram?.users ?? {});
    if (users.length === 0) return;
    const { clusterArn, clusterName } = this;
    const { keyArn } = new EncryptionKey(this, 'UsersKey', {
      name: `kafka/${name}/users`,
      description: `Encrypts the passwords of the users of the Kafka cluster ${clusterName}`,
    });
    const scope = new Construct(this, 'Users');
    for (const [userName, options] of users) {
      new ScramUser(scope, `User-${userName}`, {
        clusterArn,
        clusterName,
        userName,
        options,
        keyArn,
      });
    }
  }

  private alarmed({ name, alarms }: KafkaClusterProps) {
    return { name, clusterName: this.clusterName, topics: alarms };
  }
}
