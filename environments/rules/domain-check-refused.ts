import { usesWebAcl } from '#constructs/load-balancer/application-load-balancer-options';
import type { HttpsListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import { isHttps } from '#constructs/load-balancer/listener/listener-mistakes';
import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import type { EnvironmentOptions } from '../environment';
import type { EnvironmentRule, Finding } from '../rule';
import { checkAnswers, failsCheck } from './domain-check-answer';
import { CHECKER_COUNTRIES, listThatRefusesCheckers } from './domain-checkers';
import { type BalancerMistake, inEachBalancer } from './load-balancers';

const FIX =
  "Mend it, or write failover.check: { kind: 'targets' }, which asks nobody from outside.";

/** What is asked for where `failover.check` says nothing else. */
const DEFAULT_PATH = '/';

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
    const { path = DEFAULT_PATH } = failover.check ?? {};
    return [
      ...refusedByWebAcl(environment),
      ...inEachBalancer(environment, (balancer) =>
        isChecked(balancer) ? refusals(balancer, path) : [],
      ),
    ];
  },
};

function isChecked({ scheme, hosts = [] }: LoadBalancerOptions): boolean {
  return scheme === 'internet-facing' && hosts.length > 0;
}

/** Told once, for all balancers share the web ACL. */
function refusedByWebAcl({ edge }: Pick<EnvironmentOptions, 'edge'>): Finding[] {
  const guarded = Object.values(edge?.balancers ?? {}).some(
    (balancer) => isChecked(balancer) && usesWebAcl(balancer),
  );
  const list = guarded ? listThatRefusesCheckers(edge?.waf ?? {}) : undefined;
  if (list === undefined) return [];
  return [
    {
      property: `edge.waf.${list}`,
      got: edge?.waf?.[list],
      expected: `more than 18 % of Route 53's checkers to be let in: they ask from ${CHECKER_COUNTRIES.join(', ')}`,
      fix: FIX,
    },
  ];
}

function refusals(balancer: LoadBalancerOptions, checkPath: string): BalancerMistake[] {
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
  const inListener = listenerRefusals(listener, checkPath).map(({ path, ...mistake }) => ({
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
function listenerRefusals(listener: HttpsListenerOptions, checkPath: string) {
  const { mutualTls, tlsPolicy } = listener;
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
  const answers = checkAnswers(listener, checkPath);
  const last = answers.at(-1);
  if (last !== undefined && answers.every(({ action }) => failsCheck(action))) {
    mistakes.push({
      path: [...last.path],
      got: last.action,
      expected: `an answer of 2xx or 3xx to the check, which asks for ${checkPath} by the balancer's own name and so meets no rule with hosts`,
    });
  }
  return mistakes;
}
