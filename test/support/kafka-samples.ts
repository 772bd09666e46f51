import type {
  ExpressKafkaOptions,
  KafkaOptions,
  StandardKafkaOptions,
} from '#constructs/kafka-cluster/kafka-options';
import type { EnvironmentOptions } from '#environments/environment';
import type { EnvironmentRule, Finding } from '#environments/rule';
import { findings } from '#test/support/rule-findings';

/**
 * A Standard cluster that nothing is wrong with, in production too, with some fields of it
 * replaced.
 */
export function standard(change: Partial<StandardKafkaOptions> = {}): StandardKafkaOptions {
  return {
    kind: 'standard',
    version: '3.9.x',
    brokerType: 'kafka.m7g.large',
    storage: {
      kind: 'local',
      gibPerBroker: 100,
      growth: { owner: 'autoscaler', maxGibPerBroker: 1000 },
    },
    ...change,
  };
}

/** An Express cluster that nothing is wrong with, with some fields of it replaced. */
export function express(change: Partial<ExpressKafkaOptions> = {}): ExpressKafkaOptions {
  return { kind: 'express', version: '3.9.x', brokerType: 'express.m7g.large', ...change };
}

/** What one rule finds in the production environment with one Kafka cluster, `events`. */
export function findingsIn(
  rule: EnvironmentRule,
  events: KafkaOptions,
  change: Partial<EnvironmentOptions> = {},
  today?: string,
): readonly Finding[] {
  return findings(rule, { ...change, kafka: { events } }, today);
}
