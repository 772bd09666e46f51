import type { Rejection } from '#constructs/kernel/invalid-input';
import type { EnvironmentOptions } from './environment';

/** What one rule found wrong in an environment. */
export type Finding = Pick<Rejection, 'property' | 'got' | 'expected' | 'fix'> & {
  /** Where it was written, when not in the environment's own file: `schemas/catalog.cql:12:5`. */
  readonly source?: string;
};

/** What a rule may look at beside the environment itself. */
export interface RuleContext {
  /** The file's name without ending, which the environment's name must equal. */
  readonly fileName: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Every environment that could be read, this one among them. */
  readonly all: readonly EnvironmentOptions[];
}

/** A rule that spans fields. One file each in `environments/rules/`, listed in `all-rules.ts`. */
export interface EnvironmentRule {
  /** Kebab case; what an `exceptions` entry names. */
  readonly id: string;
  /**
   * Dotted paths of the fields it reads: it runs when none of them has a mistake of its own, so
   * that it may trust their types.
   */
  readonly reads: readonly string[];
  /**
   * `refuse`: stops synthesis. `except`: stops it unless an `exceptions` entry names the rule.
   * `warn`: is printed.
   */
  readonly effect: 'refuse' | 'except' | 'warn';
  /** What is wrong; nothing when all is well. */
  readonly find: (environment: EnvironmentOptions, context: RuleContext) => readonly Finding[];
}
