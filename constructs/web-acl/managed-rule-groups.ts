/** What is known of a rule group that AWS writes and keeps up to date. */
interface ManagedGroup {
  /** AWS's name of it. */
  readonly group: string;
  /** Web ACL capacity units. */
  readonly capacityUnits: number;
  /** Order among the rules of the web ACL; never changes. */
  readonly priority: number;
  /** AWS's names of the rules in it. */
  readonly rules: readonly string[];
}

/**
 * Groups of AWS Managed Rules, cheap ones first. All are part of the price of a web ACL.
 * Sources of names, rules and capacity units:
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html,
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-use-case.html,
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-ip-rep.html
 */
export const MANAGED_GROUPS = {
  /** Addresses that AWS has seen attack others. */
  ipReputation: {
    group: 'AWSManagedRulesAmazonIpReputationList',
    capacityUnits: 25,
    priority: 100,
    rules: ['AWSManagedIPReputationList', 'AWSManagedReconnaissanceList', 'AWSManagedIPDDoSList'],
  },
  /** Tor, proxies, VPNs and hosting providers: those who hide, or are no people. */
  anonymousIp: {
    group: 'AWSManagedRulesAnonymousIpList',
    capacityUnits: 50,
    priority: 110,
    rules: ['AnonymousIPList', 'HostingProviderIPList'],
  },
  /** Requests that are only ever sent to exploit a known flaw (Log4j, Java deserialization). */
  knownBadInputs: {
    group: 'AWSManagedRulesKnownBadInputsRuleSet',
    capacityUnits: 200,
    priority: 120,
    rules: [
      'JavaDeserializationRCE_HEADER',
      'JavaDeserializationRCE_BODY',
      'JavaDeserializationRCE_URIPATH',
      'JavaDeserializationRCE_QUERYSTRING',
      'Host_localhost_HEADER',
      'PROPFIND_METHOD',
      'ExploitablePaths_URIPATH',
      'Log4JRCE_HEADER',
      'Log4JRCE_QUERYSTRING',
      'Log4JRCE_BODY',
      'Log4JRCE_URIPATH',
      'ReactJSRCE_BODY',
    ],
  },
  /** SQL injection. */
  sqlInjection: {
    group: 'AWSManagedRulesSQLiRuleSet',
    capacityUnits: 200,
    priority: 130,
    rules: [
      'SQLi_QUERYARGUMENTS',
      'SQLiExtendedPatterns_QUERYARGUMENTS',
      'SQLi_BODY',
      'SQLiExtendedPatterns_BODY',
      'SQLi_COOKIE',
      'SQLi_URIPATH',
    ],
  },
  /** What most web applications are attacked with: OWASP's list. */
  common: {
    group: 'AWSManagedRulesCommonRuleSet',
    capacityUnits: 700,
    priority: 140,
    rules: [
      'NoUserAgent_HEADER',
      'UserAgent_BadBots_HEADER',
      'SizeRestrictions_QUERYSTRING',
      'SizeRestrictions_Cookie_HEADER',
      'SizeRestrictions_BODY',
      'SizeRestrictions_URIPATH',
      'EC2MetaDataSSRF_BODY',
      'EC2MetaDataSSRF_COOKIE',
      'EC2MetaDataSSRF_URIPATH',
      'EC2MetaDataSSRF_QUERYARGUMENTS',
      'GenericLFI_QUERYARGUMENTS',
      'GenericLFI_URIPATH',
      'GenericLFI_BODY',
      'RestrictedExtensions_URIPATH',
      'RestrictedExtensions_QUERYARGUMENTS',
      'GenericRFI_QUERYARGUMENTS',
      'GenericRFI_BODY',
      'GenericRFI_URIPATH',
      'CrossSiteScripting_COOKIE',
      'CrossSiteScripting_QUERYARGUMENTS',
      'CrossSiteScripting_BODY',
      'CrossSiteScripting_URIPATH',
    ],
  },
} as const satisfies Record<string, ManagedGroup>;

/** Our short name of a managed group. */
export type ManagedGroupName = keyof typeof MANAGED_GROUPS;

/** AWS's name of a rule in a group. */
export type ManagedRuleName<G extends ManagedGroupName> =
  (typeof MANAGED_GROUPS)[G]['rules'][number];

/** Every group, in the order in which requests meet them. */
export const MANAGED_GROUP_NAMES = Object.keys(MANAGED_GROUPS) as readonly ManagedGroupName[];
