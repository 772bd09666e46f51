import { loadBalancerWithoutWebAcl } from '#environments/rules/load-balancer-without-web-acl';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

describe('load-balancer-without-web-acl', () => {
  const scheme = 'internet-facing';

  it('wants a web ACL before what the internet reaches in production', () => {
    const open = application({ scheme, webAcl: false });
    expect(findingsIn(loadBalancerWithoutWebAcl, open)).toMatchObject([
      { property: 'edge.balancers.public.webAcl', got: false },
    ]);
    expect(findingsIn(loadBalancerWithoutWebAcl, open, { tier: 'staging' })).toEqual([]);
    expect(loadBalancerWithoutWebAcl.effect).toBe('except');
  });

  it('is content with the default, with internal balancers, and with those that read no requests', () => {
    for (const balancer of [
      application({ scheme }),
      application({ webAcl: false }),
      networkBalancer({ scheme }),
    ]) {
      expect(findingsIn(loadBalancerWithoutWebAcl, balancer)).toEqual([]);
    }
  });
});
