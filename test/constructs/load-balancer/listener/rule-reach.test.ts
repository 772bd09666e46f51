import fc from 'fast-check';
import type { RuleConditions } from '#constructs/load-balancer/listener/rule-conditions';
import { patternIncludes, takesAllOf } from '#constructs/load-balancer/listener/rule-reach';

const pattern = fc.stringMatching(/^[ab*?]{0,6}$/);

/** The same pattern for JavaScript's own matcher, which knows nothing of ours. */
const asRegExp = (text: string) =>
  new RegExp(`^${text.replace(/\*/g, '[^]*').replace(/\?/g, '[^]')}$`);

describe('patternIncludes', () => {
  it('is true only where every text of the inner pattern matches the outer one', () => {
    let included = 0;
    const filling = fc.array(fc.stringMatching(/^[abc]{0,3}$/), { minLength: 6, maxLength: 6 });
    const letters = fc.stringMatching(/^[abc]{6}$/);
    fc.assert(
      fc.property(pattern, pattern, filling, letters, (outer, inner, fillings, ones) => {
        if (!patternIncludes(outer, inner)) return;
        included += 1;
        let next = 0;
        const text = inner.replace(/[*?]/g, (wildcard) => {
          next += 1;
          return wildcard === '*' ? (fillings[next - 1] ?? '') : (ones[next - 1] ?? 'c');
        });
        expect(text).toMatch(asRegExp(outer));
      }),
      { numRuns: 3000 },
    );
    expect(included).toBeGreaterThan(100);
  });

  it('says of a text without wildcards exactly whether it matches', () => {
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^[abc]{0,6}$/), (outer, text) => {
        expect(patternIncludes(outer, text)).toBe(asRegExp(outer).test(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['/api/*', '/api/v1/*'],
    ['*', ''],
    ['*?', '?*'],
    ['a**b', 'a*b'],
    ['*.example.com', '*.shop.example.com'],
    [String.raw`a\*`, String.raw`a\*`],
  ])('finds that %s takes all of %s', (outer, inner) => {
    expect(patternIncludes(outer, inner)).toBe(true);
  });

  it.each([
    ['/api/*', '/api'],
    ['/api/v1/*', '/api/*'],
    ['?', '*'],
    ['', 'a'],
    ['a', '?'],
    [String.raw`a\*`, 'a*'],
    [String.raw`a\*`, 'ab'],
  ])('finds that %s does not take all of %s', (outer, inner) => {
    expect(patternIncludes(outer, inner)).toBe(false);
  });

  it('answers at once for patterns that make other matchers run for ever', () => {
    expect(patternIncludes(`${'*a'.repeat(60)}b`, 'a'.repeat(128))).toBe(false);
  });
});

describe('takesAllOf', () => {
  it.each<[string, RuleConditions, RuleConditions]>([
    ['the same', { paths: ['/a'] }, { paths: ['/a'] }],
    ['one of its values', { hosts: ['a.com', 'b.com'] }, { hosts: ['b.com'] }],
    ['a further condition', { paths: ['/a'] }, { paths: ['/a'], methods: ['GET'] }],
    ['every path', { paths: ['/*'], methods: ['GET'] }, { methods: ['GET'] }],
    ['a header in other letters', { headers: { 'X-A': ['1*'] } }, { headers: { 'x-a': ['12'] } }],
    ['a smaller block', { sourceCidrs: ['10.0.0.0/8'] }, { sourceCidrs: ['10.1.0.0/16'] }],
    ['the same IPv6 block', { sourceCidrs: ['2001:db8::/32'] }, { sourceCidrs: ['2001:db8::/32'] }],
  ])('sees %s', (_, outer, inner) => {
    expect(takesAllOf(outer, inner)).toBe(true);
  });

  it.each<[string, RuleConditions, RuleConditions]>([
    ['fewer conditions', { paths: ['/a'], methods: ['GET'] }, { paths: ['/a'] }],
    ['another value too', { hosts: ['a.com'] }, { hosts: ['a.com', 'b.com'] }],
    ['another header', { headers: { a: ['1'] } }, { headers: { b: ['1'] } }],
    ['another key of the query', { query: { A: ['1'] } }, { query: { a: ['1'] } }],
    ['a larger block', { sourceCidrs: ['10.1.0.0/16'] }, { sourceCidrs: ['10.0.0.0/8'] }],
    ['another method', { methods: ['GET'] }, { methods: ['HEAD'] }],
  ])('leaves %s', (_, outer, inner) => {
    expect(takesAllOf(outer, inner)).toBe(false);
  });
});
