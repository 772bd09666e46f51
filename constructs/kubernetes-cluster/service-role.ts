import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { type ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { IGrantable } from '#constructs/capabilities/grantable';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';

/** A role and who may take it. */
export interface ServiceRoleProps {
  /** The part of its name behind the environment, in kebab case: `kubernetes-nodes`. */
  readonly name: string;
  /** What it is for. */
  readonly description: string;
  /** The JSON of its trust policy. */
  readonly trust: string;
  /** AWS-managed policies below `arn:aws:iam::aws:policy/`. @default [] */
  readonly managedPolicies?: readonly string[];
}

/** IAM's limit for a name's prefix; the provider's suffix has the rest of the 64 characters. */
const NAME_PREFIX_CHARACTERS = 38;

/** A role that an AWS service takes, with policies that AWS writes for that service. */
export class ServiceRole extends Construct implements IGrantable {
  readonly roleName: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { environment, partition } = placementOf(this);
    const { name, description, trust, managedPolicies = [] } = props;

    const role = new IamRole(this, 'Resource', {
      namePrefix: `${physicalName(NAME_PREFIX_CHARACTERS - 1, environment, name)}-`,
      description,
      assumeRolePolicy: trust,
    });
    for (const policy of managedPolicies) {
      new IamRolePolicyAttachment(this, policy.replace('service-role/', ''), {
        role: role.name,
        policyArn: `arn:${partition}:iam::aws:policy/${policy}`,
      });
    }

    this.roleName = role.name;
    this.roleArn = role.arn;
  }

  /**
   * The role with its policies, granted ones in its own scope among them: what must exist before it
   * can do its work, and be deleted after it.
   */
  get ready(): readonly ITerraformDependable[] {
    return this.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
  }
}
