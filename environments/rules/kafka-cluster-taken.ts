import { shown } from '#constructs/kernel/invalid-input';
import type { EnvironmentRule } from '../rule';

/**
 * A cluster's name at AWS is the environment's and its own with a hyphen between, and either may have
 * hyphens: `dev` and `eu-events` make what `dev-eu` and `events` make. MSK takes a name once in an
 * account and region; so do its log group and its registry, which have it too.
 */
export const kafkaClusterTaken: EnvironmentRule = {
  id: 'kafka-cluster-taken',
  reads: ['kafka', 'account', 'region', 'name'],
  effect: 'refuse',
  find: (environment, { all }) => {
    const neighbours = all.filter(
      ({ name, account, region }) =>
        name !== environment.name &&
        account === environment.account &&
        region === environment.region,
    );
    return Object.keys(environment.kafka ?? {}).flatMap((cluster) => {
      const whole = `${environment.name}-${cluster}`;
      return neighbours
        .filter(({ name, kafka }) => clustersOf(kafka).some((own) => `${name}-${own}` === whole))
        .map((neighbour) => ({
          property: `kafka.${cluster}`,
          got: cluster,
          expected: `a name that makes no ${whole}, as a cluster of ${shown(neighbour.name)} in the same account and region does`,
          fix: 'Rename the one that is not deployed yet, or give the environment its own account.',
        }));
    });
  },
};

/** The neighbour may have mistakes of its own. */
function clustersOf(kafka: unknown): readonly string[] {
  return typeof kafka === 'object' && kafka !== null ? Object.keys(kafka) : [];
}
