import { nearest } from '#constructs/kernel/nearest';
import {
  type ApplicationListenerOptions,
  HTTPS_PORT,
  type HttpsListenerOptions,
  listenerPort,
} from './application-listener-options';
import { groupsOf, type RuleAction } from './rule-actions';
import { patternIncludes } from './rule-reach';

/** One mistake of a listener or of several of one balancer, with the field it is in. */
export interface ListenerMistake {
  /** Below the listener, or below `listeners` where it is about several. */
  readonly path: readonly (string | number)[];
  readonly got: unknown;
  readonly expected: string;
  readonly fix: string;
}

/** Listeners of one balancer, by name. */
export type Listeners = Readonly<Record<string, ApplicationListenerOptions>>;

/** Target groups that a listener names and its balancer lacks. */
export function unknownGroups(
  options: ApplicationListenerOptions,
  known: readonly string[],
): ListenerMistake[] {
  return placedActions(options).flatMap(({ path, action }) =>
    groupsOf(action)
      .filter((group) => !known.includes(group))
      .map((group) => ({
        path: [...path, ...(action.kind === 'forward' ? ['targetGroup'] : ['targetGroups', group])],
        got: group,
        expected: 'the name of one of the targetGroups of this balancer',
        fix: unknownGroupFix(group, known),
      })),
  );
}

function unknownGroupFix(group: string, known: readonly string[]): string {
  const close = nearest(group, known);
  if (close !== undefined) return `Did you mean ${close}?`;
  if (known.length === 0) return 'Add it to targetGroups of the balancer.';
  return `Write one of ${known.join(', ')}, or add it to targetGroups of the balancer.`;
}

/** Every action of a listener and where it is written. */
export function placedActions(
  options: ApplicationListenerOptions,
): { readonly path: readonly string[]; readonly action: RuleAction }[] {
  if (options.protocol === 'HTTP') return [];
  const { rules = {}, otherwise } = options;
  return [
    ...Object.entries(rules).map(([name, { then }]) => ({
      path: ['rules', name, 'then'],
      action: then,
    })),
    ...(otherwise === undefined ? [] : [{ path: ['otherwise'], action: otherwise }]),
  ];
}

/** Listeners of one balancer that would listen on one port. */
export function takenPorts(listeners: Listeners): ListenerMistake[] {
  const entries = Object.entries(listeners);
  return entries.flatMap(([name, options], index) => {
    const port = listenerPort(options);
    const first = entries.slice(0, index).find(([, other]) => listenerPort(other) === port);
    if (first === undefined) return [];
    const expected = `a port of its own: ${port} is that of ${first[0]}`;
    return [
      {
        path: [name, 'port'],
        got: port,
        expected,
        fix: 'Write another port, or remove the listener.',
      },
    ];
  });
}

/** HTTP listeners that redirect to a port where no HTTPS is spoken. */
export function redirectsToNowhere(listeners: Listeners): ListenerMistake[] {
  const https = Object.values(listeners).filter(isHttps).map(listenerPort);
  return Object.entries(listeners).flatMap(([name, options]): ListenerMistake[] => {
    if (options.protocol !== 'HTTP') return [];
    const { redirectPort = HTTPS_PORT } = options;
    if (https.includes(redirectPort)) return [];
    if (https.length === 0) {
      const expected = 'an HTTPS listener beside it, to which it redirects: this balancer has none';
      const fix = "Add a listener, for example https: { protocol: 'HTTPS', otherwise: … }.";
      return [{ path: [name], got: options, expected, fix }];
    }
    const unwritten =
      options.redirectPort === undefined ? `; without it ${HTTPS_PORT} is meant` : '';
    const expected = `the port of an HTTPS listener of this balancer${unwritten}`;
    const fix = `Write ${https.join(' or ')}.`;
    return [{ path: [name, 'redirectPort'], got: redirectPort, expected, fix }];
  });
}

/** Whether it speaks HTTPS. */
export function isHttps(options: ApplicationListenerOptions): options is HttpsListenerOptions {
  return options.protocol === 'HTTPS';
}

/** Hosts of rules and of maintenance that the balancer does not serve: no record leads there and no certificate covers them. */
export function strayHosts(
  options: ApplicationListenerOptions,
  served: readonly string[],
): ListenerMistake[] {
  if (options.protocol === 'HTTP') return [];
  const { rules = {}, maintenance } = options;
  const written = [
    ...Object.entries(rules).map(([name, { when }]) => ({
      path: ['rules', name, 'when', 'hosts'],
      hosts: when.hosts ?? [],
    })),
    { path: ['maintenance', 'hosts'], hosts: maintenance?.hosts ?? [] },
  ];
  return written.flatMap(({ path, hosts }) =>
    hosts
      .filter((host) => !served.some((each) => meet(host, each)))
      .map((host) => ({
        path,
        got: host,
        expected: `one of the hosts of this balancer (${served.join(', ')})`,
        fix:
          nearest(host, served) === undefined
            ? 'Add it to hosts of the balancer.'
            : `Did you mean ${nearest(host, served)}?`,
      })),
  );
}

const meet = (one: string, other: string) =>
  patternIncludes(one, other) || patternIncludes(other, one);
