import { kafkaSchemaUnreadable } from '#environments/rules/kafka-schema-unreadable';
import { express, findingsIn } from '#test/support/kafka-samples';

describe('kafka-schema-unreadable', () => {
  it('takes a schema that lies where its path says', () => {
    const schemas = { order: { file: 'schemas/order.avsc' } };
    expect(findingsIn(kafkaSchemaUnreadable, express({ schemas }))).toEqual([]);
  });

  it('refuses one that does not', () => {
    const schemas = { order: { file: 'schemas/ordre.avsc' } };
    expect(findingsIn(kafkaSchemaUnreadable, { kind: 'serverless', schemas })).toMatchObject([
      { property: 'kafka.events.schemas.order.file', got: 'schemas/ordre.avsc' },
    ]);
  });
});
