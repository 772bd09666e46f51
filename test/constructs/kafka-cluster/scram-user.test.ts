import { standard } from '#test/support/kafka-samples';
import { made, only, properties } from '#test/support/kafka-stack';
import { resourcesOf } from '#test/support/synthesized';

describe('passwords', () => {
  const scram = {
    users: {
      billing: {
        rotation: { lambdaArn: 'arn:aws:lambda:eu-west-1:111122223333:function:rotate' },
      },
      audit: {},
    },
  };
  const stack = made(standard({ authentication: { scram } }));

  it('are in secrets that MSK takes, under a key of their own, one for each user', () => {
    const secrets = resourcesOf(stack, 'aws_secretsmanager_secret');
    expect(secrets.map(({ name_prefix }) => name_prefix).sort()).toEqual([
      'AmazonMSK_test-events-audit-',
      'AmazonMSK_test-events-billing-',
    ]);
    expect(new Set(secrets.map(({ kms_key_id }) => kms_key_id)).size).toBe(1);
    expect(secrets[0]?.['kms_key_id']).toContain('UsersKey');
    expect(resourcesOf(stack, 'aws_msk_single_scram_secret_association')).toHaveLength(2);
  });

  it('never reach the state: they are ephemeral and written only', () => {
    for (const version of resourcesOf(stack, 'aws_secretsmanager_secret_version')) {
      expect(version).not.toHaveProperty('secret_string');
      expect(version['secret_string_wo']).toMatch(
        /jsonencode\(\{"username" = "(audit|billing)", "password" = ephemeral\./,
      );
      expect(version['secret_string_wo_version']).toBe(1);
    }
    const { ephemeral } = stack as unknown as { ephemeral: Record<string, object> };
    expect(Object.keys(ephemeral['aws_secretsmanager_random_password'] ?? {})).toHaveLength(2);
  });

  it('rotate where a function does it, every month unless told otherwise', () => {
    expect(only(stack, 'aws_secretsmanager_secret_rotation')).toMatchObject({
      rotation_lambda_arn: scram.users.billing.rotation.lambdaArn,
      rotation_rules: { automatically_after_days: 30 },
    });
  });

  it('let nobody touch a topic without an access control list', () => {
    expect(properties(stack)).toContain('allow.everyone.if.no.acl.found=false\n');
  });

  it('are another door, beside that of IAM', () => {
    expect(only(stack, 'aws_msk_cluster')['client_authentication']).toMatchObject({
      sasl: { iam: true, scram: true },
    });
  });
});
