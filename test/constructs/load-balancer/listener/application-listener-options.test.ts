import fc from 'fast-check';
import { rejections } from '#constructs/kernel/schema';
import { applicationListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import { https, signIn, toWeb, toWebWhen } from '#test/support/listener-samples';

const good = https({
  mutualTls: { mode: 'verify', caBundle: { bucket: 'trust', key: 'ca.pem' } },
  responseHeaders: { strictTransportSecurity: { maxAgeSeconds: 60 } },
  rules: {
    cart: toWebWhen({
      hosts: ['shop.example.com'],
      headers: { 'x-a': ['1'] },
      query: { q: ['1'] },
      sourceCidrs: ['203.0.113.0/24'],
    }),
    shared: {
      when: { methods: ['GET'] },
      then: { kind: 'weighted-forward', targetGroups: { web: 1, canary: 1 }, authenticate: signIn },
    },
    moved: { when: { paths: ['/a'] }, then: { kind: 'redirect', path: '/b' } },
  },
  otherwise: toWeb,
  maintenance: { hosts: ['shop.example.com'] },
});

const mistakesOf = (input: unknown) => rejections(applicationListenerOptions, input, 'listener');

/** A copy with the value at one of its places replaced. */
function replaced(
  input: unknown,
  at: number,
  by: unknown,
): { readonly copy: unknown; readonly left: number } {
  if (at === 0) return { copy: by, left: -1 };
  let left = at - 1;
  if (typeof input !== 'object' || input === null) return { copy: input, left };
  const entries = Object.entries(input).map(([key, value]): [string, unknown] => {
    if (left < 0) return [key, value];
    const inner = replaced(value, left, by);
    left = inner.left;
    return [key, inner.copy];
  });
  const copy = Array.isArray(input)
    ? entries.map(([, value]) => value)
    : Object.fromEntries(entries);
  return { copy, left };
}

describe('the schema of a listener', () => {
  it('takes a listener with a little of everything', () => {
    expect(mistakesOf(good)).toEqual([]);
  });

  it('explains whatever stands in any place of it, and never throws', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.anything(), (at, by) => {
        for (const { expected, fix } of mistakesOf(replaced(good, at, by).copy)) {
          refused += 1;
          expect(expected).not.toBe('');
          expect(fix).not.toBe('');
        }
      }),
      { numRuns: 600 },
    );
    expect(refused).toBeGreaterThan(300);
  });
});
