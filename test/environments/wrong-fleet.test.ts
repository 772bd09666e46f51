import { InvalidInput, type Rejection } from '#constructs/kernel/invalid-input';
import { EDGE } from '#test/support/fleet-findings';
import { BEHIND, fixedFleet, fleet } from '#test/support/fleet-samples';
import { good } from '#test/support/good-environment';
import { rejectionsOf } from '#test/support/wrong-environment';
import { WRONG_FLEETS } from '#test/support/wrong-fleet-cases';
import { type Draft, ofFleet } from '#test/support/wrong-fleet-drafts';

function mistakesOf(fleets: unknown, change: Draft = {}): readonly Rejection[] {
  const production = { ...good('production'), edge: EDGE, fleets, ...change };
  // Rules of the balancers are not looked at here.
  return rejectionsOf({ production }).filter(({ property }) => !property.startsWith('edge'));
}

describe('a wrong fleet', () => {
  it.each([fleet(), fixedFleet(), fleet({ behind: BEHIND })])(
    'has a twin without the mistake that is accepted: case %#',
    (legacy) => {
      expect(mistakesOf({ legacy })).toEqual([]);
    },
  );

  it.each(WRONG_FLEETS)(
    'is told of $title, once and clearly',
    ({ fleet: legacy, property, expected, fix }) => {
      const mistakes = mistakesOf({ legacy });
      expect(mistakes.map((mistake) => mistake.property)).toEqual([`fleets.legacy.${property}`]);
      expect(mistakes[0]?.source).toBe('environments/production.ts');
      expect(mistakes[0]?.expected).toMatch(expected);
      expect(mistakes[0]?.fix).toMatch(fix);
    },
  );

  it('is shown on one line of visible characters, whatever was written', () => {
    for (const { fleet: legacy } of WRONG_FLEETS) {
      const { message } = new InvalidInput(mistakesOf({ legacy }));
      expect(message.split('\n')).toHaveLength(2);
      expect(message).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it.each(['Legacy', 'a'.repeat(31), 'legacy.eu', '../legacy', '${legacy}'])(
    'is told of the name %p',
    (name) => {
      const [mistake] = mistakesOf({ [name]: fleet() });
      expect(mistake?.property).toMatch(/^fleets/);
      expect(mistake?.expected).toMatch(/a name of 1 to 30 characters/);
    },
  );

  it('hears of every mistake at once', () => {
    const legacy = ofFleet({
      peak: 0,
      bootSeconds: '90',
      instances: { kind: 'types', types: [] },
      refresh: { autoRollback: 'yes' },
    });
    expect(
      mistakesOf({ legacy })
        .map(({ property }) => property)
        .sort(),
    ).toEqual([
      'fleets.legacy.bootSeconds',
      'fleets.legacy.instances.types',
      'fleets.legacy.peak',
      'fleets.legacy.refresh.autoRollback',
    ]);
  });

  it('may be anything else, and is still told so in one line', () => {
    for (const legacy of [null, 7, 'legacy', [], true]) {
      expect(mistakesOf({ legacy })).toHaveLength(1);
    }
  });
});
