import type { HttpsListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import type { RuleAction } from '#constructs/load-balancer/listener/rule-actions';
import { isHttps } from '#constructs/load-balancer/listener/listener-mistakes';
import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import type { EnvironmentRule } from '../rule';
import { type BalancerMistake, inEachBalancer } from './load-balancers';

const FIX =
  "Mend it, or write failover.check: { kind: 'targets' }, which asks nobody from outside.";

/**
 * A check that the balancer never lets through takes the primary for down from its first minute on: every
 * name would answer with the secondary for ever.
 */
export const domainCheckRefused: EnvironmentRule = {
  id: 'domain-check-refused',
  reads: ['edge'],
  effect: 'refuse',
  find: (environment) => {
    const failover = environment.edge?.domain?.failover;
    if (failover?.role !== 'primary' || failover.check?.kind === 'targets') return [];
    return inEachBalancer(environment, (balancer) =>
      balancer.scheme === 'internet-facing' && (balancer.hosts ?? []).length > 0
        ? refusals(balancer)
        : [],
    );
  },
};

function refusals(balancer: LoadBalancerOptions): BalancerMistake[] {
  const closed =
    balancer.allowFrom === undefined
      ? []
      : [
          {
            path: ['allowFrom'],
            got: balancer.allowFrom,
            expected: "everybody to be let in: Route 53's checkers ask from addresses of their own",
            fix: FIX,
          },
        ];
  if (balancer.kind === 'network') return closed;
  // The check asks at the balancer's first HTTPS listener.
  const [name, listener] =
    Object.entries(balancer.listeners).find(([, each]) => isHttps(each)) ?? [];
  if (name === undefined || listener === undefined || !isHttps(listener)) return closed;
  const inListener = listenerRefusals(listener).map(({ path, ...mistake }) => ({
    ...mistake,
    path: ['listeners', name, ...path],
    fix: FIX,
  }));
  return [...closed, ...inListener];
}

/**
 * What a checker cannot do. Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
 * (HTTPS: "the endpoint must support TLS v1.0, v1.1, or v1.2"; a status from 200 to 399 is healthy)
 */
function listenerRefusals({ mutualTls, tlsPolicy, rules = {}, otherwise }: HttpsListenerOptions) {
  const mistakes: Omit<BalancerMistake, 'fix'>[] = [];
  if (mutualTls?.mode === 'verify') {
    mistakes.push({
      path: ['mutualTls', 'mode'],
      got: mutualTls.mode,
      expected: "clients without certificates to be let in: Route 53's checkers have none",
    });
  }
  if (tlsPolicy?.includes('TLS13-1-3-') === true) {
    mistakes.push({
      path: ['tlsPolicy'],
      got: tlsPolicy,
      expected: "TLS 1.2 to be offered: Route 53's checkers do not speak TLS 1.3",
    });
  }
  const someRuleMayAnswer = Object.values(rules).some(({ when }) => when.hosts === undefined);
  if (!someRuleMayAnswer && refuses(otherwise)) {
    mistakes.push({
      path: ['otherwise'],
      got: otherwise,
      expected:
        "an answer of 2xx or 3xx to the check, which asks by the balancer's own name and so meets no rule with hosts",
    });
  }
  return mistakes;
}

/** What no rule takes gets 404 unless told otherwise. */
function refuses(otherwise: RuleAction | undefined): boolean {
  if (otherwise === undefined) return true;
  return otherwise.kind === 'fixed-response' && otherwise.status >= 400;
}
