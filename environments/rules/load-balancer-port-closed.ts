import { listenerPort } from '#constructs/load-balancer/listener/application-listener-options';
import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import type { EnvironmentRule } from '../rule';
import { inEachBalancer } from './load-balancers';

/** The network ACL of public subnets lets answers in to ports from here on, so calls too; remote desktop never. */
const FIRST_OPEN_PORT = 1024;
const NEVER_OPEN = 3389;

/** The network ACL of public subnets would drop every packet, without a log line at the balancer. */
export const loadBalancerPortClosed: EnvironmentRule = {
  id: 'load-balancer-port-closed',
  reads: ['network.publicPorts', 'edge.balancers'],
  effect: 'refuse',
  find: (environment) => {
    const { publicPorts = [80, 443] } = environment.network;
    return inEachBalancer(environment, (balancer) => {
      if (balancer.scheme !== 'internet-facing') return [];
      return portsOf(balancer).flatMap(({ listener, port, protocol }) => {
        if (port >= FIRST_OPEN_PORT && port !== NEVER_OPEN) return [];
        const byTcp = publicPorts.includes(port);
        if (protocol === 'tcp' && byTcp) return [];
        const fix =
          protocol === 'tcp' && port !== NEVER_OPEN
            ? `Add ${port} to network.publicPorts.`
            : `Write a port from ${FIRST_OPEN_PORT}.`;
        const expected = `a port that the public subnets let in by ${protocol.toUpperCase()} (network.publicPorts, TCP alone: ${publicPorts.join(', ')})`;
        return [{ path: ['listeners', listener, 'port'], got: port, expected, fix }];
      });
    });
  },
};

interface Port {
  readonly listener: string;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
}

function portsOf(balancer: LoadBalancerOptions): Port[] {
  if (balancer.kind === 'application') {
    return Object.entries(balancer.listeners).map(([listener, options]) => ({
      listener,
      port: listenerPort(options),
      protocol: 'tcp',
    }));
  }
  return Object.entries(balancer.listeners).map(([listener, { port, protocol }]) => ({
    listener,
    port,
    protocol: protocol === 'UDP' || protocol === 'TCP_UDP' ? 'udp' : 'tcp',
  }));
}
