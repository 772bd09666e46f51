import type { PropertyMistake, ValuesAsRead } from './property-mistake';

/** What must hold between broker properties and with the storage, where each alone is fine. */
export function judgeBrokerRelations(
  values: ValuesAsRead,
  storage: 'local' | 'tiered',
): PropertyMistake[] {
  return [
    storage === 'tiered' ? tierTakesDeletedOnly(values) : undefined,
    retentionIsATime(values),
    idleOutlastsRefusal(values),
    ordered(values, 'group.min.session.timeout.ms', 'group.max.session.timeout.ms'),
    ordered(values, 'min.insync.replicas', 'default.replication.factor'),
    ordered(values, 'transaction.state.log.min.isr', 'transaction.state.log.replication.factor'),
  ].filter((mistake) => mistake !== undefined);
}

/** Strongest first: Kafka looks at the others only where it is absent. */
const RETENTION_TIMES = ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'];

function retentionIsATime(values: ValuesAsRead): PropertyMistake | undefined {
  const key = RETENTION_TIMES.find((name) => Object.hasOwn(values, name));
  const got = key === undefined ? undefined : values[key];
  if (key === undefined || got === undefined || Number(got) !== 0) return undefined;
  return {
    key,
    got,
    expected: 'at least 1, or -1 for messages that are kept forever',
    fix: 'Write how long messages are kept, or -1.',
  };
}

/** How long a broker puts off the answer to a failed authentication: Kafka's default, which MSK keeps. */
const REFUSAL_MILLISECONDS = 100;

function idleOutlastsRefusal(values: ValuesAsRead): PropertyMistake | undefined {
  const key = 'connections.max.idle.ms';
  const got = values[key];
  if (got === undefined || Number(got) < 0 || Number(got) > REFUSAL_MILLISECONDS) return undefined;
  return {
    key,
    got,
    expected: `more than ${REFUSAL_MILLISECONDS}, for which the answer to a failed authentication is put off, or -1`,
    fix: "Write, for example, 600000, Kafka's own default.",
  };
}

/** Source: https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-properties.html, log.cleanup.policy. */
function tierTakesDeletedOnly(values: ValuesAsRead): PropertyMistake | undefined {
  const key = 'log.cleanup.policy';
  const got = values[key];
  if (got === undefined || got === 'delete') return undefined;
  return {
    key,
    got,
    expected: "'delete' on a cluster with tiered storage",
    fix: "Write 'delete', and give the topics that are to be compacted their own cleanup.",
    stricter: 'tier-of-msk',
  };
}

/** Refuses a least that is above its most, where both are written. */
function ordered(values: ValuesAsRead, least: string, most: string): PropertyMistake | undefined {
  const [low, high] = [values[least], values[most]];
  if (low === undefined || high === undefined || Number(low) <= Number(high)) return undefined;
  return {
    key: least,
    got: low,
    expected: `at most ${most}, which is ${high}`,
    fix: `Lower it, or raise ${most}.`,
    stricter: 'no-working-cluster',
  };
}
