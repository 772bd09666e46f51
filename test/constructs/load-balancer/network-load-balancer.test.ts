import { networkBalancer } from '#test/support/load-balancer-samples';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';
import { made, make, surroundings } from './balancer-stack';

const balancer = (...args: Parameters<typeof made>) => resourcesOf(made(...args), 'aws_lb')[0];
const tls = { protocol: 'TLS', port: 8883, targetGroup: 'broker' } as const;

describe('a network load balancer', () => {
  it('is internal, guarded and serves the targets of all zones when told nothing', () => {
    expect(balancer(networkBalancer())).toMatchObject({
      name: 'nlb-test--public',
      load_balancer_type: 'network',
      internal: true,
      subnets: ['private-a', 'private-b', 'private-c'],
      enforce_security_group_inbound_rules_on_private_link_traffic: 'on',
      enable_cross_zone_load_balancing: true,
      enable_zonal_shift: true,
      enable_deletion_protection: true,
    });
    const groups = balancer(networkBalancer())?.['security_groups'];
    expect(groups).toHaveLength(1); // one that is made without can never have any
  });

  it('does what the file says', () => {
    const options = networkBalancer({
      scheme: 'internet-facing',
      crossZone: false,
      zonalShift: false,
      inspectPrivateLink: false,
      expectedPeak: { megabitsPerSecond: 22_000 },
    });
    expect(balancer(options, { protectData: false })).toMatchObject({
      internal: false,
      subnets: ['public-a', 'public-b', 'public-c'],
      enable_cross_zone_load_balancing: false,
      enable_zonal_shift: false,
      enforce_security_group_inbound_rules_on_private_link_traffic: 'off',
      enable_deletion_protection: false,
      minimum_load_balancer_capacity: { capacity_units: 10_000 },
    });
  });

  it('logs what it decrypts: there is no other log', () => {
    const enabled = (options: Parameters<typeof made>[0]) => balancer(options)?.['access_logs'];
    expect(enabled(networkBalancer())).toMatchObject({ enabled: false });
    expect(enabled(networkBalancer({ listeners: { tls } }))).toEqual({
      bucket: 'logs',
      prefix: 'public/access',
      enabled: true,
    });
    expect(enabled(networkBalancer({ listeners: { tls }, logs: { access: false } }))).toMatchObject(
      { enabled: false },
    );
  });

  it('waits for the bucket to take its logs', () => {
    const logBucket = { bucketName: 'logs', ready: [{ fqn: 'aws_s3_bucket_policy.Logs' }] };
    expect(balancer(networkBalancer(), { logBucket })).toMatchObject({
      depends_on: ['aws_s3_bucket_policy.Logs'],
    });
  });

  it("listens by each protocol with what the file says, and the domain's certificate", () => {
    const listeners = {
      tcp: { protocol: 'TCP', port: 1883, targetGroup: 'broker', idleTimeoutSeconds: 6000 },
      tls: { ...tls, alpn: 'HTTP2Optional' },
    } as const;
    const written = resourcesOf(made(networkBalancer({ listeners })), 'aws_lb_listener');
    expect(written).toMatchObject([
      { protocol: 'TCP', port: 1883, tcp_idle_timeout_seconds: 6000 },
      {
        protocol: 'TLS',
        port: 8883,
        ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
        alpn_policy: 'HTTP2Optional',
        certificate_arn: surroundings.certificateArn,
      },
    ]);
    expect(written[0]).not.toHaveProperty('certificate_arn');
  });

  it('has further certificates by the side of the first, each under its own id', () => {
    const certificates = ['1', '2'].map((digit) =>
      surroundings.certificateArn.replace(/f$/, digit),
    );
    const listeners = { tls: { ...tls, sniCertificateArns: certificates } };
    const written = resourcesOf(
      made(networkBalancer({ listeners })),
      'aws_lb_listener_certificate',
    );
    expect(written.map(({ certificate_arn }) => certificate_arn).sort()).toEqual(certificates);
  });

  it('offers others its targets, its address and the first port that is reached by TCP', () => {
    synthesizeConstruct((scope) => {
      const both = { targetType: 'ip', protocol: 'TCP_UDP', port: 53 } as const;
      const options = networkBalancer({
        listeners: {
          stats: { protocol: 'UDP', port: 8125, targetGroup: 'broker' },
          dns: { protocol: 'TCP_UDP', port: 53, targetGroup: 'broker' },
        },
        targetGroups: { broker: both },
      });
      const made = make(scope, 'events', options);
      expect(made).toMatchObject({ kind: 'network', name: 'events', scheme: 'internal' });
      expect(made.connections.port).toBe(53);
      expect(made.targetGroups['broker']?.alarmNames).toEqual([]);
    });
  });
});
