import type { Construct } from 'constructs';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';
import { shortHash } from '#constructs/kernel/short-hash';

/** CloudFormation's limit for a stack's name, without the hash that ends ours. */
const STACK_NAME_CHARACTERS = 128 - 7;

/**
 * The name of the CloudFormation stack of one thing in a keyspace:
 * `production-cassandra-catalog-type-size-0a1b2c`. It has no place for underscores, and hyphens could
 * join other parts to the same: the hash tells all apart.
 */
export function stackNameOf(
  scope: Construct,
  keyspaceName: string,
  kind: 'table' | 'type',
  name: string,
): string {
  const { environment } = placementOf(scope);
  const whole = [environment, keyspaceName, kind, name].join('/');
  const words = [keyspaceName, kind, name].map((part) => part.replace(/_/g, '-'));
  const readable = physicalName(STACK_NAME_CHARACTERS, environment, 'cassandra', ...words);
  return `${readable}-${shortHash(whole)}`;
}
