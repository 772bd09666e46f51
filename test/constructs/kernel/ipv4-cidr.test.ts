import fc from 'fast-check';
import {
  contains,
  formatIpv4Cidr,
  type Ipv4Cidr,
  overlaps,
  parseIpv4Cidr,
  PRIVATE_RANGES,
  SHARED_RANGE,
  size,
  subBlock,
} from '#constructs/kernel/ipv4-cidr';

/** Any block in canonical form. */
const block: fc.Arbitrary<Ipv4Cidr> = fc
  .record({ any: fc.nat(2 ** 32 - 1), prefix: fc.integer({ min: 0, max: 32 }) })
  .map(({ any, prefix }) => ({ address: any - (any % 2 ** (32 - prefix)), prefix }));

/** Blocks so small and so near to each other that every address can be looked at. */
const smallBlock: fc.Arbitrary<Ipv4Cidr> = fc
  .record({ any: fc.nat(63), prefix: fc.integer({ min: 26, max: 32 }) })
  .map(({ any, prefix }) => ({
    address: 10 * 2 ** 24 + any - (any % 2 ** (32 - prefix)),
    prefix,
  }));

const addressesOf = (cidr: Ipv4Cidr) =>
  Array.from({ length: size(cidr) }, (_, index) => cidr.address + index);

describe('an IPv4 block', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(block, (cidr) => {
        expect(parseIpv4Cidr(formatIpv4Cidr(cidr))).toEqual(cidr);
      }),
    );
  });

  it.each([
    ['10.0.0.0/33'],
    ['10.0.0.0/-1'],
    ['10.0.0.0/'],
    ['10.0.0.0'],
    ['10.0.0/16'],
    ['10.0.0.0.0/16'],
    ['256.0.0.0/8'],
    ['10.0.0.0/016'],
    ['010.0.0.0/8'],
    ['10.0.00.0/16'],
    ['10.0.0.1/16'],
    ['10.0.0.0/16 '],
    [' 10.0.0.0/16'],
    ['10.0.0.0/16\n'],
    ['10.0.0.0\n/16'],
    ['１0.0.0.0/16'],
    ['0x0a.0.0.0/8'],
    ['1e1.0.0.0/8'],
    ['::/0'],
    [''],
  ])('is not read from %j', (text) => {
    expect(parseIpv4Cidr(text)).toBeUndefined();
  });

  it('is refused with any host bit set', () => {
    fc.assert(
      fc.property(
        block.filter(({ prefix }) => prefix < 32),
        fc.nat(),
        (cidr, any) => {
          const hostBits = 1 + (any % (size(cidr) - 1));
          const text = formatIpv4Cidr({ ...cidr, address: cidr.address + hostBits });
          expect(parseIpv4Cidr(text)).toBeUndefined();
        },
      ),
    );
  });

  it('contains another when it has every address of it', () => {
    fc.assert(
      fc.property(smallBlock, smallBlock, (outer, inner) => {
        const outside = new Set(addressesOf(outer));
        expect(contains(outer, inner)).toBe(addressesOf(inner).every((one) => outside.has(one)));
      }),
    );
  });

  it('overlaps another when they share an address, whichever is asked', () => {
    fc.assert(
      fc.property(smallBlock, smallBlock, (one, other) => {
        const taken = new Set(addressesOf(one));
        const shared = addressesOf(other).some((address) => taken.has(address));
        expect([overlaps(one, other), overlaps(other, one)]).toEqual([shared, shared]);
      }),
    );
  });

  it('is filled by its sub-blocks, side by side', () => {
    fc.assert(
      fc.property(smallBlock, fc.integer({ min: 26, max: 32 }), (outer, prefix) => {
        fc.pre(prefix >= outer.prefix);
        const count = 2 ** (prefix - outer.prefix);
        const parts = Array.from({ length: count }, (_, index) => subBlock(outer, prefix, index));
        expect(parts.flatMap(addressesOf)).toEqual(addressesOf(outer));
      }),
    );
  });

  it('is private or shared in the ranges of RFC 1918 and RFC 6598', () => {
    expect([...PRIVATE_RANGES, SHARED_RANGE].map(formatIpv4Cidr)).toEqual([
      '10.0.0.0/8',
      '172.16.0.0/12',
      '192.168.0.0/16',
      '100.64.0.0/10',
    ]);
  });
});
