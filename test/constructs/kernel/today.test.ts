import { InvalidInput } from '#constructs/kernel/invalid-input';
import { today } from '#constructs/kernel/today';

describe('today', () => {
  it('is the day that SEVENFOLD_TODAY fixes', () => {
    expect(today({ SEVENFOLD_TODAY: '2027-02-28' })).toBe('2027-02-28');
  });

  it('is the same in every test', () => {
    expect(today()).toBe('2026-11-24');
  });

  it.each([[{}], [{ SEVENFOLD_TODAY: '' }]])('is the day of the clock in UTC with %j', (env) => {
    jest.useFakeTimers({ now: new Date('2028-02-29T23:59:59.999Z') });
    try {
      expect(today(env)).toBe('2028-02-29');
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([['2026-02-29'], ['tomorrow'], ['24.11.2026'], ['2026-11-24 ']])('is not %j', (fixed) => {
    expect(() => today({ SEVENFOLD_TODAY: fixed })).toThrow(InvalidInput);
    expect(() => today({ SEVENFOLD_TODAY: fixed })).toThrow(
      `SEVENFOLD_TODAY: expected a date that exists, as YYYY-MM-DD, got "${fixed}"`,
    );
  });
});
