import { type DomainOptions, domainOptions } from '#constructs/domain/domain-options';
import type { EnvironmentOptions } from '../environment';
import { type DeclaredHost, declaredHosts } from './domain-hosts';

/** Another environment, as far as its names can be read. */
export interface Neighbour {
  readonly name: string;
  readonly account: unknown;
  readonly region: unknown;
  readonly domain: DomainOptions;
  readonly hosts: readonly DeclaredHost[];
}

/**
 * The other environments that have a domain. Names of the emulator reach nobody, so that local environments
 * share theirs with any. A neighbour may have mistakes of its own: what cannot be read is left out.
 */
export function neighboursOf(
  environment: EnvironmentOptions,
  all: readonly EnvironmentOptions[],
): Neighbour[] {
  if (environment.tier === 'local') return [];
  return all.flatMap((other) => {
    if (other === environment || other.name === environment.name || other.tier === 'local') {
      return [];
    }
    const { edge, account, region } = other;
    const domain: unknown = isRecord(edge) ? edge.domain : undefined;
    if (typeof other.name !== 'string' || !domainOptions.safeParse(domain).success) return [];
    return [
      {
        ...{ name: other.name, account, region },
        domain: domain as DomainOptions,
        hosts: readableHosts(edge),
      },
    ];
  });
}

function readableHosts(edge: EnvironmentOptions['edge']): DeclaredHost[] {
  const balancers: unknown = edge?.balancers;
  if (!isRecord(balancers)) return [];
  const readable = Object.entries(balancers).filter(
    ([, balancer]) => isRecord(balancer) && isTexts(balancer['hosts']),
  );
  return declaredHosts({ edge: { balancers: Object.fromEntries(readable) } } as never);
}

function isTexts(input: unknown): boolean {
  return Array.isArray(input) && input.every((entry) => typeof entry === 'string');
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null;
}
