import { LogGroup } from '#constructs/capabilities/logged';
import { addresses, resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const stack = synthesizeConstruct((scope) => {
  new LogGroup(scope, 'Logs', {
    name: '/aws/eks/test/cluster',
    keyName: 'kubernetes-logs',
    retentionDays: 365,
  });
});

describe('a log group', () => {
  it('has the name that its writer expects, and keeps events for a time', () => {
    expect(resourcesOf(stack, 'aws_cloudwatch_log_group')).toMatchObject([
      { name: '/aws/eks/test/cluster', retention_in_days: 365 },
    ]);
  });

  it('is encrypted with its own key', () => {
    const [key] = addresses(stack).filter((address) => address.startsWith('aws_kms_key.'));
    expect(resourcesOf(stack, 'aws_cloudwatch_log_group')).toMatchObject([
      { kms_key_id: `\${${String(key)}.arn}` },
    ]);
  });

  it('lets CloudWatch Logs of its region use the key for this group alone', () => {
    const [key] = resourcesOf(stack, 'aws_kms_key');
    expect(JSON.parse(String(key?.['policy']))).toMatchObject({
      Statement: [
        {},
        {
          Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
          Condition: {
            ArnEquals: {
              'kms:EncryptionContext:aws:logs:arn':
                'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/eks/test/cluster',
            },
          },
        },
      ],
    });
  });
});
