import { wafGuardsNothing } from '#environments/rules/waf-guards-nothing';
import { application, networkBalancer } from '#test/support/load-balancer-samples';
import { findings } from '#test/support/rule-findings';

describe('waf-guards-nothing', () => {
  const scheme = 'internet-facing';

  it('refuses a web ACL that no balancer stands behind', () => {
    for (const balancer of [
      application(),
      application({ scheme, webAcl: false }),
      networkBalancer({ scheme }),
    ]) {
      expect(
        findings(wafGuardsNothing, { edge: { waf: {}, balancers: { b: balancer } } }),
      ).toMatchObject([
        { property: 'edge.waf', fix: expect.stringContaining('webAcl: true') as string },
      ]);
    }
    expect(wafGuardsNothing.effect).toBe('refuse');
  });

  it('is content with one that does, and with none where there is no web ACL', () => {
    for (const edge of [
      { waf: {}, balancers: { a: networkBalancer(), b: application({ scheme }) } },
      { waf: {}, balancers: { b: application({ webAcl: true }) } },
      { balancers: { b: application() } },
    ]) {
      expect(findings(wafGuardsNothing, { edge })).toEqual([]);
    }
  });
});
