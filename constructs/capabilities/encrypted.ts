import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import { type PolicyStatement, policyDocument } from '#constructs/kernel/policy-document';
import { physicalName } from '#constructs/kernel/physical-name';

/** A key that one construct encrypts with. */
export interface EncryptionKeyProps {
  /** The last part of the alias, in kebab case: `kubernetes-secrets`. */
  readonly name: string;
  /** What it encrypts. */
  readonly description: string;
  /** AWS services that use the key for us, each with the condition that holds it to our resources. */
  readonly services?: readonly EncryptingService[];
}

/** An AWS service that may use a key. */
export interface EncryptingService {
  /** Letters and digits; becomes the statement's id. */
  readonly sid: string;
  /** `logs.eu-west-1.amazonaws.com` */
  readonly principal: string;
  /** What holds the service to our own resources. @default - nothing: for services that tell KMS nothing of the sort */
  readonly conditions?: NonNullable<PolicyStatement['conditions']>;
  /** What it may do with the key, without `kms:`. @default - all that using a key takes */
  readonly actions?: readonly string[];
}

/** The longest wait that KMS offers before a deleted key is gone: the time to notice a mistake. */
const DELETION_WINDOW_DAYS = 30;

/** KMS's limit for an alias. */
const ALIAS_CHARACTERS = 256;

/**
 * What the account may delegate to its own administrators, action by action: the console's list
 * for key administrators and key users, without a wildcard.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
const ADMINISTRATION = [
  'CancelKeyDeletion',
  'CreateAlias',
  'CreateGrant',
  'DeleteAlias',
  'DescribeKey',
  'DisableKey',
  'DisableKeyRotation',
  'EnableKey',
  'EnableKeyRotation',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'ListGrants',
  'ListKeyPolicies',
  'ListKeyRotations',
  'ListResourceTags',
  'PutKeyPolicy',
  'RetireGrant',
  'RevokeGrant',
  'RotateKeyOnDemand',
  'ScheduleKeyDeletion',
  'TagResource',
  'UntagResource',
  'UpdateAlias',
  'UpdateKeyDescription',
];
const USE = [
  'Decrypt',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
];

/** A symmetric KMS key of our own: rotated every year, usable by this account and the services named. */
export class EncryptionKey extends Construct {
  /** ARN of the key. */
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { environment, account, partition } = placementOf(this);
    const key = new KmsKey(this, 'Resource', {
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyDocument(
        {
          sid: 'AccountDelegates',
          actions: [...new Set([...ADMINISTRATION, ...USE])]
            .sort()
            .map((action) => `kms:${action}`),
          resources: ['*'],
          principals: { AWS: `arn:${partition}:iam::${account}:root` },
        },
        ...(props.services ?? []).map(({ sid, principal, conditions, actions = USE }) => ({
          sid,
          actions: actions.map((action) => `kms:${action}`),
          resources: ['*'],
          principals: { Service: principal },
          ...(conditions && { conditions }),
        })),
      ),
    });
    new KmsAlias(this, 'Alias', {
      name: `alias/${physicalName(ALIAS_CHARACTERS - 'alias/'.length, environment, props.name)}`,
      targetKeyId: key.keyId,
    });
    this.keyArn = key.arn;
  }
}
