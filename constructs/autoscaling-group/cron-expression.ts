/** A field of a cron expression: its least and greatest number, and names for some of them. */
interface CronField {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
  /** The number of the first name. */
  readonly firstName: number;
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const DAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

/**
 * Minute, hour, day of the month, month, day of the week (0 and 7 are Sunday), as Unix has them.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 */
const FIELDS: readonly CronField[] = [
  { min: 0, max: 59, names: [], firstName: 0 },
  { min: 0, max: 23, names: [], firstName: 0 },
  { min: 1, max: 31, names: [], firstName: 0 },
  { min: 1, max: 12, names: MONTHS, firstName: 1 },
  { min: 0, max: 7, names: DAYS, firstName: 0 },
];

/** Days of each month, in its longest year. */
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is five cron fields that a day exists for: not the 31st of February. */
export function isCronExpression(input: unknown): input is string {
  if (typeof input !== 'string' || input.length > 255) return false;
  const parts = input.split(' ');
  if (parts.length !== FIELDS.length) return false;
  const numbers = FIELDS.map((field, index) => numbersOf(parts[index] ?? '', field));
  if (numbers.some((each) => each === undefined)) return false;
  return parts[4] !== '*' || someMonthHasDay(numbers[3] ?? [], numbers[2] ?? []);
}

function someMonthHasDay(months: readonly number[], days: readonly number[]): boolean {
  return months.some((month) => days.some((day) => day <= (MONTH_DAYS[month - 1] ?? 0)));
}

/** The numbers that a field names; undefined where it is no field. */
function numbersOf(text: string, field: CronField): number[] | undefined {
  const numbers: number[] = [];
  for (const part of text.split(',')) {
    const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (from === '' || (from === '*' && to !== undefined)) return undefined;
    if (from !== '*' && to === undefined && step !== undefined) return undefined;
    const first = from === '*' ? field.min : numberOf(from, field);
    const last = from === '*' ? field.max : to === undefined ? first : numberOf(to, field);
    const by = step === undefined ? 1 : Number(step);
    if (first === undefined || last === undefined || last < first || by < 1) return undefined;
    for (let number = first; number <= last; number += by) numbers.push(number);
  }
  return numbers;
}

function numberOf(text: string, { min, max, names, firstName }: CronField): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  const number = named >= 0 ? named + firstName : /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  return number >= min && number <= max ? number : undefined;
}
