import type { z } from 'zod';

/** Reports a mistake that spans fields, in the form that `rejections` of the kernel's schema reads. */
export function mistake(
  context: z.RefinementCtx,
  path: readonly PropertyKey[],
  expected: string,
  fix: string,
): void {
  context.addIssue({ code: 'custom', path: [...path], message: JSON.stringify({ expected, fix }) });
}
