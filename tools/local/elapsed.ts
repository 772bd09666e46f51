/** Seconds since a time of `performance.now()`, as a person reads them. */
export function elapsed(since: number, now: number = performance.now()): string {
  const seconds = (now - since) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
