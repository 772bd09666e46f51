import type { ApplicationListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import type { NetworkListenerOptions } from '#constructs/load-balancer/network-listener-options';
import { loadBalancerPortClosed } from '#environments/rules/load-balancer-port-closed';
import { environment } from '#test/support/good-environment';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

const https = (port: number): ApplicationListenerOptions => ({
  protocol: 'HTTPS',
  port,
  otherwise: { kind: 'fixed-response', status: 404 },
});

const found = (
  listener: ApplicationListenerOptions | NetworkListenerOptions,
  publicPorts?: readonly number[],
) => {
  const scheme = 'internet-facing';
  const network = {
    ...environment('production').network,
    ...(publicPorts !== undefined && { publicPorts }),
  };
  const balancer =
    'targetGroup' in listener
      ? networkBalancer({ scheme, listeners: { one: listener } })
      : application({ scheme, listeners: { one: listener } });
  return findingsIn(loadBalancerPortClosed, balancer, { network });
};

describe('load-balancer-port-closed', () => {
  it.each([
    ['the ports of HTTP and HTTPS', https(443)],
    ['ports that answers come to', https(8443)],
    ['such ports by UDP', { protocol: 'UDP', port: 5353, targetGroup: 'broker' }],
  ] as const)('takes %s', (_, listener) => {
    expect(found(listener)).toEqual([]);
  });

  it('takes what network.publicPorts opens, by TCP', () => {
    expect(found(https(993), [993])).toEqual([]);
    expect(found({ protocol: 'TLS', port: 993, targetGroup: 'broker' }, [993])).toEqual([]);
  });

  it.each([
    ['a port that no subnet lets in', https(993), /Add 993 to network.publicPorts/],
    ['remote desktop', https(3389), /a port from 1024/],
    [
      'UDP on a port that is open by TCP alone',
      { protocol: 'UDP', port: 443, targetGroup: 'broker' },
      /a port from 1024/,
    ],
    [
      'both on such a port',
      { protocol: 'TCP_UDP', port: 443, targetGroup: 'broker' },
      /a port from 1024/,
    ],
  ] as const)('tells of %s', (_, listener, fix) => {
    expect(found(listener)).toMatchObject([
      {
        property: 'edge.balancers.public.listeners.one.port',
        fix: expect.stringMatching(fix) as string,
      },
    ]);
  });

  it('lets internal balancers have any port: no ACL stands between subnets', () => {
    const internal = application({ listeners: { one: https(993) } });
    expect(findingsIn(loadBalancerPortClosed, internal)).toEqual([]);
  });
});
