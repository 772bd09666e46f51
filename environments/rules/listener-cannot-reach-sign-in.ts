import { signsUsersIn } from '#constructs/load-balancer/listener/application-listener-options';
import type { EnvironmentRule } from '../rule';
import { inEachHttpsListener } from './listener-findings';

/**
 * The balancer itself calls the identity provider over the internet: an internal one goes by a NAT gateway.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#oidc-requirements
 */
export const listenerCannotReachSignIn: EnvironmentRule = {
  id: 'listener-cannot-reach-sign-in',
  reads: ['network', 'edge'],
  effect: 'refuse',
  find: (environment) => {
    if (environment.network.nat !== 'none') return [];
    return inEachHttpsListener(environment, (listener, { scheme = 'internal' }) => {
      if (scheme !== 'internal' || !signsUsersIn(listener)) return [];
      return [
        {
          path: [],
          got: 'authenticate',
          expected: "no sign-in behind an internal balancer in a network with nat: 'none'",
          fix: "Write nat: 'per-zone', or let the targets sign users in.",
        },
      ];
    });
  },
};
