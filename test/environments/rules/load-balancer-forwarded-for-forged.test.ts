import { loadBalancerForwardedForForged } from '#environments/rules/load-balancer-forwarded-for-forged';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application } from '#test/support/load-balancer-samples';

describe('load-balancer-forwarded-for-forged', () => {
  const scheme = 'internet-facing';

  it('wants addresses that clients cannot write themselves', () => {
    const forged = application({ scheme, forwardedFor: { mode: 'preserve' } });
    expect(findingsIn(loadBalancerForwardedForForged, forged)).toMatchObject([
      { property: 'edge.balancers.public.forwardedFor.mode' },
    ]);
    expect(loadBalancerForwardedForForged.effect).toBe('except');
  });

  it('takes the other modes, and a proxy before an internal balancer', () => {
    for (const balancer of [
      application({ scheme, forwardedFor: { mode: 'remove' } }),
      application({ scheme }),
      application({ forwardedFor: { mode: 'preserve' } }),
    ]) {
      expect(findingsIn(loadBalancerForwardedForForged, balancer)).toEqual([]);
    }
  });
});
