import type { EnvironmentRule } from '../rule';
import { inEachProductionBalancer } from './load-balancers';

/** Without its lines nobody can say afterwards who came and what they were answered. */
export const loadBalancerWithoutLogs: EnvironmentRule = {
  id: 'load-balancer-without-logs',
  reads: ['tier', 'edge.balancers'],
  effect: 'except',
  find: (environment) =>
    inEachProductionBalancer(environment, ({ logs = {} }) =>
      Object.entries(logs).flatMap(([kind, isOn]) =>
        isOn !== false
          ? []
          : [
              {
                path: ['logs', kind],
                got: false,
                expected: `${kind} logs in production`,
                fix: 'Remove it.',
              },
            ],
      ),
    ),
};
