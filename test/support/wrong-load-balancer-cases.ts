import { application, CERTIFICATE, networkBalancer } from '#test/support/load-balancer-samples';

/** Fields as a JavaScript author might write them. */
export type Draft = Record<string, unknown>;

/** A wrong balancer named `public` in production, and the one mistake it must be told. */
export interface WrongBalancer {
  readonly title: string;
  readonly balancer: unknown;
  /** Below `edge.balancers.public`. */
  readonly property: string;
  /** What the message must say about what is expected. */
  readonly expected: RegExp;
  /** What it must propose. */
  readonly fix: RegExp;
}

/** A good application load balancer with fields that may be anything. */
export const ofApplication = (change: Draft): unknown => ({ ...application(), ...change });
/** A good network load balancer with fields that may be anything. */
export const ofNetwork = (change: Draft): unknown => ({ ...networkBalancer(), ...change });

const web = { targetType: 'ip', port: 8080, health: { path: '/healthz' } };
const broker = { targetType: 'ip', protocol: 'TCP', port: 1883 };
const toWeb = { kind: 'forward', targetGroup: 'web' };

/** An application load balancer whose one target group is changed. */
export const ofWeb = (change: Draft): unknown =>
  ofApplication({ targetGroups: { web: { ...web, ...change } } });

const ofHealth = (change: Draft): unknown => ofWeb({ health: { path: '/healthz', ...change } });

/** A network load balancer whose one target group is changed. */
const ofBroker = (change: Draft): unknown =>
  ofNetwork({ targetGroups: { broker: { ...broker, ...change } } });

const listening = (change: Draft): unknown =>
  ofNetwork({
    listeners: { mqtt: { protocol: 'TCP', port: 1883, targetGroup: 'broker', ...change } },
  });

const https = (change: Draft = {}): Draft => ({
  protocol: 'HTTPS',
  certificateArn: CERTIFICATE,
  otherwise: toWeb,
  ...change,
});

const fiftyOneRules = Object.fromEntries(
  Array.from({ length: 51 }, (_, index) => [
    `r${index}`,
    { when: { paths: [`/${index}`] }, then: toWeb, priority: 100 + index },
  ]),
);

const listeners = (all: Draft): unknown => ofApplication({ listeners: all });

const BALANCERS: readonly WrongBalancer[] = [
  {
    title: 'a balancer of no kind',
    balancer: { listeners: {} },
    property: 'kind',
    expected: /kind is one of 'application', 'network'/,
    fix: /kind: 'application'/,
  },
  {
    title: 'a gateway load balancer',
    balancer: ofApplication({ kind: 'gateway' }),
    property: 'kind',
    expected: /kind is one of/,
    fix: /Write/,
  },
  {
    title: 'a scheme of another tool',
    balancer: ofApplication({ scheme: 'public' }),
    property: 'scheme',
    expected: /one of "internal", "internet-facing"/,
    fix: /one of these/,
  },
  {
    title: 'a misspelt field',
    balancer: ofApplication({ idleTimeoutSecond: 60 }),
    property: 'idleTimeoutSecond',
    expected: /only the fields/,
    fix: /Did you mean idleTimeoutSeconds\?/,
  },
  {
    title: 'the whole internet by a back door',
    balancer: ofApplication({ allowFrom: { all: '0.0.0.0/0' } }),
    property: 'allowFrom.all',
    expected: /from \/8 to \/32/,
    fix: /scheme: 'internet-facing'/,
  },
  {
    title: 'a range with host bits',
    balancer: ofApplication({ allowFrom: { office: '10.0.0.1/24' } }),
    property: 'allowFrom.office',
    expected: /without host bits/,
    fix: /198\.51\.100\.0\/24/,
  },
  {
    title: 'more rules than a security group takes',
    balancer: ofApplication({
      allowFrom: Object.fromEntries(
        Array.from({ length: 31 }, (_, index) => [`office-${index}`, `10.${index}.0.0/16`]),
      ),
    }),
    property: 'allowFrom',
    expected: /31 ranges for 2 ports each are 62/,
    fix: /Join ranges/,
  },
  {
    title: 'a host with a scheme',
    balancer: ofApplication({ hosts: ['https://shop.example.com'] }),
    property: 'hosts[0]',
    expected: /name of a host/,
    fix: /'shop\.example\.com'/,
  },
  {
    title: 'a host twice',
    balancer: ofApplication({ hosts: ['shop.example.com', 'shop.example.com'] }),
    property: 'hosts[1]',
    expected: /only once/,
    fix: /repeated/,
  },
  {
    title: 'desync mitigation that only looks',
    balancer: ofApplication({ desyncMitigation: 'monitor' }),
    property: 'desyncMitigation',
    expected: /"defensive", "strictest"/,
    fix: /one of these/,
  },
  {
    title: 'an idle timeout in milliseconds',
    balancer: ofApplication({ idleTimeoutSeconds: 60_000 }),
    property: 'idleTimeoutSeconds',
    expected: /from 1 to 4000/,
    fix: /1 to 4000/,
  },
  {
    title: 'an option of the other kind',
    balancer: ofApplication({ crossZone: true }),
    property: 'crossZone',
    expected: /only the fields/,
    fix: /Remove it/,
  },
  {
    title: 'a peak beyond what one balancer reserves',
    balancer: ofApplication({
      expectedPeak: {
        newConnectionsPerSecond: 1_000_000,
        activeConnections: 0,
        megabytesPerSecond: 0,
        requestsPerSecond: 0,
      },
    }),
    property: 'expectedPeak',
    expected: /at most 15000 capacity units.*40000/,
    fix: /several balancers/,
  },
  {
    title: 'a share above the whole',
    balancer: ofApplication({ alarms: { targetErrorPercent: 200 } }),
    property: 'alarms.targetErrorPercent',
    expected: /percentage from 0\.01 to 100/,
    fix: /for example, 2/,
  },
];

