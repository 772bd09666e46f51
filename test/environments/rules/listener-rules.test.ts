import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentOptions } from '#environments/environment';
import { LISTENER_RULES } from '#environments/rules/listener-rules';
import { projectRoot } from '#tools/project-root';
import { findingsInListener } from '#test/support/edge-listener';
import { environment } from '#test/support/good-environment';
import { https, toWebWhen } from '#test/support/listener-samples';

type Mutable = { -readonly [Field in keyof EnvironmentOptions]: EnvironmentOptions[Field] };

describe('the rules about listeners', () => {
  it.each(LISTENER_RULES)('$id has a file and a test under its own name', ({ id }) => {
    for (const room of ['environments/rules', 'test/environments/rules']) {
      const files = readdirSync(join(projectRoot(__dirname), room));
      expect(files.some((file) => file.startsWith(`${id}.`))).toBe(true);
    }
  });

  it.each(LISTENER_RULES)('$id is silent where there is no edge', (rule) => {
    const options: Mutable = { ...environment('production') };
    delete options.edge;
    const context = { fileName: 'production', today: '2026-11-24', all: [options] };
    expect(rule.find(options, context)).toEqual([]);
  });

  it.each(LISTENER_RULES)('$id finds nothing in a good listener of each protocol', (rule) => {
    const rules = { cart: toWebWhen({ paths: ['/cart/*'] }) };
    const responseHeaders = { frameOptions: 'SAMEORIGIN' } as const;
    for (const listener of [https({ rules, responseHeaders }), { protocol: 'HTTP' } as const]) {
      expect(findingsInListener(rule, listener)).toEqual([]);
    }
  });
});
