import type {
  ConsumerGroupReplication,
  CreateReplicatorRequest,
  KafkaCluster,
  KafkaClusterDescription,
  ReplicationInfo,
  ReplicationInfoDescription,
  TopicReplication,
  UpdateReplicationInfoRequest,
} from '@aws-sdk/client-kafka';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { enabled, enabledAcrossVpcs } from './authentication';
import type { Cluster } from './cluster-state';
import { badRequest, conflict, notFound } from './errors';
import { bodyOf, paginate, throughEc2, type MskContext, type Replicator } from './msk-context';
import type { Wire } from './wire';

const PATH = '/replication/v1/replicators';

/** MSK Replicator: copies topics and consumer groups between clusters, across regions too. */
export function replicatorOperations(context: MskContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'CreateReplicator',
      method: 'POST',
      path: PATH,
      handle: async (input) => stateOf(await create(context, input)),
    },
    {
      name: 'DescribeReplicator',
      method: 'GET',
      path: `${PATH}/{replicatorArn}`,
      handle: (input) => viewOf(find(context, input)),
    },
    {
      name: 'ListReplicators',
      method: 'GET',
      path: PATH,
      handle: (input) => {
        const prefix = input.query.get('replicatorNameFilter') ?? '';
        const all = context.replicators.in(input.region);
        const named = all.filter(({ name }) => name.startsWith(prefix));
        const { items, ...rest } = paginate(named, input);
        return { replicators: items.map(summaryOf), ...rest };
      },
    },
    {
      name: 'UpdateReplicationInfo',
      method: 'PUT',
      path: `${PATH}/{replicatorArn}/replication-info`,
      handle: (input) => {
        const replicator = find(context, input);
        const request = bodyOf<UpdateReplicationInfoRequest>(input);
        context.checkVersion(replicator, request.currentVersion);
        const { consumerGroupReplication, topicReplication, logDelivery } = request;
        Object.assign(
          replicator.replicationInfo.consumerGroupReplication ?? {},
          consumerGroupReplication,
        );
        Object.assign(replicator.replicationInfo.topicReplication ?? {}, topicReplication);
        replicator.logDelivery = logDelivery ?? replicator.logDelivery;
        replicator.state = 'UPDATING';
        const { arn: replicatorArn, state: replicatorState } = replicator;
        return { replicatorArn, replicatorState };
      },
    },
    {
      name: 'DeleteReplicator',
      method: 'DELETE',
      path: `${PATH}/{replicatorArn}`,
      handle: (input) => {
        const replicator = find(context, input);
        const version = input.query.get('currentVersion');
        if (version !== null) context.checkVersion(replicator, version);
        replicator.state = 'DELETING';
        const { arn: replicatorArn, state: replicatorState } = replicator;
        return { replicatorArn, replicatorState };
      },
    },
  ];
}

async function create(context: MskContext, input: RestJsonInput): Promise<Replicator> {
  const { region } = input;
  const request = bodyOf<CreateReplicatorRequest>(input);
  const { replicatorName: name = '', kafkaClusters = [], replicationInfoList = [] } = request;
  const [info, second] = replicationInfoList;
  if (!info || second || kafkaClusters.length !== 2) {
    throw badRequest('A replicator has one source, one target and one replication info.');
  }
  if (!/^[0-9A-Za-z][0-9A-Za-z-]*$/.test(name)) {
    throw badRequest(`Invalid replicator name: ${name}.`, 'replicatorName');
  }
  if (context.replicators.named(region, name)) {
    throw conflict('A replicator with this name already exists.', 'replicatorName');
  }
  const described: Wire<KafkaClusterDescription>[] = [];
  for (const cluster of kafkaClusters) {
    described.push(await describe(context, region, cluster, info));
  }
  return context.replicators.add({
    arn: context.newArn(region, 'replicator', name, '4'),
    region,
    name,
    state: 'CREATING',
    creationTime: context.now(),
    currentVersion: context.newVersion(),
    description: request.description,
    serviceExecutionRoleArn: request.serviceExecutionRoleArn ?? '',
    kafkaClusters: described,
    replicationInfo: replicationOf(info, described),
    logDelivery: request.logDelivery,
    tags: { ...request.tags },
  });
}

/** One of the two clusters as MSK gives it back; refused where it cannot be replicated. */
async function describe(
  context: MskContext,
  region: string,
  { amazonMskCluster, vpcConfig }: Wire<KafkaCluster>,
  { sourceKafkaClusterArn, targetKafkaClusterArn }: Wire<ReplicationInfo>,
): Promise<Wire<KafkaClusterDescription>> {
  const arn = amazonMskCluster?.mskClusterArn ?? '';
  const cluster = context.clusters.read(arn);
  if (!cluster) throw badRequest(`The cluster ${arn} was not found.`, 'kafkaClusters');
  checkEnd(cluster, region, arn === targetKafkaClusterArn);
  if (arn !== sourceKafkaClusterArn && arn !== targetKafkaClusterArn) {
    throw badRequest(`The cluster ${arn} is neither source nor target.`, 'kafkaClusters');
  }
  const { ec2 } = context.options;
  await throughEc2(ec2.subnets(cluster.region, vpcConfig?.subnetIds ?? []), 'subnetIds');
  await throughEc2(
    ec2.checkSecurityGroups(cluster.region, vpcConfig?.securityGroupIds ?? []),
    'securityGroupIds',
  );
  return {
    amazonMskCluster: { mskClusterArn: arn },
    kafkaClusterAlias: `${cluster.name}-${arn.split('/').at(-1)?.slice(0, 8) ?? ''}`,
    ...(vpcConfig ? { vpcConfig } : {}),
  };
}

