import { schemaMistakes } from '#constructs/kafka-cluster/schema-mistakes';
import type { EnvironmentRule } from '../rule';
import { inEachCluster } from './kafka-clusters';

/** A schema whose file is missing or is no schema of its format. */
export const kafkaSchemaUnreadable: EnvironmentRule = {
  id: 'kafka-schema-unreadable',
  reads: ['kafka'],
  effect: 'refuse',
  find: (environment) => inEachCluster(environment, ({ schemas }) => schemaMistakes(schemas)),
};
