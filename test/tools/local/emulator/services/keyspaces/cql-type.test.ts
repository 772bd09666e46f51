import { checkCqlType, parseCqlType } from '#tools/local/emulator/services/keyspaces/cql-type';

describe('a CQL type', () => {
  it('is taken apart with the types within it', () => {
    expect(parseCqlType('Map<text , frozen<list<int>>>')).toEqual({
      name: 'map',
      parameters: [
        { name: 'text', parameters: [] },
        {
          name: 'frozen',
          parameters: [{ name: 'list', parameters: [{ name: 'int', parameters: [] }] }],
        },
      ],
    });
    expect(parseCqlType('"Address"').name).toBe('Address');
  });

  it.each(['', 'list<', 'list<>', 'list<text>>', 'map<text,>', 'text text', 'te-xt'])(
    'is refused as %j',
    (text) => {
      expect(() => parseCqlType(text)).toThrow(`Invalid type: ${text}`);
    },
  );

  it('is refused when it is nested without end', () => {
    expect(() => parseCqlType('list<'.repeat(100_000))).toThrow('Invalid type: list<list<');
  });

  it.each(['constructor', 'toString<int>'])('is not known as %s', (text) => {
    expect(() => checkCqlType(text, () => false)).toThrow('Unknown type');
  });

  it('may have the name of what every object has', () => {
    expect(() => checkCqlType('list<constructor>', (name) => name === 'constructor')).not.toThrow();
  });

  it.each(['tuple<int, text, uuid>', 'set<address>', 'frozen<address>', 'varint'])(
    'is known as %s',
    (text) => {
      expect(() => checkCqlType(text, (name) => name === 'address')).not.toThrow();
    },
  );

  it.each(['duration', 'list<text, text>', 'map<text>', 'text<int>', 'frozen<person>'])(
    'is unknown as %s',
    (text) => {
      expect(() => checkCqlType(text, () => false)).toThrow(/^Unknown type/);
    },
  );
});
