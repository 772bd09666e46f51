import { loadBalancerNeedsMoreZones } from '#environments/rules/load-balancer-needs-more-zones';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

describe('load-balancer-needs-more-zones', () => {
  it('wants two zones for an application load balancer, none for a network load balancer', () => {
    expect(findingsIn(loadBalancerNeedsMoreZones, application(), { zones: ['a'] })).toMatchObject([
      { property: 'edge.balancers.public', got: 1 },
    ]);
    expect(findingsIn(loadBalancerNeedsMoreZones, application(), { zones: ['a', 'b'] })).toEqual(
      [],
    );
    expect(findingsIn(loadBalancerNeedsMoreZones, networkBalancer(), { zones: ['a'] })).toEqual([]);
  });

  it("holds a network load balancer's peak to the quota of its zones", () => {
    const peak = networkBalancer({ expectedPeak: { megabitsPerSecond: 100_000 } });
    expect(findingsIn(loadBalancerNeedsMoreZones, peak, { zones: ['a'] })).toMatchObject([
      {
        property: 'edge.balancers.public.expectedPeak',
        expected: expect.stringContaining('45000') as string,
      },
    ]);
    expect(findingsIn(loadBalancerNeedsMoreZones, peak, { zones: ['a', 'b'] })).toEqual([]);
  });
});
