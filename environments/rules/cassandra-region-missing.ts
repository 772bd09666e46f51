import type { EnvironmentRule } from '../rule';
import { declaredKeyspaces } from './declared-keyspaces';

/** Keyspaces makes a keyspace of several regions from one of them. */
export const cassandraRegionMissing: EnvironmentRule = {
  id: 'cassandra-region-missing',
  reads: ['cassandra', 'region'],
  effect: 'refuse',
  find: (environment) =>
    declaredKeyspaces(environment).flatMap(({ property, options: { replication } }) => {
      if (replication?.kind !== 'multi-region') return [];
      if (replication.regions.includes(environment.region)) return [];
      return [
        {
          property: `${property}.replication.regions`,
          got: replication.regions,
          expected: `regions with the environment's own, ${environment.region}, among them`,
          fix: `Add '${environment.region}'.`,
        },
      ];
    }),
};
