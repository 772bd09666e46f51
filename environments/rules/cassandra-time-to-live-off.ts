import type { EnvironmentRule } from '../rule';
import { declaredTables } from './declared-keyspaces';

/** A default time to live expires rows only where rows may expire. */
export const cassandraTimeToLiveOff: EnvironmentRule = {
  id: 'cassandra-time-to-live-off',
  reads: ['cassandra'],
  effect: 'refuse',
  find: (environment) =>
    declaredTables(environment).flatMap(({ keyspace, table, property }) => {
      const { defaultTimeToLive } = table.options;
      const { timeToLive } = keyspace.options.tables?.[table.name] ?? {};
      if (timeToLive !== false || defaultTimeToLive === undefined) return [];
      return [
        {
          property: `${property}.timeToLive`,
          got: timeToLive,
          expected: `true, because the schema has default_time_to_live = ${defaultTimeToLive}`,
          fix: 'Remove it, or remove default_time_to_live from the schema.',
        },
      ];
    }),
};
