import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import { application, networkBalancer } from '#test/support/load-balancer-samples';
import { resourcesOf } from '#test/support/synthesized';
import { made } from './balancer-stack';

const ways = (options: LoadBalancerOptions) =>
  resourcesOf(made(options), 'aws_vpc_security_group_ingress_rule')
    .map(
      ({ cidr_ipv4, ip_protocol, from_port, to_port }) =>
        `${String(cidr_ipv4)} ${String(ip_protocol)} ${String(from_port)}-${String(to_port)}`,
    )
    .sort();

describe("a balancer's security group", () => {
  it("lets the network in to an internal balancer's ports, and nobody else", () => {
    expect(ways(application())).toEqual(['10.0.0.0/16 tcp 443-443', '10.0.0.0/16 tcp 80-80']);
  });

  it('lets everybody in to the ports of one that faces the internet', () => {
    const listeners = { https: { protocol: 'HTTPS', port: 8443, otherwise: toWeb } } as const;
    expect(ways(application({ scheme: 'internet-facing', listeners }))).toEqual([
      '0.0.0.0/0 tcp 8443-8443',
    ]);
  });

  it.each(['internal', 'internet-facing'] as const)(
    'lets only the named ranges in where there are some, %s or not',
    (scheme) => {
      const allowFrom = { office: '10.1.0.0/16', partner: '10.2.0.0/16' };
      expect(ways(application({ scheme, allowFrom }))).toEqual([
        '10.1.0.0/16 tcp 443-443',
        '10.1.0.0/16 tcp 80-80',
        '10.2.0.0/16 tcp 443-443',
        '10.2.0.0/16 tcp 80-80',
      ]);
    },
  );

  it('opens a port by the protocols of its listener', () => {
    const listeners = {
      both: { protocol: 'TCP_UDP', port: 53, targetGroup: 'dns' },
      stats: { protocol: 'UDP', port: 8125, targetGroup: 'dns' },
    } as const;
    const dns = { targetType: 'ip', protocol: 'TCP_UDP', port: 53 } as const;
    expect(ways(networkBalancer({ listeners, targetGroups: { dns } }))).toEqual([
      '10.0.0.0/16 tcp 53-53',
      '10.0.0.0/16 udp 53-53',
      '10.0.0.0/16 udp 8125-8125',
    ]);
  });

  it('reaches nobody by itself; to sign users in, HTTPS', () => {
    expect(resourcesOf(made(application()), 'aws_vpc_security_group_egress_rule')).toEqual([]);
    const authenticate = {
      issuer: 'https://id.example.com',
      authorizationEndpoint: 'https://id.example.com/authorize',
      tokenEndpoint: 'https://id.example.com/token',
      userInfoEndpoint: 'https://id.example.com/userinfo',
      clientId: 'shop',
      clientSecret: { secretId: 'sso/shop' },
    };
    const otherwise = { ...toWeb, authenticate };
    const signedIn = application({ listeners: { https: { protocol: 'HTTPS', otherwise } } });
    expect(resourcesOf(made(signedIn), 'aws_vpc_security_group_egress_rule')).toMatchObject([
      { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', from_port: 443, to_port: 443 },
    ]);
  });
});

const toWeb = { kind: 'forward', targetGroup: 'web' } as const;
