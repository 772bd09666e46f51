import type { z } from 'zod';
import { mistake } from './schema';

/** A refinement that refuses an object of names with too few or too many of them. */
export function numbering(min: number, max: number, what: string, fix: string) {
  return (input: unknown, context: z.RefinementCtx): void => {
    const count = typeof input === 'object' && input !== null ? Object.keys(input).length : min;
    if (count < min || count > max) mistake(context, [], `${min} to ${max} ${what}`, fix);
  };
}
