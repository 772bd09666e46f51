import type { ApplicationTargetGroupOptions } from '#constructs/load-balancer/application-target-group-options';
import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import type { NetworkListenerOptions } from '#constructs/load-balancer/network-listener-options';
import type { NetworkTargetGroupOptions } from '#constructs/load-balancer/network-target-group-options';
import { application, networkBalancer } from '#test/support/load-balancer-samples';

const HTTP = { targetType: 'ip', port: 8080, health: { path: '/healthz' } } as const;
const FLEET = { ...HTTP, targetType: 'instance' } as const;
const GRPC = { targetType: 'ip', port: 50_051, protocolVersion: 'GRPC' } as const;
const DURATION = { kind: 'duration_cookie', seconds: 3600 } as const;
const SESSION = { kind: 'application_cookie', cookieName: 'session', seconds: 3600 } as const;
const ROUND_ROBIN = { kind: 'round_robin' } as const;
const SLOW = { kind: 'round_robin', slowStartSeconds: 60 } as const;
const LEAST = { kind: 'least_outstanding_requests' } as const;
const RANDOM = { kind: 'weighted_random', anomalyMitigation: 'off' } as const;
const MITIGATED = { kind: 'weighted_random', anomalyMitigation: 'on' } as const;

const groups: Readonly<Record<string, ApplicationTargetGroupOptions>> = {
  'pods, HTTP/1.1, nothing said': HTTP,
  'a fleet, round robin': { ...FLEET, algorithm: ROUND_ROBIN },
  'pods, round robin with slow start': { ...HTTP, algorithm: SLOW },
  'a fleet, round robin with the longest slow start': {
    ...FLEET,
    algorithm: { kind: 'round_robin', slowStartSeconds: 900 },
  },
  'pods, round robin with slow start and a duration cookie': {
    ...HTTP,
    algorithm: SLOW,
    stickiness: DURATION,
  },
  'pods, round robin with an application cookie': {
    ...HTTP,
    algorithm: ROUND_ROBIN,
    stickiness: SESSION,
  },
  'pods by HTTPS, least outstanding requests': { ...HTTP, protocol: 'HTTPS', algorithm: LEAST },
  'a fleet, least outstanding requests with a duration cookie': {
    ...FLEET,
    algorithm: LEAST,
    stickiness: DURATION,
  },
  'pods, weighted random': { ...HTTP, algorithm: RANDOM },
  'a fleet, weighted random with anomaly mitigation': { ...FLEET, algorithm: MITIGATED },
  'pods by HTTP/2, least outstanding requests': {
    ...HTTP,
    protocolVersion: 'HTTP2',
    algorithm: LEAST,
  },
  'a fleet by HTTP/2 and HTTPS, round robin with slow start': {
    ...FLEET,
    protocol: 'HTTPS',
    protocolVersion: 'HTTP2',
    algorithm: SLOW,
  },
  'pods by gRPC, nothing said': GRPC,
  'pods by gRPC, least outstanding requests': { ...GRPC, algorithm: LEAST },
  'a fleet by gRPC, round robin with slow start': {
    ...GRPC,
    targetType: 'instance',
    algorithm: SLOW,
  },
  'pods by gRPC, weighted random with anomaly mitigation': { ...GRPC, algorithm: MITIGATED },
  'pods of their own zone, round robin': { ...HTTP, crossZone: false },
};

/** What AWS takes of an application load balancer. */
export const TAKEN_BY_APPLICATION: Readonly<Record<string, LoadBalancerOptions>> =
  Object.fromEntries(
    Object.entries(groups).map(([title, web]) => [title, application({ targetGroups: { web } })]),
  );

const pair = (listener: NetworkListenerOptions, broker: NetworkTargetGroupOptions) =>
  networkBalancer({ listeners: { mqtt: listener }, targetGroups: { broker } });

const TCP = { targetType: 'ip', protocol: 'TCP', port: 1883 } as const;
const UDP = {
  targetType: 'ip',
  protocol: 'UDP',
  port: 53,
  health: { protocol: 'TCP', port: 8080 },
} as const;
const BOTH = { targetType: 'ip', protocol: 'TCP_UDP', port: 53 } as const;
const TO_BROKER = { port: 1883, targetGroup: 'broker' } as const;
const SOURCE = { kind: 'source_ip' } as const;

