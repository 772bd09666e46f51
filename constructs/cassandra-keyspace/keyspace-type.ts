import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { typeTemplate } from './cloudformation-templates';
import type { CqlType } from './cql/cql-schema';
import { stackNameOf } from './stack-name';

/** One user-defined type of a keyspace. */
export interface KeyspaceTypeProps {
  readonly keyspaceName: string;
  readonly type: CqlType;
  /** The keyspace and the types it uses, which must be there before it. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * A user-defined type. The provider has no resource for it, so CloudFormation makes it, one stack a
 * type: none is touched when another comes, goes or fails, and a template never holds more than one.
 * It never changes: a plan that would change it is refused (`TypesGuard`).
 */
export class KeyspaceType extends Construct {
  /** The stack that makes it. */
  readonly resource: CloudformationStack;

  constructor(scope: Construct, id: string, props: KeyspaceTypeProps) {
    super(scope, id);
    const { keyspaceName, type, dependsOn } = props;
    this.resource = new CloudformationStack(this, 'Resource', {
      name: stackNameOf(this, keyspaceName, 'type', type.name),
      // A stack that failed at birth could not be updated by the next deployment; a type holds no rows.
      onFailure: 'DELETE',
      // it counts at creation alone, and an imported stack has none: a difference would replace it
      lifecycle: { ignoreChanges: ['on_failure'] },
      templateBody: typeTemplate(keyspaceName, type),
      dependsOn: [...dependsOn],
    });
  }
}
