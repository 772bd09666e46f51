import { schemaDefinition, schemaMistakes } from '#constructs/kafka-cluster/schema-mistakes';

const mistakes = (file: string, text?: string) => schemaMistakes({ order: { file } }, () => text);

describe('the file of a schema', () => {
  it('must exist', () => {
    expect(mistakes('schemas/order.avsc')).toEqual([
      {
        path: ['schemas', 'order', 'file'],
        got: 'schemas/order.avsc',
        expected: "a file in the project's folder",
        fix: expect.stringContaining('package.json') as string,
      },
    ]);
  });

  it.each([
    ['a record', '{"type":"record","name":"A","fields":[{"name":"a","type":"string"}]}'],
    ['an enum', '{"type":"enum","name":"A","symbols":["X"]}'],
    ['a primitive type', '"string"'],
    ['a union', '["null","string"]'],
    ['a logical type', '{"type":{"type":"long","logicalType":"timestamp-millis"}}'],
  ])('may be Avro: %s', (_, text) => {
    expect(mistakes('order.avsc', text)).toEqual([]);
  });

  it.each([
    ['a record without a name', '{"type":"record","fields":[]}'],
    ['a record without fields', '{"type":"record","name":"A"}'],
    ['a field without a type', '{"type":"record","name":"A","fields":[{"name":"a"}]}'],
    ['a type that Avro lacks', '{"type":"table"}'],
    ['an empty union', '[]'],
    ['a number', '7'],
  ])('is no Avro as %s', (_, text) => {
    expect(mistakes('order.avsc', text)).toMatchObject([
      { expected: expect.stringContaining('Avro') as string },
    ]);
  });

  it('that is no JSON is told where it breaks', () => {
    expect(mistakes('order.json', '{"type":')).toMatchObject([
      { expected: 'a file of JSON', fix: expect.stringMatching(/^Mend it: .*JSON/) as string },
    ]);
  });

  it('may be JSON Schema: an object', () => {
    expect(mistakes('order.json', '{"type":"object"}')).toEqual([]);
    expect(mistakes('order.json', '[]')).toHaveLength(1);
  });

  it('may be Protocol Buffers with a message', () => {
    expect(mistakes('order.proto', 'syntax = "proto3";\nmessage Order { string id = 1; }')).toEqual(
      [],
    );
    expect(mistakes('order.proto', 'syntax = "proto3";')).toHaveLength(1);
  });

  it('may not be longer than Glue takes', () => {
    const text = JSON.stringify({ description: 'x'.repeat(170_000) });
    expect(mistakes('order.json', text)).toMatchObject([
      { expected: 'a file of at most 170000 characters' },
    ]);
  });
});

describe('the definition of a schema', () => {
  it('of JSON has no blanks, so that a new layout is no new version', () => {
    const text = '{\n  "type": "object"\n}\n';
    expect(schemaDefinition('order.json', () => text)).toBe('{"type":"object"}');
  });

  it('of Protocol Buffers is the file', () => {
    const text = 'syntax = "proto3";\nmessage Order {}\n';
    expect(schemaDefinition('order.proto', () => text)).toBe(text);
  });
});
