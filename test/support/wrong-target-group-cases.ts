import {
  type WrongBalancer,
  ofWeb,
  ofHealth,
  ofBroker,
} from '#test/support/wrong-load-balancer-drafts';

/** Wrong target groups, in a balancer that is right otherwise. */
export const WRONG_TARGET_GROUPS: readonly WrongBalancer[] = [
  {
    title: 'targets of Lambda',
    balancer: ofWeb({ targetType: 'lambda' }),
    property: 'targetGroups.web.targetType',
    expected: /one of "ip", "instance"/,
    fix: /one of these/,
  },
  {
    title: 'a port as a text',
    balancer: ofWeb({ port: '8080' }),
    property: 'targetGroups.web.port',
    expected: /whole number/,
    fix: /without quotes/,
  },
  {
    title: 'a protocol version of the future',
    balancer: ofWeb({ protocolVersion: 'HTTP3' }),
    property: 'targetGroups.web.protocolVersion',
    expected: /'HTTP1', 'HTTP2', 'GRPC'/,
    fix: /HTTP1/,
  },
  {
    title: 'targets that nobody checks',
    balancer: ofWeb({ health: undefined }),
    property: 'targetGroups.web.health',
    expected: /an object with the fields path/,
    fix: /Write/,
  },
  {
    title: 'an algorithm of another balancer',
    balancer: ofWeb({ algorithm: { kind: 'least_conn' } }),
    property: 'targetGroups.web.algorithm.kind',
    expected: /'round_robin', 'least_outstanding_requests', 'weighted_random'/,
    fix: /round_robin/,
  },
  {
    title: 'weighted random that does not say what of anomalies',
    balancer: ofWeb({ algorithm: { kind: 'weighted_random' } }),
    property: 'targetGroups.web.algorithm.anomalyMitigation',
    expected: /"on", "off"/,
    fix: /one of these/,
  },
  {
    title: 'slow start beside an algorithm that AWS refuses it with',
    balancer: ofWeb({ algorithm: { kind: 'least_outstanding_requests', slowStartSeconds: 60 } }),
    property: 'targetGroups.web.algorithm.slowStartSeconds',
    expected:
      /no slow start beside least_outstanding_requests: AWS takes it with round_robin alone/,
    fix: /Remove it, or write kind: 'round_robin'/,
  },
  {
    title: 'anomaly mitigation beside an algorithm that AWS refuses it with',
    balancer: ofWeb({ algorithm: { kind: 'round_robin', anomalyMitigation: 'on' } }),
    property: 'targetGroups.web.algorithm.anomalyMitigation',
    expected: /with weighted_random alone/,
    fix: /write kind: 'weighted_random'/,
  },
  {
    title: 'stickiness beside an algorithm that AWS refuses it with',
    balancer: ofWeb({
      algorithm: { kind: 'weighted_random', anomalyMitigation: 'off' },
      stickiness: { kind: 'duration_cookie', seconds: 60 },
    }),
    property: 'targetGroups.web.stickiness',
    expected: /AWS refuses the pair/,
    fix: /round_robin/,
  },
  {
    title: 'a check without a slash',
    balancer: ofHealth({ path: 'healthz' }),
    property: 'targetGroups.web.health.path',
    expected: /begins with \//,
    fix: /'\/healthz'/,
  },
  {
    title: 'a failure counted as success',
    balancer: ofHealth({ successCodes: '200-599' }),
    property: 'targetGroups.web.health.successCodes',
    expected: /from 200 to 499/,
    fix: /'200-299'/,
  },
  {
    title: 'a failure to be noticed at once',
    balancer: ofHealth({ detectWithinSeconds: 5 }),
    property: 'targetGroups.web.health.detectWithinSeconds',
    expected: /from 12 to 900/,
    fix: /12 to 900/,
  },
  {
    title: 'checks that do not fit their time',
    balancer: ofHealth({ detectWithinSeconds: 30, timeoutSeconds: 20 }),
    property: 'targetGroups.web.health.detectWithinSeconds',
    expected: /at least 62 seconds/,
    fix: /62 or more/,
  },
  {
    title: 'a drain of days',
    balancer: ofWeb({ deregistrationDelaySeconds: 86_400 }),
    property: 'targetGroups.web.deregistrationDelaySeconds',
    expected: /from 0 to 3600/,
    fix: /0 to 3600/,
  },
  {
    title: 'a zone that stays in the DNS longer than it serves',
    balancer: ofWeb({
      targetGroupHealth: {
        dnsFailover: { minimumHealthyTargets: 1 },
        unhealthyStateRouting: { minimumHealthyTargets: 2 },
      },
    }),
    property: 'targetGroups.web.targetGroupHealth.dnsFailover.minimumHealthyTargets',
    expected: /at least 2/,
    fix: /2 or more, or 'off'/,
  },
  {
    title: 'routing to unhealthy targets that is off',
    balancer: ofWeb({
      targetGroupHealth: { unhealthyStateRouting: { minimumHealthyTargets: 'off' } },
    }),
    property: 'targetGroups.web.targetGroupHealth.unhealthyStateRouting.minimumHealthyTargets',
    expected: /whole number from 1 to 1000/,
    fix: /without quotes/,
  },
  {
    title: 'a gRPC check that is a path of HTTP',
    balancer: ofWeb({ protocolVersion: 'GRPC', health: { path: '/healthz' } }),
    property: 'targetGroups.web.health.path',
    expected: /a gRPC method/,
    fix: /remove it/,
  },
  {
    title: 'targets of HTTP behind a network load balancer',
    balancer: ofBroker({ protocol: 'HTTP' }),
    property: 'targetGroups.broker.protocol',
    expected: /'TCP', 'TLS', 'TCP_UDP', 'UDP'/,
    fix: /TCP/,
  },
  {
    title: 'a path for a check by TCP',
    balancer: ofBroker({ health: { protocol: 'TCP', path: '/healthz' } }),
    property: 'targetGroups.broker.health.path',
    expected: /only the fields/,
    fix: /Remove it/,
  },
];
