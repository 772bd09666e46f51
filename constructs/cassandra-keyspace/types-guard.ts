import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import {
  type DeployedRecord,
  DeploymentGuard,
  guardedAddress,
} from '#constructs/capabilities/guarded';
import { hashed } from '#constructs/kernel/hashed';
import { placementOf } from '#constructs/kernel/placement';
import type { CqlType } from './cql/cql-schema';

/** The user-defined types of one keyspace, as they are about to be. */
export interface TypesGuardProps {
  readonly keyspaceName: string;
  readonly types: readonly GuardedType[];
  /** Addresses, `<stack>/<type>.<id>`, whose loss the environment acknowledges. */
  readonly acknowledged: readonly string[];
}

/** One type and what holds it. */
export interface GuardedType {
  readonly type: CqlType;
  readonly resource: TerraformResource;
}

interface DeployedType extends DeployedRecord {
  /** Names and types of its fields, in order. */
  readonly fields: string;
}

/**
 * Refuses, when Terraform plans, a type that would change: Keyspaces has no ALTER TYPE, and
 * CloudFormation would fail half-way. One that is taken out has no rows of its own, and Keyspaces
 * lets none go that a table uses.
 */
export class TypesGuard extends DeploymentGuard<DeployedType> {
  constructor(scope: Construct, id: string, props: TypesGuardProps) {
    const { keyspaceName, types, acknowledged } = props;
    super(scope, id, {
      path: `/${placementOf(scope).environment}/cassandra/${keyspaceName}/types`,
      parametersId: 'Types',
      guarded: types.map(({ type: { name, fields }, resource }) => ({
        record: {
          name,
          address: guardedAddress(resource),
          fields: hashed(fields.map((field) => `${field.name} ${field.type}`).join(', ')),
        },
        resource,
      })),
      acknowledged,
      kept: (next) => `try(${next}.fields, old.fields) == old.fields`,
      told: () => 'old.address',
      message: (lost) =>
        `This would change the fields of \${join(", ", keys(${lost}))} in ${keyspaceName}, and Keyspaces changes no type. Take it back, or give the new shape a new name. Where the old one is no more, acknowledge \${join(", ", distinct(flatten(values(${lost}))))}.`,
    });
  }
}
