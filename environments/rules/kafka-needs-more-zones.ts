import { zoneMistakes } from '#constructs/kafka-cluster/cluster-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachCluster } from './kafka-clusters';

/** MSK builds no cluster in one zone, and Express in exactly three. */
export const kafkaNeedsMoreZones: EnvironmentRule = {
  id: 'kafka-needs-more-zones',
  reads: ['zones', 'kafka'],
  effect: 'refuse',
  find: (environment) =>
    inEachCluster(environment, (cluster) => zoneMistakes(cluster, environment.zones)),
};
