import { settingsOf } from '#constructs/cassandra-keyspace/table-settings';
import type { EnvironmentRule } from '../rule';
import { declaredTables } from './declared-keyspaces';

/** Keyspaces has no other backup: what is deleted by mistake is gone. */
export const noPointInTimeRecovery: EnvironmentRule = {
  id: 'no-point-in-time-recovery',
  reads: ['tier', 'cassandra'],
  effect: 'except',
  find: (environment) =>
    environment.tier !== 'production'
      ? []
      : declaredTables(environment)
          .filter(({ keyspace, table }) => !settingsOf(keyspace.options, table).pointInTimeRecovery)
          .map(({ property }) => ({
            property: `${property}.pointInTimeRecovery`,
            got: false,
            expected: 'tables of production that can be restored to any second of the last 35 days',
            fix: 'Remove it.',
          })),
};
