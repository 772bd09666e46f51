import { randomUUID } from 'node:crypto';

import type {
  ClusterOperationInfo,
  ClusterOperationV2Summary,
  MutableClusterInfo,
} from '@aws-sdk/client-kafka';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import type { Cluster, ProvisionedCluster } from './cluster-state';
import { notFound } from './errors';
import { paginate, type MskContext } from './msk-context';
import type { Wire } from './wire';

/** What an update changes: members of the cluster before and after it. */
export interface Change {
  readonly type: string;
  readonly source: Wire<MutableClusterInfo>;
  readonly target: Wire<MutableClusterInfo>;
  /** Makes the change. */
  readonly apply: () => void;
}

/** An operation that changes a provisioned cluster. */
export interface ClusterUpdate {
  readonly name: string;
  readonly method: string;
  /** What follows the cluster's ARN in the path. */
  readonly path: string;
  /** The change; refused where MSK would refuse it. */
  readonly plan: (cluster: ProvisionedCluster, input: RestJsonInput) => Change;
}

/** The answer to every operation that changes a cluster. */
export interface BegunOperation {
  readonly clusterArn: string;
  readonly clusterOperationArn: string;
}

/** Begins an operation that ends when somebody looks at it or at its cluster. */
export function beginOperation(
  context: MskContext,
  cluster: ProvisionedCluster,
  { type, source, target, apply }: Change,
  state: Cluster['state'] = 'UPDATING',
): BegunOperation {
  const { arn: clusterArn } = cluster;
  const operationArn = `${clusterArn.replace(':cluster/', ':cluster-operation/')}/${randomUUID()}`;
  apply();
  cluster.state = state;
  cluster.operations.set(operationArn, {
    clientRequestId: randomUUID(),
    clusterArn,
    creationTime: context.now(),
    operationArn,
    operationState: 'UPDATE_IN_PROGRESS',
    operationType: type,
    operationSteps: [],
    // A copy: the operation keeps what the cluster was, whatever becomes of it.
    sourceClusterInfo: structuredClone(source),
    targetClusterInfo: structuredClone(target),
  });
  return { clusterArn, clusterOperationArn: operationArn };
}

/** Describing and listing operations, in both versions of the API. */
export function clusterOperationOperations(context: MskContext): readonly RestJsonOperation[] {
  const operationsOf = (input: RestJsonInput): readonly Wire<ClusterOperationInfo>[] => [
    ...context.cluster(input).operations.values(),
  ];
  return [
    {
      name: 'DescribeClusterOperation',
      method: 'GET',
      path: '/v1/operations/{clusterOperationArn}',
      handle: (input) => ({ clusterOperationInfo: find(context, input) }),
    },
    {
      name: 'DescribeClusterOperationV2',
      method: 'GET',
      path: '/api/v2/operations/{clusterOperationArn}',
      handle: (input) => {
        const operation = find(context, input);
        const { operationSteps, sourceClusterInfo, targetClusterInfo } = operation;
        const provisioned = { operationSteps, sourceClusterInfo, targetClusterInfo };
        return { clusterOperationInfo: { ...summaryOf(operation), provisioned } };
      },
    },
    {
      name: 'ListClusterOperations',
      method: 'GET',
      path: '/v1/clusters/{clusterArn}/operations',
      handle: (input) => {
        const { items: clusterOperationInfoList, ...rest } = paginate(operationsOf(input), input);
        return { clusterOperationInfoList, ...rest };
      },
    },
    {
      name: 'ListClusterOperationsV2',
      method: 'GET',
      path: '/api/v2/clusters/{clusterArn}/operations',
      handle: (input) => {
        const { items, ...rest } = paginate(operationsOf(input), input);
        return { clusterOperationInfoList: items.map(summaryOf), ...rest };
      },
    },
  ];
}

/** The operation that the path names, after it has ended. */
function find(context: MskContext, { labels }: RestJsonInput): Wire<ClusterOperationInfo> {
  const arn = labels['clusterOperationArn'] ?? '';
  for (const cluster of context.clusters.all()) {
    const operation = cluster.operations.get(arn);
    if (!operation) continue;
    context.clusters.settle(cluster);
    return operation;
  }
  throw notFound(`The cluster operation ${arn} was not found.`, 'clusterOperationArn');
}

function summaryOf(operation: Wire<ClusterOperationInfo>): Wire<ClusterOperationV2Summary> {
  const { clusterArn, creationTime, endTime, operationArn, operationState, operationType } =
    operation;
  return {
    clusterArn,
    clusterType: 'PROVISIONED',
    startTime: creationTime,
    ...(endTime === undefined ? {} : { endTime }),
    operationArn,
    operationState,
    operationType,
  };
}