/** What AWS takes of a network load balancer. */
export const TAKEN_BY_NETWORK: Readonly<Record<string, LoadBalancerOptions>> = {
  'TCP to pods': pair(
    { protocol: 'TCP', ...TO_BROKER },
    { ...TCP, algorithm: { kind: 'flow_hash' } },
  ),
  'TCP to a fleet, by source address, which it sees': pair(
    { protocol: 'TCP', ...TO_BROKER },
    { ...TCP, targetType: 'instance', stickiness: SOURCE, preserveClientIp: true },
  ),
  'TLS to TCP pods checked by HTTP': pair(
    { protocol: 'TLS', ...TO_BROKER },
    { ...TCP, health: { protocol: 'HTTP', path: '/healthz', port: 8080 } },
  ),
  'TLS to TLS pods': pair({ protocol: 'TLS', ...TO_BROKER }, { ...TCP, protocol: 'TLS' }),
  'UDP to pods, by source address': pair(
    { protocol: 'UDP', ...TO_BROKER },
    { ...UDP, stickiness: SOURCE },
  ),
  'UDP to a fleet of TCP and UDP': pair(
    { protocol: 'UDP', ...TO_BROKER },
    { ...BOTH, targetType: 'instance' },
  ),
  'TCP and UDP to pods, by source address': pair(
    { protocol: 'TCP_UDP', ...TO_BROKER },
    { ...BOTH, stickiness: SOURCE },
  ),
};

/** What is refused, and the field that says so. */
export interface Refused {
  readonly field: string;
  readonly options: LoadBalancerOptions;
}

const group = (field: string, web: ApplicationTargetGroupOptions): Refused => ({
  field: `targetGroups.web.${field}`,
  options: application({ targetGroups: { web } }),
});

const targets = (field: string, broker: NetworkTargetGroupOptions): Refused => ({
  field: `targetGroups.broker.${field}`,
  options: networkBalancer({ targetGroups: { broker } }),
});

/** What AWS refuses and no file can say: not one of these lines would compile. */
export const REFUSED_BY_TYPES: Readonly<Record<string, Refused>> = {
  'slow start beside least outstanding requests': group('algorithm.slowStartSeconds', {
    ...HTTP,
    // @ts-expect-error slow start is a field of round robin alone
    algorithm: { ...LEAST, slowStartSeconds: 60 },
  }),
  'slow start beside weighted random': group('algorithm.slowStartSeconds', {
    ...HTTP,
    // @ts-expect-error slow start is a field of round robin alone
    algorithm: { ...RANDOM, slowStartSeconds: 60 },
  }),
  'slow start of gRPC beside least outstanding requests': group('algorithm.slowStartSeconds', {
    ...GRPC,
    // @ts-expect-error slow start is a field of round robin alone
    algorithm: { ...LEAST, slowStartSeconds: 60 },
  }),
  'anomaly mitigation beside round robin': group('algorithm.anomalyMitigation', {
    ...HTTP,
    // @ts-expect-error anomaly mitigation is a field of weighted random alone
    algorithm: { ...ROUND_ROBIN, anomalyMitigation: 'on' },
  }),
  'anomaly mitigation beside least outstanding requests': group('algorithm.anomalyMitigation', {
    ...HTTP,
    // @ts-expect-error anomaly mitigation is a field of weighted random alone
    algorithm: { ...LEAST, anomalyMitigation: 'on' },
  }),
  'a duration cookie beside anomaly mitigation': group(
    'stickiness',
    // @ts-expect-error anomaly mitigation moves requests away, stickiness keeps them
    { ...HTTP, algorithm: MITIGATED, stickiness: DURATION },
  ),
  'an application cookie of a fleet beside anomaly mitigation': group(
    'stickiness',
    // @ts-expect-error anomaly mitigation moves requests away, stickiness keeps them
    { ...FLEET, algorithm: MITIGATED, stickiness: SESSION },
  ),
  // "You cannot have both stickiness and weighted random algorithm enabled on the same target group."
  'a duration cookie beside weighted random': group(
    'stickiness',
    // @ts-expect-error AWS refuses stickiness beside weighted random
    { ...HTTP, algorithm: RANDOM, stickiness: DURATION },
  ),
  'stickiness within a zone': group(
    'stickiness',
    // @ts-expect-error stickiness needs the targets of all zones
    { ...HTTP, stickiness: DURATION, crossZone: false },
  ),
  'stickiness of gRPC': group(
    'stickiness',
    // @ts-expect-error clients of gRPC keep no cookies
    { ...GRPC, stickiness: DURATION },
  ),
  'a source address for an application load balancer': group(
    'stickiness.kind',
    // @ts-expect-error an application load balancer knows cookies alone
    { ...HTTP, stickiness: SOURCE },
  ),
  'a flow hash for an application load balancer': group(
    'algorithm.kind',
    // @ts-expect-error an application load balancer hashes no flows
    { ...HTTP, algorithm: { kind: 'flow_hash' } },
  ),
  'round robin for a network load balancer': targets('algorithm.kind', {
    ...TCP,
    // @ts-expect-error a network load balancer hashes flows
    algorithm: ROUND_ROBIN,
  }),
  'a cookie for a network load balancer': targets('stickiness.kind', {
    ...TCP,
    // @ts-expect-error a network load balancer reads no cookies
    stickiness: DURATION,
  }),
  'a source address beside TLS targets': targets(
    'stickiness',
    // @ts-expect-error AWS offers no stickiness for TLS
    { ...TCP, protocol: 'TLS', stickiness: SOURCE },
  ),
  'UDP targets that hide the client': targets('preserveClientIp', {
    ...UDP,
    // @ts-expect-error with UDP targets always see the client
    preserveClientIp: false,
  }),
  'UDP targets checked by UDP': targets(
    'health.port',
    // @ts-expect-error a network load balancer cannot ask by UDP: a port that answers by TCP is needed
    { ...UDP, health: { protocol: 'TCP' } },
  ),
};

