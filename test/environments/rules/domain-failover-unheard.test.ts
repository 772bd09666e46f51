import type { CheckOptions } from '#constructs/domain/failover-options';
import { domainFailoverUnheard } from '#environments/rules/domain-failover-unheard';
import { findingsAtEdge } from '#test/support/domain-findings';
import { domain, primary } from '#test/support/domain-samples';

const checked = (check: CheckOptions) => ({
  domain: domain({ failover: { role: 'primary', peer: 'standby', check } }),
});

describe('domain-failover-unheard', () => {
  it('wants somebody to hear in production that the other region answers', () => {
    expect(findingsAtEdge(domainFailoverUnheard, { domain: primary() })).toMatchObject([
      { property: 'edge.domain.failover.check.alarmTopicArn' },
    ]);
    expect(domainFailoverUnheard.effect).toBe('except');
  });

  it.each<[string, Parameters<typeof findingsAtEdge>[1], object]>([
    [
      'with a topic where the metrics are',
      checked({ kind: 'endpoint', alarmTopicArn: 'arn:aws:sns:us-east-1:111122223333:failover' }),
      {},
    ],
    ['whose own topics are there', { domain: primary() }, { region: 'us-east-1' }],
    ['without a check', checked({ kind: 'targets' }), {}],
    ['outside production', { domain: primary() }, { tier: 'staging' }],
  ])('is content %s', (_, parts, change) => {
    expect(findingsAtEdge(domainFailoverUnheard, parts, [], change)).toEqual([]);
  });
});
