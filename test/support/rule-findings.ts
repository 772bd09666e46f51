import type { EnvironmentOptions } from '#environments/environment';
import type { EnvironmentRule, Finding } from '#environments/rule';
import { environment } from '#test/support/good-environment';

/** What one rule finds in the production environment with some fields of it replaced, beside others. */
export function findings(
  rule: EnvironmentRule,
  change: Partial<EnvironmentOptions>,
  today = '2026-11-24',
  others: readonly EnvironmentOptions[] = [],
): readonly Finding[] {
  const options = { ...environment('production'), ...change };
  return rule.find(options, { fileName: options.name, today, all: [options, ...others] });
}
