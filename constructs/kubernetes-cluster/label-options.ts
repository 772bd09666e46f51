import type { z } from 'zod';
import { mistake, named, pattern } from '#constructs/kernel/schema';

/**
 * The key of a label or taint: a name of at most 63 characters, with a domain before it if wished.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const labelKey = pattern(
  /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/,
  317,
  'the key of a Kubernetes label',
  "Write, for example, 'team' or 'example.com/team'.",
);

/** The value of a label or taint: at most 63 characters, or none. */
export const labelValue = pattern(
  /^(?:[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?)?$/,
  63,
  'the value of a Kubernetes label: at most 63 letters, digits, dots, hyphens and underscores',
  "Write, for example, 'batch'.",
);

/** Labels, by key. */
export const labels = named(labelKey, labelValue, "{ team: 'checkout' }");

/** Refuses an object of names with too few or too many of them. */
export function numbering(min: number, max: number, what: string, fix: string) {
  return (input: unknown, context: z.RefinementCtx): void => {
    const count = typeof input === 'object' && input !== null ? Object.keys(input).length : min;
    if (count < min || count > max) mistake(context, [], `${min} to ${max} ${what}`, fix);
  };
}
