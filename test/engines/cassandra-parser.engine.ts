import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Comparison, compare } from '#test/support/engines/cassandra-comparison';
import { damaged } from '#test/support/engines/cassandra-damage';
import { ACCEPTED_HERE, REFUSED_HERE } from '#test/support/engines/cassandra-differences';
import { CassandraEngine, cassandraClassPath } from '#test/support/engines/cassandra-engine';
import { type Draw, oneOf } from '#test/support/engines/cassandra-random';
import { BAD_CQL } from '#test/constructs/cassandra-keyspace/cql/bad-cql';
import { GOOD_CQL } from '#test/constructs/cassandra-keyspace/cql/good-cql';
import { fileOf, KEYSPACE, schemas } from '#test/support/engines/cassandra-schemas';
import { WORDS } from '#test/support/engines/cassandra-words';
import { projectRoot } from '#tools/project-root';

/** The same files in each run; one that disagrees can be looked at again. */
const GENERATED = { seed: 6, numRuns: 1_500, endOnFailure: true };

jest.setTimeout(300_000);

const jars = cassandraClassPath();
if (jars.kind === 'unavailable') {
  describe('our CQL against real Cassandra', () => {
    it.skip(`is not proven here: ${jars.why}`, () => {});
  });
} else {
  describe('our CQL against real Cassandra', () => proofs(jars.classPath));
}

function proofs(classPath: string): void {
  let engine: CassandraEngine;
  beforeAll(() => {
    engine = new CassandraEngine(classPath);
  });
  afterAll(() => engine.stop());

  it('reads every valid file as Cassandra does: columns, types, kinds, positions, orders, TTL', async () => {
    const counts = await compareAll(
      fc.tuple(schemas(), fc.gen()).map(([{ statements }, gen]) => fileOf(drawn(gen), statements)),
    );
    console.log(`valid files: ${summary(counts)}`);
    expect(counts.get('both accept')).toBeGreaterThan(GENERATED.numRuns);
    expect([...counts.keys()]).toEqual(['both accept']);
  });

  it('refuses what Cassandra refuses, and more only for the reasons on the list', async () => {
    const counts = await compareAll(
      fc.tuple(schemas(), fc.gen()).map(([{ statements }, gen]) => {
        const draw = drawn(gen);
        const broken = oneOf(draw, [...statements.keys()]);
        return fileOf(
          draw,
          statements.map((tokens, index) => (index === broken ? damaged(draw, tokens) : tokens)),
        );
      }),
    );
    console.log(`files with one thing broken: ${summary(counts)}`);
    expect(counts.get('both refuse')).toBeGreaterThan(GENERATED.numRuns / 3);
    const known = [...REFUSED_HERE, ...ACCEPTED_HERE].map(({ name }) => name);
    expect(known).toEqual(
      expect.arrayContaining([...counts.keys()].filter((name) => !name.startsWith('both '))),
    );
  });

  it.each(GOOD_CQL)('accepts in the unit tests what Cassandra accepts: $title', async ({ cql }) => {
    expect(kinds(await compare(engine, KEYSPACE, cql))).toEqual(['both accept']);
  });

  it.each(BAD_CQL)(
    'refuses in the unit tests what Cassandra refuses: $title',
    async ({ title, cql }) => {
      const last = kinds(await compare(engine, KEYSPACE, cql)).at(-1);
      expect(last).toBe(title.startsWith('keyspaces: ') ? 'known difference' : 'both refuse');
    },
  );

  it('differs from Cassandra only where the list says why, and the list has nothing that is gone', async () => {
    const differences = new Set<string>();
    for (const { cql } of [...BAD_CQL, { cql: COMPACTED_OTHERWISE }]) {
      for (const each of await compare(engine, KEYSPACE, cql)) {
        if (each.kind === 'known difference') differences.add(each.name);
      }
    }
    const listed = [...REFUSED_HERE, ...ACCEPTED_HERE].map(({ name }) => name);
    expect([...differences].sort()).toEqual(listed.sort());
  });

  it('knows every word of the language', async () => {
    // a number that is none is one token with its sign
    const words = (await engine.words()).map((word) => word.replace(/^(positive|negative)_/, ''));
    expect(words.length).toBeGreaterThan(100);
    expect(WORDS).toEqual(expect.arrayContaining(words));
  });

  it('knows which words are names of what, with quotes and without', async () => {
    const disagreements: Comparison[] = [];
    for (const word of WORDS) {
      for (const statement of [word, `"${word.toLowerCase()}"`].flatMap(namings)) {
        const found = await compare(engine, KEYSPACE, statement);
        disagreements.push(...found.filter(({ kind }) => kind === 'disagreement'));
      }
    }
    expect(disagreements).toEqual([]);
  });

  it.each(['catalog.cql', 'orders.cql'])(
    'reads the sample schemas/%s as Cassandra does',
    async (file) => {
      const text = readFileSync(join(projectRoot(__dirname), 'schemas', file), 'utf8');
      const found = await compare(engine, file.replace('.cql', ''), text);
      expect(found.filter(({ kind }) => kind !== 'both accept')).toEqual([]);
    },
  );

  /** Counts how all statements of generated files fared; a disagreement ends it with the smallest file. */
  async function compareAll(files: fc.Arbitrary<string>): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(files, async (text) => {
        const found = await compare(engine, KEYSPACE, text);
        for (const each of found) count(counts, each);
        expect(found.filter(({ kind }) => kind === 'disagreement')).toEqual([]);
      }),
      GENERATED,
    );
    return counts;
  }
}

/** An option with a bad value that has no effect anyway. */
const COMPACTED_OTHERWISE =
  "CREATE TABLE t (id int PRIMARY KEY) WITH compaction = {'class': 'NoSuchStrategy'}";

/** Statements in which a name names each thing that has one. */
function namings(name: string): string[] {
  const stored = name.startsWith('"') ? name : `"${name.toLowerCase()}"`;
  return [
    `CREATE TABLE ${name}.x (id int PRIMARY KEY)`,
    `CREATE TABLE ${name} (id int PRIMARY KEY)`,
    `CREATE TABLE t (${name} int PRIMARY KEY)`,
    `CREATE TABLE t (id int, ${name} int, PRIMARY KEY (id, ${name})) WITH CLUSTERING ORDER BY (${name} DESC)`,
    `CREATE TABLE t (id int PRIMARY KEY) WITH ${name} = 1`,
    `CREATE TYPE ${name} (a int)`,
    `CREATE TYPE ${KEYSPACE}.${name} (a int)`,
    `CREATE TYPE u (${name} int)`,
    `CREATE TABLE t (id int PRIMARY KEY, v frozen<${name}>)`,
    `CREATE TYPE ${stored} (a int); CREATE TABLE t (id int PRIMARY KEY, v frozen<${name}>)`,
    `CREATE TYPE ${stored} (a int); CREATE TABLE t (id int PRIMARY KEY, v list<frozen<${KEYSPACE}.${name}>>)`,
  ];
}

function kinds(comparisons: readonly Comparison[]): string[] {
  return [...new Set(comparisons.map(({ kind }) => kind))];
}

function drawn(gen: fc.GeneratorValue): Draw {
  return (arbitrary) => gen(() => arbitrary);
}

function count(counts: Map<string, number>, comparison: Comparison): void {
  const name = comparison.kind === 'known difference' ? comparison.name : comparison.kind;
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function summary(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, number]) => `${number} ${name}`).join(', ');
}
