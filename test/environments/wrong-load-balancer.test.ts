import { InvalidInput, type Rejection } from '#constructs/kernel/invalid-input';
import { good } from '#test/support/good-environment';
import { rejectionsOf } from '#test/support/wrong-environment';
import { WRONG_LOAD_BALANCERS } from '#test/support/wrong-load-balancer-cases';
import {
  ofApplication,
  officeRanges,
  ofNetwork,
  ofWeb,
} from '#test/support/wrong-load-balancer-drafts';

function mistakesOf(balancers: unknown): readonly Rejection[] {
  // Without its own edge and fleets, which stand behind balancers that are not here.
  const production = { ...good('production'), edge: { balancers }, fleets: undefined };
  return rejectionsOf({ production });
}

describe('a wrong load balancer', () => {
  it.each([
    ofApplication({}),
    ofApplication({ allowFrom: officeRanges(30) }), // two ports: the 60 rules of a security group
    ofNetwork({}),
    ofWeb({ protocolVersion: 'GRPC', health: {} }),
  ])('has a twin without the mistake that is accepted: %j', (balancer) => {
    expect(mistakesOf({ public: balancer })).toEqual([]);
  });

  it.each(WRONG_LOAD_BALANCERS)(
    'is told of $title, once and clearly',
    ({ balancer, property, expected, fix }) => {
      const mistakes = mistakesOf({ public: balancer });
      expect(mistakes.map((mistake) => mistake.property)).toEqual([
        `edge.balancers.public.${property}`,
      ]);
      expect(mistakes[0]?.source).toBe('environments/production.ts');
      expect(mistakes[0]?.expected).toMatch(expected);
      expect(mistakes[0]?.fix).toMatch(fix);
    },
  );

  it('is shown on one line of visible characters, whatever was written', () => {
    for (const { balancer } of WRONG_LOAD_BALANCERS) {
      const { message } = new InvalidInput(mistakesOf({ public: balancer }));
      expect(message.split('\n')).toHaveLength(2);
      expect(message).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it.each(['Public', 'a'.repeat(33), 'public_eu', '../public', '${public}'])(
    'is told of the name %p',
    (name) => {
      const [mistake] = mistakesOf({ [name]: ofApplication({}) });
      expect(mistake?.property).toMatch(/^edge\.balancers/);
      expect(mistake?.expected).toMatch(/a name of 1 to 32 characters/);
    },
  );

  it('hears of every mistake at once', () => {
    const balancer = ofApplication({
      scheme: 'public',
      http2: 'yes',
      allowFrom: { all: '0.0.0.0/0' },
      targetGroups: { web: { targetType: 'lambda', port: 0, health: { path: '' } } },
    });
    expect(
      mistakesOf({ public: balancer })
        .map(({ property }) => property.replace('edge.balancers.public.', ''))
        .sort(),
    ).toEqual([
      'allowFrom.all',
      'http2',
      'scheme',
      'targetGroups.web.health.path',
      'targetGroups.web.port',
      'targetGroups.web.targetType',
    ]);
  });

  it('may be anything else, and is still told so in one line', () => {
    for (const balancer of [null, 7, 'public', [], true]) {
      expect(mistakesOf({ public: balancer })).toHaveLength(1);
    }
  });
});
