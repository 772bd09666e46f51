import { balancerName } from '#constructs/load-balancer/balancer-name';
import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import { listenerPort } from '#constructs/load-balancer/listener/application-listener-options';
import type { EnvironmentOptions } from '#environments/environment';
import type { Arguments } from './attributes';

/** Where an opening is, and in which environment. */
export interface Place {
  readonly environment: Pick<EnvironmentOptions, 'name' | 'edge'>;
  /** Id of the stack. */
  readonly stack: string;
  /** The arguments beside it. */
  readonly beside: Arguments;
}

/** Whether a balancer is, by its name, one that the environment puts on the internet. */
export function isInternetFacingBalancer(place: Place): boolean {
  return internetFacing(place).some(([name, { kind }]) => {
    const named = balancerName(
      kind === 'application' ? 'alb' : 'nlb',
      place.environment.name,
      name,
    );
    return place.beside['name'] === named;
  });
}

/** Whether a rule of a security group opens one port, at which such a balancer lets everybody in. */
export function isPortOfInternetFacingBalancer(place: Place): boolean {
  const { from_port: from, to_port: to, ip_protocol: protocol } = place.beside;
  return internetFacing(place)
    .filter(([, { allowFrom }]) => allowFrom === undefined)
    .flatMap(([, options]) => openingsOf(options))
    .some((open) => open.port === from && open.port === to && open.protocols.includes(protocol));
}

function internetFacing({ environment, stack }: Place): readonly [string, LoadBalancerOptions][] {
  if (stack !== `${environment.name}-edge`) return [];
  const balancers = Object.entries(environment.edge?.balancers ?? {});
  return balancers.filter(([, { scheme }]) => scheme === 'internet-facing');
}

function openingsOf(balancer: LoadBalancerOptions): { port: number; protocols: unknown[] }[] {
  if (balancer.kind === 'application') {
    return Object.values(balancer.listeners).map((listener) => ({
      port: listenerPort(listener),
      protocols: ['tcp'],
    }));
  }
  return Object.values(balancer.listeners).map(({ port, protocol }) => ({
    port,
    protocols: protocol === 'UDP' ? ['udp'] : protocol === 'TCP_UDP' ? ['tcp', 'udp'] : ['tcp'],
  }));
}
