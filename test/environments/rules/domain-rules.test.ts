import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentOptions } from '#environments/environment';
import { DOMAIN_RULES } from '#environments/rules/domain-rules';
import { projectRoot } from '#tools/project-root';
import { standby } from '#test/support/domain-edge';
import { findingsAtEdge } from '#test/support/domain-findings';
import { domain } from '#test/support/domain-samples';
import { environment } from '#test/support/good-environment';

type Mutable = { -readonly [Field in keyof EnvironmentOptions]: EnvironmentOptions[Field] };

const check = {
  kind: 'endpoint',
  alarmTopicArn: 'arn:aws:sns:us-east-1:111122223333:failover',
} as const;

describe('the rules about domains', () => {
  it.each(DOMAIN_RULES)('$id has a file and a test under its own name', ({ id }) => {
    for (const room of ['environments/rules', 'test/environments/rules']) {
      const files = readdirSync(join(projectRoot(__dirname), room));
      expect(files.some((file) => file.startsWith(`${id}.`))).toBe(true);
    }
  });

  it.each(DOMAIN_RULES)('$id is silent where there is no edge', (rule) => {
    const options: Mutable = { ...environment('production') };
    delete options.edge;
    const context = { fileName: 'production', today: '2026-11-24', all: [options] };
    expect(rule.find(options, context)).toEqual([]);
  });

  it.each(DOMAIN_RULES)('$id finds nothing in a good domain of each kind', (rule) => {
    const zone = { kind: 'existing', id: 'Z0123456789ABCDEFGHIJ' } as const;
    const failover = { role: 'primary', peer: 'standby', check } as const;
    expect(findingsAtEdge(rule)).toEqual([]);
    expect(findingsAtEdge(rule, { domain: domain({ zone }) })).toEqual([]);
    expect(findingsAtEdge(rule, { domain: domain({ failover }) }, [standby()])).toEqual([]);
  });

  it.each(DOMAIN_RULES)('$id looks past neighbours that are broken in any way', (rule) => {
    const failover = { role: 'primary', peer: 'standby', check } as const;
    const broken = [
      {},
      { name: 7, edge: 'none' },
      { name: 'a', edge: { domain: 'shop.example.com', balancers: [] } },
      { name: 'b', edge: { domain: domain(), balancers: 7 } },
      {
        name: 'c',
        edge: { domain: { ...domain(), name: 'c.example.com' }, balancers: { x: null } },
      },
      { name: 'd', edge: { domain: { name: null }, balancers: { x: { hosts: [null] } } } },
    ];
    for (const each of broken) {
      expect(() =>
        findingsAtEdge(rule, { domain: domain({ failover }) }, [each, standby()]),
      ).not.toThrow();
    }
  });
});
