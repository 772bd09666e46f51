import { loadBalancerCapacityReserved } from '#environments/rules/load-balancer-capacity-reserved';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

describe('load-balancer-capacity-reserved', () => {
  it('says what a reservation costs, and that its quota must be asked for', () => {
    const expectedPeak = {
      newConnectionsPerSecond: 5000,
      activeConnections: 0,
      megabytesPerSecond: 0,
      requestsPerSecond: 0,
    };
    expect(findingsIn(loadBalancerCapacityReserved, application({ expectedPeak }))).toMatchObject([
      {
        property: 'edge.balancers.public.expectedPeak',
        expected: expect.stringMatching(
          /^200 reserved capacity units, about 1168 dollars a month/,
        ) as string,
        fix: expect.stringContaining('quota') as string,
      },
    ]);
    expect(loadBalancerCapacityReserved.effect).toBe('warn');
  });

  it('says nothing where nothing is reserved', () => {
    const small = networkBalancer({ expectedPeak: { megabitsPerSecond: 1000 } });
    expect(findingsIn(loadBalancerCapacityReserved, small)).toEqual([]);
    expect(findingsIn(loadBalancerCapacityReserved, application())).toEqual([]);
  });
});
