import type { z } from 'zod';
import { nearest } from '#constructs/kernel/nearest';
import { mistake } from '#constructs/kernel/schema';
import type { ApplicationLoadBalancerOptions } from './application-load-balancer-options';
import { APPLICATION_UNITS, applicationUnits } from './expected-peak';
import { forwardedGroups } from './listener/application-listener-options';
import {
  isHttps,
  type ListenerMistake,
  placedActions,
  redirectsToNowhere,
  strayHosts,
  takenPorts,
  unknownGroups,
} from './listener/listener-mistakes';
import { redirectLoops } from './listener/redirect-loops';
import { groupsOf } from './listener/rule-actions';
import { RULES_PER_BALANCER } from './listener/rule-options';
import { GROUPS_OF_LISTENER } from './network-listener-options';
import type { NetworkLoadBalancerOptions } from './network-load-balancer-options';
import { RULES_PER_SECURITY_GROUP } from './shared-balancer-options';

type ApplicationFields = Pick<
  ApplicationLoadBalancerOptions,
  'listeners' | 'targetGroups' | 'hosts' | 'http2' | 'expectedPeak' | 'allowFrom'
>;
type NetworkFields = Pick<
  NetworkLoadBalancerOptions,
  'listeners' | 'targetGroups' | 'expectedPeak' | 'allowFrom'
>;

/** "Number of listeners using mTLS in verify mode per load balancer: 2". Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html#trust-stores-quotas */
const VERIFYING_LISTENERS = 2;

/** Reports what spans listeners and target groups of an application load balancer. */
export function applicationMistakes(balancer: ApplicationFields, context: z.RefinementCtx): void {
  const { listeners, targetGroups = {}, hosts = [], allowFrom } = balancer;
  const groups = Object.keys(targetGroups);
  report(takenPorts(listeners), context);
  report(redirectsToNowhere(listeners), context);
  for (const [listener, options] of Object.entries(listeners)) {
    const here = (mistakes: readonly ListenerMistake[]) =>
      mistakes.map((each) => ({ ...each, path: [listener, ...each.path] }));
    report(here(unknownGroups(options, groups)), context);
    report(here(redirectLoops(options, hosts)), context);
    if (hosts.length > 0) report(here(strayHosts(options, hosts)), context);
  }
  const forwarded = Object.values(listeners).flatMap(forwardedGroups);
  // A forward to an unknown group has been told: it may be the one that is missed.
  if (forwarded.every((group) => groups.includes(group))) nobodyWaits(groups, forwarded, context);
  rulesFitTheGroup(Object.keys(listeners).length, allowFrom, context);
  withinQuotas(listeners, context);
  plainForwardsToHttp2(balancer, context);
  sharesOfOneKind(balancer, context);
  peakFits(balancer, context);
}

function report(mistakes: readonly ListenerMistake[], context: z.RefinementCtx): void {
  for (const { path, expected, fix } of mistakes) {
    mistake(context, ['listeners', ...path], expected, fix);
  }
}

/** Reports what spans listeners and target groups of a network load balancer. */
export function networkMistakes(balancer: NetworkFields, context: z.RefinementCtx): void {
  const { listeners, targetGroups, expectedPeak, allowFrom } = balancer;
  const entries = Object.entries(listeners);
  onePortEach(
    entries.map(([listener, { port }]) => [listener, port] as const),
    context,
  );
  rulesFitTheGroup(
    entries.reduce((sum, [, { protocol }]) => sum + (protocol === 'TCP_UDP' ? 2 : 1), 0),
    allowFrom,
    context,
  );
  for (const [listener, { protocol, targetGroup }] of entries) {
    const path = ['listeners', listener];
    const group = Object.hasOwn(targetGroups, targetGroup) ? targetGroups[targetGroup] : undefined;
    if (group === undefined) {
      unknownGroup([...path, 'targetGroup'], targetGroup, Object.keys(targetGroups), context);
      continue;
    }
    const takes = GROUPS_OF_LISTENER[protocol];
    if (!takes.includes(group.protocol)) {
      const expected = `a target group of the protocol ${takes.join(' or ')} behind a ${protocol} listener; ${targetGroup} has ${group.protocol}`;
      mistake(context, [...path, 'targetGroup'], expected, 'Change one of the two.');
    } else if (protocol === 'TLS' && group.stickiness !== undefined) {
      const expected = `no stickiness behind the TLS listener ${listener}`;
      mistake(context, ['targetGroups', targetGroup, 'stickiness'], expected, 'Remove it.');
    }
  }
  const groups = Object.keys(targetGroups);
  const forwarded = entries.map(([, { targetGroup }]) => targetGroup);
  if (forwarded.every((group) => groups.includes(group))) nobodyWaits(groups, forwarded, context);
  if (expectedPeak !== undefined && entries.some(([, { protocol }]) => protocol === 'TLS')) {
    const expected = 'no expectedPeak beside TLS listeners, for which AWS reserves no capacity';
    mistake(context, ['expectedPeak'], expected, 'Remove it, or take a balancer for each.');
  }
}

function onePortEach(
  ports: readonly (readonly [string, number])[],
  context: z.RefinementCtx,
): void {
  ports.forEach(([listener, port], index) => {
    const twin = ports.slice(0, index).find(([, other]) => other === port);
    if (twin === undefined) return;
    const expected = `a port of its own: ${port} is that of ${twin[0]}`;
    mistake(context, ['listeners', listener, 'port'], expected, 'Write another port.');
  });
}

