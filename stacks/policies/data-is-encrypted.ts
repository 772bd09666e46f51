import { TerraformResource, type IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import { type Arguments, argumentsOf, blocks, refuse } from './attributes';

/** What makes a resource of this type encrypted, and how to say so. */
interface Encryption {
  readonly argument: string;
  readonly isOn: (written: Arguments) => boolean;
}

const isSet = (argument: string): Encryption => ({
  argument,
  isOn: (written) => ![undefined, null, false, ''].includes(written[argument] as string),
});

/** Every type that AWS stores in the clear, or without a key of ours, unless it is told to. */
const ENCRYPTION: Readonly<Record<string, Encryption>> = {
  aws_cloudwatch_log_group: isSet('kms_key_id'),
  aws_db_instance: isSet('storage_encrypted'),
  aws_dynamodb_table: isSet('server_side_encryption'),
  aws_ebs_volume: isSet('encrypted'),
  aws_ecr_repository: isSet('encryption_configuration'),
  aws_efs_file_system: isSet('encrypted'),
  aws_eks_cluster: isSet('encryption_config'),
  aws_keyspaces_table: isSet('encryption_specification'),
  aws_launch_template: {
    argument: 'block_device_mappings.ebs.encrypted',
    isOn: (written) =>
      blocks(written, 'block_device_mappings')
        .flatMap((mapping) => blocks(mapping, 'ebs'))
        .every((volume) => String(volume['encrypted']) === 'true'),
  },
  aws_msk_cluster: isSet('encryption_info'),
  aws_rds_cluster: isSet('storage_encrypted'),
  aws_secretsmanager_secret: isSet('kms_key_id'),
  aws_sns_topic: isSet('kms_master_key_id'),
  aws_sqs_queue: isSet('kms_master_key_id'),
};

/**
 * Refuses a resource that could be encrypted and is not. Where AWS encrypts with a key of its own
 * without being asked (logs, topics, queues, secrets), it asks for a key of ours.
 */
export class DataIsEncrypted implements IAspect {
  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    const encryption = ENCRYPTION[node.terraformResourceType];
    if (encryption === undefined) return;
    const written = argumentsOf(node);
    if (encryption.isOn(written)) return;
    refuse(node, {
      property: encryption.argument,
      got: written[encryption.argument],
      expected: 'encryption',
      fix: 'Pass the keyArn of an EncryptionKey (constructs/capabilities/encrypted.ts), or true where it takes no key.',
      rule: 'data-is-encrypted',
    });
  }
}
