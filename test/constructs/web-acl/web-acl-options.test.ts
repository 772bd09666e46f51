import fc from 'fast-check';
import { rejections } from '#constructs/kernel/schema';
import { addressVersion } from '#constructs/web-acl/address-range';
import { type WebAclOptions, webAclOptions } from '#constructs/web-acl/web-acl-options';
import { FULL_WEB_ACL } from '#test/support/web-acl-samples';

const mistakes = (options: unknown) => rejections(webAclOptions, options, 'test');

describe('options of a web ACL', () => {
  it('may be left out, or say everything', () => {
    expect(mistakes({})).toEqual([]);
    expect(mistakes(FULL_WEB_ACL)).toEqual([]);
  });

  it('cannot name rules of a group that does not block, or of another group', () => {
    const wrong: WebAclOptions[] = [
      // @ts-expect-error a group that is off has no rules to name
      { groups: { common: { action: 'off', countedRules: ['SizeRestrictions_BODY'] } } },
      // @ts-expect-error nor has one that only counts
      { groups: { common: { action: 'count', countedRules: ['SizeRestrictions_BODY'] } } },
      // @ts-expect-error a rule of another group
      { groups: { sqlInjection: { action: 'block', countedRules: ['NoUserAgent_HEADER'] } } },
      // @ts-expect-error a header without its kind
      { clientAddress: { header: 'X-Forwarded-For' } },
      // @ts-expect-error the connection has no header
      { clientAddress: { kind: 'connection', header: 'X-Forwarded-For' } },
      // @ts-expect-error countries without what becomes of them
      { countries: { codes: ['KP'] } },
    ];
    for (const options of wrong) expect(mistakes(options)).not.toEqual([]);
  });

  it('take any whole rate that AWS takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 2_000_000_000 }), (ratePerFiveMinutes) => {
        expect(mistakes({ ratePerFiveMinutes })).toEqual([]);
      }),
    );
  });

  it('take a thousand ranges and no more', () => {
    const ranges = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `r${index}`,
          `10.${index >> 8}.${index & 255}.0/24`,
        ]),
      );
    expect(mistakes({ block: ranges(1000) })).toEqual([]);
    expect(mistakes({ block: ranges(1001) })).toMatchObject([{ property: 'block' }]);
  });
});

describe('a range of addresses', () => {
  it.each([
    ['203.0.113.7/32', 'IPV4'],
    ['128.0.0.0/1', 'IPV4'],
    ['2001:db8::/32', 'IPV6'],
    ['::1/128', 'IPV6'],
    ['8000::/1', 'IPV6'],
    ['2001:db8:0:1:1:1:1:1/128', 'IPV6'],
    ['2001:db8::1/127', undefined],
    ['2001:DB8::/32', undefined],
    ['2001:db8:0:0::/64', undefined],
    ['::ffff:192.0.2.1/128', undefined],
    ['2001:db8::/032', undefined],
    ['fe80::1%eth0/128', undefined],
    ['', undefined],
    [7, undefined],
  ])('%j is %s', (input, version) => {
    expect(addressVersion(input)).toBe(version);
  });

  it('is never both, and is one whenever it is a single address in its shortest form', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(addressVersion(`${address}/32`)).toBe('IPV4');
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 65_535 }), { minLength: 8, maxLength: 8 }),
        (groups) => {
          const address = groups.map((group) => group.toString(16)).join(':');
          expect(addressVersion(`${address}/128`)).toBe('IPV6');
        },
      ),
    );
  });
});
