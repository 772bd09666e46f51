import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import peggy from 'peggy';
import { projectRoot } from '#tools/project-root';

const FOLDER = join(projectRoot(__dirname), 'constructs', 'cassandra-keyspace', 'cql', 'grammar');

describe('the generated parser', () => {
  it('is what the grammar makes: run npm run cql:grammar after a change', () => {
    const grammar = readFileSync(join(FOLDER, 'cql.peggy'), 'utf8');
    const source = peggy.generate(grammar, {
      allowedStartRules: ['Script', 'Statement', 'Type'],
      format: 'commonjs',
      output: 'source',
    });
    const committed = readFileSync(join(FOLDER, 'cql-parser.generated.cjs'), 'utf8');
    expect(committed.trim() === source.trim()).toBe(true); // a difference of 5,000 lines helps no one
  });
});
