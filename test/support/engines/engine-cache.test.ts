import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classPathOf, type Engine } from './engine-cache';

const JAVA_17 = `echo 'openjdk version "17.0.15" 2025-04-15' >&2`;

describe('the cache of engines', () => {
  let folder: string;
  let engine: Engine;
  let env: NodeJS.ProcessEnv;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sevenfold-engines-'));
    const pom = join(folder, 'engine.pom.xml');
    writeFileSync(pom, '<project/>');
    engine = { name: 'engine', version: '1.2', pom };
    env = { SEVENFOLD_ENGINES: join(folder, 'cache'), PATH: join(folder, 'bin') };
    mkdirSync(join(folder, 'bin'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('says which tool of Java is missing or too old', () => {
    expect(classPathOf(engine, env)).toEqual({ kind: 'unavailable', why: 'java was not found' });
    install('java', `echo 'openjdk version "11.0.2"' >&2`);
    const why = 'Java 17 or newer is needed, java is 11';
    expect(classPathOf(engine, env)).toEqual({ kind: 'unavailable', why });
    install('java', JAVA_17);
    expect(classPathOf(engine, env)).toEqual({ kind: 'unavailable', why: 'javac was not found' });
  });

  it('says that Maven is missing only where it has something to fetch', () => {
    install('java', JAVA_17);
    install('javac', 'exit 0');
    expect(classPathOf(engine, env)).toEqual({ kind: 'unavailable', why: 'mvn was not found' });
    const hash = createHash('sha256').update('<project/>').digest('hex').slice(0, 8);
    const kept = join(folder, 'cache', `engine-1.2-${hash}`);
    mkdirSync(kept);
    expect(classPathOf(engine, env)).toEqual({ kind: 'ready', classPath: join(kept, 'lib', '*') });
  });

  it("passes on Maven's own reason and keeps nothing half fetched", () => {
    install('java', JAVA_17);
    install('javac', 'exit 0');
    install('mvn', `[ "$1" = -version ] || { echo '[ERROR] no such artifact'; exit 1; }`);
    const why = 'Maven could not fetch engine 1.2: no such artifact';
    expect(classPathOf(engine, env)).toEqual({ kind: 'unavailable', why });
    expect(classPathOf(engine, env)).toEqual({ kind: 'unavailable', why });
  });

  function install(tool: string, script: string): void {
    writeFileSync(join(folder, 'bin', tool), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
});