/** The target is where the replicator is; both let IAM in; a source elsewhere across VPCs too. */
function checkEnd(cluster: Cluster, region: string, isTarget: boolean): void {
  const { provisioned, arn } = cluster;
  if (isTarget && cluster.region !== region) {
    throw badRequest('A replicator must be in the region of its target.', 'kafkaClusters');
  }
  if (!provisioned) return;
  if (!enabled(provisioned.clientAuthentication).includes('iam')) {
    throw badRequest(`IAM authentication is not enabled on ${arn}.`, 'kafkaClusters');
  }
  const { vpcConnectivity } = provisioned.brokerNodeGroupInfo.connectivityInfo ?? {};
  if (cluster.region !== region && !enabledAcrossVpcs(vpcConnectivity).includes('iam')) {
    throw badRequest(
      `VPC connectivity with IAM is not enabled on ${arn}, which is in another region.`,
      'kafkaClusters',
    );
  }
}

function replicationOf(
  { sourceKafkaClusterArn, targetKafkaClusterArn, ...info }: Wire<ReplicationInfo>,
  clusters: readonly Wire<KafkaClusterDescription>[],
): Wire<ReplicationInfoDescription> {
  const aliasOf = (arn: string | undefined): string | undefined =>
    clusters.find((one) => one.amazonMskCluster?.mskClusterArn === arn)?.kafkaClusterAlias;
  if (!info.topicReplication || !info.consumerGroupReplication) {
    throw badRequest('A replicator needs topic and consumer group replication.');
  }
  return {
    sourceKafkaClusterAlias: aliasOf(sourceKafkaClusterArn),
    targetKafkaClusterAlias: aliasOf(targetKafkaClusterArn),
    targetCompressionType: info.targetCompressionType,
    topicReplication: topicReplication(info.topicReplication),
    consumerGroupReplication: groupReplication(info.consumerGroupReplication),
  };
}

function topicReplication(asked: Wire<TopicReplication>): Wire<TopicReplication> {
  return {
    copyAccessControlListsForTopics: true,
    copyTopicConfigurations: true,
    detectAndCopyNewTopics: true,
    startingPosition: { type: 'LATEST' },
    topicNameConfiguration: { type: 'PREFIXED_WITH_SOURCE_CLUSTER_ALIAS' },
    topicsToExclude: [],
    ...asked,
  };
}

function groupReplication(asked: Wire<ConsumerGroupReplication>): Wire<ConsumerGroupReplication> {
  return {
    consumerGroupsToExclude: [],
    detectAndCopyNewConsumerGroups: true,
    synchroniseConsumerGroupOffsets: true,
    ...asked,
  };
}

function find(context: MskContext, { labels }: RestJsonInput): Replicator {
  const arn = labels['replicatorArn'] ?? '';
  const replicator = context.replicators.read(arn);
  if (!replicator) throw notFound(`The replicator ${arn} was not found.`, 'replicatorArn');
  return replicator;
}

function stateOf({ arn, name, state }: Replicator) {
  return { replicatorArn: arn, replicatorName: name, replicatorState: state };
}

function viewOf(replicator: Replicator) {
  const { creationTime, currentVersion, description, kafkaClusters, tags } = replicator;
  const { replicationInfo, serviceExecutionRoleArn, logDelivery } = replicator;
  return {
    ...stateOf(replicator),
    creationTime,
    currentVersion,
    isReplicatorReference: false,
    kafkaClusters,
    replicationInfoList: [replicationInfo],
    replicatorResourceArn: replicator.arn,
    serviceExecutionRoleArn,
    tags,
    ...(description === undefined ? {} : { replicatorDescription: description }),
    ...(logDelivery ? { logDelivery } : {}),
  };
}

function summaryOf(replicator: Replicator) {
  const { creationTime, currentVersion, kafkaClusters, replicationInfo, arn } = replicator;
  const { sourceKafkaClusterAlias, targetKafkaClusterAlias } = replicationInfo;
  return {
    ...stateOf(replicator),
    creationTime,
    currentVersion,
    isReplicatorReference: false,
    kafkaClustersSummary: kafkaClusters.map(({ amazonMskCluster, kafkaClusterAlias }) => ({
      amazonMskCluster,
      kafkaClusterAlias,
    })),
    replicationInfoSummaryList: [{ sourceKafkaClusterAlias, targetKafkaClusterAlias }],
    replicatorResourceArn: arn,
  };
}
