import { wafAllowsTooMany } from '#environments/rules/waf-allows-too-many';
import { findings } from '#test/support/rule-findings';
import { guarded } from '#test/support/web-acl-samples';

const found = (waf: unknown, tier: 'production' | 'staging' = 'production') =>
  findings(wafAllowsTooMany, { edge: guarded(waf), tier });

describe('waf-allows-too-many', () => {
  it('names each allowed range that is wide, in production', () => {
    const allow = { half: '0.0.0.0/1', office: '203.0.113.0/24', net: '2001:d00::/24' };
    expect(found({ allow })).toMatchObject([
      { property: 'edge.waf.allow.half', expected: expect.stringContaining('/16') as string },
      { property: 'edge.waf.allow.net', expected: expect.stringContaining('/32') as string },
    ]);
    expect(found({ allow }, 'staging')).toEqual([]);
    expect(wafAllowsTooMany.effect).toBe('except');
  });

  it('is content with an organization’s own, and blocks may be as wide as they like', () => {
    const allow = { office: '172.16.0.0/16', office6: '2001:db8::/32' };
    for (const waf of [undefined, { allow }, { block: { half: '0.0.0.0/1' } }]) {
      expect(found(waf)).toEqual([]);
    }
  });
});
