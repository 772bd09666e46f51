import type { EnvironmentRule } from '../rule';
import { wafAllowsTooMany } from './waf-allows-too-many';
import { wafGroupNotBlocking } from './waf-group-not-blocking';
import { wafGuardsNothing } from './waf-guards-nothing';
import { wafNotEnforcing } from './waf-not-enforcing';
import { wafTrustsHeader } from './waf-trusts-header';
import { wafWithoutRateLimit } from './waf-without-rate-limit';

/** Rules about the web ACL, in the order in which they are reported. That a balancer stands behind it: `load-balancer-without-web-acl`. */
export const WEB_ACL_RULES: readonly EnvironmentRule[] = [
  wafGuardsNothing,
  wafNotEnforcing,
  wafGroupNotBlocking,
  wafWithoutRateLimit,
  wafTrustsHeader,
  wafAllowsTooMany,
];
