import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/**
 * A t3 broker that has used up its credits computes with a fifth of its processors and falls
 * behind.
 */
export const kafkaBurstableBrokers: EnvironmentRule = {
  id: 'kafka-burstable-brokers',
  reads: ['tier', 'kafka'],
  effect: 'except',
  find: (environment) => {
    if (environment.tier !== 'production') return [];
    return inEachProvisionedCluster(environment, ({ brokerType }) =>
      brokerType !== 'kafka.t3.small'
        ? []
        : [
            {
              path: ['brokerType'],
              got: brokerType,
              expected: 'brokers in production that keep their speed',
              fix: "Write, for example, 'kafka.m7g.large'.",
            },
          ],
    );
  },
};
