import { rejections } from '#constructs/kernel/schema';
import { ruleOptions, type RuleOptions } from '#constructs/load-balancer/listener/rule-options';
import { rulePriority } from '#constructs/load-balancer/listener/rule-priority';
import { toWebWhen } from '#test/support/listener-samples';

type Rules = Readonly<Record<string, RuleOptions>>;

const mistakesOf = (rules: Rules) =>
  rejections(ruleOptions, rules, 'rules').map(({ property, expected, fix }) => ({
    property,
    expected,
    fix,
  }));

const onHost = (host: string) => toWebWhen({ hosts: [host], paths: ['/api/*'] });

/** Two names whose hash gives them one number. */
function twins(): [string, string] {
  const seen = new Map<number, string>();
  for (let index = 0; index < 2000; index += 1) {
    const name = `rule-${index}`;
    const number = rulePriority(name, onHost('a.example.com'));
    const twin = seen.get(number);
    if (twin !== undefined) return [twin, name];
    seen.set(number, name);
  }
  throw new Error('no two names share a number');
}

describe('the rules of a listener', () => {
  it('are accepted in any order, the special before the general by themselves', () => {
    const general = toWebWhen({ paths: ['/api/*'] });
    const special = toWebWhen({ paths: ['/api/admin/*'] });
    expect(mistakesOf({ general, special })).toEqual([]);
    expect(mistakesOf({ special, general })).toEqual([]);
  });

  it('may not share a number: both are named, and the newer one is told what to write', () => {
    const [first, second] = twins();
    const rules = { [first]: onHost('a.example.com'), [second]: onHost('b.example.com') };
    const number = rulePriority(first, onHost('a.example.com'));
    expect(mistakesOf(rules)).toEqual([
      {
        property: expect.stringMatching(/^rule-\d+\.priority$/) as unknown,
        expected: expect.stringContaining(
          `${number} is that of ${first} and of ${second}`,
        ) as unknown,
        fix: 'Give the newer of the two priority: 10, or another name; the older one keeps its number.',
      },
    ]);
    expect(
      mistakesOf({ ...rules, [second]: { ...onHost('b.example.com'), priority: 10 } }),
    ).toEqual([]);
  });

  it('may not write one priority twice', () => {
    const a = toWebWhen({ paths: ['/a'] }, 10);
    const b = toWebWhen({ paths: ['/b'] }, 10);
    expect(mistakesOf({ a, b })).toMatchObject([
      { property: 'b.priority', fix: 'Give the newer of the two priority: 20.' },
    ]);
  });

  it('may not hide behind one that takes all of theirs, and are told a number in front of it', () => {
    const all = toWebWhen({ paths: ['/api/*'] }, 50);
    const admin = toWebWhen({ paths: ['/api/admin/*'] });
    expect(mistakesOf({ all, admin })).toMatchObject([
      {
        property: 'admin.when',
        expected: expect.stringMatching(/the rule all, .*\(50 before \d+\)/) as unknown,
        fix: expect.stringContaining('Give it priority: 10') as unknown,
      },
    ]);
    expect(mistakesOf({ all, admin: { ...admin, priority: 10 } })).toEqual([]);
  });

  it('are told to move the other where there is no number left in front', () => {
    const all = toWebWhen({ paths: ['/api/*'] }, 10);
    const admin = toWebWhen({ paths: ['/api/admin/*'] });
    expect(mistakesOf({ all, admin })[0]?.fix).toBe('Remove it, or give all a higher priority.');
  });

  it('may not be the same twice', () => {
    const rules = { one: toWebWhen({ methods: ['GET'] }), two: toWebWhen({ methods: ['GET'] }) };
    expect(mistakesOf(rules)).toHaveLength(1);
  });

  it('are told of rules behind others beside mistakes of other rules, all at once', () => {
    const wrong = { when: {}, then: { kind: 'forward' } } as unknown as RuleOptions;
    const rules = {
      wrong,
      one: toWebWhen({ methods: ['GET'] }),
      two: toWebWhen({ methods: ['GET'] }),
    };
    const properties = mistakesOf(rules).map(({ property }) => property);
    expect(properties).toContain('wrong.when');
    expect(properties.filter((each) => /^(one|two)\.when$/.test(each))).toHaveLength(1);
  });
});
