import { isCalendarDate } from './calendar-date';
import { InvalidInput } from './invalid-input';

/**
 * The day that dated rules (versions, exceptions) compare with, as `YYYY-MM-DD` in UTC:
 * `SEVENFOLD_TODAY` where it is set, the clock otherwise. Refuses another form with `InvalidInput`.
 */
export function today(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const fixed = env['SEVENFOLD_TODAY'];
  if (fixed === undefined || fixed === '') return new Date().toISOString().slice(0, 10);
  if (isCalendarDate(fixed)) return fixed;
  throw new InvalidInput([
    {
      source: 'SEVENFOLD_TODAY',
      property: '',
      got: fixed,
      expected: 'a date that exists, as YYYY-MM-DD',
      fix: "Write, for example, SEVENFOLD_TODAY=2026-11-24, or unset it to take today's date.",
    },
  ]);
}
