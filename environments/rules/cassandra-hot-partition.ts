import { hotPartition } from '#constructs/cassandra-keyspace/hot-partition';
import type { EnvironmentRule } from '../rule';
import { declaredTables } from './declared-keyspaces';

/** No capacity helps a table whose requests meet in few partitions. */
export const cassandraHotPartition: EnvironmentRule = {
  id: 'cassandra-hot-partition',
  reads: ['cassandra'],
  effect: 'warn',
  find: (environment) =>
    declaredTables(environment).flatMap(({ keyspace, table, property }) => {
      const { readsPerSecond, writesPerSecond } = keyspace.options.tables?.[table.name] ?? {};
      const rates = {
        ...(readsPerSecond !== undefined && { readsPerSecond }),
        ...(writesPerSecond !== undefined && { writesPerSecond }),
      };
      const message = hotPartition(table, rates);
      const fix = 'Write PRIMARY KEY ((…, another column), …).';
      return message === undefined ? [] : [{ property, got: rates, expected: message, fix }];
    }),
};
