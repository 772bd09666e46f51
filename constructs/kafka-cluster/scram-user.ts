import { MskSingleScramSecretAssociation } from '@cdktf/provider-aws/lib/msk-single-scram-secret-association';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy';
import { SecretsmanagerSecretRotation } from '@cdktf/provider-aws/lib/secretsmanager-secret-rotation';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import { Construct } from 'constructs';
import { policyDocument } from '#constructs/kernel/policy-document';
import type { ScramUserOptions } from './authentication-options';
import { EphemeralPassword } from './ephemeral-password';

/** A user of a cluster with a password. */
export interface ScramUserProps {
  readonly clusterArn: string;
  readonly clusterName: string;
  readonly userName: string;
  readonly options: ScramUserOptions;
  /** ARN of the key that its secret is encrypted with; MSK refuses AWS's own. */
  readonly keyArn: string;
}

/**
 * Long enough that guessing is hopeless; letters and digits alone need no quoting in any client's
 * file.
 */
const PASSWORD_CHARACTERS = 32;

const DEFAULT_ROTATION_DAYS = 30;

/**
 * A secret that MSK takes a user's name and password from. The password is drawn by Secrets Manager
 * at the first deployment and written from memory: neither the state nor the plan ever holds it.
 * Sources: https://docs.aws.amazon.com/msk/latest/developerguide/msk-password.html,
 * https://developer.hashicorp.com/terraform/language/resources/ephemeral
 */
export class ScramUser extends Construct {
  constructor(scope: Construct, id: string, props: ScramUserProps) {
    super(scope, id);
    const { clusterArn, clusterName, userName, options, keyArn } = props;
    const secret = new SecretsmanagerSecret(this, 'Resource', {
      namePrefix: `AmazonMSK_${clusterName}-${userName}-`,
      description: `Name and password of the Kafka user ${userName} of ${clusterName}`,
      kmsKeyId: keyArn,
    });
    new SecretsmanagerSecretPolicy(this, 'Policy', {
      secretArn: secret.arn,
      policy: policyDocument({
        sid: 'AWSKafkaResourcePolicy', // MSK's own name of it: it would add another
        actions: ['secretsmanager:GetSecretValue'],
        resources: [secret.arn],
        principals: { Service: 'kafka.amazonaws.com' },
      }),
    });
    const password = new EphemeralPassword(this, 'Password', PASSWORD_CHARACTERS);
    const version = new SecretsmanagerSecretVersion(this, 'Version', {
      secretId: secret.id,
      secretStringWo: `\${jsonencode({"username" = "${userName}", "password" = ${password.reference}})}`,
      secretStringWoVersion: 1,
    });
    const { rotation } = options;
    if (rotation !== undefined) {
      new SecretsmanagerSecretRotation(this, 'Rotation', {
        secretId: secret.id,
        rotationLambdaArn: rotation.lambdaArn,
        rotationRules: { automaticallyAfterDays: rotation.everyDays ?? DEFAULT_ROTATION_DAYS },
        dependsOn: [version],
      });
    }
    new MskSingleScramSecretAssociation(this, 'Association', {
      clusterArn,
      secretArn: secret.arn,
      dependsOn: [version],
    });
  }
}
