import type {
  EBSStorageInfo,
  UpdateBrokerStorageRequest,
  UpdateStorageRequest,
} from '@aws-sdk/client-kafka';

import type { Change, ClusterUpdate } from './cluster-operations';
import type { ProvisionedCluster } from './cluster-state';
import { badRequest } from './errors';
import { bodyOf } from './msk-context';
import { checkThroughput, checkTiered } from './provisioned-request';
import type { Wire } from './wire';

/** UpdateBrokerStorage and UpdateStorage. */
export function storageUpdates(): readonly ClusterUpdate[] {
  return [
    {
      name: 'UpdateBrokerStorage',
      method: 'PUT',
      path: '/nodes/storage',
      plan: (cluster, input) => brokerStorageChange(cluster, bodyOf(input)),
    },
    {
      name: 'UpdateStorage',
      method: 'PUT',
      path: '/storage',
      plan: (cluster, input) => storageChange(cluster, bodyOf(input)),
    },
  ];
}

function brokerStorageChange(
  cluster: ProvisionedCluster,
  { targetBrokerEBSVolumeInfo: targets = [] }: Wire<UpdateBrokerStorageRequest>,
): Change {
  const [target, second] = targets;
  if (!target || second || target.kafkaBrokerNodeId !== 'All') {
    throw badRequest(
      'The storage of all brokers is updated together: use the broker node id All.',
      'targetBrokerEBSVolumeInfo',
    );
  }
  const { volumeSizeGB, provisionedThroughput } = target;
  return volumeChange(cluster, 'UPDATE_BROKER_STORAGE', {
    ...(volumeSizeGB === undefined ? {} : { volumeSize: volumeSizeGB }),
    ...(provisionedThroughput ? { provisionedThroughput } : {}),
  });
}

function storageChange(
  cluster: ProvisionedCluster,
  { storageMode, volumeSizeGB, provisionedThroughput }: Wire<UpdateStorageRequest>,
): Change {
  const { provisioned } = cluster;
  if (!storageMode || storageMode === provisioned.storageMode) {
    return volumeChange(cluster, 'UPDATE_STORAGE', {
      ...(volumeSizeGB === undefined ? {} : { volumeSize: volumeSizeGB }),
      ...(provisionedThroughput ? { provisionedThroughput } : {}),
    });
  }
  if (storageMode !== 'TIERED') {
    throw badRequest('Tiered storage cannot be turned off for a cluster.', 'storageMode');
  }
  checkTiered(provisioned.kafkaVersion, provisioned.brokerNodeGroupInfo.instanceType ?? '');
  const { storageMode: current } = provisioned;
  return {
    type: 'UPDATE_STORAGE',
    source: current ? { storageMode: current } : {},
    target: { storageMode },
    apply: () => (provisioned.storageMode = storageMode),
  };
}

/** Volumes only grow, and a request must change something. */
function volumeChange(
  { provisioned }: ProvisionedCluster,
  type: string,
  asked: Wire<EBSStorageInfo>,
): Change {
  const { brokerNodeGroupInfo: group } = provisioned;
  const current = group.storageInfo?.ebsStorageInfo;
  if (!current) throw badRequest('Express brokers have no storage settings.', 'storageInfo');
  const next = { ...current, ...asked };
  if (JSON.stringify(next) === JSON.stringify(current)) {
    throw badRequest(
      'The request does not include any updates to the EBS volumes of the cluster. Verify the ' +
        'request, then try again.',
    );
  }
  if ((next.volumeSize ?? 0) < (current.volumeSize ?? 0)) {
    throw badRequest(
      `The volume size of ${next.volumeSize} GiB is smaller than the current ` +
        `${current.volumeSize} GiB: storage can only grow.`,
      'volumeSizeGB',
    );
  }
  checkThroughput(next.provisionedThroughput, group.instanceType ?? '');
  return {
    type,
    source: { brokerEBSVolumeInfo: [volumeInfo(current)] },
    target: { brokerEBSVolumeInfo: [volumeInfo(next)] },
    apply: () => (group.storageInfo = { ebsStorageInfo: next }),
  };
}

function volumeInfo({ volumeSize, provisionedThroughput }: Wire<EBSStorageInfo>) {
  return {
    kafkaBrokerNodeId: 'All',
    volumeSizeGB: volumeSize,
    ...(provisionedThroughput ? { provisionedThroughput } : {}),
  };
}
