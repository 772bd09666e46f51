import { InvalidInput, type Rejection } from '#constructs/kernel/invalid-input';
import { edgeWith } from '#test/support/edge-listener';
import { good } from '#test/support/good-environment';
import { rejectionsOf } from '#test/support/wrong-environment';
import { CERTIFICATE_ARN, https, toWeb, toWebWhen } from '#test/support/listener-samples';
import { WRONG_LISTENERS } from '#test/support/wrong-listener-cases';
import { ofHttps } from '#test/support/wrong-rule-cases';

const LISTENER = 'edge.balancers.shop.listeners.https';

function mistakesOf(listener: unknown, shop: object = {}): readonly Rejection[] {
  const production = { ...good('production'), edge: edgeWith(listener, { shop }), fleets: {} };
  return rejectionsOf({ production });
}

describe('a wrong listener', () => {
  it('has a twin without the mistake that is accepted', () => {
    expect(mistakesOf(https())).toEqual([]);
    const rules = {
      cart: toWebWhen({ hosts: ['shop.example.com'], paths: ['/cart', '/cart/*'] }),
      beta: toWebWhen({ headers: { 'x-beta': ['1'] }, query: { q: ['*'] } }, 10),
    };
    expect(mistakesOf(https({ rules }))).toEqual([]);
  });

  it.each(WRONG_LISTENERS)(
    'is told of $title, once and clearly',
    ({ listener, property, expected, fix }) => {
      const mistakes = mistakesOf(listener);
      const where = property === '' ? LISTENER : `${LISTENER}.${property}`;
      expect(mistakes.map((mistake) => mistake.property)).toEqual([where]);
      expect(mistakes[0]?.source).toBe('environments/production.ts');
      expect(mistakes[0]?.expected).toMatch(expected);
      expect(mistakes[0]?.fix).toMatch(fix);
    },
  );

  it('is shown on one line of visible characters, whatever was written', () => {
    for (const { listener } of WRONG_LISTENERS) {
      const { message } = new InvalidInput(mistakesOf(listener));
      expect(message.split('\n')).toHaveLength(2);
      expect(message).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it('is told that it has no certificate where there is no domain', () => {
    const [mistake, ...others] = mistakesOf({ protocol: 'HTTPS', otherwise: toWeb });
    expect(others).toEqual([]);
    expect(mistake?.property).toBe(`${LISTENER}.certificateArn`);
    expect(mistake?.fix).toMatch(/edge\.domain/);
  });

  it('hears of every mistake at once', () => {
    const listener = ofHttps({
      port: 0,
      certificateArn: CERTIFICATE_ARN.replace('acm', 'iam'),
      mutualTls: { mode: 'maybe' },
      rules: { cart: { when: {}, then: { kind: 'fixed-response', status: 99 } } },
      otherwise: { ...toWeb, targetGroup: 'Web' },
    });
    expect(
      mistakesOf(listener)
        .map(({ property }) => property.slice(LISTENER.length + 1))
        .sort(),
    ).toEqual([
      'certificateArn',
      'mutualTls.mode',
      'otherwise.targetGroup',
      'port',
      'rules.cart.then.status',
      'rules.cart.when',
    ]);
  });

  it('may be anything else, and is still told so in one line', () => {
    for (const listener of [null, 7, 'https', [], true]) {
      expect(mistakesOf(listener)).toHaveLength(1);
    }
  });
});
