import { loadBalancerZonesApart } from '#environments/rules/load-balancer-zones-apart';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

describe('load-balancer-zones-apart', () => {
  it('warns where zones keep to themselves, on the balancer or on a group', () => {
    expect(findingsIn(loadBalancerZonesApart, networkBalancer({ crossZone: false }))).toMatchObject(
      [{ property: 'edge.balancers.public.crossZone' }],
    );
    const web = { targetType: 'ip', port: 80, health: { path: '/' }, crossZone: false } as const;
    expect(
      findingsIn(loadBalancerZonesApart, application({ targetGroups: { web } })),
    ).toMatchObject([{ property: 'edge.balancers.public.targetGroups.web.crossZone' }]);
    expect(loadBalancerZonesApart.effect).toBe('warn');
  });

  it('says nothing of the default', () => {
    expect(findingsIn(loadBalancerZonesApart, networkBalancer())).toEqual([]);
    expect(findingsIn(loadBalancerZonesApart, application())).toEqual([]);
  });
});
