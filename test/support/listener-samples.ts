import type { HttpsListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import type { OidcOptions } from '#constructs/load-balancer/listener/oidc-options';
import type { RuleAction } from '#constructs/load-balancer/listener/rule-actions';
import type { RuleConditions } from '#constructs/load-balancer/listener/rule-conditions';
import type { RuleOptions } from '#constructs/load-balancer/listener/rule-options';

/** To the target group `web`. */
export const toWeb: RuleAction = { kind: 'forward', targetGroup: 'web' };

/** A rule that forwards to `web`. */
export const toWebWhen = (when: RuleConditions, priority?: number): RuleOptions => ({
  when,
  then: toWeb,
  ...(priority !== undefined && { priority }),
});

/** Users sign in. */
export const signIn: OidcOptions = {
  issuer: 'https://login.example.com',
  authorizationEndpoint: 'https://login.example.com/authorize',
  tokenEndpoint: 'https://login.example.com/token',
  userInfoEndpoint: 'https://login.example.com/userinfo',
  clientId: '0oa1b2c3d4',
  clientSecret: { secretId: 'sso/shop' },
};

/** A certificate of the account and region that production has. */
export const CERTIFICATE_ARN =
  'arn:aws:acm:eu-west-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';

/** A listener that nothing is wrong with, with some fields of it replaced. */
export function https(change: Partial<HttpsListenerOptions> = {}): HttpsListenerOptions {
  return { protocol: 'HTTPS', certificateArn: CERTIFICATE_ARN, otherwise: toWeb, ...change };
}
