import fc from 'fast-check';
import { Construct } from 'constructs';
import { constructId, idOfName } from '#constructs/kernel/construct-id';

describe('the id of a text', () => {
  it('has only characters that an id may have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(constructId(text)).toMatch(/^\w*$/);
      }),
    );
  });

  it('keeps words as they are, and shows what else was there', () => {
    expect(constructId('a.b@example.com')).toBe('a_2eb_40example_2ecom');
  });

  it('is never that of another address', () => {
    const ids = ['a.b@x.com', 'a-b@x.com', 'a_2eb@x.com', 'ab@x.com'].map(constructId);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('the id of a name', () => {
  it('is free in every construct, also where an object has the name from the start', () => {
    const root = new Construct(undefined as unknown as Construct, '');
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(() => new Construct(root, idOfName(name))).not.toThrow();
    }
  });

  it('is the name wherever it can be', () => {
    expect(idOfName('orders')).toBe('orders');
  });
});
