import { SchemaRegistry } from '#constructs/kafka-cluster/schema-registry';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

describe('the schemas of a cluster', () => {
  const stack = synthesizeConstruct((scope) => {
    new SchemaRegistry(scope, 'Schemas', {
      name: 'test-events',
      schemas: {
        order: { file: 'schemas/order.avsc' },
        shipment: { file: 'schemas/shipment.json', compatibility: 'full-all' },
      },
    });
  });

  it('are in a registry named after the cluster', () => {
    expect(resourcesOf(stack, 'aws_glue_registry')).toMatchObject([
      { registry_name: 'test-events' },
    ]);
  });

  it('have the format of their file, and let new readers read old messages unless told otherwise', () => {
    expect(resourcesOf(stack, 'aws_glue_schema')).toMatchObject([
      { schema_name: 'order', data_format: 'AVRO', compatibility: 'BACKWARD' },
      { schema_name: 'shipment', data_format: 'JSON', compatibility: 'FULL_ALL' },
    ]);
  });

  it('reach Terraform as text, whatever stands in them', () => {
    // shipment.json names its dialect by "$schema", which is no interpolation and stays as it is
    const [, shipment] = resourcesOf(stack, 'aws_glue_schema');
    expect(JSON.parse(String(shipment?.['schema_definition']))).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
    });
  });
});
