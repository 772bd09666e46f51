import { unitsAtMost } from '#constructs/cassandra-keyspace/capacity-options';
import { settingsOf } from '#constructs/cassandra-keyspace/table-settings';
import type { EnvironmentRule } from '../rule';
import { declaredTables } from './declared-keyspaces';

/** A read of up to 4 KB and a write of up to 1 KB take one unit each: fewer units throttle. */
export const cassandraCapacityBelowRate: EnvironmentRule = {
  id: 'cassandra-capacity-below-rate',
  reads: ['cassandra'],
  effect: 'refuse',
  find: (environment) =>
    declaredTables(environment).flatMap(({ keyspace, table, property }) => {
      const { capacity } = settingsOf(keyspace.options, table);
      const { readsPerSecond, writesPerSecond } = keyspace.options.tables?.[table.name] ?? {};
      const most = unitsAtMost(capacity);
      return [
        { field: 'readsPerSecond', rate: readsPerSecond, units: most.read, kind: 'read' },
        { field: 'writesPerSecond', rate: writesPerSecond, units: most.write, kind: 'write' },
      ].flatMap(({ field, rate = 0, units, kind }) =>
        rate <= units
          ? []
          : [
              {
                property: `${property}.${field}`,
                got: rate,
                expected: `at most the ${units} ${kind} units that the table can have`,
                fix: "Raise the capacity, or write capacity: { kind: 'on-demand' }.",
              },
            ],
      );
    }),
};
