import { loadBalancerClientUnreachable } from '#environments/rules/load-balancer-client-unreachable';
import { environment } from '#test/support/good-environment';
import { findingsIn } from '#test/support/load-balancer-findings';
import { application } from '#test/support/load-balancer-samples';

describe('load-balancer-client-unreachable', () => {
  const allowed = (range: string, scheme?: 'internet-facing') =>
    findingsIn(
      loadBalancerClientUnreachable,
      application({ allowFrom: { office: range }, ...(scheme !== undefined && { scheme }) }),
      {
        network: {
          ...environment('production').network,
          cidr: '10.40.0.0/16',
          podCidr: '100.64.0.0/16',
          peerCidrs: ['192.168.0.0/16'],
        },
      },
    );

  it.each(['10.40.3.0/24', '100.64.0.0/17', '192.168.0.0/16'])(
    'takes %s: the network, its pods, or a network joined to it',
    (range) => {
      expect(allowed(range)).toEqual([]);
    },
  );

  it.each(['10.41.0.0/16', '192.0.0.0/8', '198.51.100.0/24'])(
    'tells of %s, which the network ACL of private subnets drops',
    (range) => {
      expect(allowed(range)).toMatchObject([
        { property: 'edge.balancers.public.allowFrom.office', got: range },
      ]);
    },
  );

  it('leaves internet-facing balancers alone', () => {
    expect(allowed('198.51.100.0/24', 'internet-facing')).toEqual([]);
  });
});
