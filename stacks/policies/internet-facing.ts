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

/** Whether a balancer is one of the edge that the environment puts on the internet. */
export function isInternetFacingBalancer(place: Place): boolean {
  return internetFacing(place).length > 0;
}

/** Whether a rule of a security group opens one port, at which such a balancer listens. */
export function isPortOfInternetFacingBalancer(place: Place): boolean {
  const { from_port: from, to_port: to } = place.beside;
  return (
    from === to &&
    internetFacing(place)
      .flatMap(portsOf)
      .some((port) => port === from)
  );
}

function internetFacing({ environment, stack }: Place): readonly LoadBalancerOptions[] {
  if (stack !== `${environment.name}-edge`) return [];
  const balancers = Object.values(environment.edge?.balancers ?? {});
  return balancers.filter(({ scheme }) => scheme === 'internet-facing');
}

function portsOf(balancer: LoadBalancerOptions): readonly number[] {
  return balancer.kind === 'application'
    ? Object.values(balancer.listeners).map(listenerPort)
    : Object.values(balancer.listeners).map(({ port }) => port);
}
