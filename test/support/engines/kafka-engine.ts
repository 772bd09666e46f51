import { join } from 'node:path';
import { projectRoot } from '#tools/project-root';
import { type ClassPath, classPathOf } from './engine-cache';
import { JavaProgram } from './java-program';

/** The versions of Kafka that our tables are read from and proven against, one for each that MSK offers. */
export const KAFKA_VERSIONS = ['3.8.1', '3.9.1', '4.0.1', '4.1.1', '4.2.0'] as const;

/** One property as Kafka's `ConfigDef` has it. */
export interface DefinedByKafka {
  readonly type: string;
  readonly default?: string;
  readonly min?: string;
  readonly max?: string;
  readonly values?: readonly string[];
  /** How a validator of another kind shows itself. */
  readonly validator?: string;
  /** HTML. */
  readonly about?: string;
}

/** Everything that one version of Kafka defines. */
export interface KafkasDefinitions {
  readonly broker: Readonly<Record<string, DefinedByKafka>>;
  readonly topic: Readonly<Record<string, DefinedByKafka>>;
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
}

/** A topic to be created on a real broker. */
export interface TopicToCreate {
  readonly name: string;
  readonly partitions: number;
  readonly properties: Readonly<Record<string, string>>;
}

/** What a real broker says it has: what was set, defaults left out. */
export interface RunningKafka {
  readonly broker: Readonly<Record<string, string>>;
  readonly topics: Readonly<
    Record<string, { partitions: number; properties: Readonly<Record<string, string>> }>
  >;
}

interface Refused {
  readonly error?: string;
}

const FOLDER = join(projectRoot(__dirname), 'test', 'support', 'engines');

/** The jars of one version of Kafka, or why they cannot be had here. */
export function kafkaClassPath(version: string): ClassPath {
  return classPathOf({ name: 'kafka', version, pom: join(FOLDER, 'kafka.pom.xml') });
}

/** One JVM with Kafka's own classes. */
export class KafkaEngine {
  private readonly program: JavaProgram;

  constructor(classPath: string) {
    this.program = new JavaProgram({
      source: join(FOLDER, 'KafkaEngine.java'),
      classPath,
      jvm: ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
    });
  }

  /** Every property that this Kafka defines. */
  definitions(): Promise<KafkasDefinitions> {
    return this.program.ask<KafkasDefinitions>({ do: 'define' });
  }

  /** Why `KafkaConfig` refuses broker properties; undefined where it takes them. */
  async judgeBroker(properties: Readonly<Record<string, string>>): Promise<string | undefined> {
    return (await this.program.ask<Refused>({ do: 'broker', properties })).error;
  }

  /** Why the controller refuses a topic with these properties on a cluster with tiered storage. */
  async judgeTopic(properties: Readonly<Record<string, string>>): Promise<string | undefined> {
    return (await this.program.ask<Refused>({ do: 'topic', properties, tiered: true })).error;
  }

  /** Starts one real broker in a folder, creates the topics, and stops it; throws what Kafka refuses. */
  async run(cluster: {
    /** An empty folder that it may fill. */
    readonly folder: string;
    /** Two free ports of this machine. */
    readonly port: number;
    readonly controllerPort: number;
    /** The text of a `server.properties` file, as MSK is given it. */
    readonly serverProperties: string;
    readonly topics: readonly TopicToCreate[];
  }): Promise<RunningKafka> {
    const answer = await this.program.ask<RunningKafka & Refused>({ do: 'run', ...cluster });
    if (answer.error !== undefined) throw new Error(`Kafka refused: ${answer.error}`);
    return answer;
  }

  stop(): Promise<void> {
    return this.program.stop();
  }
}
