import { z } from 'zod';
import { numbering } from '#constructs/kernel/numbering';
import { fields, flag, name, named, value } from '#constructs/kernel/schema';
import { type NetworkAlarmOptions, networkAlarmOptions } from './alarm-threshold-options';
import type { NetworkPeak } from './expected-peak';
import { type NetworkListenerOptions, networkListenerOptions } from './network-listener-options';
import {
  type NetworkTargetGroupOptions,
  networkTargetGroupOptions,
} from './network-target-group-options';
import {
  LISTENERS_PER_BALANCER,
  sharedBalancerFields,
  type SharedLoadBalancerOptions,
} from './shared-balancer-options';

/** A balancer of connections and datagrams: it passes them on unread, in microseconds. */
export interface NetworkLoadBalancerOptions extends SharedLoadBalancerOptions {
  readonly kind: 'network';
  /** Where it listens, by name. */
  readonly listeners: Readonly<Record<string, NetworkListenerOptions>>;
  /** Whom it forwards to, by name; each is named by a listener. */
  readonly targetGroups: Readonly<Record<string, NetworkTargetGroupOptions>>;
  /**
   * Whether each zone's part of the balancer shares out to the targets of all zones. Without it a zone
   * with few targets drowns; with it traffic between zones is paid for. @default true
   */
  readonly crossZone?: boolean;
  /** Whether the security group also holds for clients that come by PrivateLink. @default true */
  readonly inspectPrivateLink?: boolean;
  /** What is written to the log bucket. Network load balancers log TLS listeners alone. */
  readonly logs?: NetworkLogOptions;
  /** The highest load: capacity for it is reserved before it comes. Not with TLS listeners. @default - it grows with the load */
  readonly expectedPeak?: NetworkPeak;
  /** When alarms are raised. */
  readonly alarms?: NetworkAlarmOptions;
}

/** Logs of a network load balancer. */
export interface NetworkLogOptions {
  /** A line for each connection to a TLS listener. @default true */
  readonly access?: boolean;
}

/** What a balancer of the kind `network` may say, field by field. */
export const networkBalancerFields = fields({
  kind: z.literal('network'),
  ...sharedBalancerFields,
  listeners: named(
    name(32, 'mqtt'),
    networkListenerOptions,
    "{ mqtt: { protocol: 'TLS', port: 8883, targetGroup: 'broker' } }",
  ).superRefine(numbering(1, LISTENERS_PER_BALANCER, 'listeners', 'Write at least one.')),
  targetGroups: named(
    name(32, 'broker'),
    networkTargetGroupOptions,
    "{ broker: { targetType: 'ip', protocol: 'TCP', port: 1883 } }",
  ).superRefine(
    numbering(1, LISTENERS_PER_BALANCER, 'target groups', 'Write those that listeners forward to.'),
  ),
  crossZone: flag().optional(),
  inspectPrivateLink: flag().optional(),
  logs: fields({ access: flag().optional() }).optional(),
  expectedPeak: fields({
    megabitsPerSecond: value<number>(
      (input) => typeof input === 'number' && input >= 1 && input <= 1_000_000,
      'a number from 1 to 1000000',
      'Write the highest number that is expected, without quotes.',
    ),
  }).optional(),
  alarms: networkAlarmOptions.optional(),
});
