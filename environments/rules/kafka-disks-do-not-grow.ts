import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/** A broker whose disk is full stops, and nobody is awake at every hour to enlarge it. */
export const kafkaDisksDoNotGrow: EnvironmentRule = {
  id: 'kafka-disks-do-not-grow',
  reads: ['tier', 'kafka'],
  effect: 'except',
  find: (environment) => {
    if (environment.tier !== 'production') return [];
    return inEachProvisionedCluster(environment, (cluster) => {
      if (cluster.kind !== 'standard') return [];
      const { growth } = cluster.storage;
      if (growth?.owner === 'autoscaler') return [];
      return [
        {
          path: ['storage', 'growth'],
          got: growth,
          expected: 'disks in production that grow by themselves',
          fix: "Write, for example, { owner: 'autoscaler', maxGibPerBroker: 4000 }.",
        },
      ];
    });
  },
};
