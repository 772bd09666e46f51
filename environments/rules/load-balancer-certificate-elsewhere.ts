import type { EnvironmentRule } from '../rule';
import { inEachBalancer } from './load-balancers';

/** A network load balancer takes certificates of its own region and account alone, as the other kind does (`listener-certificate-elsewhere`). */
export const loadBalancerCertificateElsewhere: EnvironmentRule = {
  id: 'load-balancer-certificate-elsewhere',
  reads: ['account', 'region', 'edge.balancers'],
  effect: 'refuse',
  find: (environment) => {
    const here = `arn:aws:acm:${environment.region}:${environment.account}:`;
    return inEachBalancer(environment, (balancer) => {
      if (balancer.kind === 'application') return [];
      return Object.entries(balancer.listeners).flatMap(([listener, options]) => {
        if (options.protocol !== 'TLS') return [];
        const { certificateArn, sniCertificateArns = [] } = options;
        const all = certificateArn === undefined ? [] : [certificateArn];
        const elsewhere = [...all, ...sniCertificateArns].filter((arn) => !arn.startsWith(here));
        return elsewhere.map((got) => ({
          path: ['listeners', listener],
          got,
          expected: `certificates of this environment's region and account (${here}…)`,
          fix: 'Request or import it there; balancers take no others.',
        }));
      });
    });
  },
};
