import { brokerMistakes } from '#constructs/kafka-cluster/cluster-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/** A cluster may have 60 brokers, 30 where it keeps its metadata in ZooKeeper. */
export const kafkaTooManyBrokers: EnvironmentRule = {
  id: 'kafka-too-many-brokers',
  reads: ['zones', 'kafka'],
  effect: 'refuse',
  find: (environment) =>
    inEachProvisionedCluster(environment, (cluster) => brokerMistakes(cluster, environment.zones)),
};
