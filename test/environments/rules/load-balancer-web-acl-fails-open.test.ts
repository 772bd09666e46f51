import { loadBalancerWebAclFailsOpen } from '#environments/rules/load-balancer-web-acl-fails-open';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application } from '#test/support/load-balancer-samples';

describe('load-balancer-web-acl-fails-open', () => {
  it('wants the web ACL in production to see every request', () => {
    const open = application({ webAclFailOpen: true });
    expect(findingsIn(loadBalancerWebAclFailsOpen, open)).toMatchObject([
      { property: 'edge.balancers.public.webAclFailOpen' },
    ]);
    expect(findingsIn(loadBalancerWebAclFailsOpen, open, { tier: 'development' })).toEqual([]);
    expect(findingsIn(loadBalancerWebAclFailsOpen, application())).toEqual([]);
    expect(loadBalancerWebAclFailsOpen.effect).toBe('except');
  });
});
