import { GlueRegistry } from '@cdktf/provider-aws/lib/glue-registry';
import { GlueSchema } from '@cdktf/provider-aws/lib/glue-schema';
import { Construct } from 'constructs';
import { literal } from '#constructs/kernel/literal';
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
 * out of the environment file is deleted with all its versions, in protected environments too: the
 * protection is gone with the block it stood in. The README has the way to take one out unharmed.
 */
export class SchemaRegistry extends Construct {
  readonly registryName: string;

  constructor(scope: Construct, id: string, { name, schemas }: SchemaRegistryProps) {
    super(scope, id);
    const registry = new GlueRegistry(this, 'Resource', {
      registryName: name,
      description: `Schemas of the messages in the Kafka cluster ${name}`,
    });
    for (const [schemaName, { file, compatibility = 'backward' }] of Object.entries(schemas)) {
      new GlueSchema(this, `Schema-${schemaName}`, {
        schemaName,
        registryArn: registry.arn,
        dataFormat: dataFormatOf(file) ?? 'AVRO',
        compatibility: compatibility.toUpperCase().replace('-', '_'),
        schemaDefinition: literal(schemaDefinition(file)),
      });
    }
    this.registryName = name;
  }
}
