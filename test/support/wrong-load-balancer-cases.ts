import { CERTIFICATE } from '#test/support/load-balancer-samples';
import {
  type Draft,
  type WrongBalancer,
  ofApplication,
  ofNetwork,
  web,
  toWeb,
  listening,
  https,
  officeRanges,
} from '#test/support/wrong-load-balancer-drafts';
import { WRONG_TARGET_GROUPS } from '#test/support/wrong-target-group-cases';

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
    balancer: ofApplication({ allowFrom: officeRanges(31) }),
    property: 'allowFrom',
    expected: /31 ranges for 2 ports each are 62/,
    fix: /Join ranges/,
  },
  {
    title: 'a range more than a security group takes of one port',
    balancer: ofApplication({ allowFrom: officeRanges(61) }),
    property: 'allowFrom',
    expected: /1 to 60 ranges/,
    fix: /join ranges/,
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
    title: 'a misspelt group, and not that nobody forwards to the one that was meant',
    balancer: listeners({ https: https({ otherwise: { ...toWeb, targetGroup: 'wbe' } }) }),
    property: 'listeners.https.otherwise.targetGroup',
    expected: /one of the targetGroups/,
    fix: /Write one of web/,
  },
  {
    title: 'a misspelt group of a network load balancer, once too',
    balancer: listening({ targetGroup: 'brokre' }),
    property: 'listeners.mqtt.targetGroup',
    expected: /only target groups of this balancer/,
    fix: /Did you mean broker\?/,
  },
  {
    title: 'HTTP that redirects where no HTTPS is spoken any more',
    balancer: ofApplication({ listeners: { http: { protocol: 'HTTP' } }, targetGroups: {} }),
    property: 'listeners.http',
    expected: /this balancer has none/,
    fix: /Add a listener/,
  },
  {
    title: 'a redirect of all the rest to itself',
    balancer: ofApplication({
      hosts: ['shop.example.com'],
      listeners: { https: https({ otherwise: { kind: 'redirect', host: 'shop.example.com' } }) },
      targetGroups: {},
    }),
    property: 'listeners.https.otherwise',
    expected: /leads back to itself/,
    fix: /Write a rule for the new address/,
  },
  {
    title: 'maintenance of a host that the balancer does not serve',
    balancer: ofApplication({
      hosts: ['shop.example.com'],
      listeners: { https: https({ maintenance: { hosts: ['shob.example.com'] } }) },
    }),
    property: 'listeners.https.maintenance.hosts',
    expected: /one of the hosts of this balancer/,
    fix: /Did you mean shop\.example\.com\?/,
  },
  {
    title: 'a share of requests for targets that speak another protocol',
    balancer: ofApplication({
      listeners: {
        https: https({
          otherwise: { kind: 'weighted-forward', targetGroups: { web: 95, calls: 5 } },
        }),
      },
      targetGroups: { web, calls: { targetType: 'ip', port: 50_051, protocolVersion: 'GRPC' } },
    }),
    property: 'listeners.https.otherwise.targetGroups',
    expected: /calls speaks gRPC, web does not/,
    fix: /a rule for each/,
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

/** Every case: the one mistake each has is named in its title. */
export const WRONG_LOAD_BALANCERS: readonly WrongBalancer[] = [
  ...BALANCERS,
  ...LISTENERS,
  ...WRONG_TARGET_GROUPS,
];
