import type { EnvironmentRule } from '../rule';
import { inEachHttpsListener } from './listener-findings';

/** Maintenance is meant to end: every synthesis says that production still answers 503. */
export const listenerInMaintenance: EnvironmentRule = {
  id: 'listener-in-maintenance',
  reads: ['tier', 'edge'],
  effect: 'warn',
  find: (environment) => {
    if (environment.tier !== 'production') return [];
    return inEachHttpsListener(environment, ({ maintenance }) => {
      if (maintenance === undefined) return [];
      const whom = maintenance.hosts === undefined ? 'all requests' : maintenance.hosts.join(', ');
      return [
        {
          path: ['maintenance'],
          got: maintenance,
          expected: `requests to be served: while this is here, ${whom} get 503`,
          fix: 'Remove it when the work is done. Until then write alarms: { balancerErrorPercent: 100 } at the balancer, if its 503s shall wake nobody.',
        },
      ];
    });
  },
};
