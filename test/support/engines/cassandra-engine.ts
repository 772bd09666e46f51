import { join } from 'node:path';
import { projectRoot } from '#tools/project-root';
import { type ClassPath, classPathOf } from './engine-cache';
import { JavaProgram } from './java-program';

/** The version of Cassandra that our grammar is proven against. */
export const CASSANDRA_VERSION = '5.0.6';

/** One column as Cassandra has it. */
export interface CassandrasColumn {
  readonly name: string;
  readonly type: string;
  readonly kind: string;
  readonly position: number;
  readonly order?: string;
}

/** What Cassandra makes of one statement, or why it refuses it. */
export type CassandrasVerdict =
  | { readonly accepted: false; readonly refusal: string }
  | {
      readonly accepted: true;
      readonly makes: string;
      /** Absent where IF NOT EXISTS met one that exists. */
      readonly name?: string;
      readonly columns?: readonly CassandrasColumn[];
      readonly fields?: readonly { readonly name: string; readonly type: string }[];
      readonly defaultTimeToLive?: number;
      readonly comment?: string;
    };

const FOLDER = join(projectRoot(__dirname), 'test', 'support', 'engines');

/** What Cassandra's own start script opens of the JDK, as far as JDK 17 has it. */
const OPENED =
  `java.base/java.io java.base/java.lang java.base/java.lang.module java.base/java.lang.ref
  java.base/java.lang.reflect java.base/java.math java.base/java.net java.base/java.nio
  java.base/java.util java.base/java.util.concurrent java.base/java.util.concurrent.atomic
  java.base/jdk.internal.loader java.base/jdk.internal.math java.base/jdk.internal.module
  java.base/jdk.internal.ref java.base/jdk.internal.reflect java.base/jdk.internal.util.jar
  java.base/jdk.internal.vm.annotation java.base/sun.nio.ch java.base/sun.security.ssl
  java.logging/java.util.logging java.management.rmi/javax.management.remote.rmi
  java.rmi/sun.rmi.registry java.rmi/sun.rmi.server java.rmi/sun.rmi.transport
  java.rmi/sun.rmi.transport.tcp java.sql/java.sql jdk.compiler/com.sun.tools.javac.code
  jdk.management.jfr/jdk.management.jfr jdk.management/com.sun.management.internal
  jdk.naming.dns/com.sun.jndi.dns jdk.unsupported/sun.misc`.split(/\s+/);

/** Options of a JVM that runs Cassandra's classes. */
export const CASSANDRA_JVM: readonly string[] = [
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  ...OPENED.flatMap((name) => [
    `--add-exports=${name}=ALL-UNNAMED`,
    `--add-opens=${name}=ALL-UNNAMED`,
  ]),
];

/** Cassandra's jars, or why they cannot be had here. */
export function cassandraClassPath(): ClassPath {
  const pom = join(FOLDER, 'cassandra.pom.xml');
  return classPathOf({ name: 'cassandra', version: CASSANDRA_VERSION, pom });
}

/** One JVM with Cassandra's own parser and schema rules. */
export class CassandraEngine {
  private readonly program: JavaProgram;

  constructor(classPath: string) {
    this.program = new JavaProgram({
      source: join(FOLDER, 'CassandraEngine.java'),
      classPath,
      jvm: ['-Xmx512m', ...CASSANDRA_JVM],
    });
  }

  /** Applies statements to an empty keyspace, one after another. */
  async judge(
    keyspace: string,
    statements: readonly string[],
  ): Promise<readonly CassandrasVerdict[]> {
    const answer = await this.program.ask<{ verdicts: CassandrasVerdict[] }>({
      keyspace,
      statements,
    });
    return answer.verdicts;
  }

  /** Every word of the language, in lower case. */
  async words(): Promise<readonly string[]> {
    return (await this.program.ask<{ words: string[] }>({ words: true })).words;
  }

  stop(): Promise<void> {
    return this.program.stop();
  }
}
