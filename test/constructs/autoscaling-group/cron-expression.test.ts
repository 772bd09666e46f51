import { isCronExpression } from '#constructs/autoscaling-group/cron-expression';

describe('a cron expression', () => {
  it.each([
    '0 7 * * MON-FRI',
    '*/15 * * * *',
    '0 0 1 1 *',
    '0,30 8-18/2 * JAN,jul 1-5',
    '5 4 31 * *',
    '0 12 29 2 *',
    '0 0 31 2 MON',
    '59 23 * * 7',
  ])('is %s', (text) => {
    expect(isCronExpression(text)).toBe(true);
  });

  it.each([
    '',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '0 24 * * *',
    '0 0 0 * *',
    '0 0 * 13 *',
    '0 0 * * 8',
    '0 0 31 2 *',
    '0 0 31 FEB,APR *',
    '0 0 * FOO *',
    '0 7 ? * MON-FRI',
    '0 18-8 * * *',
    '*/0 * * * *',
    '5/10 * * * *',
    '1,,2 * * * *',
    '0  7 * * *',
    '@daily',
    7,
    undefined,
  ])('is not %p', (text) => {
    expect(isCronExpression(text)).toBe(false);
  });
});
