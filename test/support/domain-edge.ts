import type { EnvironmentOptions } from '#environments/environment';
import { domain } from '#test/support/domain-samples';
import { environment } from '#test/support/good-environment';

/** Fields as a JavaScript author might write them. */
export type Draft = Record<string, unknown>;

/** What `edgeOf` puts together. */
export interface EdgeParts {
  /** @default domain() */
  readonly domain?: unknown;
  /** Of the internet-facing balancer `public`. @default ['shop.example.com'] */
  readonly publicHosts?: unknown;
  /** Of the internal balancer `devices`. @default ['devices.internal.shop.example.com'] */
  readonly internalHosts?: unknown;
  /** Fields of the balancer `public`. */
  readonly balancer?: Draft;
  /** Fields of its HTTPS listener. */
  readonly listener?: Draft;
}

/** An edge with two balancers, one on the internet and one inside. */
export function edgeOf(parts: EdgeParts = {}): NonNullable<EnvironmentOptions['edge']> {
  const {
    publicHosts = ['shop.example.com'],
    internalHosts = ['devices.internal.shop.example.com'],
  } = parts;
  const chosen = 'domain' in parts ? parts.domain : domain();
  return {
    ...(chosen !== undefined && { domain: chosen }),
    balancers: {
      public: {
        kind: 'application',
        scheme: 'internet-facing',
        hosts: publicHosts,
        listeners: {
          https: {
            protocol: 'HTTPS',
            otherwise: { kind: 'forward', targetGroup: 'web' },
            ...parts.listener,
          },
        },
        targetGroups: { web: { targetType: 'ip', port: 8080, health: { path: '/healthz' } } },
        ...parts.balancer,
      },
      devices: {
        kind: 'network',
        hosts: internalHosts,
        listeners: { mqtt: { protocol: 'TLS', port: 8883, targetGroup: 'broker' } },
        targetGroups: { broker: { targetType: 'ip', protocol: 'TCP', port: 1883 } },
      },
    },
  } as unknown as NonNullable<EnvironmentOptions['edge']>;
}

/** The environment `standby` in another region, the secondary of `production`, with some fields replaced. */
export function standby(parts: EdgeParts = {}, change: Draft = {}): EnvironmentOptions {
  const secondary = domain({
    zone: { kind: 'existing', id: 'Z0123456789ABCDEFGHIJ' },
    failover: { role: 'secondary', peer: 'production' },
  });
  return {
    ...environment('production'),
    name: 'standby',
    region: 'eu-central-1',
    network: { ...environment('production').network, cidr: '10.60.0.0/16' },
    edge: edgeOf({ domain: secondary, ...parts }),
    ...change,
  };
}
