import { wafTrustsHeader } from '#environments/rules/waf-trusts-header';
import { findings } from '#test/support/rule-findings';
import { guarded } from '#test/support/web-acl-samples';

const found = (waf: unknown, tier: 'production' | 'staging' = 'production') =>
  findings(wafTrustsHeader, { edge: guarded(waf), tier });

describe('waf-trusts-header', () => {
  it('does not trust what a client may have written, in production', () => {
    const waf = { clientAddress: { kind: 'header', header: 'X-Forwarded-For' } };
    expect(found(waf)).toMatchObject([
      { property: 'edge.waf.clientAddress.header', got: 'X-Forwarded-For' },
    ]);
    expect(found(waf, 'staging')).toEqual([]);
    expect(wafTrustsHeader.effect).toBe('except');
  });

  it('trusts the connection', () => {
    for (const waf of [undefined, {}, { clientAddress: { kind: 'connection' } }]) {
      expect(found(waf)).toEqual([]);
    }
  });
});
