import { brokerProperties } from './broker-properties';
import { brokerCount, defaultReplicas, type ProvisionedCluster } from './cluster-size';
import type { Properties, PropertyMistake } from './properties/property-table';

/** How many copies brokers keep of topics, and how many of those must be in sync. */
interface ReplicaProperties {
  readonly factor: string;
  /** Consumer offsets have none of their own: `min.insync.replicas` is for them too. */
  readonly inSync?: string;
}

/** The topics that brokers make by themselves, for clients and for Kafka. */
const REPLICA_PROPERTIES: readonly ReplicaProperties[] = [
  { factor: 'default.replication.factor', inSync: 'min.insync.replicas' },
  { factor: 'offsets.topic.replication.factor' },
  {
    factor: 'transaction.state.log.replication.factor',
    inSync: 'transaction.state.log.min.isr',
  },
];

/**
 * Replicas in the properties of a Standard cluster that its brokers cannot hold, or that stop all
 * writes when one broker is away. What is not written is as MSK has it. Source:
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-default-configuration.html
 */
export function brokerReplicaMistakes(
  cluster: ProvisionedCluster,
  zones: readonly unknown[],
): PropertyMistake[] {
  if (cluster.kind === 'express') return [];
  const brokers = brokerCount(cluster, zones);
  const all = brokerProperties(cluster, zones);
  return REPLICA_PROPERTIES.flatMap(({ factor, inSync }) => {
    const replicas = Number(all[factor] ?? defaultReplicas(zones));
    if (replicas > brokers) {
      return [
        {
          key: factor,
          got: all[factor] ?? replicas,
          expected: `at most as many replicas as there are brokers, ${brokers}`,
          fix: `Write ${brokers} or less, or raise brokersPerZone.`,
        },
      ];
    }
    if (inSync === undefined || !(replicas >= 1)) return []; // a value that Kafka refuses itself
    return tooManyInSync({ factor, inSync }, replicas, all, cluster);
  });
}

/** The property itself and the one that it is judged beside. */
export function judgedTogether(key: string): string[] {
  const pair = REPLICA_PROPERTIES.find(({ factor, inSync }) => key === factor || key === inSync);
  return [key, pair?.factor, pair?.inSync].filter((each) => each !== undefined);
}

/** One replica has to be in sync with itself: who wants that little is no matter of this check. */
function tooManyInSync(
  { factor, inSync }: Required<ReplicaProperties>,
  replicas: number,
  all: Properties,
  { properties = {} }: ProvisionedCluster,
): PropertyMistake[] {
  const least = Math.max(1, replicas - 1);
  const got = all[inSync];
  if (got === undefined || !(Number(got) > least)) return [];
  const isWritten = Object.hasOwn(properties, inSync);
  return [
    {
      key: isWritten ? inSync : factor,
      got: isWritten ? got : (all[factor] ?? replicas),
      expected: isWritten
        ? `fewer than the ${replicas} replicas (${factor}), so that writes go on while a broker is away`
        : `more replicas than must be in sync (${inSync}), ${got}`,
      fix: `Write '${inSync}': ${least}${isWritten ? ', or leave it out' : ' beside it'}.`,
    },
  ];
}

/** With fewer, the loss of one broker while another is patched loses acknowledged messages. */
const SAFE_REPLICAS = 3;
const SAFE_IN_SYNC = 2;

/** Replicas that a user wrote and that are too few for production. */
export function fewBrokerReplicas({ properties = {} }: ProvisionedCluster): PropertyMistake[] {
  return REPLICA_PROPERTIES.flatMap(({ factor, inSync }) => [
    ...fewer(properties, factor, SAFE_REPLICAS, 'replicas'),
    ...(inSync === undefined ? [] : fewer(properties, inSync, SAFE_IN_SYNC, 'replicas in sync')),
  ]);
}

function fewer(
  properties: Properties,
  key: string,
  least: number,
  what: string,
): PropertyMistake[] {
  const got = properties[key];
  if (got === undefined || !(Number(got) < least)) return [];
  const expected = `at least ${least} ${what} in production`;
  return [{ key, got, expected, fix: `Write ${least}, or leave it out.` }];
}

const AUTO_CREATE = 'auto.create.topics.enable';

/** Topics that a client makes by a mistyped name: nobody grants, watches or guards them. */
export function undeclaredTopics({ properties = {} }: ProvisionedCluster): PropertyMistake[] {
  const got = properties[AUTO_CREATE];
  if (got === undefined || String(got) !== 'true') return [];
  const expected = 'topics in production that the file declares, with replicas of their own';
  return [{ key: AUTO_CREATE, got, expected, fix: 'Leave it out, and declare each topic.' }];
}
