import fc from 'fast-check';
import { constructId } from '#constructs/kernel/construct-id';

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
