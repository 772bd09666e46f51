import { GlueRegistry } from '@cdktf/provider-aws/lib/glue-registry';
import { GlueSchema } from '@cdktf/provider-aws/lib/glue-schema';
import { Construct } from 'constructs';
import { literal } from '#constructs/kernel/literal';
import type { GuardedSchema } from './cluster-guards';
import { dataFormatOf, type SchemaOptions } from './registry-options';
import { schemaDefinition } from './schema-mistakes';

/** The schemas of one cluster's messages. */
export interface SchemaRegistryProps {
  /** The registry's name: the cluster's. */
  readonly name: string;
  readonly schemas: Readonly<Record<string, SchemaOptions>>;
}

/**
 * A Glue registry with a schema for each file. A changed file becomes a new version. A schema taken
 * out of the environment file is deleted with all its versions, for Terraform's own protection is
 * gone with the block it stood in: `cluster-guards.ts` refuses that until it is acknowledged.
 */
export class SchemaRegistry extends Construct {
  readonly registryName: string;
  /** Its schemas, with what holds each. */
  readonly schemas: readonly GuardedSchema[];

  constructor(scope: Construct, id: string, { name, schemas }: SchemaRegistryProps) {
    super(scope, id);
    const registry = new GlueRegistry(this, 'Resource', {
      registryName: name,
      description: `Schemas of the messages in the Kafka cluster ${name}`,
    });
    this.schemas = Object.entries(schemas).map(
      ([schemaName, { file, compatibility = 'backward' }]) => ({
        name: schemaName,
        file,
        resource: new GlueSchema(this, `Schema-${schemaName}`, {
          schemaName,
          registryArn: registry.arn,
          dataFormat: dataFormatOf(file) ?? 'AVRO',
          compatibility: compatibility.toUpperCase().replace('-', '_'),
          schemaDefinition: literal(schemaDefinition(file)),
        }),
      }),
    );
    this.registryName = name;
  }
}
