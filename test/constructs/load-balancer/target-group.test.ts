import type { ApplicationTargetGroupOptions } from '#constructs/load-balancer/application-target-group-options';
import type { TargetGroup } from '#constructs/load-balancer/target-group';
import type { NetworkTargetGroupOptions } from '#constructs/load-balancer/network-target-group-options';
import { application, networkBalancer } from '#test/support/load-balancer-samples';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';
import { made, make } from './balancer-stack';

const web = { targetType: 'ip', port: 8080, health: { path: '/healthz' } } as const;
const broker = { targetType: 'ip', protocol: 'TCP', port: 1883 } as const;

const ofWeb = (group: ApplicationTargetGroupOptions) =>
  application({ targetGroups: { web: group } });
const ofBroker = (group: NetworkTargetGroupOptions) =>
  networkBalancer({
    listeners: {
      mqtt: {
        protocol: group.protocol === 'TLS' ? 'TLS' : group.protocol,
        port: 1883,
        targetGroup: 'broker',
      },
    },
    targetGroups: { broker: group },
  });

const written = (options: Parameters<typeof made>[0]) =>
  resourcesOf(made(options), 'aws_lb_target_group')[0];

describe('a target group', () => {
  it('never blocks its own replacement', () => {
    expect(written(ofWeb(web))).toMatchObject({
      name_prefix: 'web-',
      lifecycle: { create_before_destroy: true },
      tags: { Name: 'test-public-web' },
    });
    expect(written(ofWeb(web))).not.toHaveProperty('name');
  });

  it('says what it leaves at the default too, so that what was taken out goes', () => {
    expect(written(ofWeb(web))).toMatchObject({
      protocol: 'HTTP',
      protocol_version: 'HTTP1',
      load_balancing_algorithm_type: 'round_robin',
      slow_start: 0,
      stickiness: { enabled: false },
      deregistration_delay: '60',
      load_balancing_cross_zone_enabled: 'use_load_balancer_configuration',
      target_group_health: {
        dns_failover: {
          minimum_healthy_targets_count: '1',
          minimum_healthy_targets_percentage: 'off',
        },
        unhealthy_state_routing: {
          minimum_healthy_targets_count: 1,
          minimum_healthy_targets_percentage: 'off',
        },
      },
    });
    expect(written(ofBroker(broker))).toMatchObject({
      preserve_client_ip: 'false',
      connection_termination: true,
      proxy_protocol_v2: false,
      target_health_state: [{ enable_unhealthy_connection_termination: true }],
      stickiness: { enabled: false, type: 'source_ip' },
    });
  });

  it.each([
    [
      { kind: 'round_robin', slowStartSeconds: 90 },
      {
        load_balancing_algorithm_type: 'round_robin',
        load_balancing_anomaly_mitigation: 'off',
        slow_start: 90,
      },
    ],
    [
      { kind: 'least_outstanding_requests' },
      {
        load_balancing_algorithm_type: 'least_outstanding_requests',
        load_balancing_anomaly_mitigation: 'off',
        slow_start: 0,
      },
    ],
    [
      { kind: 'weighted_random', anomalyMitigation: 'on' },
      {
        load_balancing_algorithm_type: 'weighted_random',
        load_balancing_anomaly_mitigation: 'on',
        slow_start: 0,
      },
    ],
  ] as const)('picks targets by %j', (algorithm, expected) => {
    const group = { ...web, algorithm } as ApplicationTargetGroupOptions;
    expect(written(ofWeb(group))).toMatchObject(expected);
  });

  it.each([
    [
      { kind: 'duration_cookie', seconds: 60 },
      { enabled: true, type: 'lb_cookie', cookie_duration: 60 },
    ],
    [
      { kind: 'application_cookie', cookieName: 'session', seconds: 60 },
      { enabled: true, type: 'app_cookie', cookie_name: 'session', cookie_duration: 60 },
    ],
  ] as const)('keeps clients by %j', (stickiness, expected) => {
    expect(written(ofWeb({ ...web, stickiness }))).toMatchObject({ stickiness: expected });
  });

  it.each([
    [
      'HTTP',
      ofWeb({ ...web, health: { path: '/up?full=${1}', successCodes: '200-299', port: 9000 } }),
      {
        protocol: 'HTTP',
        path: '/up?full=$${1}',
        matcher: '200-299',
        port: '9000',
        interval: 8,
        timeout: 5,
        unhealthy_threshold: 3,
        healthy_threshold: 2,
      },
    ],
    [
      'HTTPS, as the targets speak',
      ofWeb({ ...web, protocol: 'HTTPS' }),
      { protocol: 'HTTPS', path: '/healthz', matcher: '200', port: 'traffic-port' },
    ],
    [
      'gRPC, to a method that nobody has',
      ofWeb({ targetType: 'ip', port: 50_051, protocolVersion: 'GRPC' }),
      { protocol: 'HTTP', path: '/AWS.ALB/healthcheck', matcher: '12' },
    ],
    [
      'gRPC, to a method of its own',
      ofWeb({
        targetType: 'ip',
        port: 50_051,
        protocolVersion: 'GRPC',
        health: { path: '/shop.v1.Orders/Check' },
      }),
      { path: '/shop.v1.Orders/Check', matcher: '0' },
    ],
    ['TCP', ofBroker(broker), { protocol: 'TCP', port: 'traffic-port', interval: 8 }],
    [
      'HTTP beside TCP, slowly',
      ofBroker({
        ...broker,
        health: {
          protocol: 'HTTP',
          path: '/up',
          port: 8080,
          detectWithinSeconds: 120,
          timeoutSeconds: 10,
          healthyThreshold: 5,
        },
      }),
      {
        protocol: 'HTTP',
        path: '/up',
        matcher: '200-399',
        port: '8080',
        interval: 36,
        timeout: 10,
        healthy_threshold: 5,
      },
    ],
  ] as const)('is checked by %s', (_, options, check) => {
    expect(written(options)).toMatchObject({ health_check: check });
  });

  it('has no path and no status where a connection is all that is asked for', () => {
    const check = written(ofBroker(broker))?.['health_check'];
    expect(check).not.toHaveProperty('path');
    expect(check).not.toHaveProperty('matcher');
  });

  it('shows the client to UDP targets, and cuts no connections that they do not have', () => {
    const group = written(
      ofBroker({
        targetType: 'ip',
        protocol: 'UDP',
        port: 53,
        health: { protocol: 'TCP', port: 80 },
      }),
    );
    expect(group).toMatchObject({ preserve_client_ip: 'true' });
    expect(group).not.toHaveProperty('target_health_state');
  });

  it('has thresholds for the loss of a zone', () => {
    const targetGroupHealth = {
      dnsFailover: { minimumHealthyTargets: 'off', minimumHealthyPercentage: 50 },
      unhealthyStateRouting: { minimumHealthyTargets: 2, minimumHealthyPercentage: 25 },
    } as const;
    expect(written(ofWeb({ ...web, targetGroupHealth }))).toMatchObject({
      target_group_health: {
        dns_failover: {
          minimum_healthy_targets_count: 'off',
          minimum_healthy_targets_percentage: '50',
        },
        unhealthy_state_routing: {
          minimum_healthy_targets_count: 2,
          minimum_healthy_targets_percentage: '25',
        },
      },
    });
  });
});

