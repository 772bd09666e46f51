import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

/**
 * The first half of deleting a topic with its messages: the second is to take it out of the file.
 */
export const kafkaTopicMayBeDeleted: EnvironmentRule = {
  id: 'kafka-topic-may-be-deleted',
  reads: ['tier', 'kafka'],
  effect: 'except',
  find: (environment) => {
    if (environment.tier !== 'production') return [];
    return inEachProvisionedCluster(environment, ({ topics = {} }) =>
      Object.entries(topics).flatMap(([name, { onRemoval }]) =>
        onRemoval !== 'delete'
          ? []
          : [
              {
                path: ['topics', name, 'onRemoval'],
                got: onRemoval,
                expected: "topics in production that outlive their removal from the file ('keep')",
                fix: 'Remove it.',
              },
            ],
      ),
    );
  },
};
