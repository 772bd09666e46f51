import { logRetentionDays } from '#constructs/kernel/log-retention';
import { rejections } from '#constructs/kernel/schema';

const problems = (days: unknown) => rejections(logRetentionDays, days, 'dev').length;

describe('log retention', () => {
  it.each([[1], [30], [365], [3653]])('may be %i days', (days) => {
    expect(problems(days)).toBe(0);
  });

  it.each([[0], [-1], [2], [364], [366], [3654], [NaN], ['365'], [null], [undefined]])(
    'may not be %p, which CloudWatch Logs refuses',
    (days) => {
      expect(problems(days)).toBe(1);
    },
  );
});
