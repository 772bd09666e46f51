import type {
  ConnectivityInfo,
  UpdateBrokerCountRequest,
  UpdateBrokerTypeRequest,
  UpdateClusterConfigurationRequest,
  UpdateClusterKafkaVersionRequest,
  UpdateConnectivityRequest,
  UpdateMonitoringRequest,
  UpdateRebalancingRequest,
  UpdateSecurityRequest,
} from '@aws-sdk/client-kafka';

import type { RestJsonOperation } from '../../rest-json';
import {
  checkAuthentication,
  clientAuthentication,
  enabled,
  enabledAcrossVpcs,
} from './authentication';
import { beginOperation, type Change, type ClusterUpdate } from './cluster-operations';
import { isExpress, type ProvisionedCluster } from './cluster-state';
import { configurationOf } from './configurations';
import { badRequest } from './errors';
import { checkVersionUpdate } from './kafka-versions';
import { bodyOf, type MskContext } from './msk-context';
import { checkBrokerCount, checkInstanceType } from './provisioned-request';
import { storageUpdates } from './storage-updates';
import type { Wire } from './wire';

/** Every operation that changes a provisioned cluster, one at a time and of the version it names. */
export function clusterUpdateOperations(context: MskContext): readonly RestJsonOperation[] {
  const updates = [...brokerUpdates(context), ...accessUpdates(), ...storageUpdates()];
  return updates.map(({ name, method, path, plan }) => ({
    name,
    method,
    path: `/v1/clusters/{clusterArn}${path}`,
    handle: (input) => {
      const cluster = context.activeProvisioned(input);
      context.checkVersion(cluster, input.body['currentVersion']);
      return beginOperation(context, cluster, plan(cluster, input));
    },
  }));
}

function brokerUpdates(context: MskContext): readonly ClusterUpdate[] {
  return [
    {
      name: 'UpdateBrokerCount',
      method: 'PUT',
      path: '/nodes/count',
      plan: (cluster, input) => countChange(cluster, bodyOf(input)),
    },
    {
      name: 'UpdateBrokerType',
      method: 'PUT',
      path: '/nodes/type',
      plan: (cluster, input) => typeChange(cluster, bodyOf(input)),
    },
    {
      name: 'UpdateClusterConfiguration',
      method: 'PUT',
      path: '/configuration',
      plan: (cluster, input) => configurationChange(context, cluster, bodyOf(input)),
    },
    {
      name: 'UpdateClusterKafkaVersion',
      method: 'PUT',
      path: '/version',
      plan: (cluster, input) => versionChange(context, cluster, bodyOf(input)),
    },
    {
      name: 'UpdateMonitoring',
      method: 'PUT',
      path: '/monitoring',
      plan: (cluster, input) => monitoringChange(cluster, bodyOf(input)),
    },
    {
      name: 'UpdateRebalancing',
      method: 'PUT',
      path: '/rebalancing',
      plan: (cluster, input) => rebalancingChange(cluster, bodyOf(input)),
    },
  ];
}

function accessUpdates(): readonly ClusterUpdate[] {
  return [
    {
      name: 'UpdateConnectivity',
      method: 'PUT',
      path: '/connectivity',
      plan: (cluster, input) => connectivityChange(cluster, bodyOf(input)),
    },
    {
      name: 'UpdateSecurity',
      method: 'PATCH',
      path: '/security',
      plan: (cluster, input) => securityChange(cluster, bodyOf(input)),
    },
  ];
}

function countChange(
  { provisioned }: ProvisionedCluster,
  { targetNumberOfBrokerNodes: wanted = 0 }: Wire<UpdateBrokerCountRequest>,
): Change {
  const { numberOfBrokerNodes: current, brokerNodeGroupInfo, kafkaVersion } = provisioned;
  checkBrokerCount(wanted, brokerNodeGroupInfo.clientSubnets?.length ?? 1, kafkaVersion);
  if (wanted === current) {
    throw badRequest(
      `The cluster already has ${current} broker nodes.`,
      'targetNumberOfBrokerNodes',
    );
  }
  return {
    type: wanted > current ? 'INCREASE_BROKER_COUNT' : 'DECREASE_BROKER_COUNT',
    source: { numberOfBrokerNodes: current },
    target: { numberOfBrokerNodes: wanted },
    apply: () => (provisioned.numberOfBrokerNodes = wanted),
  };
}

function typeChange(
  { provisioned }: ProvisionedCluster,
  { targetInstanceType: wanted = '' }: Wire<UpdateBrokerTypeRequest>,
): Change {
  const { brokerNodeGroupInfo: group } = provisioned;
  const current = group.instanceType ?? '';
  checkInstanceType(wanted);
  if (wanted === current || isExpress(wanted) !== isExpress(current)) {
    throw badRequest(
      `The broker type cannot be updated from ${current} to ${wanted}.`,
      'targetInstanceType',
    );
  }
  return {
    type: 'UPDATE_BROKER_TYPE',
    source: { instanceType: current },
    target: { instanceType: wanted },
    apply: () => (group.instanceType = wanted),
  };
}

