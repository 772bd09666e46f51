/**
 * Terraform types that hold what cannot be made again: data, and the keys and clusters that data
 * depends on. The one list behind `prevent_destroy` and every guard against loss.
 */
export const STATEFUL_TYPES: ReadonlySet<string> = new Set([
  'aws_cloudformation_stack',
  'aws_cloudwatch_log_group',
  'aws_db_cluster_snapshot',
  'aws_db_instance',
  'aws_dynamodb_table',
  'aws_ecr_repository',
  'aws_efs_file_system',
  'aws_eks_cluster',
  'aws_glue_registry',
  'aws_glue_schema',
  'aws_keyspaces_keyspace',
  'aws_keyspaces_table',
  'aws_kms_key',
  'aws_msk_cluster',
  'aws_msk_serverless_cluster',
  'aws_rds_cluster',
  'aws_rds_cluster_instance',
  'aws_rds_shard_group',
  'aws_route53_zone',
  'aws_s3_bucket',
  'aws_secretsmanager_secret',
]);
