import type { EdgeOptions } from '#environments/edge-options';
import { WebAcl } from '#constructs/web-acl/web-acl';
import type { WebAclOptions } from '#constructs/web-acl/web-acl-options';
import type { Construct } from 'constructs';
import { application } from '#test/support/load-balancer-samples';
import { type Resource, resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

/** Everything that a web ACL can have at once: the largest there is. */
export const FULL_WEB_ACL: WebAclOptions = {
  ratePerFiveMinutes: 500,
  clientAddress: { kind: 'header', header: 'X-Forwarded-For' },
  groups: { common: { action: 'block', countedRules: ['NoUserAgent_HEADER'] } },
  allow: { office: '203.0.113.0/24', office6: '2001:db8:1::/48' },
  block: { scraper: '198.51.100.7/32', scraper6: '2001:db8:2::/48' },
  countries: { action: 'allow', codes: ['DE', 'AT'] },
  largeBodyPaths: Array.from({ length: 10 }, (_, index) => `/uploads/${index}/`),
  logs: 'all',
  redactedHeaders: ['x-api-key'],
  alarms: { blockedDeviations: 2, rateLimitedRequests: 50 },
};

/** A web ACL `edge` in a scope, whose alarms go to a topic. */
export const makeWebAcl = (
  scope: Construct,
  options: WebAclOptions = {},
  warning = 'arn:warning',
): WebAcl =>
  new WebAcl(scope, 'WebAcl', {
    name: 'edge',
    options,
    alarms: { topicArns: { critical: 'arn:critical', warning } },
    logRetentionDays: 365,
  });

/** What is made of some options. */
export const webAclStack = (options: WebAclOptions = {}) =>
  synthesizeConstruct((scope) => void makeWebAcl(scope, options));

/** A rule as Terraform reads it. */
export interface SynthesizedRule extends Resource {
  readonly name: string;
  readonly priority: number;
  readonly statement: Readonly<Record<string, unknown>>;
}

/** The rules that are made of some options, in their order. */
export function rulesOf(options: WebAclOptions = {}): SynthesizedRule[] {
  const [acl] = resourcesOf(webAclStack(options), 'aws_wafv2_web_acl');
  const rules = (acl?.['rule'] ?? []) as SynthesizedRule[];
  return [...rules].sort((one, other) => one.priority - other.priority);
}

/** An edge with one balancer on the internet, and this web ACL. */
export const guarded = (waf?: unknown): EdgeOptions =>
  ({
    balancers: { public: application({ scheme: 'internet-facing' }) },
    ...(waf !== undefined && { waf }),
  }) as EdgeOptions;
