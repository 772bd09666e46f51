import fc from 'fast-check';
import {
  type DomainOptions,
  domainOptions,
  isBelow,
  isWithin,
  privateNameOf,
} from '#constructs/domain/domain-options';
import { domain } from '#test/support/domain-samples';

const accepts = (options: unknown) => domainOptions.safeParse(options).success;
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/);
const name = fc
  .array(label, { minLength: 1, maxLength: 4 })
  .map((labels) => [...labels, 'com'].join('.'));

describe('options of a domain', () => {
  it('may name any domain that can be owned, also in other letters', () => {
    for (const written of [
      'example.com',
      'a-b.example.co.uk',
      'xn--lden-5qa.example.com',
      '1.de',
    ]) {
      expect(accepts(domain({ name: written }))).toBe(true);
    }
  });

  it('put internal hosts below the domain, whatever its name is', () => {
    fc.assert(
      fc.property(name, (written) => {
        const options = domain({ name: written });
        expect(accepts(options)).toBe(true);
        expect(isBelow(privateNameOf(options), written)).toBe(true);
        expect(accepts({ ...options, privateName: privateNameOf(options) })).toBe(true);
      }),
    );
  });

  it('take a host for one of the domain only where whole labels agree', () => {
    fc.assert(
      fc.property(name, label, (written, added) => {
        expect(isWithin(written, written)).toBe(true);
        expect(isBelow(written, written)).toBe(false);
        expect(isWithin(`${added}.${written}`, written)).toBe(true);
        expect(isWithin(`${added}${written}`, written)).toBe(false);
        expect(isWithin(written, `${added}.${written}`)).toBe(false);
      }),
    );
  });

  it('cannot be written in pairs that mean nothing', () => {
    const wrong: readonly DomainOptions[] = [
      // @ts-expect-error - a zone that exists needs its id
      { name: 'shop.example.com', zone: { kind: 'existing' } },
      // @ts-expect-error - a zone that exists has a parent already
      { name: 'shop.example.com', zone: { kind: 'existing', id: 'Z1', parentZoneId: 'Z2' } },
      // @ts-expect-error - a zone that is made has no id yet
      { name: 'shop.example.com', zone: { kind: 'create', id: 'Z1' } },
      // @ts-expect-error - the secondary is not checked
      domain({ failover: { role: 'secondary', peer: 'a', check: { kind: 'endpoint' } } }),
      // @ts-expect-error - targets have no path
      domain({ failover: { role: 'primary', peer: 'a', check: { kind: 'targets', path: '/' } } }),
      // @ts-expect-error - a failover has a peer
      domain({ failover: { role: 'primary' } }),
      // @ts-expect-error - no key that balancers refuse
      domain({ keyAlgorithm: 'RSA_4096' }),
    ];
    expect(wrong.map(accepts)).toEqual(wrong.map(() => false));
  });
});
