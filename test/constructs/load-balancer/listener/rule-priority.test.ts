import fc from 'fast-check';
import {
  conditionsOf,
  type RuleConditions,
} from '#constructs/load-balancer/listener/rule-conditions';
import {
  compareSpecificity,
  EXPLICIT_PRIORITIES,
  MAINTENANCE_PRIORITY,
  rulePriority,
  specificityOf,
} from '#constructs/load-balancer/listener/rule-priority';
import { takesAllOf } from '#constructs/load-balancer/listener/rule-reach';

const word = fc.stringMatching(/^[a-z]{1,4}$/);
const host = fc
  .tuple(fc.constantFrom('', '*.', 'a?.'), fc.array(word, { minLength: 1, maxLength: 3 }))
  .map(([head, labels]) => `${head}${labels.join('.')}.com`);
const path = fc
  .tuple(fc.array(word, { maxLength: 6 }), fc.constantFrom('', '*', '/*', '?', '*.png'))
  .map(([segments, tail]) => `/${segments.join('/')}${tail}`);
const values = (value: fc.Arbitrary<string>) =>
  fc.uniqueArray(value, { minLength: 1, maxLength: 3 });
const byKey = fc.dictionary(word, values(word), { minKeys: 1, maxKeys: 2 });

/** Conditions of every kind. */
const conditions: fc.Arbitrary<RuleConditions> = fc.record(
  {
    hosts: values(host),
    paths: values(path),
    headers: byKey,
    methods: values(fc.constantFrom('GET', 'HEAD', 'POST')),
    query: byKey,
    sourceCidrs: values(fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', '2001:db8::/32')),
  },
  { requiredKeys: [] },
);
const rules = fc.dictionary(word, conditions, { minKeys: 2, maxKeys: 12 });

const numbersOf = (all: Readonly<Record<string, RuleConditions>>) =>
  Object.fromEntries(
    Object.entries(all).map(([name, when]) => [name, rulePriority(name, { when })]),
  );

describe("a rule's priority", () => {
  it('is the same whichever rules stand beside it and in which order', () => {
    fc.assert(
      fc.property(rules, fc.func(fc.nat(3)), (all, choose) => {
        const before = numbersOf(all);
        const some = Object.entries(all)
          .filter(([name]) => choose(name) > 0)
          .sort(([one], [other]) => choose(one) - choose(other));
        expect(before).toMatchObject(numbersOf(Object.fromEntries(some)));
      }),
    );
  });

  it('is the same in whichever order its own conditions are written', () => {
    fc.assert(
      fc.property(word, conditions, (name, when) => {
        const turned = Object.fromEntries(
          Object.entries(when)
            .reverse()
            .map(([field, value]) => [
              field,
              Array.isArray(value) ? [...(value as unknown[])].reverse() : value,
            ]),
        );
        expect(rulePriority(name, { when: turned })).toBe(rulePriority(name, { when }));
      }),
    );
  });

  it('lies between 1,000 and 49,999: even in environments, odd in microservices', () => {
    fc.assert(
      fc.property(word, conditions, (name, when) => {
        const number = rulePriority(name, { when });
        expect(number % 2).toBe(0);
        expect(number).toBeGreaterThanOrEqual(1000);
        expect(number).toBeLessThan(50_000);
        expect(rulePriority(name, { when }, 'microservice')).toBe(number + 1);
      }),
    );
  });

  it('puts more specific conditions in front, whatever the rules are called', () => {
    fc.assert(
      fc.property(word, conditions, word, conditions, (name, when, otherName, otherWhen) => {
        const order = compareSpecificity(specificityOf(when), specificityOf(otherWhen));
        fc.pre(order !== 0);
        const apart = rulePriority(name, { when }) - rulePriority(otherName, { when: otherWhen });
        expect(Math.sign(apart)).toBe(Math.sign(order));
      }),
    );
  });

  it('never calls conditions more specific than those they include', () => {
    let included = 0;
    fc.assert(
      fc.property(conditions, fc.func(fc.nat(4)), (inner, choose) => {
        const outer = widened(inner, choose);
        included += takesAllOf(outer, inner) ? 1 : 0;
        expect(takesAllOf(outer, inner)).toBe(true);
        expect(compareSpecificity(specificityOf(inner), specificityOf(outer))).toBeLessThanOrEqual(
          0,
        );
      }),
    );
    expect(included).toBeGreaterThan(50);
  });

  it.each<[string, RuleConditions, RuleConditions]>([
    ['a host', { hosts: ['shop.example.com'] }, { hosts: ['*.example.com'] }],
    ['a deeper wildcard', { hosts: ['*.eu.shop.example.com'] }, { hosts: ['*.example.com'] }],
    ['a host without path', { hosts: ['shop.example.com'] }, { paths: ['/api/v1/users'] }],
    ['a path', { paths: ['/api'] }, { paths: ['/api/*'] }],
    ['a longer path', { paths: ['/api/v1/*'] }, { paths: ['/api/*'] }],
    ['a path and no host', { paths: ['/api/*'] }, { methods: ['GET'], headers: { a: ['b'] } }],
    ['a method too', { paths: ['/api/*'], methods: ['GET'] }, { paths: ['/api/*'] }],
    ['a query too', { hosts: ['a.com'], query: { a: ['1'] } }, { hosts: ['a.com'] }],
    ['one exact path alone', { paths: ['/api'] }, { paths: ['/api', '/api/*'] }],
    ['any path but every one', { paths: ['/a*'] }, { paths: ['/*'], methods: ['GET'] }],
  ])('asks for %s first', (_, first, second) => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      expect(rulePriority(name, { when: first })).toBeLessThan(rulePriority('z', { when: second }));
    }
  });

  it('is what the rule says where it says one, behind maintenance and before all computed ones', () => {
    const when = { hosts: ['shop.example.com'] };
    expect(rulePriority('api', { when, priority: 12 })).toBe(12);
    expect(MAINTENANCE_PRIORITY).toBeLessThan(EXPLICIT_PRIORITIES.first);
    expect(EXPLICIT_PRIORITIES.last).toBeLessThan(1000);
  });

  /** README.md's table: the kind of rule, how many of it, and of how many such listeners one meets a collision. */
  it.each<[string, RuleConditions, number, number]>([
    ['host and path', { hosts: ['shop.example.com'], paths: ['/api/*'] }, 10, 0.03],
    ['host and path', { hosts: ['shop.example.com'], paths: ['/api/*'] }, 20, 0.12],
    ['a header alone', { headers: { 'x-canary': ['1'] } }, 10, 0.09],
    ['a header alone', { headers: { 'x-canary': ['1'] } }, 20, 0.34],
    ['a deep path and a method', { paths: ['/a/b/c/*'], methods: ['GET'] }, 10, 0.12],
    ['a deep path and a method', { paths: ['/a/b/c/*'], methods: ['GET'] }, 20, 0.41],
  ])(
    'is that of another about as often as README.md says: %s, %i alike',
    (_, when, many, share) => {
      const listeners = 1500;
      const collide = Array.from({ length: listeners }, (_unused, listener) => {
        const names = Array.from({ length: many }, (_each, index) => `rule-${listener}-${index}`);
        return new Set(names.map((name) => rulePriority(name, { when }))).size < many ? 1 : 0;
      }).reduce<number>((total, each) => total + each, 0);
      expect(Math.abs(collide / listeners - share)).toBeLessThan(0.03);
    },
  );

  it('is fixed for ever: these numbers are in production', () => {
    expect({
      api: rulePriority('api', { when: { hosts: ['shop.example.com'], paths: ['/api/*'] } }),
      images: rulePriority('images', { when: { paths: ['*.png'] } }),
      canary: rulePriority('canary', { when: { headers: { 'x-canary': ['1'] } } }),
    }).toEqual({ api: 11_424, images: 47_222, canary: 47_908 });
  });
});

/** Conditions that take at least what the given ones take: some dropped, others with a wildcard for their end. */
function widened(when: RuleConditions, choose: (key: string) => number): RuleConditions {
  const kept = Object.entries(when).filter(([field]) => choose(field) > 0);
  const wider = Object.fromEntries(kept) as RuleConditions;
  const { hosts, paths } = wider;
  return {
    ...wider,
    ...(hosts !== undefined && { hosts: hosts.map((each) => widen(each, choose(each), '*.com')) }),
    ...(paths !== undefined && {
      paths: [...paths.map((each) => widen(each, choose(each), `${each.slice(0, 3)}*`)), '/more'],
    }),
  };
}

const widen = (value: string, choice: number, wide: string) => (choice > 2 ? wide : value);

it('takes conditions apart without losing one', () => {
  fc.assert(
    fc.property(conditions, (when) => {
      const { headers = {}, query = {}, ...plain } = when;
      const fields =
        Object.keys(plain).length + Object.keys(headers).length + Object.keys(query).length;
      expect(conditionsOf(when)).toHaveLength(fields);
    }),
  );
});
