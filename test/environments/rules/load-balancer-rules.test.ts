import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentOptions } from '#environments/environment';
import { LOAD_BALANCER_RULES } from '#environments/rules/load-balancer-rules';
import { projectRoot } from '#tools/project-root';
import { environment } from '#test/support/good-environment';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

type Mutable = { -readonly [Field in keyof EnvironmentOptions]: EnvironmentOptions[Field] };

describe('the rules about load balancers', () => {
  it.each(LOAD_BALANCER_RULES)('$id has a file and a test under its own name', ({ id }) => {
    for (const room of ['environments/rules', 'test/environments/rules']) {
      const files = readdirSync(join(projectRoot(__dirname), room));
      expect(files.some((file) => file.startsWith(`${id}.`))).toBe(true);
    }
  });

  it('lists every rule that has a file', () => {
    const files = readdirSync(join(projectRoot(__dirname), 'environments/rules'));
    const written = files
      .filter((file) => file.startsWith('load-balancer-') && file !== 'load-balancer-rules.ts')
      .map((file) => file.replace('.ts', ''));
    expect(LOAD_BALANCER_RULES.map(({ id }) => id).sort()).toEqual(written.sort());
  });

  it.each(LOAD_BALANCER_RULES)('$id is silent where there is no balancer', (rule) => {
    const options: Mutable = { ...environment('production'), zones: ['a'] };
    delete options.edge;
    const context = { fileName: 'production', today: '2026-11-24', all: [options] };
    expect(rule.find(options, context)).toEqual([]);
  });

  it.each(LOAD_BALANCER_RULES)('$id finds nothing in a good balancer of each kind', (rule) => {
    for (const balancer of [
      application(),
      application({ scheme: 'internet-facing' }),
      networkBalancer(),
    ]) {
      expect(findingsIn(rule, balancer)).toEqual([]);
    }
  });
});
