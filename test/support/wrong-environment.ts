import { InvalidInput, type Rejection } from '#constructs/kernel/invalid-input';
import type { EnvironmentDefinition } from '#environments/environment';
import { requireEnvironments } from '#environments/require-environments';
import { type Draft, good } from '#test/support/good-environment';

/** A change to a good production environment, and the one mistake it must be told. */
export interface Case {
  readonly title: string;
  readonly change: (draft: Draft) => unknown;
  readonly property: string;
  /** What the message must say about what is expected. */
  readonly expected: RegExp;
  /** What it must propose. */
  readonly fix: RegExp;
}

/** What production is told of environments, by their names, as a JavaScript author might write them. */
export function rejectionsOf(
  environments: Readonly<Record<string, unknown>>,
): readonly Rejection[] {
  const definitions = Object.fromEntries(
    Object.entries(environments).map(([name, options]) => [
      name,
      { options } as EnvironmentDefinition,
    ]),
  );
  try {
    requireEnvironments({ definitions, wanted: 'production', today: '2026-11-24' });
  } catch (error) {
    if (error instanceof InvalidInput) return error.rejections;
    throw error;
  }
  return [];
}

/** What production is told after a change, beside a dev environment without mistakes. */
export function mistakesOf(change: (draft: Draft) => unknown): readonly Rejection[] {
  const production = good('production');
  change(production);
  return rejectionsOf({ dev: good('dev'), production });
}