const authenticate = {
  issuer: 'https://id.example.com',
  authorizationEndpoint: 'https://id.example.com/authorize',
  tokenEndpoint: 'https://id.example.com/token',
  userInfoEndpoint: 'https://id.example.com/userinfo',
  clientId: 'shop',
  clientSecret: { secretId: 'sso/shop' },
};

const listens = (listener: NetworkListenerOptions, broker: NetworkTargetGroupOptions): Refused => ({
  field: 'listeners.mqtt.targetGroup',
  options: pair(listener, broker),
});

/** What AWS refuses and types cannot say: it stops at synthesis. */
export const REFUSED_AT_SYNTH: Readonly<Record<string, Refused>> = {
  'slow start of ten seconds': group('algorithm.slowStartSeconds', {
    ...HTTP,
    algorithm: { kind: 'round_robin', slowStartSeconds: 10 },
  }),
  'slow start of a quarter of an hour and a second': group('algorithm.slowStartSeconds', {
    ...HTTP,
    algorithm: { kind: 'round_robin', slowStartSeconds: 901 },
  }),
  'a cookie of more than a week': group('stickiness.seconds', {
    ...HTTP,
    stickiness: { kind: 'duration_cookie', seconds: 604_801 },
  }),
  "a cookie with the balancer's own name": group('stickiness.cookieName', {
    ...HTTP,
    stickiness: { ...SESSION, cookieName: 'AWSALBAPP' },
  }),
  'TCP to TLS targets': listens({ protocol: 'TCP', ...TO_BROKER }, { ...TCP, protocol: 'TLS' }),
  'TCP to UDP targets': listens({ protocol: 'TCP', ...TO_BROKER }, UDP),
  'TLS to targets of TCP and UDP': listens({ protocol: 'TLS', ...TO_BROKER }, BOTH),
  'UDP to TCP targets': listens({ protocol: 'UDP', ...TO_BROKER }, TCP),
  'TCP and UDP to TCP targets': listens({ protocol: 'TCP_UDP', ...TO_BROKER }, TCP),
  'a source address behind a TLS listener': {
    field: 'targetGroups.broker.stickiness',
    options: pair({ protocol: 'TLS', ...TO_BROKER }, { ...TCP, stickiness: SOURCE }),
  },
  'gRPC behind a sign-in': {
    field: 'listeners.https.otherwise.authenticate',
    options: application({
      listeners: {
        https: {
          protocol: 'HTTPS',
          otherwise: { kind: 'forward', targetGroup: 'web', authenticate },
        },
      },
      targetGroups: { web: GRPC },
    }),
  },
  'gRPC to clients without HTTP/2': {
    field: 'http2',
    options: application({ http2: false, targetGroups: { web: GRPC } }),
  },
};
