import type { z } from 'zod';
import { across, choice } from '#constructs/kernel/schema';
import {
  applicationBalancerFields,
  type ApplicationLoadBalancerOptions,
} from './application-load-balancer-options';
import { applicationMistakes, networkMistakes } from './balancer-mistakes';
import {
  networkBalancerFields,
  type NetworkLoadBalancerOptions,
} from './network-load-balancer-options';

/** One load balancer. Each kind has only the settings that it takes. */
export type LoadBalancerOptions = ApplicationLoadBalancerOptions | NetworkLoadBalancerOptions;

/** What one entry of `edge.balancers` may say. What spans fields of the environment: `environments/rules/`. */
export const loadBalancerOptions = choice(
  'kind',
  ['application', 'network'],
  [
    across(
      applicationBalancerFields,
      ['listeners', 'targetGroups', 'hosts', 'http2', 'expectedPeak', 'allowFrom'],
      applicationMistakes as (fields: unknown, context: z.RefinementCtx) => void,
    ),
    across(
      networkBalancerFields,
      ['listeners', 'targetGroups', 'expectedPeak', 'allowFrom'],
      networkMistakes as (fields: unknown, context: z.RefinementCtx) => void,
    ),
  ],
) satisfies z.ZodType;
