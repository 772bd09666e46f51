/** A copy of an object without some of its members. */
export function omit<T extends object, K extends keyof T>(
  whole: T,
  ...members: readonly K[]
): Omit<T, K> {
  const dropped: readonly PropertyKey[] = members;
  const kept = Object.entries(whole).filter(([name]) => !dropped.includes(name));
  return Object.fromEntries(kept) as Omit<T, K>;
}