function rulesFitTheGroup(
  ports: number,
  allowFrom: Readonly<Record<string, string>> | undefined,
  context: z.RefinementCtx,
): void {
  const ranges = Object.keys(allowFrom ?? {}).length;
  if (ranges * ports <= RULES_PER_SECURITY_GROUP) return;
  const expected = `at most ${RULES_PER_SECURITY_GROUP} rules of a security group: ${ranges} ranges for ${ports} ports each are ${ranges * ports}`;
  mistake(context, ['allowFrom'], expected, 'Join ranges, or take a second balancer.');
}

function unknownGroup(
  path: readonly string[],
  group: string,
  known: readonly string[],
  context: z.RefinementCtx,
): void {
  const meant = nearest(group, known);
  const fix = meant === undefined ? 'Add it to targetGroups.' : `Did you mean ${meant}?`;
  const expected = `only target groups of this balancer (${known.join(', ') || 'it has none'}), not ${group}`;
  mistake(context, path, expected, fix);
}

function nobodyWaits(
  groups: readonly string[],
  forwarded: readonly string[],
  context: z.RefinementCtx,
): void {
  for (const group of groups) {
    if (forwarded.includes(group)) continue;
    const expected = 'a listener or rule that forwards to it: AWS checks no target of such a group';
    mistake(context, ['targetGroups', group], expected, 'Forward to it, or remove it.');
  }
}

function withinQuotas(listeners: ApplicationFields['listeners'], context: z.RefinementCtx): void {
  const https = Object.values(listeners).filter(isHttps);
  const rules = https.reduce((sum, each) => sum + Object.keys(each.rules ?? {}).length, 0);
  const most = RULES_PER_BALANCER + 1 - https.length; // one of each is kept for maintenance
  if (rules > most) {
    const expected = `at most ${most} rules in all listeners together, and one of each for maintenance; got ${rules}`;
    mistake(context, ['listeners'], expected, 'Join rules, or take a second balancer.');
  }
  const verifying = https.filter(({ mutualTls }) => mutualTls?.mode === 'verify').length;
  if (verifying > VERIFYING_LISTENERS) {
    const expected = `at most ${VERIFYING_LISTENERS} listeners with mutualTls of the mode verify, got ${verifying}`;
    mistake(context, ['listeners'], expected, 'Take a second balancer.');
  }
}

/**
 * Groups of HTTP2 and GRPC: HTTPS listeners alone (others never forward), the action `forward` alone.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-protocol-version
 */
function plainForwardsToHttp2(balancer: ApplicationFields, context: z.RefinementCtx): void {
  const { listeners, targetGroups = {}, http2 } = balancer;
  for (const [listener, options] of Object.entries(listeners)) {
    for (const { path, action } of placedActions(options)) {
      if (!('authenticate' in action)) continue;
      for (const group of groupsOf(action)) {
        const version = Object.hasOwn(targetGroups, group)
          ? targetGroups[group]?.protocolVersion
          : undefined;
        if (version !== 'GRPC' && version !== 'HTTP2') continue;
        const expected = `no sign-in in front of ${group}, which has the protocol version ${version}`;
        mistake(
          context,
          ['listeners', listener, ...path, 'authenticate'],
          expected,
          'Remove authenticate.',
        );
      }
    }
  }
  if (http2 !== false) return;
  for (const [group, { protocolVersion }] of Object.entries(targetGroups)) {
    if (protocolVersion !== 'GRPC') continue;
    const expected = `true: the target group ${group} speaks gRPC, which is HTTP/2`;
    mistake(context, ['http2'], expected, 'Remove it.');
  }
}

/**
 * A request is gRPC or it is not, and the other kind of target answers it with 464: a share of all would fail.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-464-issues
 */
function sharesOfOneKind(
  { listeners, targetGroups = {} }: ApplicationFields,
  context: z.RefinementCtx,
): void {
  const ofGrpc = (group: string) => targetGroups[group]?.protocolVersion === 'GRPC';
  for (const [listener, options] of Object.entries(listeners)) {
    for (const { path, action } of placedActions(options)) {
      if (action.kind !== 'weighted-forward') continue;
      const known = groupsOf(action).filter((group) => Object.hasOwn(targetGroups, group));
      const grpc = known.filter(ofGrpc);
      if (grpc.length === 0 || grpc.length === known.length) continue;
      const others = known.filter((group) => !ofGrpc(group));
      const expected = `groups of one kind: ${grpc.join(', ')} speaks gRPC, ${others.join(', ')} does not, and neither answers the other's requests`;
      const fix = 'Write a rule for each, or the same protocolVersion.';
      mistake(context, ['listeners', listener, ...path, 'targetGroups'], expected, fix);
    }
  }
}

function peakFits({ expectedPeak, listeners }: ApplicationFields, context: z.RefinementCtx): void {
  if (expectedPeak === undefined) return;
  const units = applicationUnits(expectedPeak, busiestRules(listeners));
  if (units <= APPLICATION_UNITS.most) return;
  const expected = `a peak of at most ${APPLICATION_UNITS.most} capacity units, the quota of one balancer; this one is ${units}`;
  mistake(context, ['expectedPeak'], expected, 'Share the load between several balancers.');
}

/** Rules of the listener that has most, which every request to it may be held against. */
export function busiestRules(listeners: ApplicationFields['listeners']): number {
  const rules = Object.values(listeners).map((each) =>
    isHttps(each) ? Object.keys(each.rules ?? {}).length : 0,
  );
  return Math.max(0, ...rules);
}
