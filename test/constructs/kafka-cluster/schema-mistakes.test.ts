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

  it.each([
    ['"int"', '7'],
    ['"long"', '-7'],
    ['"double"', '0.5'],
    ['"boolean"', 'true'],
    ['"bytes"', '"\\u00ff"'],
    ['["null","string"]', 'null'],
    ['["null","string"]', '"x"'],
    ['{"type":"enum","name":"E","symbols":["X"],"default":"X"}', '"X"'],
    ['{"type":"fixed","name":"F","size":2}', '"ab"'],
    ['{"type":"array","items":"int"}', '[1,2]'],
    ['{"type":"map","values":["null","int"]}', '{"a":null}'],
    [
      '{"type":"record","name":"n.R","fields":[{"name":"b","type":"int"},{"name":"c","type":"n.R","default":{"b":1}}]}',
      '{"b":1}',
    ],
    ['{"type":"int","logicalType":"date"}', '0'],
    ['"n.A"', '{"a":{}}'],
  ])('may give an Avro field of type %s the default %s', (type, value) => {
    const text = `{"type":"record","name":"n.A","fields":[{"name":"a","type":${type},"default":${value}}]}`;
    expect(mistakes('order.avsc', text)).toEqual([]);
  });

  it.each([
    ['"int"', '"x"', 'a whole number that an int holds, not "x"'],
    ['"int"', '2147483648', 'a whole number that an int holds'],
    ['"long"', '0.5', 'a whole number that a long holds'],
    ['"string"', 'null', 'a text, not null'],
    ['"null"', '0', 'null, not 0'],
    ['"boolean"', '"true"', 'true or false'],
    ['"float"', '"NaN"', 'a number'],
    ['"bytes"', '"\\u0100"', 'characters are bytes'],
    ['["null","string"]', '7', 'one of the types of its union'],
    ['{"type":"enum","name":"E","symbols":["X"]}', '"Y"', 'one of the symbols of E'],
    ['{"type":"fixed","name":"F","size":2}', '"abc"', 'a text of 2 characters'],
    ['{"type":"map","values":"int"}', '[]', 'an object'],
    ['{"type":"array","items":"int"}', '{}', 'a list'],
    ['"n.A"', '7', 'an object of n.A'],
  ])('may not give an Avro field of type %s the default %s', (type, value, wanted) => {
    const text = `{"type":"record","name":"n.A","fields":[{"name":"a","type":${type},"default":${value}}]}`;
    const [mistake] = mistakes('order.avsc', text);
    expect(mistake?.fix).toMatch(/^Mend it at \/fields\/0\/default: write /);
    expect(mistake?.fix).toContain(wanted);
  });

  it.each([
    [
      'order.avsc',
      '{"type":"record","name":"A","fields":[{"name":"a","type":"int"},{"name":"b","type":["null","strin"]}]}',
      'Mend it at /fields/1/type/1: write a type of Avro, or the name of one that is defined before, not "strin".',
    ],
    [
      'order.avsc',
      '{"type":"record","name":"A","fields":[{"name":"r","type":{"type":"record","name":"B","fields":[{"name":"x","type":"int"}]},"default":{"y":1}}]}',
      'Mend it at /fields/0/default/x: write a value, for the field has no default, not nothing.',
    ],
    [
      'order.avsc',
      '{"type":"enum","name":"A","symbols":["X"],"default":"Y"}',
      'Mend it at /default: write one of its symbols, not "Y".',
    ],
    ['order.avsc', '7', 'Mend it at the top: write a type of Avro'],
    [
      'order.json',
      '{"properties":{"a/b":{"items":{"type":"strin"}}}}',
      'Mend it at /properties/a~1b/items/type: write one of null, boolean',
    ],
    [
      'order.json',
      '{"$schema":"https://json-schema.org/draft/2020-12/schema"}',
      "Mend it at /$schema: write 'http://json-schema.org/draft-07/schema#'",
    ],
    [
      'order.json',
      '{"$schema":"http://json-schema.org/draft-07/schema#","minimum":1,"exclusiveMinimum":true}',
      'Mend it at /exclusiveMinimum: write a number, as since draft 6, not true.',
    ],
    [
      'order.json',
      '{"$schema":"http://json-schema.org/draft-04/schema#","not":{"exclusiveMaximum":3}}',
      'Mend it at /not/exclusiveMaximum: write true or false, as in draft 4, not 3.',
    ],
    [
      'order.json',
      '{"pattern":"["}',
      'Mend it at /pattern: write a regular expression of ECMA 262, not "[".',
    ],
    [
      'order.json',
      '{"patternProperties":{"(":{}}}',
      'Mend it at /patternProperties: write regular expressions of ECMA 262 as names, not "(".',
    ],
  ])('is told where it is wrong: %s %s', (file, text, fix) => {
    expect(mistakes(file, text)[0]?.fix).toContain(fix);
  });

  it.each(['04', '06', '07'])('may name draft %s', (draft) => {
    expect(
      mistakes('order.json', `{"$schema":"http://json-schema.org/draft-${draft}/schema#"}`),
    ).toEqual([]);
    expect(
      mistakes('order.json', `{"$schema":"https://json-schema.org/draft-${draft}/schema"}`),
    ).toEqual([]);
  });

  it('may have patterns with and without properties of Unicode', () => {
    expect(mistakes('order.json', '{"pattern":"^\\\\p{L}+$","not":{"pattern":"\\\\-"}}')).toEqual(
      [],
    );
  });

  it.each(['order.avsc', 'order.json'])('may begin with a byte order mark: %s', (file) => {
    const text = file.endsWith('avsc') ? '"string"' : '{}';
    expect(mistakes(file, `\uFEFF${text}`)).toEqual([]);
  });

  it.each([
    ['order.json', '{"not":'.repeat(5000) + '{}' + '}'.repeat(5000)],
    ['order.avsc', '{"type":"array","items":'.repeat(5000) + '"int"' + '}'.repeat(5000)],
  ])('is not deeper than 1,000 levels: %s', (file, text) => {
    expect(mistakes(file, text)).toEqual([
      {
        path: ['schemas', 'order', 'file'],
        got: file,
        expected: 'a file of at most 1000 levels of objects and lists in one another',
        fix: 'Name what lies deep, and refer to it by its name.',
      },
    ]);
  });

  it.each([
    ['order.json', '{"not":'.repeat(999) + '{}' + '}'.repeat(999)],
    ['order.avsc', '{"type":"array","items":'.repeat(1000) + '"int"' + '}'.repeat(1000)],
  ])('may be 1,000 levels deep: %s', (file, text) => {
    expect(mistakes(file, text)).toEqual([]);
  });

  it('counts no level in a text', () => {
    const text = JSON.stringify({ description: '[{"'.repeat(2000) });
    expect(mistakes('order.json', text)).toEqual([]);
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

  it('has no byte order mark', () => {
    expect(schemaDefinition('order.avsc', () => '\uFEFF"string"')).toBe('"string"');
    expect(schemaDefinition('order.proto', () => '\uFEFFmessage A {}')).toBe('message A {}');
  });

  it('of Protocol Buffers is the file', () => {
    const text = 'syntax = "proto3";\nmessage Order {}\n';
    expect(schemaDefinition('order.proto', () => text)).toBe(text);
  });
});
