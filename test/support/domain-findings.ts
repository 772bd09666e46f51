import type { EnvironmentOptions } from '#environments/environment';
import type { EnvironmentRule, Finding } from '#environments/rule';
import { edgeOf, type EdgeParts } from '#test/support/domain-edge';
import { findings } from '#test/support/rule-findings';

/** What one rule finds in the production environment with an edge, beside others. */
export function findingsAtEdge(
  rule: EnvironmentRule,
  parts: EdgeParts = {},
  others: readonly unknown[] = [],
  change: Partial<EnvironmentOptions> = {},
): readonly Finding[] {
  const neighbours = others as readonly EnvironmentOptions[];
  return findings(rule, { edge: edgeOf(parts), ...change }, '2026-11-24', neighbours);
}
