import type { ClusterMistake } from '#constructs/kafka-cluster/topic-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachProvisionedCluster } from './kafka-clusters';

const UNCLEAN = 'unclean.leader.election.enable';

/**
 * A leader that was not in sync lacks messages that were acknowledged, and all others forget them
 * too.
 */
export const kafkaLeaderMayLoseMessages: EnvironmentRule = {
  id: 'kafka-leader-may-lose-messages',
  reads: ['tier', 'kafka'],
  effect: 'except',
  find: (environment) => {
    if (environment.tier !== 'production') return [];
    return inEachProvisionedCluster(environment, ({ kind, properties, topics = {} }) => {
      if (kind === 'express') return []; // refused there by name: no exception would help
      return [
        ...mistakesIn([], properties),
        ...Object.entries(topics).flatMap(([name, topic]) =>
          mistakesIn(['topics', name], topic.properties),
        ),
      ];
    });
  },
};

function mistakesIn(
  path: readonly string[],
  properties: Readonly<Record<string, unknown>> = {},
): ClusterMistake[] {
  const got = properties[UNCLEAN];
  if (String(got) !== 'true') return [];
  return [
    {
      path: [...path, 'properties', UNCLEAN],
      got,
      expected: 'leaders in production that have every acknowledged message',
      fix: 'Remove it.',
    },
  ];
}
