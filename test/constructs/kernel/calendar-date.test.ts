import fc from 'fast-check';
import { daysBetween, isCalendarDate } from '#constructs/kernel/calendar-date';

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysIn = (year: number, month: number) =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;

const written = (year: number, month: number, day: number) =>
  [String(year).padStart(4, '0'), ...[month, day].map((n) => String(n).padStart(2, '0'))].join('-');

const anyDate = fc.tuple(
  fc.integer({ min: 1, max: 9999 }),
  fc.integer({ min: 0, max: 13 }),
  fc.integer({ min: 0, max: 32 }),
);

describe('a calendar date', () => {
  it('is one that the calendar has', () => {
    fc.assert(
      fc.property(anyDate, ([year, month, day]) => {
        const exists = day >= 1 && day <= daysIn(year, month);
        expect(isCalendarDate(written(year, month, day))).toBe(exists);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['2026-1-01'],
    ['26-01-01'],
    ['2026/01/01'],
    ['2026-01-01T00:00:00Z'],
    ['2026-01-01\n'],
    [' 2026-01-01'],
    ['+02026-01-01'],
    ['today'],
    [''],
  ])('is not %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it.each([
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-24', '2026-12-02', 8],
    ['2026-12-02', '2026-11-24', -8],
    ['2027-12-31', '2028-12-31', 366],
    ['2027-03-27', '2027-03-29', 2], // a clock change lies between them in Europe
  ])('is %s, and %s comes %i days after it', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});
