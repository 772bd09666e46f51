import type {
  Cluster as ClusterV2,
  ClusterInfo,
  Provisioned as ProvisionedOutput,
} from '@aws-sdk/client-kafka';

import type { Cluster, ProvisionedCluster } from './cluster-state';
import { isKraft } from './kafka-versions';
import type { Wire } from './wire';

/** Ports of ZooKeeper, plain and with TLS. */
const ZOOKEEPER_PORTS = { plaintext: 2181, tls: 2182 } as const;

/** How many ZooKeeper nodes a cluster has. */
export const ZOOKEEPER_NODES = 3;

/** A cluster as the first version of the API shows it; it knows only provisioned ones. */
export function viewV1(cluster: ProvisionedCluster): Wire<ClusterInfo> {
  return { ...commonView(cluster), ...provisionedView(cluster) };
}

/** A cluster as the second version of the API shows it. */
export function viewV2(cluster: Cluster): Wire<ClusterV2> {
  const { provisioned, serverless } = cluster;
  const common = commonView(cluster);
  if (provisioned) {
    const view = provisionedView({ ...cluster, provisioned });
    return { ...common, clusterType: 'PROVISIONED', provisioned: view };
  }
  return { ...common, clusterType: 'SERVERLESS', ...(serverless ? { serverless } : {}) };
}

/** Host of a broker or a ZooKeeper node. @example hostOf(cluster, 'b-1') */
export function hostOf({ name, hostPart, region }: Cluster, node: string): string {
  return `${node}.${name.toLowerCase()}.${hostPart}.kafka.${region}.amazonaws.com`;
}

function commonView(cluster: Cluster) {
  const { arn, name, creationTime, currentVersion, state, tags } = cluster;
  const running = [...cluster.operations.values()].find(({ endTime }) => endTime === undefined);
  return {
    clusterArn: arn,
    clusterName: name,
    creationTime,
    currentVersion,
    state,
    tags,
    ...(running ? { activeOperationArn: running.operationArn } : {}),
  };
}

function provisionedView(cluster: ProvisionedCluster): Wire<ProvisionedOutput> {
  const { provisioned } = cluster;
  const { configuration, kafkaVersion, loggingInfo, storageMode, rebalancing } = provisioned;
  return {
    brokerNodeGroupInfo: provisioned.brokerNodeGroupInfo,
    currentBrokerSoftwareInfo: {
      kafkaVersion,
      ...(configuration
        ? {
            configurationArn: configuration.arn,
            configurationRevision: configuration.revision,
          }
        : {}),
    },
    clientAuthentication: provisioned.clientAuthentication,
    encryptionInfo: provisioned.encryptionInfo,
    enhancedMonitoring: provisioned.enhancedMonitoring,
    openMonitoring: provisioned.openMonitoring,
    numberOfBrokerNodes: provisioned.numberOfBrokerNodes,
    customerActionStatus: 'NONE',
    ...(loggingInfo ? { loggingInfo } : {}),
    ...(storageMode ? { storageMode } : {}),
    ...(rebalancing ? { rebalancing } : {}),
    ...(isKraft(kafkaVersion) || rebalancing
      ? {}
      : {
          zookeeperConnectString: zookeeper(cluster, ZOOKEEPER_PORTS.plaintext),
          zookeeperConnectStringTls: zookeeper(cluster, ZOOKEEPER_PORTS.tls),
        }),
  };
}

function zookeeper(cluster: Cluster, port: number): string {
  const nodes = Array.from({ length: ZOOKEEPER_NODES }, (_, i) => hostOf(cluster, `z-${i + 1}`));
  return nodes.map((host) => `${host}:${port}`).join(',');
}
