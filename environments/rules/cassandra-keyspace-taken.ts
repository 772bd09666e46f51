import { shown } from '#constructs/kernel/invalid-input';
import type { EnvironmentRule } from '../rule';
import { declaredKeyspaces } from './declared-keyspaces';

/** A keyspace's name is what applications `USE`, so it carries no environment's name: one a region. */
export const cassandraKeyspaceTaken: EnvironmentRule = {
  id: 'cassandra-keyspace-taken',
  reads: ['cassandra', 'account', 'region', 'name'],
  effect: 'refuse',
  find: (environment, { all }) => {
    const neighbours = all.filter(
      ({ name, account, region }) =>
        name !== environment.name &&
        account === environment.account &&
        region === environment.region,
    );
    return declaredKeyspaces(environment).flatMap(({ name, property }) =>
      neighbours
        .filter(({ cassandra }) => isRecord(cassandra) && Object.hasOwn(cassandra, name))
        .map((neighbour) => ({
          property,
          got: name,
          expected: `a name that ${shown(neighbour.name)} has not taken in the same account and region`,
          fix: `Rename one, for example to '${name}_${environment.name.replace(/-/g, '_')}', or give the environment its own account.`,
        })),
    );
  },
};

/** The neighbour may have mistakes of its own. */
function isRecord(input: unknown): input is object {
  return typeof input === 'object' && input !== null;
}
