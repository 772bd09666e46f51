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

/** Targets of HTTP without mistakes. */
export const web = { targetType: 'ip', port: 8080, health: { path: '/healthz' } };
const broker = { targetType: 'ip', protocol: 'TCP', port: 1883 };
/** The one action of the drafts. */
export const toWeb = { kind: 'forward', targetGroup: 'web' };

/** An application load balancer whose one target group is changed. */
export const ofWeb = (change: Draft): unknown =>
  ofApplication({ targetGroups: { web: { ...web, ...change } } });

/** The same with the check of its one target group changed. */
export const ofHealth = (change: Draft): unknown =>
  ofWeb({ health: { path: '/healthz', ...change } });

/** A network load balancer whose one target group is changed. */
export const ofBroker = (change: Draft): unknown =>
  ofNetwork({ targetGroups: { broker: { ...broker, ...change } } });

/** A network load balancer whose one listener is changed. */
export const listening = (change: Draft): unknown =>
  ofNetwork({
    listeners: { mqtt: { protocol: 'TCP', port: 1883, targetGroup: 'broker', ...change } },
  });

/** A listener without mistakes, with fields that may be anything. */
export const https = (change: Draft = {}): Draft => ({
  protocol: 'HTTPS',
  certificateArn: CERTIFICATE,
  otherwise: toWeb,
  ...change,
});

/** So many ranges, each with a name. */
export const officeRanges = (many: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: many }, (_, index) => [`office-${index}`, `10.40.${index}.0/24`]),
  );
