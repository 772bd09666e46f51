import type { ApplicationTargetGroupOptions } from '#constructs/load-balancer/application-target-group-options';
import { loadBalancerStickinessOverrides } from '#environments/rules/load-balancer-stickiness-overrides';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

describe('load-balancer-stickiness-overrides', () => {
  const web = {
    targetType: 'ip',
    port: 8080,
    health: { path: '/' },
    stickiness: { kind: 'duration_cookie', seconds: 60 },
  } satisfies ApplicationTargetGroupOptions;

  it('warns that a cookie decides instead of the algorithm, by its name', () => {
    const least = { ...web, algorithm: { kind: 'least_outstanding_requests' } } as const;
    const balancer = application({ targetGroups: { web: least } });
    expect(findingsIn(loadBalancerStickinessOverrides, balancer)).toMatchObject([
      {
        property: 'edge.balancers.public.targetGroups.web.stickiness',
        expected: expect.stringContaining('that least_outstanding_requests decides') as string,
      },
    ]);
    expect(loadBalancerStickinessOverrides.effect).toBe('warn');
  });

  it('says nothing where nothing is sticky, nor where a flow hash decides anyway', () => {
    expect(findingsIn(loadBalancerStickinessOverrides, application())).toEqual([]);
    const broker = {
      targetType: 'ip',
      protocol: 'TCP',
      port: 1,
      stickiness: { kind: 'source_ip' },
    } as const;
    const balancer = networkBalancer({ targetGroups: { broker } });
    expect(findingsIn(loadBalancerStickinessOverrides, balancer)).toEqual([]);
  });
});