const LISTENERS: readonly WrongBalancer[] = [
  {
    title: 'no listener',
    balancer: ofApplication({ listeners: {}, targetGroups: {} }),
    property: 'listeners',
    expected: /1 to 50 listeners/,
    fix: /at least one/,
  },
  {
    title: 'a forward to an unknown group, with the one that was meant',
    balancer: ofApplication({
      listeners: {
        https: https({
          rules: {
            api: { when: { paths: ['/api'] }, then: { kind: 'forward', targetGroup: 'wep' } },
          },
        }),
      },
    }),
    property: 'listeners.https.rules.api.then.targetGroup',
    expected: /one of the targetGroups/,
    fix: /Did you mean web\?/,
  },
  {
    title: 'a group that nothing forwards to',
    balancer: ofApplication({ targetGroups: { web, spare: web } }),
    property: 'targetGroups.spare',
    expected: /a listener or rule that forwards to it/,
    fix: /Forward to it, or remove it/,
  },
  {
    title: 'two listeners on one port',
    balancer: listeners({ https: https(), other: https() }),
    property: 'listeners.other.port',
    expected: /443 is that of https/,
    fix: /another port/,
  },
  {
    title: 'a redirect to where nobody listens',
    balancer: listeners({ https: https({ port: 8443 }), http: { protocol: 'HTTP' } }),
    property: 'listeners.http.redirectPort',
    expected: /port of an HTTPS listener/,
    fix: /8443/,
  },
  {
    title: 'a host that the balancer does not serve',
    balancer: ofApplication({
      hosts: ['shop.example.com'],
      listeners: {
        https: https({ rules: { api: { when: { hosts: ['shob.example.com'] }, then: toWeb } } }),
      },
    }),
    property: 'listeners.https.rules.api.when.hosts',
    expected: /one of the hosts of this balancer/,
    fix: /Did you mean shop\.example\.com\?/,
  },
  {
    title: 'more rules than a balancer takes',
    balancer: listeners(
      Object.fromEntries(
        [443, 8443].map((port) => [`https-${port}`, https({ port, rules: fiftyOneRules })]),
      ),
    ),
    property: 'listeners',
    expected: /at most 98 rules in all listeners together.*got 102/,
    fix: /Join rules/,
  },
  {
    title: 'clients verified by more listeners than AWS takes',
    balancer: listeners(
      Object.fromEntries(
        [443, 8443, 9443].map((port) => [
          `https-${port}`,
          https({
            port,
            mutualTls: { mode: 'verify', caBundle: { bucket: 'authorities', key: 'clients.pem' } },
          }),
        ]),
      ),
    ),
    property: 'listeners',
    expected: /at most 2 listeners with mutualTls/,
    fix: /second balancer/,
  },
  {
    title: 'a network listener of HTTP',
    balancer: listening({ protocol: 'HTTP' }),
    property: 'listeners.mqtt.protocol',
    expected: /'TCP', 'TLS', 'UDP', 'TCP_UDP'/,
    fix: /protocol: 'TCP'/,
  },
  {
    title: 'a network listener without a port',
    balancer: listening({ port: undefined }),
    property: 'listeners.mqtt.port',
    expected: /from 1 to 65535/,
    fix: /without quotes/,
  },
  {
    title: 'an idle timeout that TCP listeners do not take',
    balancer: listening({ idleTimeoutSeconds: 10 }),
    property: 'listeners.mqtt.idleTimeoutSeconds',
    expected: /from 60 to 6000/,
    fix: /60 to 6000/,
  },
  {
    title: 'a network listener that forwards to nobody',
    balancer: ofNetwork({
      listeners: {
        mqtt: { protocol: 'TCP', port: 1883, targetGroup: 'broker' },
        other: { protocol: 'TCP', port: 1884, targetGroup: 'brokers' },
      },
    }),
    property: 'listeners.other.targetGroup',
    expected: /only target groups of this balancer \(broker\)/,
    fix: /Did you mean broker\?/,
  },
  {
    title: 'TLS of an old policy',
    balancer: listening({ protocol: 'TLS', tlsPolicy: 'ELBSecurityPolicy-2016-08' }),
    property: 'listeners.mqtt.tlsPolicy',
    expected: /TLS13-1-2-Res/,
    fix: /one of these/,
  },
  {
    title: 'capacity reserved for TLS',
    balancer: ofNetwork({
      listeners: {
        mqtt: { protocol: 'TLS', port: 8883, targetGroup: 'broker', certificateArn: CERTIFICATE },
      },
      expectedPeak: { megabitsPerSecond: 50_000 },
    }),
    property: 'expectedPeak',
    expected: /no expectedPeak beside TLS listeners/,
    fix: /Remove it/,
  },
];

const TARGET_GROUPS: readonly WrongBalancer[] = [
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

/** Every case: the one mistake each has is named in its title. */
export const WRONG_LOAD_BALANCERS: readonly WrongBalancer[] = [
  ...BALANCERS,
  ...LISTENERS,
  ...TARGET_GROUPS,
];
