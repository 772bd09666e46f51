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
    [
      'a type that holds itself and is named in its namespace',
      '{"type":"record","name":"A","namespace":"a.b","fields":[{"name":"next","type":["null","A"]},{"name":"all","type":{"type":"array","items":"a.b.A"}}]}',
    ],
    ['bytes of a size', '{"type":"fixed","name":"A","size":16}'],
    [
      'a union of records of two namespaces',
      '[{"type":"record","name":"A","namespace":"a","fields":[]},{"type":"record","name":"A","namespace":"b","fields":[]}]',
    ],
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
    ['a misspelt type', '{"type":"record","name":"A","fields":[{"name":"a","type":"strin"}]}'],
    ['a name with a blank', '{"type":"record","name":"a b","fields":[]}'],
    [
      'a field named by a number',
      '{"type":"record","name":"A","fields":[{"name":"1","type":"int"}]}',
    ],
    ['an array without items', '{"type":"array"}'],
    ['a map without values', '{"type":"map"}'],
    ['an enum without symbols', '{"type":"enum","name":"A"}'],
    ['bytes of no size', '{"type":"fixed","name":"A"}'],
    ['a union in a union', '["null",["int","string"]]'],
    ['a type twice in a union', '["string","string"]'],
    ['two arrays in a union', '[{"type":"array","items":"int"},{"type":"array","items":"long"}]'],
    ['a record named as a type', '{"type":"record","name":"string","namespace":"a","fields":[]}'],
    ['a name that begins with a digit', '{"type":"record","name":"1 X","fields":[]}'],
    [
      'a field twice',
      '{"type":"record","name":"A","fields":[{"name":"a","type":"int"},{"name":"a","type":"int"}]}',
    ],
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

  it.each([
    ...['{"type":"object"}', 'true', '{"type":["string","null"]}', '{"items":[{},false]}'],
    '{"$schema":"http://json-schema.org/draft-07/schema#","required":["a"],"properties":{"a":{"$ref":"#/definitions/a"}},"definitions":{"a":{"enum":[1,null],"minimum":0}}}',
    '{"maximum":5,"exclusiveMaximum":true}',
    '{"dependencies":{"a":["b"],"b":{"type":"null"}},"x-owner":7,"default":[]}',
  ])('may be JSON Schema: %s', (text) => {
    expect(mistakes('order.json', text)).toEqual([]);
  });

  it.each([
    ...['[]', '"string"', '{"type":"strin"}', '{"properties":[]}', '{"required":[1]}'],
    '{"properties":{"a":{"items":{"type":"strin"}}}}',
    ...['{"type":"strin","properties":[]}', '{"type":[]}', '{"type":["null","null"]}'],
    ...['{"allOf":[]}', '{"anyOf":{}}', '{"oneOf":[{"type":"strin"}]}', '{"not":[]}'],
    ...['{"additionalProperties":"no"}', '{"definitions":{"a":1}}', '{"$defs":[]}'],
    ...['{"enum":[]}', '{"minLength":-1}', '{"maxItems":1.5}', '{"minimum":"0"}'],
    ...['{"multipleOf":0}', '{"pattern":1}', '{"required":["a","a"]}', '{"$ref":1}'],
    ...['{"uniqueItems":"yes"}', '{"dependencies":{"a":1}}', '{"title":1}'],
  ])('is no JSON Schema: %s', (text) => {
    expect(mistakes('order.json', text)).toMatchObject([
      { got: 'order.json', expected: expect.stringContaining('JSON Schema') as string },
    ]);
  });

  it.each([
    'syntax = "proto3";\nmessage Order { string id = 1; }',
    'message Order { // the } of a comment\n  optional string id = 1 [default = "{"];\n}',
  ])('may be Protocol Buffers with a message: %s', (text) => {
    expect(mistakes('order.proto', text)).toEqual([]);
  });

  it.each([
    'syntax = "proto3";',
    '// message Order {}',
    'message Order { string id = 1;',
    'message Order { } }',
  ])('is no Protocol Buffers: %s', (text) => {
    expect(mistakes('order.proto', text)).toMatchObject([{ got: 'order.proto' }]);
  });

  it.each([
    ['order.json', '{"items":'.repeat(18_000) + '1' + '}'.repeat(18_000)],
    ['order.avsc', '{"type":'.repeat(18_000) + '1' + '}'.repeat(18_000)],
    ['order.proto', '/*'.repeat(80_000)],
    ['order.proto', '"\\'.repeat(80_000)],
  ])('is judged however it is nested or left open: %s', (file, text) => {
    expect(mistakes(file, text)).toMatchObject([{ got: file }]);
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
