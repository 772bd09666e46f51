import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { Construct } from 'constructs';
import { constructId } from '#constructs/kernel/construct-id';
import { placementOf } from '#constructs/kernel/placement';
import type { AccessOptions } from './access-options';

/** AWS's access policies that we use. Source: https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
type AccessPolicy = 'AmazonEKSClusterAdminPolicy' | 'AmazonEKSEditPolicy' | 'AmazonEKSViewPolicy';

/** What one role may do, and where: in the whole cluster where there are no namespaces. */
interface Permission {
  readonly role: string;
  readonly policy: AccessPolicy;
  readonly namespace?: string;
}

/** Makes one access entry for each role, and one association for each policy that it has. */
export function addAccessEntries(
  scope: Construct,
  id: string,
  clusterName: string,
  access: AccessOptions,
): void {
  const entries = new Construct(scope, id);
  const { partition } = placementOf(scope);
  const permissions = permissionsOf(access);
  for (const role of new Set(permissions.map((permission) => permission.role))) {
    const owner = new Construct(entries, roleId(role));
    const { principalArn } = new EksAccessEntry(owner, 'Resource', {
      clusterName,
      principalArn: role,
      type: 'STANDARD',
    });
    const own = permissions.filter((permission) => permission.role === role);
    for (const policy of new Set(own.map((permission) => permission.policy))) {
      const namespaces = own.flatMap((each) =>
        each.policy === policy && each.namespace !== undefined ? [each.namespace] : [],
      );
      new EksAccessPolicyAssociation(owner, policy, {
        clusterName,
        principalArn,
        policyArn: `arn:${partition}:eks::aws:cluster-access-policy/${policy}`,
        accessScope:
          namespaces.length > 0 ? { type: 'namespace', namespaces } : { type: 'cluster' },
      });
    }
  }
}

function permissionsOf({ administrators = [], viewers = [], namespaces = {} }: AccessOptions) {
  return [
    ...administrators.map((role): Permission => ({ role, policy: 'AmazonEKSClusterAdminPolicy' })),
    ...viewers.map((role): Permission => ({ role, policy: 'AmazonEKSViewPolicy' })),
    ...Object.entries(namespaces).flatMap(([namespace, team]) => [
      ...(team.editors ?? []).map((role): Permission => ({
        role,
        policy: 'AmazonEKSEditPolicy',
        namespace,
      })),
      ...(team.viewers ?? []).map((role): Permission => ({
        role,
        policy: 'AmazonEKSViewPolicy',
        namespace,
      })),
    ]),
  ];
}

/** A role's ARN in characters that an id may have, so that no other role moves its entry. */
function roleId(arn: string): string {
  return constructId(arn.slice(arn.indexOf('::') + 2));
}
