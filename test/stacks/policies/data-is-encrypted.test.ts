import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import type { Construct } from 'constructs';
import { cluster, write } from '#test/support/policed-stack';

describe('data is encrypted', () => {
  it.each<[string, (scope: Construct) => void, RegExp]>([
    [
      'a log group',
      (scope) => new CloudwatchLogGroup(scope, 'Logs', { retentionInDays: 7 }),
      /Logs: kms_key_id/,
    ],
    ['a topic', (scope) => new SnsTopic(scope, 'Topic', {}), /Topic: kms_master_key_id/],
    ['a cluster', cluster({}, false), /Cluster: encryption_config/],
    [
      'a launch template',
      (scope) =>
        new LaunchTemplate(scope, 'Template', {
          blockDeviceMappings: [
            { deviceName: '/dev/xvda', ebs: { encrypted: 'true' } },
            { deviceName: '/dev/xvdb', ebs: { volumeSize: 8 } },
          ],
        }),
      /Template: block_device_mappings\.ebs\.encrypted/,
    ],
  ])('refuses %s without a key', (_, make, message) => {
    expect(() => write(make)).toThrow(message);
    expect(() => write(make)).toThrow(/\[data-is-encrypted\]/);
  });

  it('accepts what is encrypted', () => {
    write((scope) => {
      new SnsTopic(scope, 'Topic', { kmsMasterKeyId: 'arn' });
      new LaunchTemplate(scope, 'Template', {
        blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: 'true' } }],
      });
      cluster({})(scope);
    });
  });
});
