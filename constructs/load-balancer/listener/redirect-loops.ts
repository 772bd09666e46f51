import { type ApplicationListenerOptions, listenerPort } from './application-listener-options';
import type { ListenerMistake } from './listener-mistakes';
import type { RedirectAction } from './rule-actions';
import type { RuleConditions } from './rule-conditions';
import { rankedRules } from './rule-priority';
import { patternIncludes } from './rule-reach';

/**
 * Redirects of a listener that lead back to themselves, for ever: to its own port, a host that comes here and a
 * path that nothing asked earlier takes. Only what is certain is told; a way through another listener is not seen.
 *
 * @param served the balancer's hosts; an empty list where nobody says which they are
 */
export function redirectLoops(
  options: ApplicationListenerOptions,
  served: readonly string[],
): ListenerMistake[] {
  if (options.protocol === 'HTTP') return [];
  const { rules = {}, otherwise } = options;
  const port = listenerPort(options);
  const ranked = rankedRules(rules);
  const conditions = ranked.map(({ rule }) => rule.when);
  const loops = (when: RuleConditions, redirect: RedirectAction, earlier: RuleConditions[]) =>
    (redirect.port ?? port) === port && comesBack(when, redirect, { earlier, served });

  const mistakes = ranked.flatMap(({ name, rule: { when, then } }, index): ListenerMistake[] => {
    if (then.kind !== 'redirect' || !loops(when, then, conditions.slice(0, index))) return [];
    const expected = 'a redirect to what the rule itself does not take';
    const fix = 'Narrow the conditions so that the new address is none of them.';
    return [{ path: ['rules', name, 'then'], got: then, expected, fix }];
  });
  if (otherwise?.kind !== 'redirect' || !loops({}, otherwise, conditions)) return mistakes;
  const expected = 'a redirect to what some rule takes: this one leads back to itself, for ever';
  const fix = 'Write a rule for the new address, or another host or port.';
  return [...mistakes, { path: ['otherwise'], got: otherwise, expected, fix }];
}

interface Surroundings {
  /** Conditions that are asked before, and that may take the new address away. */
  readonly earlier: readonly RuleConditions[];
  readonly served: readonly string[];
}

function comesBack(
  when: RuleConditions,
  { host = '#{host}', path = '/#{path}', query = '#{query}' }: RedirectAction,
  { earlier, served }: Surroundings,
): boolean {
  // Browsers follow with GET, and another query is another request.
  if (when.methods !== undefined && !when.methods.includes('GET')) return false;
  if (when.query !== undefined && query !== '#{query}') return false;
  const hosts = when.hosts ?? (served.length > 0 ? served : [UNKNOWN]);
  const paths = when.paths ?? [EVERY];
  return hosts.some((fromHost) => {
    const toHost = host.replace('#{host}', fromHost).replace(KEYWORD, '*');
    const hostReturns = host.includes('#{')
      ? patternIncludes(fromHost, toHost)
      : takes(when.hosts ?? served, toHost);
    return paths.some((fromPath) => {
      const toPath = path.replace('#{path}', fromPath.replace(/^\//, '')).replace(KEYWORD, '*');
      const pathReturns = path.includes('#{')
        ? patternIncludes(fromPath, toPath)
        : takes(paths, toPath);
      return hostReturns && pathReturns && !earlier.some((rule) => mayTake(rule, toHost, toPath));
    });
  });
}

/** Stands for the host of a request where nobody says which hosts come. */
const UNKNOWN = '*';
const EVERY = '/*';
const KEYWORD = /#\{[a-z]+\}/g;

/** Whether a rule may take an address away: its further conditions may hold. */
function mayTake({ hosts, paths }: RuleConditions, host: string, path: string): boolean {
  if (hosts !== undefined && host !== UNKNOWN && !takes(hosts, host)) return false;
  return paths === undefined || takes(paths, path);
}

const takes = (patterns: readonly string[], text: string) =>
  patterns.some((pattern) => patternIncludes(pattern, text));
