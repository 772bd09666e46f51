import type { Wafv2WebAclRule } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import { MANAGED_GROUP_NAMES, MANAGED_GROUPS, type ManagedGroupName } from './managed-rule-groups';
import type { ManagedGroupOptions } from './managed-group-options';
import {
  type ClientAddress,
  DEFAULT_RATE_PER_FIVE_MINUTES,
  type WebAclOptions,
} from './web-acl-options';

/** ARNs of the IP sets of each list; a list without ranges has none. */
export interface AddressSets {
  readonly allow: readonly string[];
  readonly block: readonly string[];
}

/** Order of our own rules; never changes, as that of the managed groups between them. */
const PRIORITIES = { block: 10, allow: 20, countries: 30, rate: 40, largeBodies: 150 } as const;

/** The rule of the rate limit; its metric has the same name. */
export const RATE_RULE = 'rate';

const LARGE_BODY_RULE = 'SizeRestrictions_BODY';

/** What `SizeRestrictions_BODY` puts on a request. Source: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html */
const LARGE_BODY_LABEL = 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body';

/** Five minutes, of 60, 120, 300 and 600 seconds. Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html */
const WINDOW_SECONDS = 300;

/** In the provider's spelling: the binding hands statements on as they are. */
type Statement = Record<string, unknown>;

/** What the web ACL looks at, in its order. */
export function aclRules(options: WebAclOptions, sets: AddressSets): Wafv2WebAclRule[] {
  const { clientAddress = { kind: 'connection' }, countries } = options;
  const { ratePerFiveMinutes = DEFAULT_RATE_PER_FIVE_MINUTES } = options;
  const stop = options.mode === 'count' ? { count: {} } : { block: {} };
  const own = (name: keyof typeof PRIORITIES, action: object, statement: Statement) => ({
    ...named(name, PRIORITIES[name]),
    action,
    statement,
  });
  return [
    ...anyOf(sets.block.map((arn) => ipSet(arn, clientAddress))).map((from) =>
      own('block', stop, from),
    ),
    ...anyOf(sets.allow.map((arn) => ipSet(arn, { kind: 'connection' }))).map((from) =>
      own('allow', { allow: {} }, from),
    ),
    ...(countries === undefined
      ? []
      : [own('countries', stop, countryStatement(countries, clientAddress))]),
    ...(ratePerFiveMinutes === 'unlimited'
      ? []
      : [own(RATE_RULE, stop, rateStatement(ratePerFiveMinutes, clientAddress))]),
    ...MANAGED_GROUP_NAMES.flatMap((name) => managedGroup(name, options)),
    ...largeBodies(options).map((statement) => own('largeBodies', stop, statement)),
  ];
}

function named(name: string, priority: number) {
  return {
    name,
    priority,
    visibilityConfig: {
      cloudwatchMetricsEnabled: true,
      metricName: name,
      sampledRequestsEnabled: true,
    },
  };
}

/** No statement, the one, or one that any of them fulfils: AWS takes an "or" of two and more. */
function anyOf(statements: readonly Statement[]): Statement[] {
  if (statements.length < 2) return [...statements];
  return [{ or_statement: { statement: statements } }];
}

function ipSet(arn: string, from: ClientAddress): Statement {
  if (from.kind === 'connection') return { ip_set_reference_statement: { arn } };
  const proxied = { header_name: from.header, position: 'ANY', fallback_behavior: 'MATCH' };
  return { ip_set_reference_statement: { arn, ip_set_forwarded_ip_config: proxied } };
}

/** A header that has no address in it is not one of the proxy's: it is treated as the worst client. */
function forwarded(from: ClientAddress, fallbackBehavior: 'MATCH' | 'NO_MATCH' = 'MATCH') {
  return from.kind === 'connection'
    ? {}
    : { forwarded_ip_config: { header_name: from.header, fallback_behavior: fallbackBehavior } };
}

function countryStatement(
  { action, codes }: NonNullable<WebAclOptions['countries']>,
  from: ClientAddress,
): Statement {
  const countryCodes = [...codes].sort();
  if (action === 'block')
    return { geo_match_statement: { country_codes: countryCodes, ...forwarded(from) } };
  const statement = [
    { geo_match_statement: { country_codes: countryCodes, ...forwarded(from, 'NO_MATCH') } },
  ];
  return { not_statement: { statement } };
}

function rateStatement(limit: number, from: ClientAddress): Statement {
  return {
    rate_based_statement: {
      limit,
      evaluation_window_sec: WINDOW_SECONDS,
      aggregate_key_type: from.kind === 'connection' ? 'IP' : 'FORWARDED_IP',
      ...forwarded(from),
    },
  };
}

function managedGroup(name: ManagedGroupName, options: WebAclOptions): Wafv2WebAclRule[] {
  const chosen: ManagedGroupOptions = options.groups?.[name] ?? { action: 'block' };
  if (chosen.action === 'off') return [];
  const { group, priority } = MANAGED_GROUPS[name];
  const counts = options.mode === 'count' || chosen.action === 'count';
  const counted = chosen.action === 'block' ? (chosen.countedRules ?? []) : [];
  const exempt = name === 'common' && largeBodies(options).length > 0 ? [LARGE_BODY_RULE] : [];
  return [
    {
      ...named(name, priority),
      overrideAction: counts ? { count: {} } : { none: {} },
      statement: {
        managed_rule_group_statement: {
          vendor_name: 'AWS',
          name: group,
          rule_action_override: [...counted, ...exempt]
            .sort()
            .map((rule) => ({ name: rule, action_to_use: { count: {} } })),
        },
      },
    },
  ];
}

/** Large bodies are blocked by a rule of ours where some paths may have them. */
function largeBodies({ largeBodyPaths = [] }: WebAclOptions): Statement[] {
  const [onSomePath] = anyOf([...largeBodyPaths].sort().map(pathBeginning));
  if (onSomePath === undefined) return [];
  const large = { label_match_statement: { scope: 'LABEL', key: LARGE_BODY_LABEL } };
  return [
    { and_statement: { statement: [large, { not_statement: { statement: [onSomePath] } }] } },
  ];
}

/**
 * The path as the client wrote it: `/uploads/../login` begins with `/uploads/` too, so dots are
 * resolved first, and what is percent-encoded before that.
 */
function pathBeginning(path: string): Statement {
  return {
    byte_match_statement: {
      field_to_match: { uri_path: {} },
      positional_constraint: 'STARTS_WITH',
      search_string: path,
      text_transformation: [
        { priority: 0, type: 'URL_DECODE' },
        { priority: 1, type: 'NORMALIZE_PATH' },
      ],
    },
  };
}
