import { ENVIRONMENTS } from '#environments/all-environments';
import type { EnvironmentOptions } from '#environments/environment';

/** An environment as a JavaScript author might write it: any field may become anything. */
export type Draft = Record<string, unknown> & {
  network: Record<string, unknown>;
  kubernetes: Record<string, unknown>;
};

/** A copy of one of the project's own environments, which are without mistakes. */
export function good(name: 'local' | 'dev' | 'staging' | 'production'): Draft {
  return JSON.parse(JSON.stringify(environment(name))) as Draft;
}

/** One of the project's own environments. */
export function environment(name: 'local' | 'dev' | 'staging' | 'production'): EnvironmentOptions {
  const definition = ENVIRONMENTS[name];
  if (definition === undefined) throw new Error(`there is no environment ${name}`);
  return definition.options;
}
