import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import { LogGroup } from '#constructs/capabilities/logged';
import type { LogRetentionDays } from '#constructs/kernel/log-retention';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';
import { policyDocument } from '#constructs/kernel/policy-document';
import { requireValid } from '#constructs/kernel/schema';
import { aclRules } from './acl-rules';
import { addressVersion } from './address-range';
import { addWebAclAlarms } from './web-acl-alarms';
import {
  type AddressRanges,
  SECRET_HEADERS,
  type WebAclOptions,
  webAclOptions,
} from './web-acl-options';

/** What a `WebAcl` is made of. */
export interface WebAclProps {
  /** Kebab case, one of a kind in the environment: `edge`. */
  readonly name: string;
  readonly options: WebAclOptions;
  readonly alarms: IAlarmTopics;
  readonly logRetentionDays: LogRetentionDays;
}

/** Longest name of a web ACL or IP set. Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html */
const NAME_CHARACTERS = 128;

/** Requests whose logs `matched` keeps: `EXCLUDED_AS_COUNT` is a rule of a group that counts. */
const MATCHED_ACTIONS = ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'];

/**
 * A firewall for application load balancers of one region (AWS WAF): blocked and allowed clients, a
 * rate limit and AWS's managed groups; logs without secrets of clients, alarms.
 *
 * @example new WebAcl(this, 'WebAcl', { name: 'edge', options: {}, alarms, logRetentionDays: 365 });
 */
export class WebAcl extends Construct {
  /** For `Wafv2WebAclAssociation`. */
  readonly webAclArn: string;
  /** The whole name; the value of the metrics' dimension `WebACL` too. */
  readonly webAclName: string;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const { name, options, alarms } = props;
    requireValid(webAclOptions, options, `web ACL ${name}`);
    const { environment } = placementOf(this);
    this.webAclName = physicalName(NAME_CHARACTERS, environment, name);
    const sets = {
      block: this.addressSets('block', options.block),
      allow: this.addressSets('allow', options.allow),
    };
    const acl = new Wafv2WebAcl(this, 'Resource', {
      name: this.webAclName,
      description: `What reaches the application load balancers of ${environment}`,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rule: aclRules(options, sets),
      visibilityConfig: {
        cloudwatchMetricsEnabled: true,
        metricName: this.webAclName,
        sampledRequestsEnabled: true,
      },
    });
    this.webAclArn = acl.arn;
    this.log(props);
    addWebAclAlarms(this, 'Alarms', { name, webAclName: this.webAclName, options, topics: alarms });
  }

  /** A set holds addresses of one version. */
  private addressSets(list: 'allow' | 'block', ranges: AddressRanges = {}): readonly string[] {
    const all = Object.values(ranges);
    return (['IPV4', 'IPV6'] as const).flatMap((version) => {
      const addresses = all.filter((range) => addressVersion(range) === version).sort();
      if (addresses.length === 0) return [];
      const suffix = `${list}-${version.toLowerCase()}`;
      const set = new Wafv2IpSet(this, `${list === 'allow' ? 'Allow' : 'Block'}${version}`, {
        name: physicalName(NAME_CHARACTERS, this.webAclName, suffix),
        scope: 'REGIONAL',
        ipAddressVersion: version,
        addresses,
        // Else a set whose last range is removed would go before the rule that names it, which AWS refuses.
        lifecycle: { createBeforeDestroy: true },
      });
      return [set.arn];
    });
  }

  private log({ name, options, logRetentionDays }: WebAclProps): void {
    const { account, region, partition } = placementOf(this);
    const group = new LogGroup(this, 'Logs', {
      name: `aws-waf-logs-${this.webAclName}`,
      keyName: `${name}-web-acl-logs`,
      retentionDays: logRetentionDays,
    });
    const writer = new CloudwatchLogResourcePolicy(this, 'LogWriter', {
      policyName: `aws-waf-logs-${this.webAclName}`,
      policyDocument: policyDocument({
        sid: 'DeliveryOfThisAccount',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [`${group.logGroupArn}:log-stream:*`],
        principals: { Service: 'delivery.logs.amazonaws.com' },
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:*` },
        },
      }),
    });
    const headers = [...SECRET_HEADERS, ...(options.redactedHeaders ?? [])].sort();
    new Wafv2WebAclLoggingConfiguration(this, 'Logging', {
      dependsOn: [writer],
      resourceArn: this.webAclArn,
      logDestinationConfigs: [group.logGroupArn],
      redactedFields: headers.map((header) => ({ singleHeader: { name: header } })),
      ...(options.logs !== 'all' && { loggingFilter: MATCHED_ALONE }),
    });
  }
}

/** All else is in the access logs of the balancers. */
const MATCHED_ALONE = {
  defaultBehavior: 'DROP',
  filter: [
    {
      behavior: 'KEEP',
      requirement: 'MEETS_ANY',
      condition: MATCHED_ACTIONS.map((action) => ({ actionCondition: { action } })),
    },
  ],
};
