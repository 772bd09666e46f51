import type { EnvironmentRule } from '../rule';
import { inProductionWebAcl } from './web-acl-findings';

/** Whoever reaches the balancer past the proxy writes the header, and so escapes the rate limit. */
export const wafTrustsHeader: EnvironmentRule = {
  id: 'waf-trusts-header',
  reads: ['tier', 'edge.waf'],
  effect: 'except',
  find: (environment) =>
    inProductionWebAcl(environment, ({ clientAddress }) =>
      clientAddress?.kind !== 'header'
        ? []
        : [
            {
              path: ['clientAddress', 'header'],
              got: clientAddress.header,
              expected: 'addresses of clients in production that they cannot forge',
              fix: 'Remove clientAddress, unless only your proxy can reach the balancers.',
            },
          ],
    ),
};
