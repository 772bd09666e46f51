import type { ProvisionedCluster } from './cluster-size';
import { isKraft, KAFKA_VERSIONS } from './kafka-versions';

/** The last version with ZooKeeper, from which alone MSK moves a cluster to KRaft. */
const LAST_WITH_ZOOKEEPER = '3.9.x';

/** Where that move ends: MSK changes the keeper of the metadata and the version one by one. */
const FIRST_AFTER_ZOOKEEPER = '3.9.x.kraft';

/** Zones that the controllers of KRaft need when they are added to a cluster. */
const ZONES_TO_MOVE = 3;

/**
 * Why MSK would not bring a cluster to the version that is wanted, and what to write instead, by the
 * version that it has now. A version that is not listed can be left, as far as we know. Sources:
 * https://docs.aws.amazon.com/msk/latest/developerguide/version-upgrades.html and
 * zk-to-kraft-migration.html there, read 2026-11-24.
 */
export function refusedUpgrades(
  wanted: Pick<ProvisionedCluster, 'version' | 'brokerType'>,
  zones: number,
): Readonly<Record<string, string>> {
  const versions = KAFKA_VERSIONS.map(({ version }) => version);
  return Object.fromEntries(
    versions.flatMap((current) => {
      const why = refusal(current, wanted, zones);
      return why === undefined ? [] : [[current, why]];
    }),
  );
}

function refusal(
  current: string,
  { version: wanted, brokerType }: Pick<ProvisionedCluster, 'version' | 'brokerType'>,
  zones: number,
): string | undefined {
  if (current === wanted) return undefined;
  if (isKraft(current) && !isKraft(wanted)) {
    return `MSK leads no cluster from KRaft back to ZooKeeper: write version: '${current}' or a later one with .kraft.`;
  }
  if (isKraft(current) === isKraft(wanted)) {
    if (age(current) < age(wanted)) return undefined;
    return `MSK takes no version back: write version: '${current}' or a later one.`;
  }
  if (zones < ZONES_TO_MOVE || brokerType === 'kafka.t3.small') {
    return `MSK moves from ZooKeeper to KRaft only clusters in three zones and with brokers larger than kafka.t3.small: write version: '${current}', or make a second cluster and move to it.`;
  }
  if (wanted === FIRST_AFTER_ZOOKEEPER) {
    if (current === LAST_WITH_ZOOKEEPER) return undefined;
    return `MSK moves from ZooKeeper to KRaft only at ${LAST_WITH_ZOOKEEPER}: write version: '${LAST_WITH_ZOOKEEPER}' first.`;
  }
  const first = current === LAST_WITH_ZOOKEEPER ? FIRST_AFTER_ZOOKEEPER : LAST_WITH_ZOOKEEPER;
  return `MSK moves from ZooKeeper to KRaft only at ${LAST_WITH_ZOOKEEPER}, and to no later version by it: write version: '${first}' first.`;
}

/** Where it stands in the table, which has the oldest first. */
function age(version: string): number {
  return KAFKA_VERSIONS.findIndex((known) => known.version === version);
}
