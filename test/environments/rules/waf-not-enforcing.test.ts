import { wafNotEnforcing } from '#environments/rules/waf-not-enforcing';
import { findings } from '#test/support/rule-findings';
import { guarded } from '#test/support/web-acl-samples';

const found = (waf: unknown, tier: 'production' | 'staging' = 'production') =>
  findings(wafNotEnforcing, { edge: guarded(waf), tier });

describe('waf-not-enforcing', () => {
  it('wants a web ACL in production that blocks, and lets it be excepted', () => {
    expect(found({ mode: 'count' })).toMatchObject([{ property: 'edge.waf.mode', got: 'count' }]);
    expect(found({ mode: 'count' }, 'staging')).toEqual([]);
    expect(wafNotEnforcing.effect).toBe('except');
  });

  it('is content with what blocks, written or not', () => {
    for (const waf of [undefined, {}, { mode: 'enforce' }]) expect(found(waf)).toEqual([]);
  });
});
