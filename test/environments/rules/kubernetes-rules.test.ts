import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KUBERNETES_RULES } from '#environments/rules/kubernetes-rules';
import type { EnvironmentOptions } from '#environments/environment';
import { projectRoot } from '#tools/project-root';
import { environment } from '#test/support/good-environment';

type Mutable = { -readonly [Field in keyof EnvironmentOptions]: EnvironmentOptions[Field] };

describe('the rules about the cluster', () => {
  it.each(KUBERNETES_RULES)('$id has a file and a test under its own name', ({ id }) => {
    for (const room of ['environments/rules', 'test/environments/rules']) {
      const files = readdirSync(join(projectRoot(__dirname), room));
      expect(files.some((file) => file.startsWith(`${id}.`))).toBe(true);
    }
  });

  it.each(KUBERNETES_RULES)('$id is silent where there is no cluster', (rule) => {
    const options: Mutable = { ...environment('production'), zones: ['a'] };
    delete options.kubernetes;
    const context = { fileName: 'production', today: '2026-11-24', all: [options] };
    expect(rule.find(options, context)).toEqual([]);
  });
});
