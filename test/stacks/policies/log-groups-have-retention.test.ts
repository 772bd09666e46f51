import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';
import { write } from '#test/support/policed-stack';

describe('log groups have retention', () => {
  it('refuses one that keeps its events for ever', () => {
    const endless = (scope: Construct) => {
      new CloudwatchLogGroup(scope, 'Logs', { kmsKeyId: 'arn' });
    };
    expect(() => write(endless)).toThrow(/Logs: retention_in_days: expected the days/);
  });
});
