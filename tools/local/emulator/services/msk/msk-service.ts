import type { EmulatedService, InventoryEntry, ServiceAnswer } from '../../emulated-service';
import { checkAgainst } from '../../input-shapes';
import { RestJsonRouter } from '../../rest-json';
import { brokerNodeOperations } from './broker-nodes';
import { clusterOperationOperations } from './cluster-operations';
import { clusterPolicyOperations } from './cluster-policy';
import { clusterUpdateOperations } from './cluster-updates';
import { clusterOperations } from './clusters';
import { configurationOperations } from './configurations';
import { badRequest, inputRefusals } from './errors';
import inputShapes from './input-shapes.json';
import { kafkaVersionOperations } from './kafka-versions';
import { MskContext, type MskOptions } from './msk-context';
import { replicatorOperations } from './replicators';
import { scramSecretOperations } from './scram-secrets';
import { tagOperations } from './tags';
import { topicOperations, topicsOf } from './topics';
import { UNIMPLEMENTED_OPERATIONS } from './unimplemented-operations';
import { vpcConnectionOperations } from './vpc-connections';

/**
 * Amazon MSK from memory: its control-plane API as Terraform and the SDKs use it, not Kafka.
 * Source of operations and shapes: the service model that botocore ships (kafka, 2018-11-14);
 * `input-shapes.json` is extracted from it.
 */
export function mskService(options: MskOptions): EmulatedService {
  const context = new MskContext(options);
  const operations = [
    ...clusterOperations(context),
    ...clusterUpdateOperations(context),
    ...clusterOperationOperations(context),
    ...clusterPolicyOperations(context),
    ...brokerNodeOperations(context),
    ...configurationOperations(context),
    ...kafkaVersionOperations(context),
    ...replicatorOperations(context),
    ...scramSecretOperations(context),
    ...tagOperations(context),
    ...topicOperations(context),
    ...vpcConnectionOperations(context),
    ...UNIMPLEMENTED_OPERATIONS,
  ];
  const check = checkAgainst(inputShapes, inputRefusals);
  const router = new RestJsonRouter(operations, check, badRequest);
  // One request at a time: some ask EC2 before they change anything, and two of the same name must
  // not pass each other on the way.
  let last: Promise<unknown> = Promise.resolve();
  return {
    scope: 'kafka',
    operations: router.operations,
    answer: (request) => {
      const answer: Promise<ServiceAnswer> = last.then(() => router.answer(request));
      last = answer.catch(() => undefined);
      return answer;
    },
    inventory: () => inventoryOf(context),
  };
}

/** Everything whose deletion has not begun; topics go with their cluster. */
function inventoryOf(context: MskContext): readonly InventoryEntry[] {
  const clusters = context.clusters.all().filter(({ state }) => state !== 'DELETING');
  const kinds = [
    ['cluster', clusters],
    ['topic', clusters.flatMap((cluster) => topicsOf(context, cluster))],
    ['configuration', context.configurations.all()],
    ['vpc-connection', context.vpcConnections.all()],
    ['replicator', context.replicators.all()],
  ] as const;
  return kinds.flatMap(([type, resources]) =>
    resources
      .filter(({ state }) => state !== 'DELETING')
      .map(({ arn }) => ({ service: 'kafka', type, id: arn })),
  );
}
