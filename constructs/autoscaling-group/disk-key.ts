import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role';
import { KmsGrant } from '@cdktf/provider-aws/lib/kms-grant';
import { Construct } from 'constructs';
import { EncryptionKey } from '#constructs/capabilities/encrypted';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';

/** A role's name has 64 characters, of which `AWSServiceRoleForAutoScaling_` takes 29. */
const SUFFIX_CHARACTERS = 35;

/**
 * What EC2 Auto Scaling does with the key when it launches an instance with an encrypted disk.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
const OPERATIONS = [
  'CreateGrant',
  'Decrypt',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
];

/**
 * The key of a fleet's disks, and the service-linked role by which EC2 Auto Scaling may use it. The
 * account's own role of this kind exists only after its first group, and a grant to it would open
 * the key to every other group: so each fleet has a role of its own.
 */
export class DiskKey extends Construct {
  readonly keyArn: string;
  /** The role that launches the fleet's instances. */
  readonly serviceRoleArn: string;
  /** What must exist before the first launch. */
  readonly grant: KmsGrant;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const { environment } = placementOf(this);
    const { keyArn } = new EncryptionKey(this, 'Key', {
      name: `fleet/${name}/disks`,
      description: `Encrypts the disks of the fleet ${name}`,
    });
    const role = new IamServiceLinkedRole(this, 'ServiceRole', {
      awsServiceName: 'autoscaling.amazonaws.com',
      customSuffix: physicalName(SUFFIX_CHARACTERS, `${environment}.${name}`),
      description: `Launches the instances of the fleet ${name}`,
    });
    this.grant = new KmsGrant(this, 'Grant', {
      keyId: keyArn,
      granteePrincipal: role.arn,
      operations: OPERATIONS,
    });
    this.keyArn = keyArn;
    this.serviceRoleArn = role.arn;
  }
}
