import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentOptions } from '#environments/environment';
import { WEB_ACL_RULES } from '#environments/rules/web-acl-rules';
import { projectRoot } from '#tools/project-root';
import { environment } from '#test/support/good-environment';
import { findings } from '#test/support/rule-findings';
import { guarded } from '#test/support/web-acl-samples';

type Mutable = { -readonly [Field in keyof EnvironmentOptions]: EnvironmentOptions[Field] };

describe('the rules about the web ACL', () => {
  it.each(WEB_ACL_RULES)('$id has a test under its own name', ({ id }) => {
    const files = readdirSync(join(projectRoot(__dirname), 'test/environments/rules'));
    expect(files).toContain(`${id}.test.ts`);
  });

  it('lists every rule that has a file', () => {
    const files = readdirSync(join(projectRoot(__dirname), 'environments/rules'));
    const written = files.filter((file) => file.startsWith('waf-'));
    expect(WEB_ACL_RULES.map(({ id }) => `${id}.ts`).sort()).toEqual(written.sort());
  });

  it.each(WEB_ACL_RULES)('$id is silent where there is no edge', (rule) => {
    const options: Mutable = { ...environment('production') };
    delete options.edge;
    const context = { fileName: 'production', today: '2026-11-24', all: [options] };
    expect(rule.find(options, context)).toEqual([]);
  });

  it.each(WEB_ACL_RULES)('$id finds nothing in a good web ACL', (rule) => {
    for (const waf of [
      undefined,
      {},
      { ratePerFiveMinutes: 100, allow: { office: '203.0.113.0/24' } },
    ]) {
      expect(findings(rule, { edge: guarded(waf) })).toEqual([]);
    }
  });
});
