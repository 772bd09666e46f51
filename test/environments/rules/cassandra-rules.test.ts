import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTABLE_RULES } from '#environments/exceptable-rules';
import type { EnvironmentOptions } from '#environments/environment';
import { ALL_RULES } from '#environments/rules/all-rules';
import { CASSANDRA_RULES } from '#environments/rules/cassandra-rules';
import { projectRoot } from '#tools/project-root';
import { environment } from '#test/support/good-environment';

type Mutable = { -readonly [Field in keyof EnvironmentOptions]: EnvironmentOptions[Field] };

describe('the rules about keyspaces', () => {
  it.each(CASSANDRA_RULES)('$id has a file and a test under its own name', ({ id }) => {
    for (const room of ['environments/rules', 'test/environments/rules']) {
      const files = readdirSync(join(projectRoot(__dirname), room));
      expect(files.some((file) => file.startsWith(`${id}.`))).toBe(true);
    }
  });

  it('are part of all rules, each with an id of its own', () => {
    expect(ALL_RULES).toEqual(expect.arrayContaining([...CASSANDRA_RULES]));
    expect(new Set(CASSANDRA_RULES.map(({ id }) => id)).size).toBe(CASSANDRA_RULES.length);
  });

  it('can be excepted exactly where they say so', () => {
    const exceptable = CASSANDRA_RULES.filter(({ effect }) => effect === 'except');
    expect(exceptable.map(({ id }) => id)).toEqual(['no-point-in-time-recovery']);
    expect(EXCEPTABLE_RULES).toContain('no-point-in-time-recovery');
  });

  it('have nothing to say of an environment without keyspaces', () => {
    const options: Mutable = { ...environment('local') };
    delete options.cassandra;
    const context = { fileName: 'local', today: '2026-11-24', all: [options] };
    for (const rule of CASSANDRA_RULES) expect(rule.find(options, context)).toEqual([]);
  });

  it('find nothing in the samples', () => {
    const options = environment('local');
    const context = { fileName: 'local', today: '2026-11-24', all: [options] };
    for (const rule of CASSANDRA_RULES) expect(rule.find(options, context)).toEqual([]);
  });
});
