import { METRICS_REGION } from '#constructs/domain/check-alarm';
import type { EnvironmentRule } from '../rule';

/** A production that moved to another region unnoticed has lost its reserve. */
export const domainFailoverUnheard: EnvironmentRule = {
  id: 'domain-failover-unheard',
  reads: ['tier', 'region', 'edge.domain'],
  effect: 'except',
  find: ({ tier, region, edge }) => {
    const failover = edge?.domain?.failover;
    if (tier !== 'production' || region === METRICS_REGION) return [];
    if (failover?.role !== 'primary') return [];
    const { check = { kind: 'endpoint' } } = failover;
    if (check.kind === 'targets' || check.alarmTopicArn !== undefined) return [];
    return [
      {
        property: 'edge.domain.failover.check.alarmTopicArn',
        got: undefined,
        expected: `an SNS topic in ${METRICS_REGION}, where metrics of health checks are, that hears when the primary is down`,
        fix: `Write, for example, check: { kind: 'endpoint', alarmTopicArn: 'arn:aws:sns:${METRICS_REGION}:111122223333:failover' }.`,
      },
    ];
  },
};