describe('what registers in a target group', () => {
  const seen = (options: Parameters<typeof made>[0], name: string) => {
    const found: TargetGroup[] = [];
    synthesizeConstruct((scope) => {
      found.push(...Object.values(make(scope, 'public', options).targetGroups));
    });
    const group = found.find((each) => each.name === name);
    if (group === undefined) throw new Error(`no group ${name}`);
    return group;
  };

  it('learns how long it may drain, warm up and wait', () => {
    const group = seen(
      ofWeb({
        ...web,
        algorithm: { kind: 'round_robin', slowStartSeconds: 90 },
        deregistrationDelaySeconds: 120,
        health: { path: '/', port: 9000, healthyThreshold: 3 },
      }),
      'web',
    );
    expect(group).toMatchObject({
      targetType: 'ip',
      protocol: 'HTTP',
      port: 8080,
      healthCheckPort: 9000,
      deregistrationDelaySeconds: 120,
      slowStartSeconds: 90,
      secondsUntilHealthy: 24,
    });
  });

  it('learns the defaults where the file says nothing', () => {
    expect(seen(ofBroker(broker), 'broker')).toMatchObject({
      protocol: 'TCP',
      healthCheckPort: 1883,
      deregistrationDelaySeconds: 60,
      slowStartSeconds: 0,
      secondsUntilHealthy: 16,
    });
  });

  it('learns which alarms a rollout is rolled back for', () => {
    expect(seen(ofWeb(web), 'web').alarmNames).toEqual([
      'test-load-balancer/public/web/target-errors',
      'test-load-balancer/public/web/p99-latency',
    ]);
  });
});
