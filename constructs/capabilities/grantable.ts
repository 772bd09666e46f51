import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '#constructs/kernel/policy-document';

/** Something that acts with an IAM role and can be given permissions. */
export interface IGrantable {
  /** The name of its role. */
  readonly roleName: string;
}

/**
 * Gives a role the permissions that a resource's owner wrote down, as an inline policy made in the
 * caller's scope. Owners build their `grantX(scope, id, grantee, …)` on it.
 */
export function grant(
  scope: Construct,
  id: string,
  grantee: IGrantable,
  ...statements: readonly PolicyStatement[]
): void {
  new IamRolePolicy(scope, id, { role: grantee.roleName, policy: policyDocument(...statements) });
}
