import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#tools/project-root';
import { KAFKA_VERSIONS, KafkaEngine, kafkaClassPath } from './kafka-engine';
import { printed, propertyData } from './kafka-property-data';

/**
 * Reads the definitions of every Kafka version out of Kafka itself and writes the data files:
 * `node tools/run.cjs test/support/engines/write-kafka-properties.ts`.
 */
async function main(): Promise<void> {
  for (const version of KAFKA_VERSIONS) {
    const jars = kafkaClassPath(version);
    if (jars.kind === 'unavailable') throw new Error(jars.why);
    const engine = new KafkaEngine(jars.classPath);
    const data = propertyData(version, await engine.definitions());
    await engine.stop();
    const folder = join(projectRoot(__dirname), 'constructs', 'kafka-cluster', 'properties');
    writeFileSync(join(folder, `kafka-${version}.json`), printed(data));
    const [broker, topic] = [data.broker, data.topic].map(
      ({ offered }) => Object.keys(offered).length,
    );
    console.log(`Kafka ${version}: ${broker} broker and ${topic} topic properties`);
  }
}

void main();
