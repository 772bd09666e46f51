import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentOptions } from '#environments/environment';
import { KAFKA_RULES } from '#environments/rules/kafka-rules';
import { projectRoot } from '#tools/project-root';
import { environment } from '#test/support/good-environment';
import { express, findingsIn, standard } from '#test/support/kafka-samples';

type Mutable = { -readonly [Field in keyof EnvironmentOptions]: EnvironmentOptions[Field] };

describe('the rules about Kafka', () => {
  it.each(KAFKA_RULES)('$id has a file and a test under its own name', ({ id }) => {
    for (const room of ['environments/rules', 'test/environments/rules']) {
      const files = readdirSync(join(projectRoot(__dirname), room));
      expect(files.some((file) => file.startsWith(`${id}.`))).toBe(true);
    }
  });

  it.each(KAFKA_RULES)('$id is silent where there is no cluster', (rule) => {
    const options: Mutable = { ...environment('production'), zones: ['a'] };
    delete options.kafka;
    const context = { fileName: 'production', today: '2026-11-24', all: [options] };
    expect(rule.find(options, context)).toEqual([]);
  });

  it.each(KAFKA_RULES)('$id finds nothing in a good cluster of each kind', (rule) => {
    const topics = { orders: { partitions: 12 } };
    for (const cluster of [
      standard({ topics }),
      express({ topics }),
      { kind: 'serverless' } as const,
    ]) {
      expect(findingsIn(rule, cluster)).toEqual([]);
    }
  });
});
