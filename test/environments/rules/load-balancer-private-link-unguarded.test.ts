import { loadBalancerPrivateLinkUnguarded } from '#environments/rules/load-balancer-private-link-unguarded';
import { findingsIn } from '#test/support/load-balancer-findings';
import { networkBalancer } from '#test/support/load-balancer-samples';

describe('load-balancer-private-link-unguarded', () => {
  it('wants the security group to hold for PrivateLink in production', () => {
    const open = networkBalancer({ inspectPrivateLink: false });
    expect(findingsIn(loadBalancerPrivateLinkUnguarded, open)).toMatchObject([
      { property: 'edge.balancers.public.inspectPrivateLink' },
    ]);
    expect(findingsIn(loadBalancerPrivateLinkUnguarded, open, { tier: 'staging' })).toEqual([]);
    expect(findingsIn(loadBalancerPrivateLinkUnguarded, networkBalancer())).toEqual([]);
    expect(loadBalancerPrivateLinkUnguarded.effect).toBe('except');
  });
});
