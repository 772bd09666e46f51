import { InvalidInput } from '#constructs/kernel/invalid-input';
import { application } from '#test/support/load-balancer-samples';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';
import { made, make, surroundings } from './balancer-stack';

const balancer = (...args: Parameters<typeof made>) => resourcesOf(made(...args), 'aws_lb')[0];

describe('an application load balancer', () => {
  it('is internal, guarded, logged and ready for the loss of a zone when told nothing', () => {
    expect(balancer(application())).toMatchObject({
      name: 'alb-test--public',
      load_balancer_type: 'application',
      internal: true,
      subnets: ['private-a', 'private-b', 'private-c'],
      drop_invalid_header_fields: true,
      desync_mitigation_mode: 'defensive',
      enable_http2: true,
      xff_header_processing_mode: 'append',
      enable_waf_fail_open: false,
      enable_zonal_shift: true,
      enable_deletion_protection: true,
      access_logs: { bucket: 'logs', prefix: 'public/access', enabled: true },
      connection_logs: { bucket: 'logs', prefix: 'public/connection', enabled: true },
    });
    expect(balancer(application())).not.toHaveProperty('minimum_load_balancer_capacity');
  });

  it('does what the file says', () => {
    const options = application({
      scheme: 'internet-facing',
      desyncMitigation: 'strictest',
      forwardedFor: { mode: 'remove', clientPort: true },
      preserveHostHeader: true,
      idleTimeoutSeconds: 120,
      clientKeepAliveSeconds: 600,
      zonalShift: false,
      webAclFailOpen: true,
      http2: false,
      logs: { connection: false },
      expectedPeak: {
        newConnectionsPerSecond: 5000,
        activeConnections: 0,
        megabytesPerSecond: 0,
        requestsPerSecond: 0,
      },
    });
    expect(balancer(options, { protectData: false })).toMatchObject({
      internal: false,
      subnets: ['public-a', 'public-b', 'public-c'],
      desync_mitigation_mode: 'strictest',
      xff_header_processing_mode: 'remove',
      enable_xff_client_port: true,
      preserve_host_header: true,
      idle_timeout: 120,
      client_keep_alive: 600,
      enable_zonal_shift: false,
      enable_waf_fail_open: true,
      enable_http2: false,
      enable_deletion_protection: false,
      access_logs: { enabled: true },
      connection_logs: { enabled: false },
      minimum_load_balancer_capacity: { capacity_units: 200 },
    });
  });

  it.each([
    ['faces the internet', application({ scheme: 'internet-facing' }), 1],
    ['is internal and asks for it', application({ webAcl: true }), 1],
    ['is internal', application(), 0],
    ['faces the internet without it', application({ scheme: 'internet-facing', webAcl: false }), 0],
  ] as const)('that %s has %# web ACLs', (_, options, count) => {
    const stack = made(options, { webAclArn: 'arn:acl' });
    const associations = resourcesOf(stack, 'aws_wafv2_web_acl_association');
    expect(associations.map(({ web_acl_arn }) => web_acl_arn)).toEqual(
      Array.from({ length: count }, () => 'arn:acl'),
    );
  });

  it('takes the certificate of the domain where a listener has none', () => {
    const listeners = {
      https: { protocol: 'HTTPS', otherwise: { kind: 'forward', targetGroup: 'web' } },
    } as const;
    const [listener] = resourcesOf(made(application({ listeners })), 'aws_lb_listener');
    expect(listener).toMatchObject({ certificate_arn: surroundings.certificateArn });
  });

  it('waits for the bucket to take its logs', () => {
    const ready = [{ fqn: 'aws_s3_bucket_policy.Logs' }];
    const logBucket = { bucketName: 'logs', ready };
    expect(balancer(application(), { logBucket })).toMatchObject({
      depends_on: ['aws_s3_bucket_policy.Logs'],
    });
  });

  it('offers others its targets, its address and the port that clients use', () => {
    synthesizeConstruct((scope) => {
      const made = make(scope, 'public', application());
      expect(made).toMatchObject({ kind: 'application', name: 'public', scheme: 'internal' });
      expect(Object.keys(made.targetGroups)).toEqual(['web']);
      expect(made.connections.port).toBe(443);
      expect(made.targetGroups['web']?.loadBalancer).toBe(made);
    });
  });

  it('takes names that every object has', () => {
    const web = application().targetGroups?.['web'];
    if (web === undefined) throw new Error('the sample has no group');
    const otherwise = { kind: 'forward', targetGroup: 'constructor' } as const;
    const options = application({
      listeners: Object.fromEntries([['constructor', { protocol: 'HTTPS', otherwise } as const]]),
      targetGroups: Object.fromEntries([['constructor', web]]),
    });
    expect(resourcesOf(made(options), 'aws_lb_target_group')).toHaveLength(1);
  });

  it('refuses mistakes for those who write no environment file, and a single zone', () => {
    const refused = (...args: Parameters<typeof made>) => {
      try {
        made(...args);
      } catch (error) {
        if (error instanceof InvalidInput) return error.rejections.map(({ property }) => property);
        throw error;
      }
      return [];
    };
    expect(refused(application({ targetGroups: {} }))).toEqual([
      'listeners.https.otherwise.targetGroup',
    ]);
    const network = { ...surroundings.network, zones: ['eu-west-1a'] };
    expect(refused(application(), { network })).toEqual(['']);
  });
});
