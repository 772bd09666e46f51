import { type z } from 'zod';
import { type DomainOptions, domainOptions } from '#constructs/domain/domain-options';
import {
  type LoadBalancerOptions,
  loadBalancerOptions,
} from '#constructs/load-balancer/load-balancer-options';
import { BALANCER_NAME_CHARACTERS } from '#constructs/load-balancer/shared-balancer-options';
import { type LogBucketOptions, logBucketOptions } from '#constructs/log-bucket/log-bucket-options';
import { type WebAclOptions, webAclOptions } from '#constructs/web-acl/web-acl-options';
import { numbering } from '#constructs/kernel/numbering';
import { fields, name, named } from '#constructs/kernel/schema';

/** Where requests from outside come in, and where those of other networks do. */
export interface EdgeOptions {
  /** The name under which it is found, its zones and its certificate. @default - no names, no certificate */
  readonly domain?: DomainOptions;
  /** What the firewall in front of application load balancers lets through. @default {} */
  readonly waf?: WebAclOptions;
  /** How long logs of the balancers are kept. @default {} */
  readonly logs?: LogBucketOptions;
  /** Load balancers, by name. */
  readonly balancers: Readonly<Record<string, LoadBalancerOptions>>;
}

/** "Application Load Balancers per Region: 50". Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const BALANCERS = 50;

/** What `edge` of an environment may say. */
export const edgeOptions = fields({
  domain: domainOptions.optional(),
  waf: webAclOptions.optional(),
  logs: logBucketOptions.optional(),
  balancers: named(
    name(BALANCER_NAME_CHARACTERS, 'public'),
    loadBalancerOptions,
    "{ public: { kind: 'application', scheme: 'internet-facing', listeners: { … } } }",
  ).superRefine(numbering(1, BALANCERS, 'balancers', 'Write at least one, or leave edge out.')),
}) satisfies z.ZodType;
