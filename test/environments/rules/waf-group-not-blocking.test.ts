import { wafGroupNotBlocking } from '#environments/rules/waf-group-not-blocking';
import { findings } from '#test/support/rule-findings';
import { guarded } from '#test/support/web-acl-samples';

const found = (waf: unknown, tier: 'production' | 'staging' = 'production') =>
  findings(wafGroupNotBlocking, { edge: guarded(waf), tier });

describe('waf-group-not-blocking', () => {
  it('names each group in production that only counts or is not there', () => {
    const groups = { common: { action: 'count' }, anonymousIp: { action: 'off' } };
    expect(found({ groups })).toMatchObject([
      { property: 'edge.waf.groups.anonymousIp.action', got: 'off' },
      { property: 'edge.waf.groups.common.action', got: 'count' },
    ]);
    expect(found({ groups }, 'staging')).toEqual([]);
    expect(wafGroupNotBlocking.effect).toBe('except');
  });

  it('is content when single rules count', () => {
    const common = { action: 'block', countedRules: ['SizeRestrictions_BODY'] };
    for (const waf of [undefined, {}, { groups: { common } }]) expect(found(waf)).toEqual([]);
  });
});
