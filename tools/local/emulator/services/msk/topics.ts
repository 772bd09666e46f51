import type {
  CreateTopicRequest,
  TopicPartitionInfo,
  UpdateTopicRequest,
} from '@aws-sdk/client-kafka';

import type { Pageable } from '../../paging';
import { ServiceError, type RestJsonInput, type RestJsonOperation } from '../../rest-json';
import type { ProvisionedCluster, Topic } from './cluster-state';
import { badRequest, notFound } from './errors';
import { isAtLeast } from './kafka-versions';
import { bodyOf, paginate, requireProvisioned, type MskContext } from './msk-context';
import type { Wire } from './wire';

const COLLECTION = '/v1/clusters/{clusterArn}/topics';
const ONE = `${COLLECTION}/{topicName}`;

/** A topic's name in Kafka: https://kafka.apache.org/documentation/#basic_ops_add_topic */
const TOPIC_NAME = /^(?!\.{1,2}$)[a-zA-Z0-9._-]{1,249}$/;

/** Topics of provisioned clusters from Kafka 3.6 on, through MSK's own API. */
export function topicOperations(context: MskContext): readonly RestJsonOperation[] {
  return [...changes(context), ...reads(context)];
}

function changes(context: MskContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'CreateTopic',
      method: 'POST',
      path: COLLECTION,
      handle: (input) => statusOf(create(context, context.activeProvisioned(input), input)),
    },
    {
      name: 'UpdateTopic',
      method: 'PUT',
      path: ONE,
      handle: (input) => {
        const topic = find(context, input);
        const { partitionCount, configs } = bodyOf<UpdateTopicRequest>(input);
        if (partitionCount !== undefined && partitionCount < topic.partitionCount) {
          throw badRequest(
            `Topic currently has ${topic.partitionCount} partitions, which is higher than the ` +
              `requested ${partitionCount}.`,
            'partitionCount',
          );
        }
        checkConfigs(configs);
        topic.partitionCount = partitionCount ?? topic.partitionCount;
        topic.configs = configs ?? topic.configs;
        topic.state = 'UPDATING';
        return statusOf(topic);
      },
    },
    {
      name: 'DeleteTopic',
      method: 'DELETE',
      path: ONE,
      handle: (input) => {
        const topic = find(context, input);
        topic.state = 'DELETING';
        return statusOf(topic);
      },
    },
  ];
}

function reads(context: MskContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'DescribeTopic',
      method: 'GET',
      path: ONE,
      handle: (input) => {
        const topic = find(context, input);
        const { partitionCount, replicationFactor, configs } = topic;
        return { ...statusOf(topic), partitionCount, replicationFactor, configs };
      },
    },
    {
      name: 'DescribeTopicPartitions',
      method: 'GET',
      path: `${ONE}/partitions`,
      handle: (input) => {
        const { provisioned } = requireProvisioned(context.cluster(input));
        const all = partitionsOf(find(context, input), provisioned.numberOfBrokerNodes);
        const { items: partitions, ...rest } = paginate(all, input);
        return { partitions, ...rest };
      },
    },
    {
      name: 'ListTopics',
      method: 'GET',
      path: COLLECTION,
      handle: (input) => {
        const cluster = requireProvisioned(context.readCluster(input));
        const prefix = input.query.get('topicNameFilter') ?? '';
        const topics = topicsOf(context, cluster).filter(({ name }) => name.startsWith(prefix));
        const { items, ...rest } = paginate(topics, input);
        return {
          topics: items.map(({ arn, name, partitionCount, replicationFactor }) => ({
            topicArn: arn,
            topicName: name,
            partitionCount,
            replicationFactor,
            outOfSyncReplicaCount: 0,
          })),
          ...rest,
        };
      },
    },
  ];
}

/** The topics of a cluster, by name. */
export function topicsOf(context: MskContext, { arn }: { readonly arn: string }): readonly Topic[] {
  const prefix = topicArn(arn, '');
  return context.topics.all().filter((topic) => topic.arn.startsWith(prefix));
}

function create(context: MskContext, cluster: ProvisionedCluster, input: RestJsonInput): Topic {
  const request = bodyOf<CreateTopicRequest>(input);
  const { topicName = '', partitionCount = 0, replicationFactor = 0, configs = '' } = request;
  const { kafkaVersion, numberOfBrokerNodes } = cluster.provisioned;
  if (!isAtLeast(kafkaVersion, 3, 6)) {
    throw badRequest(`Kafka ${kafkaVersion} has no topic API: it needs 3.6.0 or later.`);
  }
  if (!TOPIC_NAME.test(topicName)) throw badRequest('The topic name is not valid.', 'topicName');
  checkAtLeastOne(partitionCount, 'Number of partitions', 'partitionCount');
  checkAtLeastOne(replicationFactor, 'Replication factor', 'replicationFactor');
  if (replicationFactor > numberOfBrokerNodes) {
    throw badRequest(
      `Replication factor: ${replicationFactor} larger than available brokers: ` +
        `${numberOfBrokerNodes}.`,
      'replicationFactor',
    );
  }
  checkConfigs(configs);
  const arn = topicArn(cluster.arn, topicName);
  if (context.topics.read(arn)) {
    const message = `Topic '${topicName}' already exists.`;
    throw new ServiceError('TopicExistsException', 409, message, { invalidParameter: 'topicName' });
  }
  return context.topics.add({
    arn,
    region: cluster.region,
    name: topicName,
    state: 'CREATING',
    partitionCount,
    replicationFactor,
    configs,
  });
}

function find(context: MskContext, input: RestJsonInput): Topic {
  const cluster = requireProvisioned(context.readCluster(input));
  const name = input.labels['topicName'] ?? '';
  const topic = context.topics.read(topicArn(cluster.arn, name));
  if (!topic) throw notFound(`The topic ${name} was not found.`, 'topicName');
  return topic;
}

function checkAtLeastOne(count: number, what: string, parameter: string): void {
  if (count < 1) throw badRequest(`${what} must be larger than 0.`, parameter);
}

function topicArn(clusterArn: string, name: string): string {
  return `${clusterArn.replace(':cluster/', ':topic/')}/${name}`;
}

function statusOf({ arn, name, state }: Topic) {
  return { topicArn: arn, topicName: name, status: state };
}

/** Properties come as JSON in base64. */
function checkConfigs(configs: string | undefined): void {
  if (configs === undefined || configs === '') return;
  try {
    JSON.parse(Buffer.from(configs, 'base64').toString('utf8'));
  } catch {
    throw badRequest('The topic configs are not JSON in base64.', 'configs');
  }
}

/** Replicas go round the brokers, as Kafka itself places them. A topic may have millions. */
function partitionsOf(
  { partitionCount, replicationFactor }: Topic,
  brokers: number,
): Pageable<Wire<TopicPartitionInfo>> {
  return {
    length: partitionCount,
    slice: (start = 0, end = partitionCount) =>
      Array.from({ length: Math.min(end, partitionCount) - start }, (_, i) => {
        const replicas = Array.from(
          { length: replicationFactor },
          (__, replica) => ((start + i + replica) % brokers) + 1,
        );
        return { partition: start + i, leader: replicas[0], replicas, isr: replicas };
      }),
  };
}