function configurationChange(
  context: MskContext,
  { provisioned }: ProvisionedCluster,
  { configurationInfo }: Wire<UpdateClusterConfigurationRequest>,
): Change {
  const next = configurationOf(context, configurationInfo ?? { arn: '', revision: 0 });
  const { configuration } = provisioned;
  return {
    type: 'UPDATE_CLUSTER_CONFIGURATION',
    source: configuration ? { configurationInfo: configuration } : {},
    target: { configurationInfo: next },
    apply: () => (provisioned.configuration = next),
  };
}

function versionChange(
  context: MskContext,
  { provisioned }: ProvisionedCluster,
  request: Wire<UpdateClusterKafkaVersionRequest>,
): Change {
  const { targetKafkaVersion: wanted = '', configurationInfo } = request;
  const { kafkaVersion, configuration, brokerNodeGroupInfo } = provisioned;
  checkVersionUpdate(kafkaVersion, wanted, brokerNodeGroupInfo.instanceType ?? '');
  const next = configurationInfo ? configurationOf(context, configurationInfo) : configuration;
  return {
    type: 'UPDATE_CLUSTER_KAFKA_VERSION',
    source: { kafkaVersion, ...(configuration ? { configurationInfo: configuration } : {}) },
    target: { kafkaVersion: wanted, ...(next ? { configurationInfo: next } : {}) },
    apply: () => {
      provisioned.kafkaVersion = wanted;
      provisioned.configuration = next;
    },
  };
}

function monitoringChange(
  { provisioned }: ProvisionedCluster,
  request: Wire<UpdateMonitoringRequest>,
): Change {
  const { enhancedMonitoring, openMonitoring, loggingInfo } = provisioned;
  const target = {
    enhancedMonitoring: request.enhancedMonitoring ?? enhancedMonitoring,
    openMonitoring: request.openMonitoring ?? openMonitoring,
    loggingInfo: request.loggingInfo ?? loggingInfo,
  };
  return {
    type: 'UPDATE_MONITORING',
    source: { enhancedMonitoring, openMonitoring, loggingInfo },
    target,
    apply: () => Object.assign(provisioned, target),
  };
}

function rebalancingChange(
  { provisioned }: ProvisionedCluster,
  { rebalancing }: Wire<UpdateRebalancingRequest>,
): Change {
  const { rebalancing: current } = provisioned;
  const status = rebalancing?.status ?? 'ACTIVE';
  if (!current) throw badRequest('Only Express brokers are rebalanced by MSK.', 'rebalancing');
  return {
    type: 'UPDATE_REBALANCING',
    source: { rebalancing: current },
    target: { rebalancing: { status } },
    apply: () => (provisioned.rebalancing = { status }),
  };
}

function connectivityChange(
  { provisioned }: ProvisionedCluster,
  { connectivityInfo: asked = {} }: Wire<UpdateConnectivityRequest>,
): Change {
  const { brokerNodeGroupInfo: group, clientAuthentication: authentication } = provisioned;
  const current = group.connectivityInfo ?? {};
  const next: Wire<ConnectivityInfo> = { ...current, ...asked };
  if (JSON.stringify(next) === JSON.stringify(current)) {
    throw badRequest('The request does not include any updates to the connectivity.');
  }
  const isPublic = (next.publicAccess?.type ?? 'DISABLED') !== 'DISABLED';
  if (isPublic && enabled(authentication).includes('plaintext')) {
    throw badRequest('Public access needs client authentication and TLS.', 'publicAccess');
  }
  const missing = enabledAcrossVpcs(next.vpcConnectivity).find(
    (one) => !enabled(authentication).includes(one),
  );
  if (missing) {
    throw badRequest(
      `VPC connectivity with ${missing} needs ${missing} authentication on the cluster.`,
      'vpcConnectivity',
    );
  }
  if (
    (group.instanceType ?? '').includes('t3.small') &&
    enabledAcrossVpcs(next.vpcConnectivity)[0]
  ) {
    throw badRequest('VPC connectivity is not supported for kafka.t3.small.', 'vpcConnectivity');
  }
  return {
    type: 'UPDATE_CONNECTIVITY',
    source: { connectivityInfo: current },
    target: { connectivityInfo: next },
    apply: () => (group.connectivityInfo = next),
  };
}

function securityChange(
  { provisioned }: ProvisionedCluster,
  request: Wire<UpdateSecurityRequest>,
): Change {
  const { clientAuthentication: authentication, encryptionInfo: encryption } = provisioned;
  if (request.encryptionInfo?.encryptionAtRest) {
    throw badRequest('Encryption at rest cannot be updated.', 'encryptionAtRest');
  }
  const nextAuthentication = request.clientAuthentication
    ? clientAuthentication(request.clientAuthentication)
    : authentication;
  const inTransit = request.encryptionInfo?.encryptionInTransit;
  const nextEncryption = {
    ...encryption,
    encryptionInTransit: { ...encryption.encryptionInTransit, ...inTransit },
  };
  checkAuthentication(nextAuthentication, nextEncryption);
  return {
    type: 'UPDATE_SECURITY',
    source: { clientAuthentication: authentication, encryptionInfo: encryption },
    target: { clientAuthentication: nextAuthentication, encryptionInfo: nextEncryption },
    apply: () => {
      provisioned.clientAuthentication = nextAuthentication;
      provisioned.encryptionInfo = nextEncryption;
    },
  };
}
