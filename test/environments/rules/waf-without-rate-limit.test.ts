import { wafWithoutRateLimit } from '#environments/rules/waf-without-rate-limit';
import { findings } from '#test/support/rule-findings';
import { guarded } from '#test/support/web-acl-samples';

const found = (waf: unknown, tier: 'production' | 'staging' = 'production') =>
  findings(wafWithoutRateLimit, { edge: guarded(waf), tier });

describe('waf-without-rate-limit', () => {
  it('wants a limit in production', () => {
    const waf = { ratePerFiveMinutes: 'unlimited' };
    expect(found(waf)).toMatchObject([{ property: 'edge.waf.ratePerFiveMinutes' }]);
    expect(found(waf, 'staging')).toEqual([]);
    expect(wafWithoutRateLimit.effect).toBe('except');
  });

  it('is content with any limit, written or not', () => {
    for (const waf of [undefined, {}, { ratePerFiveMinutes: 2_000_000_000 }]) {
      expect(found(waf)).toEqual([]);
    }
  });
});
