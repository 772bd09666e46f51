import fc from 'fast-check';
import { nearest } from '#constructs/kernel/nearest';

const word = fc.stringMatching(/^[a-zA-Z]{3,20}$/);
const words = fc.uniqueArray(word, { maxLength: 12, selector: (text) => text.toLowerCase() });

describe('the nearest word', () => {
  it.each([
    ['kuberntes', 'kubernetes'],
    ['CIDR', 'cidr'],
    ['zone', 'zones'],
    ['interfaceEndpoint', 'interfaceEndpoints'],
    ['netwrk', 'network'],
  ])('to %s is %s', (typed, meant) => {
    const known = ['network', 'kubernetes', 'cidr', 'zones', 'interfaceEndpoints', 'owner'];
    expect(nearest(typed, known)).toBe(meant);
  });

  it.each([['xyz'], [''], ['a'.repeat(1e6)], ['__proto__'], ['constructor']])(
    'to %.20s is none, for no known word is like it',
    (typed) => {
      expect(nearest(typed, ['network', 'kubernetes', 'cidr'])).toBeUndefined();
    },
  );

  it('is the word itself where it is known', () => {
    fc.assert(
      fc.property(words, fc.nat(), (known, any) => {
        fc.pre(known.length > 0);
        const typed = known[any % known.length] ?? '';
        expect(nearest(typed, known)).toBe(typed);
      }),
    );
  });

  it('forgives one letter that is missing, doubled or wrong', () => {
    fc.assert(
      fc.property(word, fc.nat(), (meant, any) => {
        const at = any % meant.length;
        const typed = [
          meant.slice(0, at) + meant.slice(at + 1),
          meant.slice(0, at) + meant.charAt(at) + meant.slice(at),
          `${meant.slice(0, at)}_${meant.slice(at + 1)}`,
        ];
        expect(typed.map((text) => nearest(text, [meant]))).toEqual([meant, meant, meant]);
      }),
    );
  });
});
