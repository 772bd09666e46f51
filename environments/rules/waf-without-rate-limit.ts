import type { EnvironmentRule } from '../rule';
import { inProductionWebAcl } from './web-acl-findings';

/** One client can then ask as often as it likes: for every password, too. */
export const wafWithoutRateLimit: EnvironmentRule = {
  id: 'waf-without-rate-limit',
  reads: ['tier', 'edge.waf'],
  effect: 'except',
  find: (environment) =>
    inProductionWebAcl(environment, ({ ratePerFiveMinutes }) =>
      ratePerFiveMinutes !== 'unlimited'
        ? []
        : [
            {
              path: ['ratePerFiveMinutes'],
              got: ratePerFiveMinutes,
              expected: 'a limit to what one client may ask in production',
              fix: 'Write a number above what your busiest client asks in five minutes, or remove it.',
            },
          ],
    ),
};
