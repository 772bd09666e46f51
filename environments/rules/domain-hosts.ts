import { dotted } from '#constructs/kernel/schema';
import type { EnvironmentOptions } from '../environment';

/** One host of a balancer, where the environment writes it. */
export interface DeclaredHost {
  readonly host: string;
  /** The balancer's name. */
  readonly balancer: string;
  readonly scheme: 'internal' | 'internet-facing';
  /** `edge.balancers.public.hosts[0]`. */
  readonly property: string;
}

/** Every host of an environment's balancers, in the order in which they are written. */
export function declaredHosts({ edge }: Pick<EnvironmentOptions, 'edge'>): DeclaredHost[] {
  return Object.entries(edge?.balancers ?? {}).flatMap(([balancer, options]) =>
    (options.hosts ?? []).map((host, index) => ({
      host,
      balancer,
      scheme: options.scheme ?? 'internal',
      property: dotted(['edge', 'balancers', balancer, 'hosts', index]),
    })),
  );
}

/** The same without repetitions: the names of a certificate. */
export function certificateNames(environment: Pick<EnvironmentOptions, 'edge'>): string[] {
  return [...new Set(declaredHosts(environment).map(({ host }) => host))];
}
