import { loadBalancerWithoutLogs } from '#environments/rules/load-balancer-without-logs';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

describe('load-balancer-without-logs', () => {
  it('wants every log in production', () => {
    const silent = application({ logs: { access: false, connection: false } });
    expect(findingsIn(loadBalancerWithoutLogs, silent)).toMatchObject([
      { property: 'edge.balancers.public.logs.access' },
      { property: 'edge.balancers.public.logs.connection' },
    ]);
    expect(
      findingsIn(loadBalancerWithoutLogs, networkBalancer({ logs: { access: false } })),
    ).toHaveLength(1);
    expect(loadBalancerWithoutLogs.effect).toBe('except');
  });

  it('is content with the default, and with other environments', () => {
    expect(findingsIn(loadBalancerWithoutLogs, application())).toEqual([]);
    const silent = application({ logs: { access: false } });
    expect(findingsIn(loadBalancerWithoutLogs, silent, { tier: 'local' })).toEqual([]);
  });
});
