import type {
  BrokerNodeGroupInfo,
  ClientAuthentication,
  ClusterOperationInfo,
  ClusterState as State,
  EncryptionInfo,
  EnhancedMonitoring,
  LoggingInfo,
  OpenMonitoringInfo,
  RebalancingStatus,
  ServerlessRequest,
  StorageMode,
  TopicState,
} from '@aws-sdk/client-kafka';

import type { Resource } from './resources';
import type { Wire } from './wire';

/** The brokers of a provisioned cluster, as the wire has them. */
export interface Provisioned {
  brokerNodeGroupInfo: Wire<BrokerNodeGroupInfo>;
  numberOfBrokerNodes: number;
  kafkaVersion: string;
  configuration: { readonly arn: string; readonly revision: number } | undefined;
  clientAuthentication: Wire<ClientAuthentication>;
  encryptionInfo: Wire<EncryptionInfo>;
  enhancedMonitoring: EnhancedMonitoring;
  openMonitoring: Wire<OpenMonitoringInfo>;
  loggingInfo: Wire<LoggingInfo> | undefined;
  /** Absent on Express, whose storage is not the customer's to choose. */
  storageMode: StorageMode | undefined;
  /** Express only. */
  rebalancing: { status: RebalancingStatus } | undefined;
}

/** A topic that was made through MSK's own API. */
export interface Topic extends Resource {
  partitionCount: number;
  readonly replicationFactor: number;
  /** JSON of its properties in base64. */
  configs: string;
  state: TopicState;
}

/** One cluster and all that lives in it. */
export interface Cluster extends Resource {
  state: State;
  readonly creationTime: string;
  /** Changes with every update; a change of the cluster must name it. */
  currentVersion: string;
  tags: Record<string, string>;
  /** Exactly one of the two. */
  readonly provisioned?: Provisioned;
  readonly serverless?: Wire<ServerlessRequest>;
  /** Part of the brokers' host names that AWS makes up. @example 'x1y2z3.c2' */
  readonly hostPart: string;
  /** By ARN, oldest first. */
  readonly operations: Map<string, Wire<ClusterOperationInfo>>;
  readonly scramSecrets: Set<string>;
  policy: { readonly document: string; readonly version: string } | undefined;
}

/** A provisioned cluster. */
export type ProvisionedCluster = Cluster & { readonly provisioned: Provisioned };

/** True of the broker types that AWS manages the storage of. */
export function isExpress(instanceType: string): boolean {
  return instanceType.startsWith('express.');
}
