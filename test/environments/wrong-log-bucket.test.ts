import type { Rejection } from '#constructs/kernel/invalid-input';
import { good } from '#test/support/good-environment';
import { rejectionsOf } from '#test/support/wrong-environment';
import { application } from '#test/support/load-balancer-samples';
import { WRONG_LOG_BUCKETS } from '#test/support/wrong-log-bucket-cases';

function mistakesOf(logs: unknown): readonly Rejection[] {
  const edge = { logs, balancers: { public: application() } };
  const production = { ...good('production'), edge, fleets: undefined };
  return rejectionsOf({ production });
}

const propertiesOf = (mistakes: readonly Rejection[]) => mistakes.map(({ property }) => property);

describe('a wrong log bucket', () => {
  it.each([{}, { retentionDays: 3653 }, { retentionDays: 400, infrequentAccessAfterDays: 370 }])(
    'has a twin without the mistake that is accepted: %j',
    (logs) => {
      expect(mistakesOf(logs)).toEqual([]);
    },
  );

  it.each(WRONG_LOG_BUCKETS)(
    'is told of $title, once and clearly',
    ({ logs, property, expected, fix }) => {
      const mistakes = mistakesOf(logs);
      expect(propertiesOf(mistakes)).toEqual([`edge.logs.${property}`]);
      expect(mistakes[0]?.expected).toMatch(expected);
      expect(mistakes[0]?.fix).toMatch(fix);
    },
  );

  it('may be anything else, and is still told so in one line', () => {
    for (const wrong of [null, 7, 'none', [], true]) {
      expect(propertiesOf(mistakesOf(wrong))).toEqual(['edge.logs']);
    }
  });
});
