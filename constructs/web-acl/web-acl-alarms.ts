import { Construct } from 'constructs';
import { alarm, type IAlarmTopics, type Metric } from '#constructs/capabilities/alarmed';
import { anomalyAlarm } from '#constructs/capabilities/anomaly-alarm';
import { placementOf } from '#constructs/kernel/placement';
import { RATE_RULE } from './acl-rules';
import type { WebAclAlarmOptions, WebAclOptions } from './web-acl-options';

/** Of which web ACL, and who hears them. */
export interface WebAclAlarmsProps {
  readonly name: string;
  /** The whole name. */
  readonly webAclName: string;
  readonly options: WebAclOptions;
  readonly topics: IAlarmTopics;
}

/** Quiet on the noise of a day, heard within a quarter of an hour. */
export const WEB_ACL_ALARM_DEFAULTS = {
  blockedDeviations: 4,
  rateLimitedRequests: 1000,
} as const satisfies Required<WebAclAlarmOptions>;

/**
 * Alarms of a web ACL.
 * Source of names and dimensions: https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
 */
export function addWebAclAlarms(scope: Construct, id: string, props: WebAclAlarmsProps): void {
  const { name, webAclName, options, topics } = props;
  const alarms = new Construct(scope, id);
  const { region } = placementOf(scope);
  const thresholds = { ...WEB_ACL_ALARM_DEFAULTS, ...options.alarms };
  const metric = (metricName: string, rule: string): Metric => ({
    namespace: 'AWS/WAFV2',
    metricName,
    dimensions: { WebACL: webAclName, Region: region, Rule: rule },
    statistic: 'Sum',
  });
  const stopped = options.mode === 'count' ? 'CountedRequests' : 'BlockedRequests';
  const verb = options.mode === 'count' ? 'would block' : 'blocks';
  const common = { topics, severity: 'warning' } as const;

  anomalyAlarm(alarms, 'Blocked', {
    ...common,
    ...metric(stopped, 'ALL'),
    name: `web-acl/${name}/blocked`,
    description: `The web ACL ${verb} far more requests than usual: an attack, or a rule that hits your own clients. Look at its log by rule.`,
    deviations: thresholds.blockedDeviations,
    evaluationPeriods: 3,
  });
  if (options.ratePerFiveMinutes !== 'unlimited') {
    alarm(alarms, 'RateLimited', {
      ...common,
      ...metric(stopped, RATE_RULE),
      name: `web-acl/${name}/rate-limited`,
      description: `The rate limit ${verb} many requests: a flood, or clients behind one address. Look at the log for their addresses.`,
      comparison: 'GreaterThanOrEqualToThreshold',
      threshold: thresholds.rateLimitedRequests,
    });
  }
}
