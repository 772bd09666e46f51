const MILLISECONDS_PER_DAY = 86_400_000;

/** Whether a text is a date that exists, written `YYYY-MM-DD`. Such dates compare as texts. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days from one `YYYY-MM-DD` date to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS_PER_DAY,
  );
}
